// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace whyglass::recorder {

/// One command of a client. `parameters` is the whole JSON object of its line.
struct CommandRequest {
    std::string command;
    std::string parameters;
    std::function<void(const std::string& json)> progress; ///< thread-safe
    const std::atomic<bool>* cancel = nullptr;             ///< set by the client's `cancel` or when it leaves; never null
};
/// Runs on a thread of its own per command; the answer is JSON text.
using CommandHandler = std::function<domain::Result<std::string>(const CommandRequest&)>;

/// The recorder's end of the control plane: serves clients of our own user on a Unix socket. Thread-safe.
class ControlServer {
public:
    static domain::Result<std::unique_ptr<ControlServer>> start(const std::filesystem::path& socket, CommandHandler handler);
    /// Cancels running commands, closes every connection, removes the socket file.
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

    /// Sends an event (one JSON object) to every client. A client that does not read misses events, never answers.
    void broadcast(const std::string& json);
    [[nodiscard]] std::size_t clients() const;

private:
    class Impl;
    explicit ControlServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::recorder
