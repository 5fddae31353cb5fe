// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::ingest {

/// Who may send. As it is made: programs of this user on this machine, and no web page. Immutable once a receiver has it.
struct AccessRules {
    std::vector<std::uint32_t> uids;  ///< further users; 0 where a container's port proxy connects as root
    std::vector<std::string> hosts;   ///< further names in Host and :authority, without a port
    std::vector<std::string> origins; ///< web pages that may send: "https://app.example:8443", compared as they are
    std::string token;                ///< asked for as "Authorization: Bearer …"; empty: none is asked for

    [[nodiscard]] bool allowsUser(std::uint32_t uid) const;
    /// "localhost", "127.0.0.1", "[::1]" or one of `hosts`, with or without a port. Anything else in it makes it foreign.
    [[nodiscard]] bool allowsAuthority(std::string_view authority) const;
    [[nodiscard]] bool allowsOrigin(std::string_view origin) const;
    /// The value of an Authorization header, if there was one. Takes the same time for every wrong token.
    [[nodiscard]] bool allowsAuthorization(std::optional<std::string_view> value) const;
};

/// PEM texts.
struct TlsIdentity {
    std::string certificateChain, privateKey;
};

/// How long a sender may take (otlp.md A3); tests have less of it.
struct Patience {
    std::chrono::milliseconds header{5'000};
    std::chrono::milliseconds body{30'000}; ///< more for what is so large that 64 KiB a second take longer
};

class RefusalLog;

struct ReceiverOptions {
    AccessRules access;
    std::optional<TlsIdentity> tls;
    Patience patience;
    std::shared_ptr<RefusalLog> refusals = {}; ///< counts what is turned away; null: nobody asks
};

} // namespace whyglass::ingest
