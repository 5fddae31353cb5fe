// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/decimal.h"
#include "models/analysis/lineage/lineage.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The values in a text: numbers in any notation, dates, ids, addresses. Texts are taken as sent: in JSON (also in JSON within a JSON
/// string, and in what Python prints) escapes end a word and numbers outside strings have no thousands marks.
namespace whyglass::analysis {

/// ISO 4217 code of a currency mark; all zero where none.
using Currency = std::array<char, 3>;

/// A number as it is written. `other`: the second reading of what has two, "1.000" and "1,234".
struct Numeral {
    Decimal value;
    std::optional<Decimal> other;
    bool percent = false;
    bool words = false; ///< written out: "ten thousand"
    Currency currency{};
    std::size_t begin = 0; ///< of sign, digits and marks, without currency and unit
    std::size_t end = 0;
    std::size_t next = 0; ///< where reading goes on: behind the unit
};

/// The number whose first digit is text[at]; `bare`: by the grammar of JSON. nullopt where the digits belong to an id or an ordinal.
std::optional<Numeral> readNumeral(std::string_view text, std::size_t at, bool bare);

/// The number in words that begins at text[at], English or German: "ten thousand", "a dozen", "two and a half million",
/// "fünfhundertzwanzig". nullopt for numbers below ten, which stand everywhere, and where a word goes on behind them.
std::optional<Numeral> readNumberWords(std::string_view text, std::size_t at);

/// Reads per cent and currency beside a number that ends at `next`.
void readMarks(std::string_view text, Numeral& numeral);

/// A day, as year × 10,000 + month × 100 + day. `other`: the second reading of 03/04/2025.
struct DateText {
    int day = 0;
    int other = 0; ///< 0: none
    std::size_t end = 0;
};
/// The date that begins at text[at]; digits or the name of a month (English or German).
std::optional<DateText> readDate(std::string_view text, std::size_t at);

struct ValueToken {
    ValueKind kind = ValueKind::Id; ///< never Text
    std::size_t begin = 0;
    std::size_t end = 0;
    Numeral numeral; ///< Number
    DateText date;   ///< Date
};

/// In the order of the text; an id may be followed by the ids in it. `out` is cleared first.
void valueTokensOf(std::string_view text, std::vector<ValueToken>& out);

/// The form in which ids, addresses and URLs are compared: case folded; of a URL also without scheme, "www." and a slash at the end.
std::string comparedForm(ValueKind kind, std::string_view text);

/// Whether a text as sent is JSON or a Python literal by its first signs.
bool looksStructured(std::string_view text);

} // namespace whyglass::analysis
