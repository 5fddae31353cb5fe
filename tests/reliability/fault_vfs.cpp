// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_vfs.h"

#include <sqlite3.h>

#include <unistd.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

namespace whyglass::reliability {

struct FaultVfs::State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    bool recording = false;
    std::vector<DiskEvent> events;
    std::vector<std::string> files;
    std::int64_t syncs = 0;

    bool armed = false;
    Fault fault;
    std::int64_t calls = 0;
    std::int64_t struck = 0;

    int fileOf(const char* path)
    {
        const auto known = std::find(files.begin(), files.end(), path);
        if (known != files.end())
            return static_cast<int>(known - files.begin());
        files.emplace_back(path);
        return static_cast<int>(files.size() - 1);
    }

    void add(DiskEvent event)
    {
        if (recording)
            events.push_back(std::move(event));
    }

    bool strikes()
    {
        if (!armed)
            return false;
        ++calls;
        const bool now = fault.forever ? calls >= fault.at : calls == fault.at;
        struck += now ? 1 : 0;
        return now;
    }
    /// What a call that any disk error can hit gives back.
    int failure(int code) { return armed && fault.error == Fault::Error::Io && strikes() ? code : SQLITE_OK; }
    int failedSync()
    {
        const bool mine = armed && (fault.error == Fault::Error::Io || fault.error == Fault::Error::Sync);
        return mine && strikes() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    }
    int failedLock(bool exclusive)
    {
        if (armed && fault.error == Fault::Error::Busy)
            return exclusive && strikes() ? SQLITE_BUSY : SQLITE_OK;
        return failure(SQLITE_IOERR_SHMLOCK);
    }
    int failedWrite()
    {
        if (!armed || fault.error == Fault::Error::Sync || fault.error == Fault::Error::Busy || !strikes())
            return SQLITE_OK;
        return fault.error == Fault::Error::Full ? SQLITE_FULL : fault.error == Fault::Error::ReadOnly ? SQLITE_READONLY : SQLITE_IOERR_WRITE;
    }
};

namespace {

/// The shim's part of an open file; the real one follows it in memory.
struct ShimFile {
    sqlite3_file base;
    FaultVfs::State* state;
    int file;
    bool syncsFolder;
    sqlite3_file* real;
};

ShimFile& shimOf(sqlite3_file* file) { return *reinterpret_cast<ShimFile*>(file); }

int closeFile(sqlite3_file* file)
{
    sqlite3_file* real = shimOf(file).real;
    return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}

int readFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    ShimFile& shim = shimOf(file);
    const int failed = shim.state->failure(SQLITE_IOERR_READ);
    return failed != SQLITE_OK ? failed : shim.real->pMethods->xRead(shim.real, bytes, size, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    ShimFile& shim = shimOf(file);
    const int code = shim.state->failedWrite();
    if (code != SQLITE_OK)
        size = shim.state->fault.error == Fault::Error::ShortWrite ? size / 2 : 0;
    if (size > 0) {
        const int written = shim.real->pMethods->xWrite(shim.real, bytes, size, offset);
        if (written != SQLITE_OK)
            return written;
        shim.state->add({DiskEvent::Kind::Write, shim.file, offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
    }
    return code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    ShimFile& shim = shimOf(file);
    if (const int failed = shim.state->failure(SQLITE_IOERR_TRUNCATE); failed != SQLITE_OK)
        return failed;
    shim.state->add({DiskEvent::Kind::Truncate, shim.file, size, {}});
    return shim.real->pMethods->xTruncate(shim.real, size);
}

int syncFile(sqlite3_file* file, int flags)
{
    ShimFile& shim = shimOf(file);
    if (const int failed = shim.state->failedSync(); failed != SQLITE_OK) {
        shim.state->add({DiskEvent::Kind::FailedSync, shim.file, 0, {}});
        return failed;
    }
    const int code = shim.real->pMethods->xSync(shim.real, flags);
    ++shim.state->syncs;
    const bool folder = std::exchange(shim.syncsFolder, false);
    shim.state->add({folder ? DiskEvent::Kind::SyncWithFolder : DiskEvent::Kind::Sync, shim.file, 0, {}});
    return code;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    ShimFile& shim = shimOf(file);
    const int failed = shim.state->failure(SQLITE_IOERR_FSTAT);
    return failed != SQLITE_OK ? failed : shim.real->pMethods->xFileSize(shim.real, size);
}

int lockFile(sqlite3_file* file, int level)
{
    ShimFile& shim = shimOf(file);
    const int failed = shim.state->failure(SQLITE_IOERR_LOCK);
    return failed != SQLITE_OK ? failed : shim.real->pMethods->xLock(shim.real, level);
}

int unlockFile(sqlite3_file* file, int level) { return shimOf(file).real->pMethods->xUnlock(shimOf(file).real, level); }
int reservedLock(sqlite3_file* file, int* out) { return shimOf(file).real->pMethods->xCheckReservedLock(shimOf(file).real, out); }
int fileControl(sqlite3_file* file, int op, void* argument) { return shimOf(file).real->pMethods->xFileControl(shimOf(file).real, op, argument); }
int sectorSize(sqlite3_file* file) { return shimOf(file).real->pMethods->xSectorSize(shimOf(file).real); }
int characteristics(sqlite3_file* file) { return shimOf(file).real->pMethods->xDeviceCharacteristics(shimOf(file).real); }

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    ShimFile& shim = shimOf(file);
    const int failed = shim.state->failure(SQLITE_IOERR_SHMMAP);
    return failed != SQLITE_OK ? failed : shim.real->pMethods->xShmMap(shim.real, page, size, extend, out);
}

int shmLock(sqlite3_file* file, int offset, int n, int flags)
{
    ShimFile& shim = shimOf(file);
    const bool taking = (flags & SQLITE_SHM_LOCK) != 0;
    const int failed = taking ? shim.state->failedLock((flags & SQLITE_SHM_EXCLUSIVE) != 0) : SQLITE_OK;
    return failed != SQLITE_OK ? failed : shim.real->pMethods->xShmLock(shim.real, offset, n, flags);
}

void shmBarrier(sqlite3_file* file) { shimOf(file).real->pMethods->xShmBarrier(shimOf(file).real); }
int shmUnmap(sqlite3_file* file, int remove) { return shimOf(file).real->pMethods->xShmUnmap(shimOf(file).real, remove); }

const sqlite3_io_methods kMethods = {
    2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile, unlockFile, reservedLock, fileControl,
    sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr,
};

FaultVfs::State& stateOf(sqlite3_vfs* vfs) { return *static_cast<FaultVfs::State*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    FaultVfs::State& state = stateOf(vfs);
    constexpr int kWatched = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    auto* shim = new (file) ShimFile{};
    shim->real = reinterpret_cast<sqlite3_file*>(shim + 1);
    shim->real->pMethods = nullptr;
    if (path == nullptr || (flags & kWatched) == 0)
        return SQLITE_CANTOPEN; // the store keeps its temporary data in memory
    shim->state = &state;
    shim->file = state.fileOf(path);
    if (const int failed = state.failure(SQLITE_CANTOPEN); failed != SQLITE_OK)
        return failed;
    constexpr int kMadeByIt = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    shim->syncsFolder = (flags & kMadeByIt) != 0 && ::access(path, F_OK) != 0;
    const int code = state.real->xOpen(state.real, path, shim->real, flags, outFlags);
    shim->base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
    return code;
}

int removeFile(sqlite3_vfs* vfs, const char* path, int syncFolder)
{
    FaultVfs::State& state = stateOf(vfs);
    if (const int failed = state.failure(SQLITE_IOERR_DELETE); failed != SQLITE_OK)
        return failed;
    const int code = state.real->xDelete(state.real, path, syncFolder);
    if (code == SQLITE_OK)
        state.add({syncFolder != 0 ? DiskEvent::Kind::RemoveSynced : DiskEvent::Kind::Remove, state.fileOf(path), 0, {}});
    return code;
}

int accessFile(sqlite3_vfs* vfs, const char* path, int flags, int* out) { return stateOf(vfs).real->xAccess(stateOf(vfs).real, path, flags, out); }
int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* out) { return stateOf(vfs).real->xFullPathname(stateOf(vfs).real, path, size, out); }
int randomness(sqlite3_vfs* vfs, int size, char* out) { return stateOf(vfs).real->xRandomness(stateOf(vfs).real, size, out); }
int pauseFor(sqlite3_vfs* vfs, int microseconds) { return stateOf(vfs).real->xSleep(stateOf(vfs).real, microseconds); }
int currentTime(sqlite3_vfs* vfs, double* out) { return stateOf(vfs).real->xCurrentTime(stateOf(vfs).real, out); }
int lastError(sqlite3_vfs* vfs, int size, char* out) { return stateOf(vfs).real->xGetLastError(stateOf(vfs).real, size, out); }
int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* out) { return stateOf(vfs).real->xCurrentTimeInt64(stateOf(vfs).real, out); }

} // namespace

FaultVfs::FaultVfs() : m_state(std::make_unique<State>())
{
    State& state = *m_state;
    state.real = sqlite3_vfs_find(nullptr);
    state.vfs.iVersion = 2;
    state.vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + state.real->szOsFile;
    state.vfs.mxPathname = state.real->mxPathname;
    state.vfs.zName = "fault";
    state.vfs.pAppData = &state;
    state.vfs.xOpen = openFile;
    state.vfs.xDelete = removeFile;
    state.vfs.xAccess = accessFile;
    state.vfs.xFullPathname = fullPath;
    state.vfs.xRandomness = randomness;
    state.vfs.xSleep = pauseFor;
    state.vfs.xCurrentTime = currentTime;
    state.vfs.xGetLastError = lastError;
    state.vfs.xCurrentTimeInt64 = currentTime64;
    if (sqlite3_vfs_register(&state.vfs, 1) != SQLITE_OK)
        throw std::runtime_error("cannot register the file system");
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(&m_state->vfs); }

void FaultVfs::record()
{
    m_state->events.clear();
    m_state->recording = true;
}

const std::vector<DiskEvent>& FaultVfs::events() const { return m_state->events; }
const std::vector<std::string>& FaultVfs::files() const { return m_state->files; }

void FaultVfs::arm(const Fault& fault)
{
    m_state->fault = fault;
    m_state->calls = 0;
    m_state->struck = 0;
    m_state->armed = true;
}

void FaultVfs::disarm() { m_state->armed = false; }
std::int64_t FaultVfs::struck() const { return m_state->struck; }
std::int64_t FaultVfs::syncs() const { return m_state->syncs; }

} // namespace whyglass::reliability
