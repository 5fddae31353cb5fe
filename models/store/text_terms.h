// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace whyglass::store {

/// Text for the word index. Scripts without spaces (Han, kana, Hangul, Thai, Lao, Myanmar, Khmer) become overlapping pairs of
/// characters, spelt in letters and digits so that every tokenizer leaves them alone; a run ends with its last character
/// alone. Everything else stays as it is. Invalid UTF-8 separates words.
std::string expandText(std::string_view text);

/// Whether expandText would leave the text as it is because it is ASCII without NUL, as most texts are.
bool isPlainText(std::string_view text);

/// FTS5 expression that all words of the text occur (in any order); empty where the text has no word.
std::string matchAllWords(sqlite3* db, std::string_view text);

/// Token of the key=value index for a pair, and for "the record has this key".
std::string pairToken(std::string_view key, std::string_view value);
std::string keyToken(std::string_view key);

/// The same tokens as numbers, for many pairs of one key.
class PairKey {
public:
    explicit PairKey(std::string_view key);
    [[nodiscard]] std::uint64_t token() const { return m_token; } ///< that of keyToken()
    [[nodiscard]] std::uint64_t tokenWith(std::string_view value) const; ///< that of pairToken()

private:
    std::uint64_t m_token, m_pair;
};
/// Appends the token as it is spelt in the index: ten characters.
void appendToken(std::string& out, std::uint64_t token);

} // namespace whyglass::store
