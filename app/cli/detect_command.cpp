// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/owner_call.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"
#include "models/analysis/detectors/detector.h"

namespace whyglass::cli {

namespace {

class DetectCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("--detector", m_detectors, "Detectors to run, by slug or D-number (default: all)");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        for (const std::string& name : m_detectors) {
            if (!analysis::findDetector(name)) {
                return domain::Error{domain::ErrorCode::InvalidArgument, "there is no detector " + name, "name one of: " + known()};
            }
        }
        const auto path = m_options.workspacePath();
        if (path && !std::filesystem::exists(*path))
            return domain::Error{domain::ErrorCode::NotFound, "there is no workspace " + path->string(), "name another one with -w"};
        ProgressLine line(m_options.showsProgress());
        const auto answer = callOwner(m_options, "detect", {{"detectors", m_detectors}}, [&](const Json& progress) {
            line.show("detecting", progress.value("done", std::int64_t{0}), progress.value("total", std::int64_t{0}));
        });
        if (!answer)
            return answer.error();
        return print(*answer);
    }

private:
    static std::string known()
    {
        std::string list;
        for (const analysis::Detector& detector : analysis::detectors())
            list.append(list.empty() ? "" : ", ").append(detector.slug);
        return list;
    }

    domain::Result<int> print(const Json& answer) const
    {
        if (m_options.outputFormat() == Format::Json) {
            return exitCode(printObject(m_options, answer));
        }
        RowOutput output(m_options, {},
                         {{"DETECTOR", "/id"}, {"VERSION", "/version", Column::Kind::Count}, {"FINDINGS", "/findings", Column::Kind::Count},
                          {"SECONDS", "/seconds"}},
                         {{"id", nullptr}, {"version", nullptr}, {"findings", nullptr}, {"seconds", nullptr}});
        for (const Json& row : answer["detectors"])
            output.row(row);
        return exitCode(output.finish());
    }

    CommonOptions m_options;
    std::vector<std::string> m_detectors;
};

} // namespace

std::unique_ptr<Command> makeDetectCommand() { return std::make_unique<DetectCommand>(); }

} // namespace whyglass::cli
