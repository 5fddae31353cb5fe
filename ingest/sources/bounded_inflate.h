// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace whyglass::ingest {

/// The largest request, on the wire and inflated (otlp.md A3).
inline constexpr std::size_t kMaxRequestBytes = 64U << 20U;

enum class Encoding : std::uint8_t { Identity, Gzip, Deflate, Zstd };

struct Inflated {
    enum class State : std::uint8_t { Whole, Damaged, TooLarge };
    State state = State::Whole;
    std::string bytes;
};

/// Inflates one request, never beyond `limit` bytes, and beyond 4 MiB never to more than 500 times its size (telemetry is far from
/// both). At most two run at once in the process; the others wait. Up to 1,000 gzip members or any number of zstd frames; other data
/// after the compressed stream is damage. Thread-safe.
Inflated inflateBounded(Encoding encoding, std::string_view compressed, std::size_t limit = kMaxRequestBytes);

} // namespace whyglass::ingest
