// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace whyglass::domain {

/// A length of time in nanoseconds; may be negative where a sender's clock says so.
struct Duration {
    std::int64_t ns = 0;
    auto operator<=>(const Duration&) const = default;
};

/// Nanoseconds since 1970-01-01T00:00:00Z. 0 is "unknown" (otlp.md A5). OTLP's unsigned value is clamped to int64.
struct Timestamp {
    std::int64_t ns = 0;
    [[nodiscard]] bool known() const { return ns != 0; }
    auto operator<=>(const Timestamp&) const = default;
};

constexpr Duration operator-(Timestamp a, Timestamp b) { return {a.ns - b.ns}; }
constexpr Timestamp operator+(Timestamp t, Duration d) { return {t.ns + d.ns}; }
constexpr Timestamp operator-(Timestamp t, Duration d) { return {t.ns - d.ns}; }
constexpr Duration operator+(Duration a, Duration b) { return {a.ns + b.ns}; }

/// Half-open range [begin, end).
struct TimeWindow {
    Timestamp begin;
    Timestamp end;
    [[nodiscard]] Duration length() const { return end - begin; }
    [[nodiscard]] bool empty() const { return end.ns <= begin.ns; }
    [[nodiscard]] bool contains(Timestamp t) const { return begin <= t && t < end; }
    [[nodiscard]] bool overlaps(const TimeWindow& other) const { return begin < other.end && other.begin < end; }
    bool operator==(const TimeWindow&) const = default;
};

} // namespace whyglass::domain
