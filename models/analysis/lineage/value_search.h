// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/text_search.h"
#include "models/analysis/lineage/trace_places.h"
#include "models/analysis/lineage/value_tokens.h"

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// A value that is looked for, in all the readings of its text.
struct WantedValue {
    ValueKind kind = ValueKind::Text;
    std::string text;
    Numeral numeral; ///< Number
    DateText date;   ///< Date
};
/// The kind is that of the text as a whole: "INV-1" is an id, "the invoice INV-1" a text. Marks around it (quotes, a full stop) are dropped.
WantedValue wantedOf(std::string_view text);
/// A number of fewer than four digits. Equal ones stand everywhere, and an attribute of its own often only counts: "app.step" is no quantity.
bool isShortNumber(const WantedValue& value);
/// Equal where two texts state one value.
std::string identityOf(const WantedValue& value);

/// Where a text holds a value.
struct ValueHit {
    std::size_t begin = 0, end = 0;
    LineageMatch match = LineageMatch::Equal;
    std::string how;
    double score = 1.0;
    std::size_t count = 1; ///< of the same match in this text
};

/// Looks for many values in many texts, each text once. Not thread-safe.
class ValueSearch {
public:
    explicit ValueSearch(const std::vector<WantedValue>& wanted);

    /// Of each value in the text its best hit: use(index of the value, hit). `addressesOnly`: ids, addresses and URLs.
    template <typename Use>
    void scan(std::string_view text, bool addressesOnly, Use use)
    {
        find(text, addressesOnly);
        for (const std::uint32_t value : m_touched)
            use(value, m_best[value]);
        forget();
    }

    /// Powers of ten by which a number may be off: thousandths to thousands, and millions.
    static constexpr std::array<int, 8> kPowers = {-6, -3, -2, -1, 1, 2, 3, 6};

private:
    struct NumberKey {
        std::uint32_t value;
        LineageMatch match;
        int power = 0; ///< value = number × 10^power
    };
    struct DateKey {
        std::uint32_t value;
        bool ambiguous;
    };
    void addNumber(std::uint32_t index, const WantedValue& value);
    void find(std::string_view text, bool addressesOnly);
    void findNumber(std::string_view text, const ValueToken& token);
    void lookUp(std::string_view text, const ValueToken& token, const Decimal& number, bool asWritten);
    void findDate(std::string_view text, const ValueToken& token);
    void findForm(std::string_view text, const ValueToken& token);
    void take(std::uint32_t value, ValueHit hit);
    void forget();

    const std::vector<WantedValue>& m_wanted;
    std::unordered_map<Decimal, std::vector<NumberKey>> m_numbers;
    std::unordered_map<int, std::vector<DateKey>> m_dates;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_forms;
    std::bitset<1024> m_lengths; ///< of m_forms
    TextSearch m_texts;
    std::vector<ValueToken> m_tokens;
    std::vector<TextSearch::Hit> m_textHits;
    std::vector<ValueHit> m_best;          ///< beside m_wanted; count 0: none in this text
    std::vector<std::uint32_t> m_touched;
};

} // namespace whyglass::analysis
