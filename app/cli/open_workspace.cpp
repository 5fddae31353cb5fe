// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/open_workspace.h"

#include "app/cli/terminal.h"
#include "app/composition/composition.h"
#include "app/recorder/command_channel.h"
#include "app/recorder/workspace_lock.h"
#include "models/store/judgement_mark.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace whyglass::cli {

Deadline::Deadline(std::optional<double> seconds)
{
    if (!seconds)
        return;
    m_thread = std::thread([this, time = std::chrono::duration<double>(*seconds)] {
        std::unique_lock lock(m_mutex);
        m_passed = !m_wake.wait_for(lock, time, [this] { return m_done; });
    });
}

Deadline::~Deadline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_done = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

domain::Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::open(const CommonOptions& options, Need need)
{
    const auto path = options.workspacePath();
    if (!path)
        return path.error();
    std::error_code error;
    if (!std::filesystem::exists(*path, error)) {
        return domain::Error{domain::ErrorCode::NotFound, "there is no workspace " + path->string(),
                             "import a file into it first, or name another one with -w"};
    }
    std::unique_ptr<OpenWorkspace> workspace(new OpenWorkspace(*path, options.timeoutSeconds));
    auto reader = recorder::openReader(*path);
    if (!reader)
        return reader.error();
    workspace->m_reader = std::move(*reader);
    workspace->m_reader->setCancelFlag(&workspace->m_deadline.passed());
    if (need.index || need.detectors) {
        if (auto ready = workspace->catchUp(options, need); !ready)
            return ready.error();
    }
    return workspace;
}

domain::Result<bool> OpenWorkspace::detected()
{
    const auto info = m_reader->info();
    if (!info)
        return info.error();
    return info->unanalysed == 0;
}

domain::Result<void> OpenWorkspace::catchUp(const CommonOptions& options, Need need)
{
    const auto info = m_reader->info();
    if (!info)
        return info.error();
    const bool index = need.index && info->indexedUpto < info->lastSpan;
    const bool detectors = need.detectors && info->unanalysed > 0;
    // A running recorder brings both up to date by itself; what it has not done yet is said beside the rows.
    const auto holder = recorder::WorkspaceLock::holder(m_path);
    const bool isRecorded = holder && holder->what == "record";
    const bool isWarned = need.detectors && !isRecorded && !options.quiet;
    if (const auto older = isWarned ? store::isJudgedByOlderBuild(m_path) : domain::Result<bool>(false); older && *older)
        printWarning("an older version of whyglass judged " + m_path.string() + ", so findings may be missing; whyglass detect judges it anew");
    if ((!index && !detectors) || isRecorded)
        return {};
    auto channel = recorder::openCommandChannel(m_path, "reading");
    if (!channel) {
        if (channel.error().code != domain::ErrorCode::ReadOnly)
            return channel.error();
        if (!options.quiet)
            printWarning(m_path.string() + " is read only, so what was not indexed or detected before is not there");
        return {};
    }
    if ((*channel)->remote())
        return {};
    ProgressLine line(options.showsProgress());
    const auto run = [&](const char* command, const char* label) {
        return (*channel)->call(command, "{}", [&](const std::string& text) {
            const auto json = nlohmann::json::parse(text, nullptr, false);
            line.show(label, json.value("done", std::int64_t{0}), json.value("total", std::int64_t{0}));
        }, &m_deadline.passed());
    };
    if (index) {
        if (auto done = run("index", "indexing"); !done)
            return done.error();
    }
    if (detectors) {
        if (auto done = run("analyse", "detecting"); !done)
            return done.error();
    }
    return {};
}

} // namespace whyglass::cli
