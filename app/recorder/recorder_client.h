// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The control plane of architecture.md: JSON lines over a Unix socket, commands in, events out. No Qt.
namespace whyglass::recorder {

/// Who owns the workspace now.
struct RecorderState {
    std::int64_t pid = 0;
    std::string grpc, http; ///< bound addresses, empty = off
    double spansPerSecond = 0.0;
    std::int64_t spans = 0, generation = 0, queuedBytes = 0;
};

/// A connection to a running recorder. Thread-safe; events arrive on its own thread.
class RecorderClient {
public:
    /// NotFound where no recorder runs on this workspace.
    static domain::Result<std::unique_ptr<RecorderClient>> connect(const std::filesystem::path& workspace);
    ~RecorderClient();

    /// Sends one command and waits for its answer. `parameters` and the answer are JSON text; `progress` gets JSON texts.
    domain::Result<std::string> call(const std::string& command, const std::string& parameters,
                                     const std::function<void(const std::string&)>& progress = {},
                                     const std::atomic<bool>* cancel = nullptr);
    /// {"event": …} lines as JSON text; on the client's thread.
    void setEventListener(std::function<void(const std::string&)> listener);
    /// Called once, on the client's thread, when the recorder is gone.
    void setLostListener(std::function<void()> listener);

private:
    class Impl;
    explicit RecorderClient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// State of the recorder of a workspace; nullopt where none runs.
std::optional<RecorderState> recorderState(const std::filesystem::path& workspace);

/// Starts `whyglass record` for this workspace as a child that ends 10 s after its last client left, and waits until its
/// socket answers (5 s at most). `endpoints` as the options of cli.md.
struct RecorderLaunch {
    std::filesystem::path executable;
    std::filesystem::path workspace;
    std::string grpc = "127.0.0.1:4317";
    std::string http = "127.0.0.1:4318";
    std::vector<std::string> more; ///< further options of `whyglass record`
};
domain::Result<void> launchRecorder(const RecorderLaunch& launch);

} // namespace whyglass::recorder
