// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/file_descriptor.h"
#include "models/domain/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace whyglass::recorder {

/// Who holds a workspace.
struct LockHolder {
    std::int64_t pid = 0;
    std::string what;   ///< "record", or the command that owns the workspace for its duration
    std::string socket; ///< control socket; empty where none
};

/// `WS.lock` beside the workspace, held with flock for life (architecture.md, control plane). The lock belongs to the open
/// file, so a forked child shares it and it is free only when both are gone. The file stays; only the lock counts.
class WorkspaceLock {
public:
    /// Waits at most `patience` for another holder to finish; then Busy, naming it.
    static domain::Result<WorkspaceLock> acquire(const std::filesystem::path& workspace, const LockHolder& self,
                                                 std::chrono::milliseconds patience);
    /// The present holder; nullopt where the workspace is free.
    static std::optional<LockHolder> holder(const std::filesystem::path& workspace);
    static std::filesystem::path pathFor(const std::filesystem::path& workspace);

    /// Writes who holds it, for the messages of others.
    domain::Result<void> describe(const LockHolder& self) const;

private:
    explicit WorkspaceLock(FileDescriptor fd) : m_fd(std::move(fd)) {}
    FileDescriptor m_fd;
};

} // namespace whyglass::recorder
