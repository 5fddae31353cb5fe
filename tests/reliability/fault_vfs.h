// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace whyglass::reliability {

/// What was done to the files of a database, in order; enough to rebuild what a disk may hold after the power went.
struct DiskEvent {
    enum class Kind {
        Write,
        Truncate,
        Sync,
        SyncWithFolder, ///< the first one of a file that was created, as SQLite does it
        FailedSync, ///< the system said EIO and forgot what it had not written (Linux does)
        Remove,
        RemoveSynced, ///< the folder was synced as well
    };
    Kind kind = Kind::Write;
    int file = 0;             ///< index into FaultVfs::files()
    std::int64_t offset = 0;  ///< of a write; the new size of a truncation
    std::string bytes;        ///< of a write
};

/// The call that goes wrong.
struct Fault {
    enum class Error {
        Io,         ///< any call: EIO
        Full,       ///< a write: ENOSPC
        ShortWrite, ///< half of a write, then EIO
        Sync,       ///< a sync: EIO
        ReadOnly,   ///< a write: EROFS
        Busy,       ///< a lock for writing: somebody else has it
    };
    Error error = Error::Io;
    std::int64_t at = 1;  ///< the n-th call that can fail like this, from arming on
    bool forever = false; ///< and every one after it
};

/// SQLite's file system with a memory and a temper. It is SQLite's default while it lives, so the store under test needs no
/// knowledge of it: sqlite3_vfs_register is the hook. One at a time, and no connection may outlive it. One thread.
class FaultVfs {
public:
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    /// Keeps events from now on.
    void record();
    [[nodiscard]] const std::vector<DiskEvent>& events() const;
    /// Full paths, in order of their first use.
    [[nodiscard]] const std::vector<std::string>& files() const;

    void arm(const Fault& fault);
    void disarm();
    /// How often the armed fault struck.
    [[nodiscard]] std::int64_t struck() const;
    [[nodiscard]] std::int64_t syncs() const;

    struct State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace whyglass::reliability
