// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/receiver_settings.h"

#include "app/recorder/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace whyglass::recorder {

namespace {

namespace fs = std::filesystem;
using domain::Error;
using domain::ErrorCode;

constexpr std::size_t kMaxFileBytes = 1U << 20U;
constexpr std::size_t kLeastToken = 16; // shorter ones can be tried out
constexpr std::size_t kMostToken = 4'096;

enum class Secrecy { Public, Secret };

domain::Result<std::string> readSmallFile(const fs::path& path, const char* what, Secrecy secrecy)
{
    const std::string attempted = "cannot read the " + std::string(what) + " " + path.string() + ": ";
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0)
        return Error{ErrorCode::InvalidArgument, attempted + std::strerror(errno), "name a file that you may read"};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::InvalidArgument, attempted + "it is no file", "name a file that you may read"};
    if (secrecy == Secrecy::Secret && (status.st_mode & 0077U) != 0)
        return Error{ErrorCode::InvalidArgument, attempted + "others may read it", "run chmod 600 " + path.string()};
    std::string text;
    std::array<char, 4'096> buffer{};
    for (;;) {
        const ssize_t size = ::read(file.get(), buffer.data(), buffer.size());
        if (size < 0 || text.size() > kMaxFileBytes)
            return Error{ErrorCode::InvalidArgument, attempted + (size < 0 ? std::strerror(errno) : "it is too large"), "name another file"};
        if (size == 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

domain::Result<std::string> readToken(const fs::path& path)
{
    auto text = readSmallFile(path, "token file", Secrecy::Secret);
    if (!text)
        return text;
    const std::size_t end = text->find_last_not_of(" \t\r\n");
    std::string token = text->substr(0, end == std::string::npos ? 0 : end + 1);
    const bool visible = std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!visible || token.size() < kLeastToken || token.size() > kMostToken) {
        return Error{ErrorCode::InvalidArgument, "cannot use the token in " + path.string() + ": it must be one line of 16 to 4096 visible ASCII characters",
                     "make one, e.g. with openssl rand -hex 32"};
    }
    return token;
}

domain::Result<std::uint32_t> parseUid(const std::string& text)
{
    std::uint32_t uid = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), uid);
    if (code != std::errc{} || end != text.data() + text.size())
        return Error{ErrorCode::InvalidArgument, "--allow-uid " + text + " is no user number", "give a number, as id -u prints it"};
    return uid;
}

bool isOrigin(const std::string& text)
{
    const std::size_t scheme = text.find("://");
    return scheme != std::string::npos && (text.substr(0, scheme) == "http" || text.substr(0, scheme) == "https") && text.size() > scheme + 3
        && text.find_first_of("/?# *", scheme + 3) == std::string::npos;
}

} // namespace

domain::Result<ingest::ReceiverOptions> loadReceiverOptions(const ReceiverSettings& settings)
{
    ingest::ReceiverOptions options;
    if (!settings.tokenFile.empty()) {
        auto token = readToken(settings.tokenFile);
        if (!token)
            return token.error();
        options.access.token = std::move(*token);
    }
    if (settings.tlsCertificate.empty() != settings.tlsKey.empty())
        return Error{ErrorCode::InvalidArgument, "--tls-cert and --tls-key belong together", "give both or none"};
    if (!settings.tlsCertificate.empty()) {
        auto certificate = readSmallFile(settings.tlsCertificate, "TLS certificate", Secrecy::Public);
        if (!certificate)
            return certificate.error();
        auto key = readSmallFile(settings.tlsKey, "TLS key", Secrecy::Secret);
        if (!key)
            return key.error();
        options.tls = ingest::TlsIdentity{std::move(*certificate), std::move(*key)};
    }
    for (const std::string& text : settings.uids) {
        const auto uid = parseUid(text);
        if (!uid)
            return uid.error();
        options.access.uids.push_back(*uid);
    }
    for (const std::string& origin : settings.origins) {
        if (!isOrigin(origin))
            return Error{ErrorCode::InvalidArgument, "--allow-origin " + origin + " is no origin", "give scheme, host and port only: http://localhost:3000"};
    }
    options.access.origins = settings.origins;
    options.access.hosts = settings.hosts;
    return options;
}

} // namespace whyglass::recorder
