// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// An exact decimal number of at most 18 digits: digits × 10^exponent, without trailing zeros, so that equal numbers are equal members.
struct Decimal {
    std::int64_t digits = 0;
    int exponent = 0;

    /// Of plain digits with at most one point and an optional minus: "-48705.50". nullopt for more than 18 significant digits.
    static std::optional<Decimal> parse(std::string_view plain);
    /// The shortest decimal that reads back as the double; nullopt for infinities and NaN.
    static std::optional<Decimal> of(double value);

    [[nodiscard]] Decimal magnitude() const { return {digits < 0 ? -digits : digits, exponent}; }
    [[nodiscard]] Decimal times10(int power) const { return digits == 0 ? *this : Decimal{digits, exponent + power}; }
    [[nodiscard]] bool isZero() const { return digits == 0; }
    [[nodiscard]] int significantDigits() const;
    /// Before the point: 3 of 123.45, 0 of 0.5.
    [[nodiscard]] int integerDigits() const;
    /// After the point: 2 of 123.45.
    [[nodiscard]] int decimals() const { return exponent < 0 ? -exponent : 0; }
    [[nodiscard]] double toDouble() const;
    /// "48705.5"; with an exponent where it would be long.
    [[nodiscard]] std::string text() const;
    bool operator==(const Decimal&) const = default;
};

/// Exact; nullopt where the result needs more than 18 digits.
std::optional<Decimal> sum(const Decimal& a, const Decimal& b);
std::optional<Decimal> product(const Decimal& a, const Decimal& b);

} // namespace whyglass::analysis

template <>
struct std::hash<whyglass::analysis::Decimal> {
    std::size_t operator()(const whyglass::analysis::Decimal& number) const noexcept
    {
        const auto mixed = (static_cast<std::uint64_t>(number.digits) + static_cast<std::uint64_t>(number.exponent) * 0x1F123BB5U) * 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(mixed ^ (mixed >> 29U));
    }
};
