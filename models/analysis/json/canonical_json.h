// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// One text for payloads that mean the same: keys sorted, no white space, 5.0 written as 5, and members that change with
/// every call (timestamp, request_id, nonce, traceparent …) left out. Payloads that are no JSON object or array come back
/// trimmed.
std::string canonicalPayload(std::string_view payload);

/// 64-bit hash of canonicalPayload().
std::uint64_t payloadHash(std::string_view payload);

} // namespace whyglass::analysis
