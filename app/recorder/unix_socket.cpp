// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/unix_socket.h"

#include "app/recorder/control_path.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

namespace whyglass::recorder {

namespace {

constexpr int kBacklog = 16;

domain::Result<sockaddr_un> addressOf(const std::filesystem::path& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.size() >= sizeof(address.sun_path)) {
        return domain::Error{domain::ErrorCode::InvalidArgument, "the path of the control socket is too long: " + text,
                             "set XDG_RUNTIME_DIR to a shorter path"};
    }
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    return address;
}

const sockaddr* generic(const sockaddr_un& address) { return reinterpret_cast<const sockaddr*>(&address); }

} // namespace

domain::Result<FileDescriptor> listenUnix(const std::filesystem::path& path)
{
    const auto address = addressOf(path);
    if (!address)
        return address.error();
    FileDescriptor fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    ::unlink(path.c_str());
    if (!fd || ::bind(fd.get(), generic(*address), sizeof(sockaddr_un)) != 0 || ::listen(fd.get(), kBacklog) != 0) {
        return domain::Error{domain::ErrorCode::Io, "cannot listen on the control socket " + path.string() + ": " + std::strerror(errno),
                             "set XDG_RUNTIME_DIR to a folder of your own"};
    }
    return fd;
}

domain::Result<FileDescriptor> connectUnix(const std::filesystem::path& path)
{
    const auto address = addressOf(path);
    if (!address)
        return address.error();
    FileDescriptor fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd || ::connect(fd.get(), generic(*address), sizeof(sockaddr_un)) != 0) {
        const bool nobody = errno == ENOENT || errno == ECONNREFUSED;
        return domain::Error{nobody ? domain::ErrorCode::NotFound : domain::ErrorCode::Io,
                             "cannot reach a recorder at " + path.string() + ": " + std::strerror(errno), ""};
    }
    if (!peerIsOurs(fd.get())) {
        return domain::Error{domain::ErrorCode::Io, "the control socket " + path.string() + " belongs to another user",
                             "set XDG_RUNTIME_DIR to a folder of your own"};
    }
    return fd;
}

bool peerIsOurs(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && mayConnect(peer.uid, ::getuid());
}

void LineSplitter::add(std::string_view bytes)
{
    if (m_overflow)
        return;
    if (m_read > 0) {
        m_buffer.erase(0, m_read);
        m_searched -= m_read;
        m_read = 0;
    }
    m_buffer.append(bytes);
}

std::optional<std::string> LineSplitter::next()
{
    const std::size_t end = m_buffer.find('\n', std::max(m_searched, m_read));
    if (end == std::string::npos) {
        m_searched = m_buffer.size();
        m_overflow = m_overflow || m_buffer.size() - m_read > kMaxLine;
        return std::nullopt;
    }
    std::string line = m_buffer.substr(m_read, end - m_read);
    m_read = end + 1;
    m_searched = m_read;
    return line;
}

} // namespace whyglass::recorder
