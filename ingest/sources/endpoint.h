// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::ingest {

struct Endpoint;

/// 127.0.0.0/8, ::1 and localhost, in any case; without port and brackets.
bool isLoopbackHost(std::string_view host);

/// The host of "host:port", "[::1]:port" or "host".
std::string_view hostOf(std::string_view authority);

/// Addresses to bind: the endpoint's own first. 127.0.0.1 and localhost mean ::1 as well, which a client that was told "localhost"
/// may try first; all but the first are best effort.
std::vector<std::string> listenAddresses(const Endpoint& endpoint);

} // namespace whyglass::ingest
