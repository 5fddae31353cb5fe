// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Finds names, quotations and sentences in texts as sent, by their words.
namespace whyglass::analysis {

struct TextWord {
    std::uint64_t hash = 0; ///< of the word with ASCII case folded and escapes resolved
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};
/// Runs of letters, digits and bytes beyond ASCII. `out` is cleared first. Of more than 4 GB the beginning.
void textWordsOf(std::string_view text, std::vector<TextWord>& out);

class TextSearch {
public:
    struct Hit {
        std::uint32_t id = 0;
        std::size_t begin = 0, end = 0;
        bool equal = false;   ///< the same characters
        unsigned shared = 0;  ///< of `sequences` word sequences; 0 for a hit of the whole
        unsigned sequences = 0;
    };

    /// `id` comes back in hits. Sentences of at least kSentenceWords words are also found in part.
    void add(std::uint32_t id, std::string_view text);
    [[nodiscard]] bool empty() const { return m_phrases.empty(); }
    /// Of each text its first whole hit, else the most of its word sequences. Not thread-safe.
    void scan(std::string_view text, std::vector<Hit>& out);

    static constexpr std::size_t kSentenceWords = 6;
    static constexpr double kLeastShare = 0.4; ///< of the word sequences, for a hit in part; measured on the seeded set

private:
    struct Phrase {
        std::uint32_t id;
        std::string text;
        std::vector<std::uint64_t> words;
        unsigned sequences = 0;
    };
    struct Sequence {
        std::uint32_t phrase;
        unsigned bit;
    };
    struct Shared {
        std::uint64_t bits = 0;
        std::size_t begin = 0, end = 0;
        bool whole = false;
    };
    void findWhole(std::string_view text, std::size_t word, std::vector<Hit>& out);
    void findSequence(std::size_t word);

    std::vector<Phrase> m_phrases;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byFirst;
    std::unordered_multimap<std::uint64_t, Sequence> m_sequences;
    std::bitset<4096> m_first; ///< most words begin nothing: asked before the map
    std::bitset<4096> m_seen;  ///< the same of sequences
    std::vector<TextWord> m_words;
    std::vector<Shared> m_shared; ///< of the text that is scanned, beside m_phrases
};

} // namespace whyglass::analysis
