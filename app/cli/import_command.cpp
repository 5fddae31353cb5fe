// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/owner_call.h"
#include "app/cli/row_output.h"
#include "app/cli/spooled_input.h"
#include "app/cli/terminal.h"
#include "app/recorder/workspace_lock.h"
#include "ingest/sources/receivers.h"
#include "models/format/format.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace whyglass::cli {

namespace {

constexpr std::size_t kLocatedOnStderr = 10;

/// One line a rejected record, the first few; then how many more.
void printRejected(const Json& file)
{
    const std::string path = file["path"];
    std::size_t printed = 0;
    for (const Json& record : file["rejected"]) {
        if (printed++ == kLocatedOnStderr)
            break;
        const auto number = record["record"].get<std::int64_t>();
        printWarning(path + (number > 0 ? ":" + std::to_string(number) : std::string()) + ": " + record["reason"].get<std::string>()
                     + "; this record was left out");
    }
    const auto count = file["rejected_count"].get<std::int64_t>();
    if (count > static_cast<std::int64_t>(kLocatedOnStderr))
        printWarning(path + ": " + std::to_string(count - static_cast<std::int64_t>(kLocatedOnStderr)) + " more records were left out");
}

void printTable(const Json& summary)
{
    for (const Json& file : summary["files"]) {
        std::printf("%s: %s, %s spans, %s logs, %s metric points, %s duplicates, %s rejected\n",
                    format::visible(file["path"].get<std::string>(), 400).c_str(), file["format"].get<std::string>().c_str(),
                    format::count(file["spans"]).c_str(), format::count(file["logs"]).c_str(),
                    format::count(file["metric_points"]).c_str(), format::count(file["duplicates"]).c_str(),
                    format::count(file["rejected_count"]).c_str());
    }
    std::printf("%s spans, %s logs, %s metric points from %s in %.2f s\n", format::count(summary["spans"]).c_str(),
                format::count(summary["logs"]).c_str(), format::count(summary["metric_points"]).c_str(),
                format::bytes(summary["bytes"]).c_str(), summary["seconds"].get<double>());
}

class ImportCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("FILE", m_files, "Files, folders, or - for standard input; the format is found out", true);
        options.flag("-f,--follow", m_follow, "Go on reading what is appended, rotated files and new ones in folders, until Ctrl+C");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_follow)
            return follow();
        const auto paths = ingest::expandPaths(m_files);
        if (!paths)
            return paths.error();
        std::optional<SpooledInput> input;
        if (std::find(paths->begin(), paths->end(), "-") != paths->end() && recorderRuns()) {
            auto spooled = SpooledInput::read();
            if (!spooled)
                return spooled.error();
            input = std::move(*spooled);
        }
        Json files = Json::array();
        for (const std::string& path : *paths) {
            const std::string standardInput = input ? input->path() : path;
            const std::string read = path == "-" ? standardInput : std::filesystem::absolute(path).string();
            files.push_back({{"path", read}, {"shown", path}});
        }
        if (files.empty())
            return domain::Error{domain::ErrorCode::NotFound, "there is no file in " + m_files.front(), "name a file"};
        ProgressLine line(m_options.showsProgress());
        const auto answer = callOwner(m_options, "import", {{"files", std::move(files)}}, [&](const Json& progress) {
            line.show(progress.value("path", ""), progress.value("bytes_read", std::int64_t{0}),
                      progress.value("bytes_total", std::int64_t{0}),
                      format::count(progress.value("spans", std::int64_t{0})) + " spans");
        });
        if (!answer)
            return answer.error();
        return report(*answer);
    }

private:
    domain::Result<int> follow() const
    {
        Json paths = Json::array();
        for (const std::string& path : m_files) {
            std::error_code code;
            if (path == "-")
                return domain::Error{domain::ErrorCode::InvalidArgument, "cannot follow standard input", "import - reads it to its end"};
            if (!std::filesystem::exists(path, code))
                printWarning(path + ": there is no such file yet; it is read when it appears");
            paths.push_back(std::filesystem::absolute(path).string());
        }
        ProgressLine line(m_options.showsProgress());
        const auto answer = callOwner(m_options, "follow", {{"paths", std::move(paths)}}, [&](const Json& progress) {
            line.show(progress.value("path", ""), progress.value("bytes_read", std::int64_t{0}), progress.value("bytes_total", std::int64_t{0}),
                      "following");
        });
        return answer ? report(*answer) : domain::Result<int>(answer.error());
    }

    /// Then our standard input must be handed over in a file.
    [[nodiscard]] bool recorderRuns() const
    {
        const auto path = m_options.workspacePath();
        const auto holder = path ? recorder::WorkspaceLock::holder(*path) : std::nullopt;
        return holder && holder->what == "record";
    }

    domain::Result<int> report(const Json& summary) const
    {
        std::size_t unread = 0;
        for (const Json& file : summary["files"]) {
            if (!m_options.quiet)
                printRejected(file);
            if (file["error"].is_string()) {
                ++unread;
                printWarning(file["error"].get<std::string>());
            }
        }
        if (unread > 0 && unread == summary["files"].size())
            return kFailed;
        if (m_options.outputFormat() == Format::Table) {
            printTable(summary);
        } else if (auto printed = printObject(m_options, summary); !printed) {
            return printed.error();
        }
        return unread > 0 || summary["rejected"].get<std::int64_t>() > 0 ? kPartly : kDone;
    }

    CommonOptions m_options;
    std::vector<std::string> m_files;
    bool m_follow = false;
};

} // namespace

std::unique_ptr<Command> makeImportCommand() { return std::make_unique<ImportCommand>(); }

} // namespace whyglass::cli
