// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::domain {

/// OTLP trace id: 16 bytes, all zero is invalid (otlp.md A5). An id of another length on the wire is kept left-aligned,
/// zero-padded or cut, and the span is flagged (SpanFlag::InvalidId); the bytes as sent stay in the payload.
struct TraceId {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool valid() const;
    /// 32 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// Any case; exactly 32 digits.
    static std::optional<TraceId> fromHex(std::string_view text);
    /// From the bytes of the wire, of any length.
    static TraceId fromBytes(std::string_view bytes);
    [[nodiscard]] std::string_view view() const
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    auto operator<=>(const TraceId&) const = default;
};

/// OTLP span id: the 8 bytes of the wire read big-endian; 0 is invalid, and means "none" for a parent.
struct SpanId {
    std::uint64_t value = 0;

    [[nodiscard]] bool valid() const { return value != 0; }
    /// 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    static std::optional<SpanId> fromHex(std::string_view text);
    static SpanId fromBytes(std::string_view bytes);
    auto operator<=>(const SpanId&) const = default;
};

/// Row id of a span in the store: global, monotone in order of arrival. 0 is "none".
struct SpanKey {
    std::int64_t value = 0;
    auto operator<=>(const SpanKey&) const = default;
};

/// Row id of a trace in the store. 0 is "none".
struct TraceKey {
    std::int64_t value = 0;
    auto operator<=>(const TraceKey&) const = default;
};

/// Lower-case hexadecimal digits of any bytes.
std::string toHex(std::string_view bytes);

} // namespace whyglass::domain

template <>
struct std::hash<whyglass::domain::TraceId> {
    std::size_t operator()(const whyglass::domain::TraceId& id) const noexcept
    {
        return std::hash<std::string_view>{}(id.view());
    }
};
template <>
struct std::hash<whyglass::domain::SpanId> {
    std::size_t operator()(whyglass::domain::SpanId id) const noexcept { return id.value * 0x9E3779B97F4A7C15ULL; }
};
template <>
struct std::hash<whyglass::domain::SpanKey> {
    std::size_t operator()(whyglass::domain::SpanKey key) const noexcept { return std::hash<std::int64_t>{}(key.value); }
};
template <>
struct std::hash<whyglass::domain::TraceKey> {
    std::size_t operator()(whyglass::domain::TraceKey key) const noexcept { return std::hash<std::int64_t>{}(key.value); }
};
