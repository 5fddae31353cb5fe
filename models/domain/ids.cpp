// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ids.h"

#include <algorithm>

namespace whyglass::domain {

namespace {

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

template <std::size_t N>
bool readHex(std::string_view text, std::array<std::uint8_t, N>& out)
{
    if (text.size() != 2 * N)
        return false;
    for (std::size_t i = 0; i < N; ++i) {
        const int high = digitOf(text[2 * i]);
        const int low = digitOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

std::uint64_t bigEndian(const std::array<std::uint8_t, 8>& bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = (value << 8U) | byte;
    return value;
}

} // namespace

std::string toHex(std::string_view bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

bool TraceId::valid() const
{
    return std::any_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte != 0; });
}

std::string TraceId::hex() const
{
    return toHex(view());
}

std::optional<TraceId> TraceId::fromHex(std::string_view text)
{
    TraceId id;
    return readHex(text, id.bytes) ? std::optional(id) : std::nullopt;
}

TraceId TraceId::fromBytes(std::string_view bytes)
{
    TraceId id;
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
    return id;
}

std::string SpanId::hex() const
{
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(value >> (56U - 8U * i));
    return toHex(bytes);
}

std::optional<SpanId> SpanId::fromHex(std::string_view text)
{
    std::array<std::uint8_t, 8> bytes{};
    return readHex(text, bytes) ? std::optional(SpanId{bigEndian(bytes)}) : std::nullopt;
}

SpanId SpanId::fromBytes(std::string_view text)
{
    std::array<std::uint8_t, 8> bytes{};
    std::copy_n(text.begin(), std::min(text.size(), bytes.size()), bytes.begin());
    return SpanId{bigEndian(bytes)};
}

} // namespace whyglass::domain
