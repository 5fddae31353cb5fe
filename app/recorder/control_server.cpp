// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/control_server.h"

#include "app/recorder/control_path.h"
#include "app/recorder/unix_socket.h"
#include "app/recorder/wire.h"

#include <nlohmann/json.hpp>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace whyglass::recorder {

namespace {

constexpr std::size_t kMaxClients = 64;
constexpr std::size_t kMaxCommands = 32;
// A client that stops reading loses events above the first limit and its connection above the second.
constexpr std::size_t kEventBacklog = 1U << 20U;
constexpr std::size_t kAnswerBacklog = 64U << 20U;

using CancelFlag = std::shared_ptr<std::atomic<bool>>;

/// One client. `fd` and `lines` belong to the I/O thread; the rest is shared under `mutex`.
struct Connection {
    FileDescriptor fd;
    LineSplitter lines;
    std::mutex mutex;
    std::string outgoing;
    bool broken = false;
    std::map<std::int64_t, CancelFlag> running;
};

struct Command {
    std::shared_ptr<std::atomic<bool>> finished;
    std::jthread thread;
};

} // namespace

class ControlServer::Impl {
public:
    Impl(std::filesystem::path path, FileDescriptor listener, CommandHandler handler)
        : m_path(std::move(path)), m_listener(std::move(listener)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          m_handler(std::move(handler)), m_thread([this] { serve(); })
    {
    }

    ~Impl()
    {
        m_stopping = true;
        wake();
        m_thread.join();
        for (const auto& connection : m_connections)
            cancelAll(*connection);
        m_commands.clear();
        for (const auto& connection : m_connections)
            flush(*connection);
        ::unlink(m_path.c_str());
    }

    void broadcast(const std::string& json)
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& connection : m_connections) {
            const std::lock_guard guard(connection->mutex);
            if (connection->outgoing.size() < kEventBacklog)
                connection->outgoing.append(json).push_back('\n');
        }
        wake();
    }

    [[nodiscard]] std::size_t clients() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connections.size();
    }

private:
    void wake() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(m_wake.get(), &one, sizeof one);
    }

    void serve()
    {
        while (!m_stopping) {
            std::vector<pollfd> polled = {{m_wake.get(), POLLIN, 0}, {m_listener.get(), POLLIN, 0}};
            for (const auto& connection : m_connections) {
                const std::lock_guard guard(connection->mutex);
                const bool waiting = !connection->outgoing.empty();
                polled.push_back({connection->fd.get(), static_cast<short>(waiting ? POLLIN | POLLOUT : POLLIN), 0});
            }
            if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR)
                return;
            drainWake();
            exchange(polled);
            if ((polled[1].revents & POLLIN) != 0)
                accept();
            m_commands.remove_if([](const Command& command) { return command.finished->load(); });
        }
    }

    void drainWake() const
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t size = ::read(m_wake.get(), &count, sizeof count);
    }

    /// Reads and writes what is ready; lets go of connections that ended.
    void exchange(const std::vector<pollfd>& polled)
    {
        std::vector<std::shared_ptr<Connection>> gone;
        for (std::size_t i = 0; i < m_connections.size() && i + 2 < polled.size(); ++i) {
            const auto& connection = m_connections[i];
            const bool open = (polled[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) == 0 || receive(connection);
            flush(*connection);
            if (!open || connection->broken)
                gone.push_back(connection);
        }
        for (const auto& connection : gone) {
            cancelAll(*connection);
            const std::lock_guard lock(m_mutex);
            std::erase(m_connections, connection);
        }
    }

    void accept()
    {
        FileDescriptor fd(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!fd || !peerIsOurs(fd.get()) || m_connections.size() >= kMaxClients)
            return;
        auto connection = std::make_shared<Connection>();
        connection->fd = std::move(fd);
        const std::lock_guard lock(m_mutex);
        m_connections.push_back(std::move(connection));
    }

    /// False once the client has gone or broke the protocol.
    bool receive(const std::shared_ptr<Connection>& connection)
    {
        std::array<char, 65536> buffer{};
        const ssize_t size = ::recv(connection->fd.get(), buffer.data(), buffer.size(), 0);
        if (size < 0)
            return errno == EAGAIN || errno == EINTR;
        if (size == 0)
            return false;
        connection->lines.add({buffer.data(), static_cast<std::size_t>(size)});
        while (const auto line = connection->lines.next()) {
            if (!begin(connection, *line))
                return false;
        }
        return !connection->lines.overflow();
    }

    static void flush(Connection& connection)
    {
        const std::lock_guard guard(connection.mutex);
        while (!connection.outgoing.empty()) {
            const ssize_t sent = ::send(connection.fd.get(), connection.outgoing.data(), connection.outgoing.size(),
                                        MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent <= 0) {
                connection.broken = connection.broken || (errno != EAGAIN && errno != EINTR);
                return;
            }
            connection.outgoing.erase(0, static_cast<std::size_t>(sent));
        }
    }

    void reply(Connection& connection, const std::string& line) const
    {
        {
            const std::lock_guard guard(connection.mutex);
            connection.broken = connection.broken || connection.outgoing.size() + line.size() > kAnswerBacklog;
            if (!connection.broken)
                connection.outgoing += line;
        }
        wake();
    }

    /// Starts the command of one line. False where the line is no command at all.
    bool begin(const std::shared_ptr<Connection>& connection, const std::string& line)
    {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("id") || !json["id"].is_number_integer() || !json.contains("do")
            || !json["do"].is_string())
            return false;
        const auto id = json["id"].get<std::int64_t>();
        const auto command = json["do"].get<std::string>();
        if (command == "cancel") {
            cancelOne(*connection, json.value("of", std::int64_t{0}));
            return true;
        }
        if (m_commands.size() >= kMaxCommands) {
            reply(*connection, wire::errorLine(id, {domain::ErrorCode::Busy, "the recorder runs too many commands", "try again later"}));
            return true;
        }
        auto cancel = std::make_shared<std::atomic<bool>>(false);
        {
            const std::lock_guard guard(connection->mutex);
            connection->running[id] = cancel;
        }
        auto finished = std::make_shared<std::atomic<bool>>(false);
        m_commands.push_back({finished, std::jthread([this, connection, id, command, line, cancel, finished] {
                                  reply(*connection, run(connection, id, {command, line, {}, cancel.get()}));
                                  {
                                      const std::lock_guard guard(connection->mutex);
                                      connection->running.erase(id);
                                  }
                                  finished->store(true);
                                  wake();
                              })});
        return true;
    }

    std::string run(const std::shared_ptr<Connection>& connection, std::int64_t id, CommandRequest request) const
    {
        request.progress = [this, connection, id](const std::string& payload) {
            reply(*connection, wire::progressLine(id, payload));
        };
        try {
            const auto answer = m_handler(request);
            return answer ? wire::answerLine(id, *answer) : wire::errorLine(id, answer.error());
        } catch (const std::exception& exception) {
            return wire::errorLine(id, {domain::ErrorCode::Internal, request.command + " failed: " + exception.what(), ""});
        }
    }

    static void cancelOne(Connection& connection, std::int64_t id)
    {
        const std::lock_guard guard(connection.mutex);
        if (const auto it = connection.running.find(id); it != connection.running.end())
            it->second->store(true);
    }

    static void cancelAll(Connection& connection)
    {
        const std::lock_guard guard(connection.mutex);
        for (const auto& [id, cancel] : connection.running)
            cancel->store(true);
    }

    std::filesystem::path m_path;
    FileDescriptor m_listener;
    FileDescriptor m_wake;
    CommandHandler m_handler;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex; ///< m_connections, which only the I/O thread changes
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::list<Command> m_commands; ///< I/O thread only
    std::thread m_thread;
};

ControlServer::ControlServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ControlServer::~ControlServer() = default;

domain::Result<std::unique_ptr<ControlServer>> ControlServer::start(const std::filesystem::path& socket, CommandHandler handler)
{
    if (auto prepared = prepareControlFolder(socket); !prepared)
        return prepared.error();
    auto listener = listenUnix(socket);
    if (!listener)
        return listener.error();
    return std::unique_ptr<ControlServer>(
        new ControlServer(std::make_unique<Impl>(socket, std::move(*listener), std::move(handler))));
}

void ControlServer::broadcast(const std::string& json) { m_impl->broadcast(json); }
std::size_t ControlServer::clients() const { return m_impl->clients(); }

} // namespace whyglass::recorder
