// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/owner_call.h"

#include "app/cli/terminal.h"
#include "app/recorder/command_channel.h"

#include <atomic>
#include <csignal>

namespace whyglass::cli {

namespace {

std::atomic<bool> cancelled = false;
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

/// Turns SIGINT and SIGTERM into a flag while it lives; a second one ends the process.
class InterruptFlag {
public:
    InterruptFlag()
    {
        struct sigaction action {};
        action.sa_handler = [](int) { cancelled = true; };
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
        ::sigaction(SIGINT, &action, &m_interrupt);
        ::sigaction(SIGTERM, &action, &m_terminate);
    }
    ~InterruptFlag()
    {
        ::sigaction(SIGINT, &m_interrupt, nullptr);
        ::sigaction(SIGTERM, &m_terminate, nullptr);
    }
    InterruptFlag(const InterruptFlag&) = delete;
    InterruptFlag& operator=(const InterruptFlag&) = delete;

private:
    struct sigaction m_interrupt {};
    struct sigaction m_terminate {};
};

} // namespace

domain::Result<Json> callOwner(const CommonOptions& options, const std::string& command, const Json& parameters,
                               const std::function<void(const Json&)>& progress)
{
    const auto path = options.workspacePath();
    if (!path)
        return path.error();
    auto channel = recorder::openCommandChannel(*path, command);
    if (!channel)
        return channel.error();
    const InterruptFlag interrupt;
    const auto answer = (*channel)->call(command, toText(parameters), [&](const std::string& text) {
        progress(Json::parse(text, nullptr, false));
    }, &cancelled);
    if (!answer)
        return answer.error();
    return Json::parse(*answer, nullptr, false);
}

domain::Result<void> finishOwner(const CommonOptions& options)
{
    ProgressLine line(options.showsProgress());
    for (const auto& [command, label] : {std::pair("index", "indexing"), std::pair("analyse", "detecting")}) {
        const auto done = callOwner(options, command, Json::object(), [&, word = label](const Json& progress) {
            line.show(word, progress.value("done", std::int64_t{0}), progress.value("total", std::int64_t{0}));
        });
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace whyglass::cli
