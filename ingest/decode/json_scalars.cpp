// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_scalars.h"

#include "ingest/decode/json_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace whyglass::telemetry {

using simdjson::dom::element;
using simdjson::dom::element_type;

namespace {

constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> hexDigits()
{
    std::array<std::uint8_t, 256> digits{};
    digits.fill(kNoDigit);
    for (std::uint8_t i = 0; i < 10; ++i)
        digits[static_cast<std::size_t>('0' + i)] = i;
    for (std::uint8_t i = 0; i < 6; ++i) {
        digits[static_cast<std::size_t>('a' + i)] = static_cast<std::uint8_t>(10 + i);
        digits[static_cast<std::size_t>('A' + i)] = static_cast<std::uint8_t>(10 + i);
    }
    return digits;
}
constexpr auto kHexDigits = hexDigits();

/// False where it is no hexadecimal text, or one with more bytes than there is room for.
bool readHex(std::string_view text, std::span<char> bytes)
{
    if (text.size() / 2 > bytes.size())
        return false;
    std::uint8_t bad = 0;
    for (std::size_t i = 0; i < std::min(text.size() / 2, bytes.size()); ++i) {
        const std::uint8_t high = kHexDigits[static_cast<unsigned char>(text[2 * i])];
        const std::uint8_t low = kHexDigits[static_cast<unsigned char>(text[2 * i + 1])];
        bad = static_cast<std::uint8_t>(bad | high | low);
        bytes[i] = static_cast<char>(high << 4U | low);
    }
    return text.size() % 2 == 0 && (bad & 0xF0U) == 0;
}

} // namespace

std::string_view bytesOfId(std::string_view text, IdBuffer& buffer)
{
    if (readHex(text, buffer.bytes))
        return {buffer.bytes.data(), text.size() / 2};
    buffer.longer.resize(text.size() / 2);
    if (readHex(text, buffer.longer))
        return buffer.longer;
    if (text.size() == 24 || text.size() == 12) {
        const auto bytes = fromBase64(text);
        if (bytes && (bytes->size() == 16 || bytes->size() == 8))
            return buffer.longer = *bytes;
    }
    return text;
}

std::optional<std::int64_t> intOf(const element& value)
{
    switch (value.type()) {
    case element_type::INT64: return value.get_int64().value_unsafe();
    case element_type::DOUBLE: {
        const double number = value.get_double().value_unsafe();
        if (std::fabs(number) <= 9007199254740992.0 && std::trunc(number) == number)
            return static_cast<std::int64_t>(number);
        return std::nullopt;
    }
    case element_type::STRING: return parseInt64(value.get_string().value_unsafe());
    default: return std::nullopt;
    }
}

std::optional<std::uint64_t> uintOf(const element& value)
{
    if (value.type() == element_type::UINT64)
        return value.get_uint64().value_unsafe();
    if (value.type() == element_type::STRING)
        return parseUint64(value.get_string().value_unsafe());
    const auto number = intOf(value);
    return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

std::optional<double> doubleOf(const element& value)
{
    switch (value.type()) {
    case element_type::DOUBLE: return value.get_double().value_unsafe();
    case element_type::INT64: return static_cast<double>(value.get_int64().value_unsafe());
    case element_type::UINT64: return static_cast<double>(value.get_uint64().value_unsafe());
    case element_type::STRING: return parseDouble(value.get_string().value_unsafe());
    default: return std::nullopt;
    }
}

std::optional<bool> boolOf(const element& value)
{
    if (value.type() == element_type::BOOL)
        return value.get_bool().value_unsafe();
    if (value.type() == element_type::STRING) {
        const std::string_view text = value.get_string().value_unsafe();
        if (text == "true" || text == "false")
            return text == "true";
    }
    return std::nullopt;
}

std::optional<std::int32_t> enumOf(const schema::Field& field, const element& value)
{
    if (value.type() == element_type::STRING) {
        const std::string_view text = value.get_string().value_unsafe();
        for (const schema::EnumName& name : field.names) {
            if (name.name == text)
                return name.number;
        }
    }
    const auto number = intOf(value);
    if (number && *number >= std::numeric_limits<std::int32_t>::min() && *number <= std::numeric_limits<std::int32_t>::max())
        return static_cast<std::int32_t>(*number);
    return std::nullopt;
}

} // namespace whyglass::telemetry
