// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/owner_call.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"

namespace whyglass::cli {

namespace {

class SampleCommand : public Command {
public:
    void define(OptionSet& options) override { m_options.define(options); }

    domain::Result<int> run(const Host&) override
    {
        domain::Result<Json> answer = [&] {
            ProgressLine line(m_options.showsProgress());
            return callOwner(m_options, "sample", Json::object(), [&](const Json& progress) {
                line.show("sample", progress.value("bytes_read", std::int64_t{0}), progress.value("bytes_total", std::int64_t{0}));
            });
        }();
        if (!answer)
            return answer.error();
        if (auto finished = finishOwner(m_options); !finished)
            return finished.error();
        return exitCode(printObject(m_options, *answer));
    }

private:
    CommonOptions m_options;
};

} // namespace

std::unique_ptr<Command> makeSampleCommand() { return std::make_unique<SampleCommand>(); }

} // namespace whyglass::cli
