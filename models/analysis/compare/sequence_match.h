// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace whyglass::analysis {

/// Two elements that are one and the same in both sequences.
struct MatchedPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool operator==(const MatchedPair&) const = default;
};

/// A common subsequence, both indexes rising: elements that occur once on either side hold it (patience), between them it is the
/// longest one (Myers, O(ND)) as long as the sequences do not differ in more than some thousand places; beyond that, elements are left
/// unmatched rather than sought for ever.
std::vector<MatchedPair> matchSequences(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

/// The first step of matchSequences alone: a rising sequence of the elements that occur exactly once on either side.
std::vector<MatchedPair> matchUnique(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

} // namespace whyglass::analysis
