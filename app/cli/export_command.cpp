// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/otlp_file.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

class ExportCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("QUERY", m_query, "Which spans; all without one");
        options.path("-o,--output", m_output, "FILE.jsonl (OTLP JSON lines) or FILE.pb (OTLP)", true);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const std::string ending = m_output.extension().string();
        if (ending != ".jsonl" && ending != ".pb") {
            return domain::Error{domain::ErrorCode::InvalidArgument, "cannot export to " + m_output.string() + ": its ending names no format",
                                 "end the name in .jsonl or .pb; for .csv use list spans --format csv"};
        }
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        store::WorkspaceReader& reader = (*workspace)->reader();
        auto keys = reader.spanKeys(*filter, {});
        if (!keys)
            return keys.error();
        std::sort(keys->begin(), keys->end()); // as they arrived: each block is read once, and groups stay together
        auto file = OtlpFile::create(m_output, ending == ".jsonl" ? OtlpFile::Form::JsonLines : OtlpFile::Form::Protobuf);
        if (!file)
            return file.error();
        if (auto written = writeSpans(reader, *keys, **file); !written)
            return written.error();
        if (auto finished = (*file)->finish(); !finished)
            return finished.error();
        auto printed = printObject(m_options, {{"path", m_output.string()}, {"spans", keys->size()}, {"bytes", (*file)->bytes()}});
        return printed ? domain::Result<int>(kDone) : domain::Result<int>(printed.error());
    }

private:
    domain::Result<void> writeSpans(store::WorkspaceReader& reader, const std::vector<std::int64_t>& keys, OtlpFile& file) const
    {
        constexpr std::size_t kPage = 4096;
        ProgressLine line(m_options.showsProgress());
        std::vector<domain::SpanKey> page;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            page.push_back({keys[i]});
            if (page.size() < kPage && i + 1 < keys.size())
                continue;
            std::optional<domain::Error> failure;
            auto read = reader.payloads(page, [&](domain::SpanKey, const store::SpanPayload& payload) {
                if (auto added = file.add(payload); !added && !failure)
                    failure = added.error();
            });
            if (!read)
                return read;
            if (failure)
                return *failure;
            page.clear();
            line.show("exporting", static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(keys.size()));
        }
        return {};
    }

    CommonOptions m_options;
    std::filesystem::path m_output;
    std::vector<std::string> m_query;
};

} // namespace

std::unique_ptr<Command> makeExportCommand() { return std::make_unique<ExportCommand>(); }

} // namespace whyglass::cli
