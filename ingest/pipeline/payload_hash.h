// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace whyglass::ingest {

/// XXH3, 64 bits. Stored: never change the function. A record whose bytes do not say whose they are (a log record, a data
/// point) is seeded with what does.
std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed = 0);

/// XXH3, 128 bits, of the parts and their lengths, so that a byte cannot move from one part to the next unnoticed. Stored.
std::array<std::uint8_t, 16> hashOfParts(std::initializer_list<std::string_view> parts);

} // namespace whyglass::ingest
