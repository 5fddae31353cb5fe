// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Words as the index has them: without case and accents, and each character a word of its own in scripts that put no spaces
/// between words (Han, kana, Hangul, Thai …). What is found in a text is told in bytes of the text as it is.
namespace whyglass::analysis {

struct TextRange {
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// Walks the words of a text. Invalid UTF-8 separates words.
class WordReader {
public:
    explicit WordReader(std::string_view text, std::size_t from = 0) : m_text(text), m_at(from) {}
    bool next();
    [[nodiscard]] const std::string& word() const { return m_word; } ///< folded
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    char32_t take();
    std::string_view m_text;
    std::size_t m_at = 0, m_begin = 0, m_end = 0;
    std::string m_word;
};

/// Finds the words of a text one after the other in other texts, whatever stands between them.
class FoldedSearch {
public:
    /// With `prefix` the last word may go on.
    explicit FoldedSearch(std::string_view text, bool prefix = false);
    [[nodiscard]] bool empty() const { return m_words.empty(); } ///< there is no word in it
    /// The first place at or behind `from`.
    [[nodiscard]] std::optional<TextRange> find(std::string_view text, std::size_t from = 0) const;

private:
    std::vector<std::string> m_words;
    bool m_prefix;
};

} // namespace whyglass::analysis
