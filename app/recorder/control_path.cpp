// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/control_path.h"

#include "models/domain/ids.h"

#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace whyglass::recorder {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDigestDigits = 16;

std::string sha256Hex(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return domain::toHex({reinterpret_cast<const char*>(digest.data()), size});
}

fs::path runtimeFolder()
{
    const char* runtime = std::getenv("XDG_RUNTIME_DIR"); // NOLINT(concurrency-mt-unsafe)
    if (runtime && runtime[0] == '/')
        return fs::path(runtime) / "whyglass";
    return "/tmp/whyglass-" + std::to_string(::getuid());
}

} // namespace

fs::path realWorkspacePath(const fs::path& workspace)
{
    std::error_code error;
    fs::path absolute = fs::absolute(workspace, error);
    if (error)
        absolute = workspace;
    const fs::path real = fs::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal() : real;
}

fs::path controlSocketPath(const fs::path& workspace)
{
    return runtimeFolder() / (sha256Hex(realWorkspacePath(workspace).string()).substr(0, kDigestDigits) + ".sock");
}

domain::Result<void> prepareControlFolder(const fs::path& socket)
{
    const fs::path folder = socket.parent_path();
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        return domain::Error{domain::ErrorCode::Io,
                             "cannot make the folder " + folder.string() + " for the control socket: " + std::strerror(errno),
                             "set XDG_RUNTIME_DIR to a folder of your own"};
    }
    struct stat state {};
    const bool safe = ::lstat(folder.c_str(), &state) == 0 && S_ISDIR(state.st_mode) && state.st_uid == ::getuid()
        && (state.st_mode & 0077U) == 0;
    if (!safe) {
        return domain::Error{domain::ErrorCode::Io, "the folder " + folder.string() + " for the control socket is open to others",
                             "remove it, or set XDG_RUNTIME_DIR to a folder of your own"};
    }
    return {};
}

} // namespace whyglass::recorder
