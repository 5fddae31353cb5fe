// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/access_rules.h"

#include "ingest/sources/endpoint.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include <unistd.h>

namespace whyglass::ingest {

namespace {

using Digest = std::array<unsigned char, 32>;

/// Of one length whatever the token is, so that a comparison says nothing about the token's.
Digest digestOf(std::string_view text)
{
    Digest digest{};
    unsigned int size = 0;
    ::EVP_Digest(text.data(), text.size(), digest.data(), &size, ::EVP_sha256(), nullptr);
    return digest;
}

bool isPort(std::string_view text)
{
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The host of "host", "host:port", "[v6]" or "[v6]:port"; nothing where it is none of them.
std::optional<std::string_view> strictHost(std::string_view authority)
{
    std::string_view host = authority;
    std::string_view rest;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        host = authority.substr(1, end - 1);
        rest = authority.substr(end + 1);
        if (host.find(':') == std::string_view::npos)
            return std::nullopt;
    } else if (const std::size_t colon = authority.find(':'); colon != std::string_view::npos) {
        host = authority.substr(0, colon);
        rest = authority.substr(colon);
    }
    const bool sound = rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
    return sound && !host.empty() ? std::optional(host) : std::nullopt;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

bool AccessRules::allowsUser(std::uint32_t uid) const
{
    return uid == ::geteuid() || std::find(uids.begin(), uids.end(), uid) != uids.end();
}

bool AccessRules::allowsAuthority(std::string_view authority) const
{
    const auto host = strictHost(authority);
    if (!host)
        return false;
    return isLoopbackHost(*host) || std::any_of(hosts.begin(), hosts.end(), [&](const std::string& one) { return equalIgnoringCase(one, *host); });
}

bool AccessRules::allowsOrigin(std::string_view origin) const
{
    return std::find(origins.begin(), origins.end(), origin) != origins.end();
}

bool AccessRules::allowsAuthorization(std::optional<std::string_view> value) const
{
    if (token.empty())
        return true;
    constexpr std::string_view kScheme = "Bearer ";
    const bool bearer = value && equalIgnoringCase(value->substr(0, kScheme.size()), kScheme);
    const Digest given = digestOf(bearer ? value->substr(kScheme.size()) : std::string_view());
    const Digest wanted = digestOf(token);
    return ::CRYPTO_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

} // namespace whyglass::ingest
