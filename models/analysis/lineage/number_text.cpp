// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/value_tokens.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

struct Mark {
    std::string_view text;
    const char* code;
};
constexpr std::array<Mark, 16> kCurrencies = {{
    {"$", "USD"}, {"\xE2\x82\xAC", "EUR"}, {"\xC2\xA3", "GBP"}, {"\xC2\xA5", "JPY"}, {"\xE2\x82\xB9", "INR"}, {"USD", "USD"}, {"EUR", "EUR"},
    {"GBP", "GBP"}, {"CHF", "CHF"}, {"JPY", "JPY"}, {"INR", "INR"}, {"CAD", "CAD"}, {"AUD", "AUD"}, {"CNY", "CNY"}, {"SEK", "SEK"}, {"PLN", "PLN"},
}};

struct Power {
    std::string_view text;
    int power;
};
/// Directly behind the digits. A small m is a metre or a minute as often as a million, so it is none.
constexpr std::array<Power, 6> kAttached = {{{"k", 3}, {"K", 3}, {"M", 6}, {"bn", 9}, {"mn", 6}, {"B", 9}}};
constexpr std::array<Power, 15> kWords = {{{"hundred", 2}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"Tausend", 3}, {"tausend", 3}, {"Tsd.", 3},
    {"Mio.", 6}, {"Mio", 6}, {"Million", 6}, {"Millionen", 6}, {"Milliarde", 9}, {"Milliarden", 9}, {"Mrd.", 9}, {"Mrd", 9}}};

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kThinSpace = "\xE2\x80\xAF";
constexpr std::size_t kMaxRuns = 12;

bool isWordAt(std::string_view text, std::size_t at) { return at < text.size() && (isAlpha(text[at]) || isDigit(text[at])); }

std::size_t digitsFrom(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

/// What may stand between two runs of digits: its length in bytes, its sign folded to one of , . ' and space.
struct Separator {
    std::size_t bytes = 0;
    char sign = '\0';
};
Separator separatorAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kNoBreakSpace))
        return {2, ' '};
    if (rest.starts_with(kThinSpace))
        return {3, ' '};
    if (rest.empty() || std::string_view(",.' ").find(rest.front()) == std::string_view::npos)
        return {};
    return {1, rest.front()};
}

struct Runs {
    std::array<std::string_view, kMaxRuns> runs;
    std::array<char, kMaxRuns> signs{}; ///< before the run of the same index
    std::size_t count = 1;
    std::size_t end = 0;

    [[nodiscard]] bool threeFrom(std::size_t first, std::size_t last) const
    {
        for (std::size_t i = first; i < last; ++i)
            if (runs[i].size() != 3)
                return false;
        return runs[0].size() <= 3;
    }
};

Runs runsAt(std::string_view text, std::size_t at)
{
    Runs found;
    found.runs[0] = text.substr(at, digitsFrom(text, at));
    found.end = at + found.runs[0].size();
    while (found.count < kMaxRuns) {
        const Separator separator = separatorAt(text, found.end);
        const std::size_t digits = separator.bytes == 0 ? 0 : digitsFrom(text, found.end + separator.bytes);
        if (digits == 0 || (separator.sign == '\'' && digits != 3))
            break;
        // Only groups of three are held together by spaces: "in 2024 12 items" are two numbers.
        if (separator.sign == ' ' && (digits != 3 || found.runs[0].size() > 3 || (found.count > 1 && found.signs[1] != ' ')))
            break;
        found.signs[found.count] = separator.sign;
        found.runs[found.count++] = text.substr(found.end + separator.bytes, digits);
        found.end += separator.bytes + digits;
    }
    return found;
}

std::optional<Decimal> joined(const Runs& runs, std::size_t whole, std::size_t fraction)
{
    std::string plain;
    for (std::size_t i = 0; i < whole; ++i)
        plain += runs.runs[i];
    if (fraction > 0)
        plain.append(".").append(runs.runs[fraction]);
    return Decimal::parse(plain);
}

struct Reading {
    std::optional<Decimal> value, other;
    std::size_t runs = 1; ///< that belong to the number
};

/// 1,00,000
bool isIndian(const Runs& runs)
{
    if (runs.runs[0].size() > 2 || runs.runs[runs.count - 1].size() != 3)
        return false;
    for (std::size_t i = 1; i + 1 < runs.count; ++i)
        if (runs.runs[i].size() != 2)
            return false;
    return true;
}

Reading readOneMark(const Runs& runs)
{
    const char sign = runs.signs[1];
    const bool group = runs.threeFrom(1, 2) && runs.runs[0] != "0";
    if (sign == '\'' || sign == ' ')
        return {joined(runs, 2, 0), {}, 2};
    if (!group)
        return {joined(runs, 1, 1), {}, 2};
    const auto thousands = joined(runs, 2, 0);
    const auto decimal = joined(runs, 1, 1);
    return sign == ',' ? Reading{thousands, decimal, 2} : Reading{decimal, thousands, 2};
}

Reading readRuns(const Runs& runs)
{
    if (runs.count == 1)
        return {joined(runs, 1, 0), {}, 1};
    if (runs.count == 2)
        return readOneMark(runs);
    const std::size_t last = runs.count - 1;
    const bool same = std::all_of(runs.signs.begin() + 2, runs.signs.begin() + static_cast<std::ptrdiff_t>(last), [&](char sign) { return sign == runs.signs[1]; });
    if (same && runs.signs[last] != runs.signs[1] && runs.threeFrom(1, last) && runs.signs[last] != ' ')
        return {joined(runs, last, last), {}, runs.count};
    if (same && runs.signs[last] == runs.signs[1] && (runs.threeFrom(1, runs.count) || (runs.signs[1] == ',' && isIndian(runs))))
        return {joined(runs, runs.count, 0), {}, runs.count};
    if (runs.signs[1] == '.')
        return {}; // a version, an address
    return {joined(runs, 1, 0), {}, 1}; // a list: 1,2,3
}

Currency codeOf(const char* code) { return {code[0], code[1], code[2]}; }

Currency currencyBefore(std::string_view text, std::size_t at)
{
    std::string_view before = text.substr(0, at);
    if (before.ends_with(' '))
        before.remove_suffix(1);
    for (const Mark& mark : kCurrencies)
        if (before.ends_with(mark.text) && !(isAlpha(mark.text.front()) && before.size() > 3 && isAlpha(before[before.size() - 4])))
            return codeOf(mark.code);
    return {};
}

/// Moves `at` behind the mark.
Currency currencyAfter(std::string_view text, std::size_t& at)
{
    std::size_t begin = at;
    if (text.substr(begin).starts_with(kNoBreakSpace))
        begin += kNoBreakSpace.size();
    else if (begin < text.size() && text[begin] == ' ')
        ++begin;
    for (const Mark& mark : kCurrencies) {
        if (mark.text == "$" || !text.substr(begin).starts_with(mark.text) || (isAlpha(mark.text.front()) && isWordAt(text, begin + mark.text.size())))
            continue;
        at = begin + mark.text.size();
        return codeOf(mark.code);
    }
    return {};
}

bool takesPercent(std::string_view text, std::size_t& at)
{
    for (const std::string_view sign : {"%", " %", "\xC2\xA0%", " percent", " per cent", " Prozent"}) {
        if (text.substr(at).starts_with(sign) && (sign.back() == '%' || !isWordAt(text, at + sign.size()))) {
            at += sign.size();
            return true;
        }
    }
    return false;
}

bool isOrdinal(std::string_view unit) { return unit == "st" || unit == "nd" || unit == "rd" || unit == "th"; }

void scale(Numeral& numeral, int power)
{
    numeral.value = numeral.value.times10(power);
    if (numeral.other)
        numeral.other = numeral.other->times10(power);
}

/// "10k", "5kg", "3 million"; false where the letters say that this is no number.
bool readUnit(std::string_view text, Numeral& numeral)
{
    std::size_t end = numeral.next;
    while (isWordAt(text, end))
        ++end;
    const std::string_view unit = text.substr(numeral.next, end - numeral.next);
    if (unit.empty()) {
        if (numeral.next < text.size() && text[numeral.next] == ' ') {
            for (const Power& word : kWords) {
                if (!text.substr(numeral.next + 1).starts_with(word.text) || isWordAt(text, numeral.next + 1 + word.text.size()))
                    continue;
                scale(numeral, word.power);
                numeral.end = numeral.next = numeral.next + 1 + word.text.size();
                break;
            }
        }
        return true;
    }
    constexpr std::size_t kLongestUnit = 4;
    if (isOrdinal(unit) || unit.size() > kLongestUnit || !std::all_of(unit.begin(), unit.end(), isAlpha))
        return false;
    for (const Power& letter : kAttached) {
        if (unit == letter.text) {
            scale(numeral, letter.power);
            numeral.end = end;
        }
    }
    numeral.next = end;
    return true;
}

/// Moves `at` behind an exponent; false where it is none.
std::optional<int> exponentAt(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E'))
        return std::nullopt;
    std::size_t begin = at + 1;
    const bool negative = begin < text.size() && text[begin] == '-';
    if (begin < text.size() && (text[begin] == '-' || text[begin] == '+'))
        ++begin;
    const std::size_t digits = digitsFrom(text, begin);
    if (digits == 0 || digits > 3 || isWordAt(text, begin + digits))
        return std::nullopt;
    int power = 0;
    for (const char c : text.substr(begin, digits))
        power = power * 10 + (c - '0');
    at = begin + digits;
    return negative ? -power : power;
}

bool hasMinus(std::string_view text, std::size_t at)
{
    return at > 0 && text[at - 1] == '-' && (at == 1 || !isWordByte(text[at - 2]));
}

} // namespace

std::optional<Numeral> readNumeral(std::string_view text, std::size_t at, bool bare)
{
    Runs runs = runsAt(text, at);
    if (bare) {
        runs.count = runs.count > 1 && runs.signs[1] == '.' ? 2 : 1;
    }
    Reading reading = bare ? Reading{joined(runs, 1, runs.count - 1), {}, runs.count} : readRuns(runs);
    if (!reading.value)
        return std::nullopt;
    Numeral numeral;
    numeral.value = *reading.value;
    numeral.other = reading.other;
    const std::string_view lastRun = runs.runs[reading.runs - 1];
    numeral.begin = at;
    numeral.end = numeral.next = static_cast<std::size_t>(lastRun.data() - text.data()) + lastRun.size();
    if (const auto power = exponentAt(text, numeral.next)) {
        scale(numeral, *power);
        numeral.other.reset();
        numeral.end = numeral.next;
    } else if (!bare && !readUnit(text, numeral)) {
        return std::nullopt;
    }
    if (hasMinus(text, at)) {
        numeral.begin = at - 1;
        numeral.value.digits = -numeral.value.digits;
        if (numeral.other)
            numeral.other->digits = -numeral.other->digits;
    }
    if (!bare)
        readMarks(text, numeral);
    return numeral;
}

void readMarks(std::string_view text, Numeral& numeral)
{
    numeral.percent = takesPercent(text, numeral.next);
    numeral.currency = currencyBefore(text, numeral.begin);
    if (const Currency after = currencyAfter(text, numeral.next); numeral.currency == Currency{})
        numeral.currency = after;
}

} // namespace whyglass::analysis
