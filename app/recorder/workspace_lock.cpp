// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/workspace_lock.h"

#include "app/recorder/control_path.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

namespace whyglass::recorder {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxText = 512;
// Somebody who only asks who the holder is takes the lock for a moment.
constexpr std::chrono::milliseconds kLeastPatience{200};
constexpr std::chrono::milliseconds kRetry{20};

LockHolder readHolder(int fd)
{
    std::array<char, kMaxText> text{};
    const ssize_t size = ::pread(fd, text.data(), text.size(), 0);
    LockHolder holder;
    const auto json = nlohmann::json::parse(text.data(), text.data() + std::max<ssize_t>(size, 0), nullptr, false);
    if (!json.is_object())
        return holder;
    const auto pid = json.find("pid");
    if (pid != json.end() && pid->is_number_integer())
        holder.pid = pid->get<std::int64_t>();
    const auto textOf = [&](const char* key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    holder.what = textOf("what");
    holder.socket = textOf("socket");
    return holder;
}

domain::Error busy(const fs::path& workspace, const LockHolder& holder)
{
    const std::string who = holder.pid > 0 ? "process " + std::to_string(holder.pid) : std::string("another process");
    if (holder.what == "record") {
        return {domain::ErrorCode::Busy, workspace.string() + " is already recorded by " + who,
                "use the running recorder, or stop it with: kill " + std::to_string(holder.pid)};
    }
    const std::string doing = holder.what.empty() ? std::string() : " (whyglass " + holder.what + ")";
    return {domain::ErrorCode::Busy, workspace.string() + " is in use by " + who + doing, "wait until it has ended and try again"};
}

} // namespace

fs::path WorkspaceLock::pathFor(const fs::path& workspace) { return realWorkspacePath(workspace).string() + ".lock"; }

domain::Result<WorkspaceLock> WorkspaceLock::acquire(const fs::path& workspace, const LockHolder& self,
                                                     std::chrono::milliseconds patience)
{
    const fs::path path = pathFor(workspace);
    FileDescriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) {
        const bool readOnly = errno == EROFS || errno == EACCES;
        return domain::Error{readOnly ? domain::ErrorCode::ReadOnly : domain::ErrorCode::Io,
                             "cannot lock " + workspace.string() + ": " + path.string() + ": " + std::strerror(errno),
                             "name a workspace in a folder that exists and that you may write to"};
    }
    const auto deadline = std::chrono::steady_clock::now() + std::max(patience, kLeastPatience);
    while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return domain::Error{domain::ErrorCode::Io, "cannot lock " + path.string() + ": " + std::strerror(errno),
                                 "keep the workspace on a local disk"};
        }
        if (std::chrono::steady_clock::now() >= deadline)
            return busy(workspace, readHolder(fd.get()));
        std::this_thread::sleep_for(kRetry);
    }
    WorkspaceLock lock(std::move(fd));
    if (auto described = lock.describe(self); !described)
        return described.error();
    return lock;
}

std::optional<LockHolder> WorkspaceLock::holder(const fs::path& workspace)
{
    const FileDescriptor fd(::open(pathFor(workspace).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!fd || ::flock(fd.get(), LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return std::nullopt;
    return readHolder(fd.get());
}

domain::Result<void> WorkspaceLock::describe(const LockHolder& self) const
{
    const nlohmann::json json = {{"pid", self.pid}, {"what", self.what}, {"socket", self.socket}};
    // Always of one length and written at once: whoever reads meanwhile sees the old holder or the new one.
    std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    text.resize(kMaxText - 1, ' ');
    text += '\n';
    if (::pwrite(m_fd.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
        return domain::Error{domain::ErrorCode::Io, std::string("cannot write the lock file of the workspace: ") + std::strerror(errno),
                             "free some space on the disk"};
    }
    return {};
}

} // namespace whyglass::recorder
