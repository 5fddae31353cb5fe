// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace whyglass::telemetry {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool isAscii(std::string_view text)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & kHighBits) != 0)
            return false;
    }
    for (; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0x80U) != 0)
            return false;
    }
    return true;
}

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return at + i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    return -1;
}

template <typename Integer>
std::optional<Integer> parseInteger(std::string_view text)
{
    Integer value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
        return value;
    if (error == std::errc::result_out_of_range)
        return std::nullopt;
    // "1e3" and "1.0": a double is exact up to 2^53.
    const auto number = parseDouble(text);
    if (!number || !(std::fabs(*number) <= 9007199254740992.0) || std::trunc(*number) != *number)
        return std::nullopt;
    if (*number < 0 && !std::numeric_limits<Integer>::is_signed)
        return std::nullopt;
    return static_cast<Integer>(*number);
}

} // namespace

bool isValidUtf8(std::string_view text)
{
    // The library is faster, but calling it costs more than looking at a short text.
    constexpr std::size_t kShort = 48;
    return (text.size() < kShort && isAscii(text)) || simdjson::validate_utf8(text.data(), text.size());
}

std::string repairedUtf8(std::string_view text)
{
    if (isValidUtf8(text))
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i);
        out += length == 0 ? kReplacement : text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return out;
}

void appendJsonString(std::string& out, std::string_view text)
{
    if (!isValidUtf8(text)) {
        appendJsonString(out, repairedUtf8(text));
        return;
    }
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20) {
                out += "\\u00";
                out += kHex[byte >> 4U];
                out += kHex[byte & 15U];
            } else {
                out += c;
            }
        }
        }
    }
    out += '"';
}

void appendJsonDouble(std::string& out, double value)
{
    if (std::isnan(value)) {
        out += "\"NaN\"";
    } else if (std::isinf(value)) {
        out += value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    } else {
        std::array<char, 32> digits{};
        const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        const std::string_view text(digits.data(), static_cast<std::size_t>(result.ptr - digits.data()));
        out += text;
        // Readers take digits alone for an integer: that has no minus zero, and no room above 2^64.
        constexpr std::size_t kSafeDigits = 15;
        if (text.find_first_of(".e") == std::string_view::npos && (text.size() > kSafeDigits || std::signbit(value)))
            out += ".0";
    }
}

std::string withSignedZeros(std::string_view json)
{
    static constexpr std::string_view kDelimiters = ",]} \t\r\n";
    std::string out;
    std::size_t copied = 0;
    bool inText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '"')
            inText = !inText;
        else if (inText && json[i] == '\\')
            ++i;
        else if (!inText && json[i] == '-' && json.substr(i, 2) == "-0" && i + 2 < json.size() && kDelimiters.find(json[i + 2]) != std::string_view::npos) {
            out.append(json.substr(copied, i + 2 - copied)).append(".0");
            copied = i + 2;
        }
    }
    return out.empty() ? out : out.append(json.substr(copied));
}

std::string toBase64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8U) | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? kAlphabet[(group >> (18U - 6U * k)) & 63U] : '=';
    }
    return out;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const int digit = base64Digit(c);
        if (digit < 0)
            return std::nullopt;
        group = ((group << 6U) | static_cast<unsigned>(digit)) & 0xFFFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((group >> bits) & 0xFFU);
        }
    }
    return out;
}

std::optional<std::int64_t> parseInt64(std::string_view text)
{
    return parseInteger<std::int64_t>(text);
}

std::optional<std::uint64_t> parseUint64(std::string_view text)
{
    return parseInteger<std::uint64_t>(text);
}

std::optional<double> parseDouble(std::string_view text)
{
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity" || text == "-Infinity")
        return text.front() == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    // from_chars would also take "inf", "nan" and "infinity".
    if (text.empty() || (text.back() >= 'a' && text.back() <= 'z') || (text.back() >= 'A' && text.back() <= 'Z'))
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace whyglass::telemetry
