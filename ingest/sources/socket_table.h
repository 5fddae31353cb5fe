// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

/// What the kernel knows about other programs' TCP sockets on this machine.
namespace whyglass::ingest {

/// The user whose program holds the other end of a connected loopback socket. nullopt: that end is gone, or nobody can tell.
/// Asks sock_diag, and reads /proc/net/tcp{,6} where that is not allowed; some microseconds. Thread-safe.
std::optional<std::uint32_t> peerOwner(int socket);

/// "node (process 1234)" where a program that we may look into listens on the port; "a program of user 33" where only that can
/// be told; empty where nobody listens.
std::string portHolder(std::uint16_t port);

} // namespace whyglass::ingest
