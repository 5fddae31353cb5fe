// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/file_descriptor.h"
#include "models/domain/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// The few calls on Unix stream sockets that the control plane needs.
namespace whyglass::recorder {

/// Non-blocking, close-on-exec; a stale socket file is replaced (the caller holds the workspace lock).
domain::Result<FileDescriptor> listenUnix(const std::filesystem::path& path);
/// Blocking connection; NotFound where nobody listens.
domain::Result<FileDescriptor> connectUnix(const std::filesystem::path& path);
/// Whether SO_PEERCRED names our own user.
bool peerIsOurs(int socket);

/// Cuts a byte stream into lines. A line over `kMaxLine` bytes breaks the stream: `overflow` becomes true and stays.
class LineSplitter {
public:
    static constexpr std::size_t kMaxLine = 16U << 20U;
    void add(std::string_view bytes);
    std::optional<std::string> next();
    [[nodiscard]] bool overflow() const { return m_overflow; }

private:
    std::string m_buffer;
    std::size_t m_read = 0;
    std::size_t m_searched = 0;
    bool m_overflow = false;
};

} // namespace whyglass::recorder
