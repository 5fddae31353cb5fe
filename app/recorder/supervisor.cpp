// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/recorder_options.h"
#include "app/recorder/recorder_process.h"

#include "ingest/sources/receivers.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <thread>

namespace whyglass::recorder {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kFirstBackOff = 100ms;
constexpr auto kLongestBackOff = 5000ms;
// One that served at least so long did not die of starting, and the next one may start soon.
constexpr auto kHealthy = 100ms;
constexpr int kMostEarlyDeaths = 5;

int fail(const domain::Error& error)
{
    std::fprintf(stderr, "whyglass: %s\n", error.text().c_str());
    return error.code == domain::ErrorCode::InvalidArgument ? 2 : 1;
}

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGCHLD})
        sigaddset(&signals, signal);
    return signals;
}

/// The parent: starts the recorder again when it dies, passes signals on. It keeps the lock (the child shares it), so nobody
/// takes the workspace in between, and touches neither the workspace nor the network itself.
class Supervisor {
public:
    Supervisor(RecorderOptions options, WorkspaceLock lock, std::function<void()> onReady)
        : m_options(std::move(options)), m_lock(std::move(lock)), m_onReady(std::move(onReady))
    {
        const sigset_t signals = watchedSignals();
        ::sigprocmask(SIG_BLOCK, &signals, nullptr);
        m_signals = FileDescriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    }

    int run()
    {
        auto backOff = kFirstBackOff;
        for (;;) {
            if (auto started = startChild(); !started)
                return fail(started.error());
            const int status = watchChild();
            if (m_stopping || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
                return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
            if (!m_everReady && WIFEXITED(status))
                return WEXITSTATUS(status); // it has said why
            if (!m_everReady && ++m_earlyDeaths == kMostEarlyDeaths)
                return report(status, 1);
            report(status, 0);
            if (m_readySince && Clock::now() - *m_readySince >= kHealthy)
                backOff = kFirstBackOff;
            if (!pause(backOff))
                return 0;
            backOff = std::min<std::chrono::milliseconds>(backOff * 2, kLongestBackOff);
        }
    }

private:
    static int report(int status, int code)
    {
        if (WIFSIGNALED(status))
            std::fprintf(stderr, "whyglass: the recorder was ended by signal %d%s\n", WTERMSIG(status), code == 0 ? "; starting it again" : "");
        else
            std::fprintf(stderr, "whyglass: the recorder ended with code %d%s\n", WEXITSTATUS(status), code == 0 ? "; starting it again" : "");
        return code;
    }

    domain::Result<void> startChild()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return domain::Error{domain::ErrorCode::Io, std::string("cannot make a pipe: ") + std::strerror(errno), ""};
        FileDescriptor readEnd(ends[0]);
        FileDescriptor writeEnd(ends[1]);
        std::fflush(stdout);
        const pid_t parent = ::getpid();
        const pid_t child = ::fork();
        if (child < 0)
            return domain::Error{domain::ErrorCode::Io, std::string("cannot start the recorder process: ") + std::strerror(errno), ""};
        if (child == 0) {
            readEnd.reset();
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(1);
            const int code = runRecorderProcess(m_options, m_lock, m_everReady, writeEnd.get());
            std::fflush(nullptr);
            ::_exit(code);
        }
        m_child = child;
        m_ready = std::move(readEnd);
        m_readySince.reset();
        return {};
    }

    /// Until the child has ended; its wait status.
    int watchChild()
    {
        for (;;) {
            std::array<pollfd, 2> polled = {pollfd{m_signals.get(), POLLIN, 0}, pollfd{m_ready.get(), POLLIN, 0}};
            ::poll(polled.data(), m_ready ? 2 : 1, -1);
            if (m_ready && polled[1].revents != 0)
                readReadiness();
            forwardSignals();
            int status = 0;
            if (::waitpid(m_child, &status, WNOHANG) != m_child)
                continue;
            // It may have died right after it was ready.
            pollfd last{m_ready.get(), POLLIN, 0};
            if (m_ready && ::poll(&last, 1, 0) > 0)
                readReadiness();
            return status;
        }
    }

    /// Keeps the ports that the child got, so that senders find its successor.
    void readReadiness()
    {
        std::array<char, 512> buffer{};
        const ssize_t size = ::read(m_ready.get(), buffer.data(), buffer.size());
        m_ready.reset();
        const auto ready = Readiness::decode(std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))));
        if (!ready)
            return;
        if (ready->grpc != "off")
            m_options.grpc = ready->grpc;
        if (ready->http != "off")
            m_options.http = ready->http;
        if (ready->metrics != "off")
            m_options.metrics = ready->metrics;
        m_readySince = Clock::now();
        if (!std::exchange(m_everReady, true) && m_onReady)
            m_onReady();
    }

    void forwardSignals()
    {
        signalfd_siginfo info{};
        while (::read(m_signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            if (info.ssi_signo == SIGCHLD)
                continue;
            m_stopping = true;
            ::kill(m_child, SIGTERM);
        }
    }

    /// False when told to stop meanwhile.
    bool pause(std::chrono::milliseconds time)
    {
        const auto deadline = Clock::now() + time;
        while (!m_stopping) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
            if (left <= 0)
                return true;
            pollfd polled{m_signals.get(), POLLIN, 0};
            ::poll(&polled, 1, static_cast<int>(left));
            signalfd_siginfo info{};
            while (::read(m_signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info))
                m_stopping = m_stopping || info.ssi_signo != SIGCHLD;
        }
        return false;
    }

    RecorderOptions m_options;
    WorkspaceLock m_lock;
    std::function<void()> m_onReady;
    FileDescriptor m_signals;
    FileDescriptor m_ready;
    pid_t m_child = -1;
    bool m_everReady = false;
    int m_earlyDeaths = 0; ///< by a signal, before it was ready for the first time
    bool m_stopping = false;
    std::optional<Clock::time_point> m_readySince;
};

domain::Result<void> checkEndpoint(const std::string& text)
{
    if (text == "off")
        return {};
    const auto endpoint = ingest::parseEndpoint(text);
    return endpoint ? domain::Result<void>() : domain::Result<void>(endpoint.error());
}

/// Connections, files and the database share them; the soft limit is meant for programs that use select().
void allowManyFiles()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

int supervise(const RecorderOptions& options, std::function<void()> onReady)
{
    for (const std::string& endpoint : {options.grpc, options.http, options.metrics}) {
        if (auto checked = checkEndpoint(endpoint); !checked)
            return fail(checked.error());
    }
    auto lock = WorkspaceLock::acquire(options.workspace, {::getpid(), "record", ""}, 0ms);
    if (!lock)
        return fail(lock.error());
    allowManyFiles();
    ::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): a reader of our output may leave, the recorder stays
    return Supervisor(options, std::move(*lock), std::move(onReady)).run();
}

/// Where cores are few, the window that it serves goes first. A session may be a scheduling group, to which the niceness of what
/// runs in others means nothing: the group has one of its own. Without such groups there is no such file.
void stepBack()
{
    constexpr int kNice = 5;
    ::setpriority(PRIO_PROCESS, 0, kNice);
    const FileDescriptor group(::open("/proc/self/autogroup", O_WRONLY | O_CLOEXEC));
    const std::string nice = std::to_string(kNice);
    if (group)
        [[maybe_unused]] const ssize_t written = ::write(group.get(), nice.data(), nice.size());
}

/// In a session of its own, so that neither the window's end nor its terminal ends the recorder; the caller comes back with
/// code 0 once the recorder listens, or with the code it failed with.
int superviseDetached(const RecorderOptions& options)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail({domain::ErrorCode::Io, std::string("cannot make a pipe: ") + std::strerror(errno), ""});
    FileDescriptor readEnd(ends[0]);
    FileDescriptor writeEnd(ends[1]);
    const pid_t child = ::fork();
    if (child < 0)
        return fail({domain::ErrorCode::Io, std::string("cannot start the recorder: ") + std::strerror(errno), ""});
    if (child == 0) {
        readEnd.reset();
        ::setsid();
        stepBack();
        const int code = supervise(options, [&writeEnd] {
            const char ready = 0;
            [[maybe_unused]] const ssize_t written = ::write(writeEnd.get(), &ready, 1);
            writeEnd.reset();
        });
        const char result = static_cast<char>(code);
        if (writeEnd) {
            [[maybe_unused]] const ssize_t written = ::write(writeEnd.get(), &result, 1);
        }
        ::_exit(code);
    }
    writeEnd.reset();
    char code = 1;
    return ::read(readEnd.get(), &code, 1) == 1 ? code : 1;
}

} // namespace

int superviseRecorder(const RecorderOptions& options)
{
    return options.whileClients ? superviseDetached(options) : supervise(options, {});
}

} // namespace whyglass::recorder
