// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// Statements in a text that can be checked: numbers, dates, identifiers, addresses, quotations.
namespace whyglass::analysis {

/// The number a text writes: "1,000", "$50,000.00", "4.870,50 EUR", "12 %". nullopt where it is none.
std::optional<double> parseNumber(std::string_view text);

struct Specific {
    enum class Kind { Number, Date, Id, Email, Quote };
    Kind kind = Kind::Number;
    std::string_view text; ///< part of the text it was found in
    double number = 0.0; ///< Kind::Number
};

/// In the order of the text. Numbers of one digit, ordinals and short words with a digit are no specifics.
std::vector<Specific> specificsOf(std::string_view text);

/// Everything a model could have seen, asked for single statements.
class KnownContext {
public:
    void add(std::string_view text);
    /// Said before: numbers by value, the rest by text with ASCII case folded.
    [[nodiscard]] bool knows(const Specific& specific) const;
    /// Follows from two known numbers by + - * or / (detectors.md D33).
    [[nodiscard]] bool computes(double number) const;

private:
    std::string m_text; ///< lower case
    std::unordered_set<std::string> m_numbers;
    std::vector<double> m_values;
};

} // namespace whyglass::analysis
