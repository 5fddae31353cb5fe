// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace whyglass::format {

namespace {

Notation g_notation = Notation::English; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): set once, before threads

std::string print(const char* pattern, double value)
{
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), pattern, value);
    return inNotation({buffer.data(), static_cast<std::size_t>(length)});
}

/// Three significant digits: 1.24, 12.4, 124.
std::string threeDigits(double value)
{
    if (value < 9.995)
        return print("%.2f", value);
    if (value < 99.95)
        return print("%.1f", value);
    return print("%.0f", value);
}

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

constexpr std::int64_t kSecond = 1'000'000'000;

/// Days since 1970-01-01 of a proleptic Gregorian date, after H. Hinnant's chrono-compatible algorithms.
std::int64_t daysFromCivil(std::int64_t year, unsigned month, unsigned day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto yearOfEra = static_cast<unsigned>(year - era * 400);
    const unsigned dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + static_cast<std::int64_t>(dayOfEra) - 719468;
}

struct CivilDate {
    std::int64_t year;
    unsigned month, day;
};

CivilDate civilFromDays(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shifted + 2) / 5 + 1};
}

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length)
{
    if (at + length > text.size())
        return std::nullopt;
    int value = 0;
    const char* end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    if (error != std::errc() || stop != end || text[at] == '-')
        return std::nullopt;
    return value;
}

/// Length of the valid UTF-8 sequence at `at`, or 0; `code` gets its scalar value.
std::size_t decodeUtf8(std::string_view text, std::size_t at, std::uint32_t& code)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        code = lead;
        return 1;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || at + length > text.size())
        return 0;
    code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return 0;
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    static constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < kSmallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0;
    return length;
}

bool isInvisible(std::uint32_t code)
{
    return (code >= 0x80 && code <= 0x9F) || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || (code >= 0xE0000 && code <= 0xE007F);
}

} // namespace

void setNotation(Notation notation) { g_notation = notation; }

std::string inNotation(std::string number)
{
    if (g_notation == Notation::German)
        std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

std::string inDollars(const std::string& number)
{
    const bool negative = number.starts_with('-');
    const std::string plain = number.substr(negative ? 1 : 0);
    return (negative ? "-" : "") + (g_notation == Notation::German ? plain + " $" : "$" + plain);
}

std::string duration(domain::Duration duration)
{
    const std::int64_t ns = duration.ns;
    if (ns < 0)
        return "-" + format::duration({ns == INT64_MIN ? INT64_MAX : -ns});
    if (ns == 0)
        return "0";
    if (ns < 1'000)
        return std::to_string(ns) + " ns";
    const auto value = static_cast<double>(ns);
    if (value < 999'500.0)
        return threeDigits(value / 1e3) + " µs";
    if (value < 999.5e6)
        return threeDigits(value / 1e6) + " ms";
    if (ns < 60 * kSecond)
        return print("%.2f", value / 1e9) + " s";
    const std::int64_t seconds = ns / kSecond;
    if (seconds < 3600)
        return std::to_string(seconds / 60) + " min " + twoDigits(seconds % 60) + " s";
    if (seconds < 86400)
        return std::to_string(seconds / 3600) + " h " + twoDigits(seconds / 60 % 60) + " min";
    return std::to_string(seconds / 86400) + " d " + std::to_string(seconds / 3600 % 24) + " h";
}

std::string tokens(std::int64_t tokens)
{
    const auto value = static_cast<double>(tokens);
    if (std::abs(value) < 1000)
        return std::to_string(tokens);
    if (std::abs(value) < 999'950)
        return print("%.1f", value / 1e3) + "k";
    if (std::abs(value) < 999.995e6)
        return print("%.2f", value / 1e6) + "M";
    return print("%.2f", value / 1e9) + "G";
}

std::string count(std::int64_t count)
{
    std::string text = std::to_string(count);
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, g_notation == Notation::German ? '.' : ',');
    }
    return text;
}

std::string bytes(std::int64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + " B";
    static constexpr const char* kUnits[] = {" kB", " MB", " GB", " TB", " PB"};
    double value = static_cast<double>(bytes) / 1e3;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < std::size(kUnits)) {
        value /= 1e3;
        ++unit;
    }
    return print("%.1f", value) + kUnits[unit];
}

std::string money(domain::Money money)
{
    const double usd = static_cast<double>(money.nano) / 1e9;
    const double size = std::abs(usd);
    const std::string sign = usd < 0 ? "-" : "";
    if (money.nano == 0)
        return inDollars(inNotation("0.00"));
    if (size < 0.0000005)
        return (usd < 0 ? "> " : "< ") + inDollars(sign + inNotation("0.000001")); // never looks like nothing
    if (size < 0.0005)
        return inDollars(sign + print("%.6f", size));
    if (size < 0.0995)
        return inDollars(sign + print("%.3f", size));
    const auto cents = static_cast<std::int64_t>(std::llround(size * 100));
    return inDollars(sign + count(cents / 100) + inNotation(".") + twoDigits(cents % 100));
}

std::string moneyInFull(domain::Money money) { return inDollars(inNotation(moneyExact(money))); }

std::string moneyExact(domain::Money money)
{
    const bool negative = money.nano < 0;
    const std::uint64_t size = negative ? 0ULL - static_cast<std::uint64_t>(money.nano) : static_cast<std::uint64_t>(money.nano);
    const std::string fraction = std::to_string(size % 1'000'000'000ULL);
    return (negative ? "-" : "") + std::to_string(size / 1'000'000'000ULL) + "." + std::string(9 - fraction.size(), '0') + fraction;
}

std::string rfc3339(domain::Timestamp time)
{
    if (!time.known())
        return {};
    std::int64_t seconds = time.ns / kSecond;
    std::int64_t nanos = time.ns % kSecond;
    if (nanos < 0) {
        nanos += kSecond;
        --seconds;
    }
    std::int64_t days = seconds / 86400;
    std::int64_t ofDay = seconds % 86400;
    if (ofDay < 0) {
        ofDay += 86400;
        --days;
    }
    const CivilDate date = civilFromDays(days);
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04lld-%02u-%02uT%02lld:%02lld:%02lld.%09lldZ", static_cast<long long>(date.year),
                  date.month, date.day, static_cast<long long>(ofDay / 3600), static_cast<long long>(ofDay / 60 % 60),
                  static_cast<long long>(ofDay % 60), static_cast<long long>(nanos));
    return buffer.data();
}

std::optional<domain::Timestamp> parseRfc3339(std::string_view text)
{
    // People write 9999-12-31 for ever: beyond 1677 and 2262 it is the first or the last time that there is.
    const auto timeOf = [](std::int64_t seconds, std::int64_t nanos) {
        std::int64_t ns = 0;
        if (__builtin_mul_overflow(seconds, kSecond, &ns) || __builtin_add_overflow(ns, nanos, &ns))
            ns = seconds < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
        return domain::Timestamp{ns};
    };
    const auto year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-' || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    std::int64_t seconds = daysFromCivil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)) * 86400;
    if (text.size() == 10)
        return timeOf(seconds, 0);
    const auto hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
    if (!hour || !minute || !second || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') || text[13] != ':' || text[16] != ':'
        || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    seconds += *hour * 3600 + *minute * 60 + *second;
    std::size_t at = 19;
    std::int64_t nanos = 0;
    if (at < text.size() && text[at] == '.') {
        std::int64_t unit = kSecond / 10;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
            nanos += unit * (text[at] - '0');
    }
    const std::string_view zone = text.substr(at);
    if (zone == "Z" || zone == "z")
        return timeOf(seconds, nanos);
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const auto hours = number(zone, 1, 2), minutes = number(zone, 4, 2);
    if (!hours || !minutes)
        return std::nullopt;
    const std::int64_t offset = *hours * 3600 + *minutes * 60;
    return timeOf(seconds - (zone[0] == '+' ? offset : -offset), nanos);
}

std::string_view clip(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

std::string visible(std::string_view text, std::size_t maxBytes, bool keepLines)
{
    const std::string_view shown = clip(text, maxBytes);
    std::string out;
    out.reserve(shown.size() + 8);
    for (std::size_t at = 0; at < shown.size();) {
        std::uint32_t code = 0;
        const std::size_t length = decodeUtf8(shown, at, code);
        if (length == 0) {
            out += "\uFFFD";
            ++at;
            continue;
        }
        if (keepLines && (code == '\n' || code == '\t')) {
            out += shown[at];
        } else if (code < 0x20 || code == 0x7F) {
            const std::uint32_t picture = code == 0x7F ? 0x2421 : 0x2400 + code; // Unicode "control pictures"
            out += static_cast<char>(0xE2);
            out += static_cast<char>(0x80U | ((picture >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (picture & 0x3FU));
        } else if (isInvisible(code)) {
            std::array<char, 24> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "⟨U+%04X⟩", code);
            out += buffer.data();
        } else {
            out += shown.substr(at, length);
        }
        at += length;
    }
    if (shown.size() < text.size())
        out += "…";
    return out;
}

} // namespace whyglass::format
