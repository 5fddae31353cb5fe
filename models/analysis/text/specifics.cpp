// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/specifics.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxContextBytes = 8U << 20U;
constexpr std::size_t kMaxValues = 2000; ///< for computes(), which looks at each
constexpr std::size_t kMaxSpecifics = 2000;

/// Two doubles that print the same to nine significant digits are the same number for a reader.
std::string numberKey(double value)
{
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.9g", std::fabs(value));
    return {text.data(), static_cast<std::size_t>(length)};
}

bool isInner(char c) { return std::string_view("-_./,:@#").find(c) != std::string_view::npos; }

std::size_t digitsIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return isDigit(c); }));
}

bool isDate(std::string_view token)
{
    std::array<std::size_t, 3> runs{};
    std::size_t part = 0;
    char separator = '\0';
    for (const char c : token.substr(0, token.find('T'))) {
        if (isDigit(c)) {
            ++runs[part];
        } else if ((c == '-' || c == '/' || c == '.') && (separator == '\0' || separator == c) && part < 2) {
            separator = c;
            ++part;
        } else {
            return false;
        }
    }
    const bool yearFirst = runs[0] == 4 && runs[1] >= 1 && runs[1] <= 2 && runs[2] >= 1 && runs[2] <= 2;
    const bool yearLast =
        runs[0] >= 1 && runs[0] <= 2 && runs[1] >= 1 && runs[1] <= 2 && (runs[2] == 4 || (runs[2] == 2 && separator == '/'));
    return part == 2 && (yearFirst || yearLast);
}

/// "10k", "2nd", "30min": a number with its unit, or an ordinal.
bool isNumberWithUnit(std::string_view token)
{
    std::size_t digits = 0;
    while (digits < token.size() && (isDigit(token[digits]) || token[digits] == '.' || token[digits] == ','))
        ++digits;
    const std::string_view unit = token.substr(digits);
    return digits > 0 && !unit.empty() && unit.size() <= 4 && std::all_of(unit.begin(), unit.end(), isAlpha);
}

std::optional<Specific> classify(std::string_view token)
{
    using Kind = Specific::Kind;
    const std::size_t digits = digitsIn(token);
    if (token.find('@') != std::string_view::npos && token.find('.') != std::string_view::npos)
        return Specific{Kind::Email, token, 0.0};
    if (digits < 2)
        return std::nullopt;
    if (isDate(token))
        return Specific{Kind::Date, token, 0.0};
    if (const auto number = parseNumber(token))
        return Specific{Kind::Number, token, *number};
    constexpr std::size_t kShortestId = 4;
    const bool hasLetters = std::any_of(token.begin(), token.end(), isAlpha);
    const bool isPath = token.find("//") != std::string_view::npos;
    if (hasLetters && !isPath && token.size() >= kShortestId && !isNumberWithUnit(token))
        return Specific{Kind::Id, token, 0.0};
    return std::nullopt;
}

void addQuotes(std::string_view text, std::vector<Specific>& out)
{
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kLongest = 80;
    std::size_t open = text.find('"');
    while (open != std::string_view::npos && out.size() < kMaxSpecifics) {
        const std::size_t close = text.find('"', open + 1);
        if (close == std::string_view::npos)
            return;
        const std::string_view quote = text.substr(open + 1, close - open - 1);
        if (quote.size() >= kShortest && quote.size() <= kLongest && quote.find('\n') == std::string_view::npos)
            out.push_back({Specific::Kind::Quote, quote, 0.0});
        open = text.find('"', close + 1);
    }
}

/// Digits with one kind of grouping mark and at most one decimal mark → plain digits with '.'; empty where it is neither.
std::string plainDigits(std::string_view text)
{
    const auto dots = std::count(text.begin(), text.end(), '.');
    const auto commas = std::count(text.begin(), text.end(), ',');
    const std::size_t lastDot = text.rfind('.');
    const std::size_t lastComma = text.rfind(',');
    char decimal = '\0';
    if (dots > 0 && commas > 0)
        decimal = lastDot > lastComma ? '.' : ',';
    else if (dots == 1)
        decimal = '.';
    else if (commas == 1 && text.size() - lastComma - 1 != 3)
        decimal = ',';
    std::string plain;
    for (const char c : text) {
        if (isDigit(c))
            plain.push_back(c);
        else if (c == decimal && plain.find('.') == std::string::npos)
            plain.push_back('.');
        else if (c != '.' && c != ',')
            return {};
    }
    return plain;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    text = trim(text);
    static constexpr std::array<std::string_view, 9> kMarks{
        "$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "USD", "EUR", "GBP", "CHF", "%"};
    for (const std::string_view mark : kMarks) {
        if (text.starts_with(mark) && mark != "%")
            text.remove_prefix(mark.size());
        if (text.ends_with(mark))
            text.remove_suffix(mark.size());
    }
    text = trim(text);
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    if (text.empty() || !isDigit(text.front()) || !isDigit(text.back()))
        return std::nullopt;
    const std::string plain = plainDigits(text);
    double number = 0.0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (plain.empty() || error != std::errc{} || end != plain.data() + plain.size())
        return std::nullopt;
    return negative ? -number : number;
}

std::vector<Specific> specificsOf(std::string_view text)
{
    std::vector<Specific> found;
    std::size_t at = 0;
    while (at < text.size() && found.size() < kMaxSpecifics) {
        if (!isAlpha(text[at]) && !isDigit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (isAlpha(text[end]) || isDigit(text[end]) || isInner(text[end])))
            ++end;
        std::string_view token = text.substr(at, end - at);
        at = end;
        while (!token.empty() && isInner(token.back()))
            token.remove_suffix(1);
        if (const auto specific = classify(token))
            found.push_back(*specific);
    }
    addQuotes(text, found);
    return found;
}

void KnownContext::add(std::string_view text)
{
    if (m_text.size() + text.size() > kMaxContextBytes)
        text = text.substr(0, kMaxContextBytes - m_text.size());
    if (text.empty())
        return;
    m_text.append(toLower(text)).push_back('\n');
    for (const Specific& specific : specificsOf(text)) {
        if (specific.kind != Specific::Kind::Number)
            continue;
        if (m_numbers.insert(numberKey(specific.number)).second && m_values.size() < kMaxValues)
            m_values.push_back(std::fabs(specific.number));
    }
}

bool KnownContext::knows(const Specific& specific) const
{
    if (specific.kind == Specific::Kind::Number && m_numbers.count(numberKey(specific.number)) > 0)
        return true;
    return m_text.find(toLower(specific.text)) != std::string::npos;
}

bool KnownContext::computes(double number) const
{
    const double wanted = std::fabs(number);
    const auto known = [this](double value) { return m_numbers.count(numberKey(value)) > 0; };
    return std::any_of(m_values.begin(), m_values.end(), [&](double a) {
        const bool byDifference = known(wanted - a) || known(wanted + a);
        const bool byFactor = a != 0.0 && (known(wanted / a) || known(wanted * a));
        return byDifference || byFactor;
    });
}

} // namespace whyglass::analysis
