// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How a text that was sent compares with the text that was produced.
namespace whyglass::analysis {

/// Code points; of invalid UTF-8 as many as have a first byte.
std::uint64_t charactersOf(std::string_view text);
/// Without a tokenizer: four ASCII characters to a token, and a token to any other character. Never 0 for a text.
std::int64_t estimatedTokens(std::string_view text);

/// The text inside the envelopes that frameworks put around an answer: a JSON string, content blocks, {"content": …} alone or with
/// the marks of a message. JSON of other shape, and what Python's repr() writes, comes back as JSON with sorted keys and no spaces;
/// everything else trimmed.
std::string plainText(std::string_view text);

/// Hashes of runs of words, for finding texts that share some: case and punctuation do not count.
std::vector<std::uint64_t> shinglesOf(std::string_view text);

/// Share of the words of both texts, 0 … 1, that are taken away or put in to make the one of the other, matched as in a word diff
/// (matchSequences); case and punctuation do not count.
double changedWords(std::string_view before, std::string_view after);

struct TextComparison {
    PartMatch match = PartMatch::Altered;
    std::uint64_t sentCharacters = 0, producedCharacters = 0;
    double changedWords = 0; ///< of Altered
};
/// A Cut keeps a beginning, an end, both with a note between, or a piece of what was produced.
TextComparison compareTexts(std::string_view sent, std::string_view produced);

} // namespace whyglass::analysis
