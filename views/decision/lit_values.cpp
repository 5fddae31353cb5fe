// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/lit_values.h"

#include <algorithm>

namespace whyglass::views {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Marks that stand around and inside of numbers without changing them. The signs of euro and pound are longer than a byte.
std::string withoutMarks(std::string_view text)
{
    constexpr std::string_view kMarks = ", $'\"";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 3) == "€")
            i += 2;
        else if (text.substr(i, 2) == "£")
            i += 1;
        else if (kMarks.find(text[i]) == std::string_view::npos)
            out += text[i];
    }
    return out;
}

} // namespace

std::string comparableValue(std::string_view text)
{
    std::string number = withoutMarks(text);
    const bool isNumber = !number.empty() && isDigit(number.back()) && std::count(number.begin(), number.end(), '.') <= 1
        && std::all_of(number.begin(), number.end(), [](char c) { return isDigit(c) || c == '.' || c == '-'; });
    if (!isNumber)
        return std::string(text);
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.')
            number.pop_back();
    }
    return number;
}

LitValues::LitValues(const std::optional<session::LitValue>& lit)
{
    if (lit)
        m_value = comparableValue(lit->value);
}

std::vector<bool> LitValues::of(const analysis::CardStatement& statement) const
{
    std::vector<bool> lit;
    for (const analysis::CardValue& value : statement.values)
        lit.push_back(any() && comparableValue(value.written) == m_value);
    return lit;
}

} // namespace whyglass::views
