// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/recorder_client.h"

#include "app/recorder/control_path.h"
#include "app/recorder/unix_socket.h"
#include "app/recorder/wire.h"
#include "app/recorder/workspace_lock.h"

#include <nlohmann/json.hpp>

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace whyglass::recorder {

namespace {

using namespace std::chrono_literals;

// A recorder that was killed is back within a second; who connects just then waits for it.
constexpr auto kRestartPatience = 2500ms;
constexpr auto kRetry = 20ms;
constexpr auto kCancelPoll = 50ms;

domain::Error lostError()
{
    return {domain::ErrorCode::Busy, "the recorder ended before it answered", "it starts again by itself; try again"};
}

domain::Error errorOf(const nlohmann::ordered_json& json)
{
    return {wire::errorCodeFromName(json.value("code", "internal")), json.value("error", "the recorder gave no reason"),
            json.value("remedy", "")};
}

} // namespace

class RecorderClient::Impl {
public:
    explicit Impl(FileDescriptor fd) : m_fd(std::move(fd)), m_thread([this] { receive(); }) {}

    ~Impl()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        ::shutdown(m_fd.get(), SHUT_RDWR);
        m_thread.join();
    }

    domain::Result<std::string> call(const std::string& command, const std::string& parameters,
                                     const std::function<void(const std::string&)>& progress, const std::atomic<bool>* cancel)
    {
        auto request = nlohmann::ordered_json::parse(parameters.empty() ? "{}" : parameters, nullptr, false);
        if (!request.is_object())
            return domain::Error{domain::ErrorCode::InvalidArgument, "the parameters of " + command + " are no JSON object", ""};
        const std::int64_t id = enlist();
        request["id"] = id;
        request["do"] = command;
        const auto line = request.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
        auto answer = send(line) ? await(id, progress, cancel) : domain::Result<std::string>(lostError());
        const std::lock_guard lock(m_mutex);
        m_pending.erase(id);
        return answer;
    }

    void setEventListener(std::function<void(const std::string&)> listener)
    {
        const std::lock_guard lock(m_listenerMutex);
        m_onEvent = std::move(listener);
    }

    void setLostListener(std::function<void()> listener)
    {
        bool lost = false;
        {
            const std::lock_guard lock(m_mutex);
            lost = m_lost;
        }
        const std::lock_guard lock(m_listenerMutex);
        if (lost && listener)
            listener();
        else
            m_onLost = std::move(listener);
    }

private:
    struct Pending {
        std::deque<std::string> progress;
        std::optional<domain::Result<std::string>> answer;
    };

    std::int64_t enlist()
    {
        const std::lock_guard lock(m_mutex);
        m_pending[++m_lastId] = {};
        return m_lastId;
    }

    bool send(std::string_view line)
    {
        const std::lock_guard lock(m_sendMutex);
        while (!line.empty()) {
            const ssize_t sent = ::send(m_fd.get(), line.data(), line.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent <= 0)
                return false;
            line.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    domain::Result<std::string> await(std::int64_t id, const std::function<void(const std::string&)>& progress,
                                      const std::atomic<bool>* cancel)
    {
        bool cancelSent = false;
        std::unique_lock lock(m_mutex);
        for (;;) {
            Pending& pending = m_pending[id];
            while (!pending.progress.empty()) {
                const std::string text = std::move(pending.progress.front());
                pending.progress.pop_front();
                lock.unlock();
                if (progress)
                    progress(text);
                lock.lock();
            }
            if (pending.answer)
                return std::move(*pending.answer);
            if (m_lost)
                return lostError();
            if (cancel && *cancel && !cancelSent) {
                cancelSent = true;
                lock.unlock();
                send("{\"id\":0,\"do\":\"cancel\",\"of\":" + std::to_string(id) + "}\n");
                lock.lock();
                continue;
            }
            m_changed.wait_for(lock, kCancelPoll);
        }
    }

    void receive()
    {
        LineSplitter lines;
        std::array<char, 65536> buffer{};
        while (!lines.overflow()) {
            const ssize_t size = ::recv(m_fd.get(), buffer.data(), buffer.size(), 0);
            if (size < 0 && errno == EINTR)
                continue;
            if (size <= 0)
                break;
            lines.add({buffer.data(), static_cast<std::size_t>(size)});
            while (const auto line = lines.next())
                dispatch(*line);
        }
        bool closing = false;
        {
            const std::lock_guard lock(m_mutex);
            m_lost = true;
            closing = m_closing;
        }
        m_changed.notify_all();
        const std::lock_guard lock(m_listenerMutex);
        if (!closing && m_onLost)
            m_onLost();
    }

    void dispatch(const std::string& line)
    {
        const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
        if (!json.is_object())
            return;
        if (json.contains("event")) {
            const std::lock_guard lock(m_listenerMutex);
            if (m_onEvent)
                m_onEvent(line);
            return;
        }
        const std::lock_guard lock(m_mutex);
        const auto it = m_pending.find(json.value("id", std::int64_t{0}));
        if (it == m_pending.end())
            return;
        if (json.contains("progress"))
            it->second.progress.push_back(json["progress"].dump());
        else if (json.contains("ok"))
            it->second.answer.emplace(json["ok"].dump());
        else
            it->second.answer.emplace(errorOf(json));
        m_changed.notify_all();
    }

    FileDescriptor m_fd;
    std::mutex m_mutex; ///< m_pending, m_lastId, m_lost, m_closing
    std::condition_variable m_changed;
    std::map<std::int64_t, Pending> m_pending;
    std::int64_t m_lastId = 0;
    bool m_lost = false;
    bool m_closing = false;
    std::mutex m_sendMutex;
    std::mutex m_listenerMutex;
    std::function<void(const std::string&)> m_onEvent;
    std::function<void()> m_onLost;
    std::thread m_thread;
};

RecorderClient::RecorderClient(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RecorderClient::~RecorderClient() = default;

domain::Result<std::unique_ptr<RecorderClient>> RecorderClient::connect(const std::filesystem::path& workspace)
{
    const auto deadline = std::chrono::steady_clock::now() + kRestartPatience;
    for (;;) {
        auto fd = connectUnix(controlSocketPath(workspace));
        if (fd)
            return std::unique_ptr<RecorderClient>(new RecorderClient(std::make_unique<Impl>(std::move(*fd))));
        const auto holder = WorkspaceLock::holder(workspace);
        const bool restarting = holder && (holder->what == "record" || holder->what.empty()); // empty: just being written
        if (fd.error().code != domain::ErrorCode::NotFound)
            return fd.error();
        if (!restarting || std::chrono::steady_clock::now() >= deadline)
            return domain::Error{domain::ErrorCode::NotFound, "no recorder runs on " + workspace.string(), ""};
        std::this_thread::sleep_for(kRetry);
    }
}

domain::Result<std::string> RecorderClient::call(const std::string& command, const std::string& parameters,
                                                 const std::function<void(const std::string&)>& progress,
                                                 const std::atomic<bool>* cancel)
{
    return m_impl->call(command, parameters, progress, cancel);
}

void RecorderClient::setEventListener(std::function<void(const std::string&)> listener)
{
    m_impl->setEventListener(std::move(listener));
}

void RecorderClient::setLostListener(std::function<void()> listener) { m_impl->setLostListener(std::move(listener)); }

std::optional<RecorderState> recorderState(const std::filesystem::path& workspace)
{
    const auto client = RecorderClient::connect(workspace);
    if (!client)
        return std::nullopt;
    const auto answer = (*client)->call("state", "{}");
    if (!answer)
        return std::nullopt;
    const auto json = nlohmann::json::parse(*answer, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto textOf = [&](const char* key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    RecorderState state;
    state.pid = json.value("pid", std::int64_t{0});
    state.grpc = textOf("grpc");
    state.http = textOf("http");
    state.spansPerSecond = json.value("spans_per_second", 0.0);
    state.spans = json.value("spans", std::int64_t{0});
    state.generation = json.value("generation", std::int64_t{0});
    state.queuedBytes = json.value("queued_bytes", std::int64_t{0});
    return state;
}

} // namespace whyglass::recorder
