// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/query_values.h"

#include "models/analysis/query/bare_query.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace whyglass::analysis {

namespace {

/// Takes a plain decimal (no exponent, no sign) off the front.
std::optional<double> takeNumber(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && (isDigit(text[length]) || text[length] == '.'))
        ++length;
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + length, number, std::chars_format::fixed);
    if (length == 0 || error != std::errc{} || end != text.data() + length)
        return std::nullopt;
    text.remove_prefix(length);
    return number;
}

std::optional<double> takeUnit(std::string_view& text)
{
    static constexpr std::array<std::pair<std::string_view, double>, 12> kUnits{{
        {"ns", 1.0},
        {"us", 1e3},
        {"\xC2\xB5s", 1e3}, // micro sign
        {"\xCE\xBCs", 1e3}, // Greek mu
        {"ms", 1e6},
        {"min", 60e9},
        {"s", 1e9},
        {"m", 60e9},
        {"h", 3600e9},
        {"d", 86'400e9},
        {"w", 7 * 86'400e9},
        {"y", 365 * 86'400e9},
    }};
    for (const auto& [unit, ns] : kUnits) {
        if (text.starts_with(unit)) {
            text.remove_prefix(unit.size());
            return ns;
        }
    }
    return std::nullopt;
}

bool isNumber(std::string_view text)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

std::optional<std::string> share(std::string_view text)
{
    const bool percent = text.ends_with('%');
    if (percent)
        text.remove_suffix(1);
    std::string_view rest = text;
    const auto number = takeNumber(rest);
    if (!number || !rest.empty())
        return std::nullopt;
    if (!percent)
        return std::string(text);
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number / 100.0).ptr;
    return std::string(digits.data(), end);
}

} // namespace

std::optional<domain::Duration> parseDuration(std::string_view text)
{
    constexpr double kMaxNs = 9.2e18;
    double total = 0.0;
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const auto number = takeNumber(text);
        const auto unit = number ? takeUnit(text) : std::nullopt;
        if (!unit)
            return std::nullopt;
        total += *number * *unit;
    }
    if (total > kMaxNs)
        return std::nullopt;
    return domain::Duration{std::llround(total)};
}

std::optional<std::string> canonicalValue(FieldType type, std::string_view text)
{
    switch (type) {
    case FieldType::Number:
        return isNumber(text) ? std::optional(std::string(text)) : std::nullopt;
    case FieldType::Duration: {
        const auto duration = parseDuration(text);
        return duration ? std::optional(std::to_string(duration->ns)) : std::nullopt;
    }
    case FieldType::Money:
        if (text.starts_with('$'))
            text.remove_prefix(1);
        return isNumber(text) ? std::optional(std::string(text)) : std::nullopt;
    case FieldType::Share:
        return share(text);
    case FieldType::Id:
        if (text.empty() || text.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
            return std::nullopt;
        return toLower(text);
    case FieldType::Word:
        return toLower(text);
    case FieldType::Text:
    case FieldType::Time:
        return std::string(text);
    }
    return std::nullopt;
}

std::string_view exampleOf(FieldType type)
{
    switch (type) {
    case FieldType::Number:
        return "a number such as 1000";
    case FieldType::Duration:
        return "a duration such as 1s or 250ms";
    case FieldType::Money:
        return "an amount in US dollars such as $0.05";
    case FieldType::Share:
        return "a share such as 0.7 or 70%";
    case FieldType::Id:
        return "hexadecimal digits";
    case FieldType::Time:
        return "a time such as 2026-03-17T14:00:00Z or -7d";
    case FieldType::Word:
    case FieldType::Text:
        return "a text";
    }
    return "a text";
}

std::optional<domain::Timestamp> parseTime(std::string_view text, domain::Timestamp now)
{
    text = trim(text);
    if (text == "now")
        return now;
    if (const auto exact = format::parseRfc3339(text))
        return exact;
    constexpr std::size_t kDateLength = 10;
    if (text.size() == kDateLength && isDigit(text.front()))
        return format::parseRfc3339(std::string(text) + "T00:00:00Z");
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const auto back = parseDuration(text);
    if (!back)
        return std::nullopt;
    domain::Timestamp then;
    if (__builtin_sub_overflow(now.ns, back->ns, &then.ns))
        then.ns = std::numeric_limits<std::int64_t>::min();
    return then;
}

} // namespace whyglass::analysis
