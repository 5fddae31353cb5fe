// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace whyglass::domain {

/// Parts of a usage that some models price apart (semantic-conventions.md R.1). Each lies inside the count that it is a part of;
/// nullopt is "not told", which is billed with that count.
struct TokenParts {
    std::optional<std::int64_t> cacheWrite1h;   ///< of the cache writes: those kept for an hour, the others are kept for minutes
    std::optional<std::int64_t> inputAudio;     ///< of the input
    std::optional<std::int64_t> cacheReadAudio; ///< of the cache reads and of inputAudio
    std::optional<std::int64_t> outputAudio;    ///< of the output
    bool operator==(const TokenParts&) const = default;
};

/// Why a count was read the way it was (semantic-conventions.md R.5). The order is that of the rules.
enum class ReadingBasis : std::uint8_t {
    None,       ///< nothing to decide: no cached, or no reasoning, tokens are told
    Library,    ///< the library, or the names in its usage object, are known to count so
    Exceeds,    ///< the part is larger than the count, so it cannot lie inside it
    Total,      ///< the sent total is only right this way
    Scope,      ///< another call of the same library version proves it
    Ambiguous,  ///< keys of a provider that counts without the part, in a library that nobody knows: read as the conventions say
    Convention, ///< nothing says otherwise than the conventions
};
/// "library", "exceeds", "total", "scope", "ambiguous", "convention"; empty for None.
std::string_view nameOf(ReadingBasis basis);

/// How input and output of a call were made inclusive.
struct TokenReading {
    ReadingBasis cache = ReadingBasis::None;
    ReadingBasis reasoning = ReadingBasis::None;
    bool cacheAdded = false;     ///< cached tokens came beside the input and were added to it
    bool reasoningAdded = false; ///< reasoning came beside the output and was added to it
    /// Whether what other calls of the library tell may still change it.
    [[nodiscard]] bool cacheIsOpen() const { return cache == ReadingBasis::Ambiguous || cache == ReadingBasis::Convention; }
    bool operator==(const TokenReading&) const = default;
};

} // namespace whyglass::domain
