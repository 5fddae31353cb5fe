// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/endpoint.h"

#include "ingest/sources/receivers.h"

#include <algorithm>
#include <charconv>

namespace whyglass::ingest {

namespace {

constexpr std::string_view kRemedy = "give HOST:PORT with a loopback host, e.g. 127.0.0.1:4317, [::1]:4317 or localhost:0";

bool isLoopbackV4(std::string_view host)
{
    if (host.substr(0, 4) != "127.")
        return false;
    int parts = 1;
    while (!host.empty()) {
        unsigned value = 0;
        const auto [end, code] = std::from_chars(host.data(), host.data() + host.size(), value);
        if (code != std::errc{} || value > 255)
            return false;
        host.remove_prefix(static_cast<std::size_t>(end - host.data()));
        if (host.empty())
            return parts == 4;
        if (host.front() != '.')
            return false;
        host.remove_prefix(1);
        ++parts;
    }
    return false;
}

} // namespace

bool isLoopbackHost(std::string_view host)
{
    std::string lower(host);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower == "localhost" || lower == "::1" || isLoopbackV4(lower);
}

std::string_view hostOf(std::string_view authority)
{
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t end = authority.find(']');
        return end == std::string_view::npos ? std::string_view{} : authority.substr(1, end - 1);
    }
    return authority.substr(0, authority.find(':'));
}

std::vector<std::string> listenAddresses(const Endpoint& endpoint)
{
    if (endpoint.host == "localhost" || endpoint.host == "127.0.0.1")
        return {"127.0.0.1", "::1"};
    return {endpoint.host};
}

std::string Endpoint::text() const
{
    const bool v6 = host.find(':') != std::string::npos;
    return (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

domain::Result<Endpoint> parseEndpoint(std::string_view text)
{
    const auto wrong = [text](std::string_view why) {
        return domain::Error{domain::ErrorCode::InvalidArgument,
                             "cannot listen on \"" + std::string(text) + "\": " + std::string(why), std::string(kRemedy)};
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return wrong("it has no port");
    const std::string_view digits = text.substr(colon + 1);
    Endpoint endpoint;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), endpoint.port);
    if (code != std::errc{} || end != digits.data() + digits.size())
        return wrong("the port is no number from 0 to 65535");
    const std::string_view authority = text.substr(0, colon);
    const bool bracketed = !authority.empty() && authority.front() == '[' && authority.back() == ']';
    endpoint.host = std::string(bracketed ? authority.substr(1, authority.size() - 2) : authority);
    if (!isLoopbackHost(endpoint.host))
        return wrong("only loopback addresses are listened on");
    return endpoint;
}

} // namespace whyglass::ingest
