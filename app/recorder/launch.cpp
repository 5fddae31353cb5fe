// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/file_descriptor.h"
#include "app/recorder/recorder_client.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX declares it nowhere

namespace whyglass::recorder {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{5};

domain::Error launchError(const RecorderLaunch& launch, const std::string& why)
{
    return {domain::ErrorCode::Io, "cannot start the recorder of " + launch.workspace.string() + ": " + why,
            "run whyglass record to see what it says"};
}

/// What the process says on stderr until it ends or the time is over.
std::string listenTo(int fd, Clock::time_point deadline)
{
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd polled{fd, POLLIN, 0};
        if (left <= 0 || ::poll(&polled, 1, static_cast<int>(left)) <= 0)
            return text;
        const ssize_t size = ::read(fd, buffer.data(), buffer.size());
        if (size <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

/// Exit code, or -1 where the process had to be ended because the time is over.
int waitFor(pid_t process, Clock::time_point deadline)
{
    constexpr int kPollMilliseconds = 10;
    int status = 0;
    while (::waitpid(process, &status, WNOHANG) == 0) {
        if (Clock::now() >= deadline) {
            ::kill(process, SIGKILL);
            ::waitpid(process, &status, 0);
            return -1;
        }
        ::poll(nullptr, 0, kPollMilliseconds);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string lastLine(std::string text)
{
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    const auto begin = text.rfind('\n');
    std::string line = begin == std::string::npos ? text : text.substr(begin + 1);
    constexpr std::string_view kPrefix = "whyglass: ";
    return line.rfind(kPrefix, 0) == 0 ? line.substr(kPrefix.size()) : line;
}

} // namespace

domain::Result<void> launchRecorder(const RecorderLaunch& launch)
{
    if (RecorderClient::connect(launch.workspace))
        return {};
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return launchError(launch, std::strerror(errno));
    FileDescriptor readEnd(ends[0]);
    FileDescriptor writeEnd(ends[1]);

    std::vector<std::string> words = {launch.executable.string(), "record", "-w", launch.workspace.string(), "--grpc", launch.grpc,
                                      "--http", launch.http, "--while-clients"};
    words.insert(words.end(), launch.more.begin(), launch.more.end());
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, writeEnd.get(), STDERR_FILENO);
    pid_t process = -1;
    const int failure = ::posix_spawn(&process, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return launchError(launch, std::strerror(failure));
    writeEnd.reset();

    // The process comes back as soon as the recorder listens; the recorder keeps the pipe, so its end is no sign of anything.
    const auto deadline = Clock::now() + kPatience;
    const int code = waitFor(process, deadline);
    if (code == 0)
        return {};
    constexpr std::chrono::milliseconds kRest{100};
    const std::string said = lastLine(listenTo(readEnd.get(), Clock::now() + kRest));
    // Another window may have been faster.
    if (RecorderClient::connect(launch.workspace))
        return {};
    return launchError(launch, !said.empty() ? said : code < 0 ? "it did not answer within 5 s" : "it ended with code " + std::to_string(code));
}

} // namespace whyglass::recorder
