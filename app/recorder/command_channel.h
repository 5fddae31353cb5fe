// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace whyglass::recorder {

/// Where writing commands go: to the running recorder, or to this process, which then owns the workspace while the channel
/// lives. Both answer alike.
class CommandChannel {
public:
    virtual ~CommandChannel() = default;
    /// As RecorderClient::call.
    virtual domain::Result<std::string> call(const std::string& command, const std::string& parameters,
                                             const std::function<void(const std::string&)>& progress,
                                             const std::atomic<bool>* cancel) = 0;
    /// Whether a recorder in another process answers.
    [[nodiscard]] virtual bool remote() const = 0;
};

/// `purpose`: the command, for the messages of others that find the workspace in use. Another command that owns the workspace is
/// waited for, 30 s at most.
domain::Result<std::unique_ptr<CommandChannel>> openCommandChannel(const std::filesystem::path& workspace, std::string_view purpose);

} // namespace whyglass::recorder
