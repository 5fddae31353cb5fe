// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

/// The hashes that records are stored with: they tell a resent record from a new one, and a sound payload from a damaged one.
/// Stored: never change these functions.
namespace whyglass::store {

using ResourceHash = std::array<std::uint8_t, 16>;

/// XXH3, 64 bits; that of a span is hashOf() of its bytes.
std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed = 0);
/// The bytes of a log record do not say whose they are; its resource does.
std::uint64_t hashOfLog(std::string_view bytes, const ResourceHash& resource);
/// Nor do those of a data point: its metric and resource do.
std::uint64_t hashOfPoint(std::string_view bytes, std::string_view metric, const ResourceHash& resource);

/// XXH3, 128 bits, of the parts and their lengths, so that a byte cannot move from one part to the next unnoticed.
ResourceHash hashOfParts(std::initializer_list<std::string_view> parts);

/// The first eight bytes, as a number.
std::uint64_t firstWord(const ResourceHash& hash);

} // namespace whyglass::store
