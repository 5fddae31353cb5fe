// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/spooled_input.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

namespace whyglass::cli {

namespace {

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

domain::Error failure(const std::string& what)
{
    return {domain::ErrorCode::Io, what + ": " + std::strerror(errno), "check the free space in the folder for temporary files"};
}

} // namespace

domain::Result<SpooledInput> SpooledInput::read()
{
    std::error_code error;
    std::string path = (std::filesystem::temp_directory_path(error) / "whyglass-input-XXXXXX").string();
    const int fd = ::mkstemp(path.data()); // 0600
    if (fd < 0)
        return failure("cannot keep standard input in " + path);
    SpooledInput input(path);
    std::array<char, 1U << 16U> buffer{};
    for (;;) {
        const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 || !writeAll(fd, {buffer.data(), static_cast<std::size_t>(size)})) {
            const auto broken = failure("cannot read standard input into " + path);
            ::close(fd);
            return broken;
        }
        if (size == 0)
            break;
    }
    ::close(fd);
    return input;
}

SpooledInput::~SpooledInput()
{
    if (!m_path.empty())
        ::unlink(m_path.c_str());
}

} // namespace whyglass::cli
