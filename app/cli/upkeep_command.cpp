// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/owner_call.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"

#include <filesystem>

namespace whyglass::cli {

namespace {

constexpr std::int64_t kKeepDays = 400; ///< over a year, so that the same season can be compared

/// `workspace compact` and `workspace prune`: what the workspace's owner does, and three numbers of it.
class UpkeepCommand : public Command {
public:
    domain::Result<int> run(const Host&) override
    {
        const auto path = m_options.workspacePath();
        if (!path)
            return path.error();
        if (!std::filesystem::exists(*path))
            return domain::Error{domain::ErrorCode::NotFound, "there is no workspace " + path->string(), "name another one with -w"};
        ProgressLine line(m_options.showsProgress());
        const auto answer = callOwner(m_options, name(), parameters(), [&](const Json& progress) {
            line.show(name(), progress.value("done", std::int64_t{0}), progress.value("total", std::int64_t{0}));
        });
        if (!answer)
            return answer.error();
        return exitCode(printObject(m_options, *answer));
    }

protected:
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual Json parameters() const { return Json::object(); }
    CommonOptions m_options;
};

class WorkspaceCompactCommand final : public UpkeepCommand {
public:
    void define(OptionSet& options) override { m_options.define(options); }

private:
    [[nodiscard]] std::string name() const override { return "compact"; }
};

class WorkspacePruneCommand final : public UpkeepCommand {
public:
    void define(OptionSet& options) override
    {
        options.number("--keep-days", m_keepDays, "Remove what is older than so many days (default: 400, none with --max-bytes)", 1);
        options.number("--max-bytes", m_maxBytes, "Remove the oldest until the file uses no more than so many bytes", 1);
        m_options.define(options);
    }

private:
    [[nodiscard]] std::string name() const override { return "prune"; }
    [[nodiscard]] Json parameters() const override
    {
        Json parameters = Json::object();
        if (m_keepDays || !m_maxBytes)
            parameters["keep_days"] = m_keepDays.value_or(kKeepDays);
        if (m_maxBytes)
            parameters["max_bytes"] = *m_maxBytes;
        return parameters;
    }

    std::optional<std::int64_t> m_keepDays, m_maxBytes;
};

} // namespace

std::unique_ptr<Command> makeWorkspaceCompactCommand() { return std::make_unique<WorkspaceCompactCommand>(); }
std::unique_ptr<Command> makeWorkspacePruneCommand() { return std::make_unique<WorkspacePruneCommand>(); }

} // namespace whyglass::cli
