// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/decimal.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace whyglass::analysis {

namespace {

constexpr int kMostDigits = 18;

Decimal canonical(std::int64_t digits, int exponent)
{
    if (digits == 0)
        return {};
    while (digits % 10 == 0) {
        digits /= 10;
        ++exponent;
    }
    return {digits, exponent};
}

int digitsOf(std::int64_t number)
{
    int count = 0;
    for (; number != 0; number /= 10)
        ++count;
    return count;
}

std::optional<std::int64_t> shifted(std::int64_t digits, int power)
{
    for (; power > 0; --power)
        if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits))
            return std::nullopt;
    return digits;
}

std::optional<Decimal> limited(std::int64_t digits, int exponent)
{
    const Decimal number = canonical(digits, exponent);
    return digitsOf(number.digits) > kMostDigits ? std::nullopt : std::optional<Decimal>(number);
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view plain)
{
    const bool negative = plain.starts_with('-');
    std::int64_t digits = 0;
    int exponent = 0;
    int zeros = 0; // held back, so that 1000000000000000000000 is still a short number
    bool fraction = false;
    for (const char c : plain.substr(negative ? 1 : 0)) {
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!isDigit(c))
            return std::nullopt;
        exponent -= fraction ? 1 : 0;
        if (c == '0') {
            ++zeros;
            continue;
        }
        const auto moved = shifted(digits, digits == 0 ? 0 : zeros + 1);
        zeros = 0;
        if (!moved || digitsOf(*moved) > kMostDigits)
            return std::nullopt;
        digits = *moved + (c - '0');
    }
    return canonical(negative ? -digits : digits, digits == 0 ? 0 : exponent + zeros);
}

std::optional<Decimal> Decimal::of(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return parse({text.data(), static_cast<std::size_t>(end.ptr - text.data())});
}

int Decimal::significantDigits() const { return digitsOf(digits); }

int Decimal::integerDigits() const { return std::max(digitsOf(digits) + exponent, 0); }

double Decimal::toDouble() const { return static_cast<double>(digits) * std::pow(10.0, exponent); }

std::string Decimal::text() const
{
    constexpr int kLongest = 24;
    std::string text = std::to_string(std::llabs(digits));
    if (exponent > kLongest || exponent < -kLongest)
        text += "e" + std::to_string(exponent);
    else if (exponent >= 0)
        text.append(digits == 0 ? 0 : static_cast<std::size_t>(exponent), '0');
    else {
        const auto decimals = static_cast<std::size_t>(-exponent);
        if (text.size() <= decimals)
            text.insert(0, decimals + 1 - text.size(), '0');
        text.insert(text.size() - decimals, 1, '.');
    }
    return digits < 0 ? "-" + text : text;
}

std::optional<Decimal> sum(const Decimal& a, const Decimal& b)
{
    if (a.isZero())
        return b;
    if (b.isZero())
        return a;
    const int exponent = std::min(a.exponent, b.exponent);
    if (std::max(a.exponent, b.exponent) - exponent > kMostDigits)
        return std::nullopt;
    const auto left = shifted(a.digits, a.exponent - exponent);
    const auto right = shifted(b.digits, b.exponent - exponent);
    std::int64_t total = 0;
    if (!left || !right || __builtin_add_overflow(*left, *right, &total))
        return std::nullopt;
    return limited(total, exponent);
}

std::optional<Decimal> product(const Decimal& a, const Decimal& b)
{
    std::int64_t digits = 0;
    if (__builtin_mul_overflow(a.digits, b.digits, &digits))
        return std::nullopt;
    return limited(digits, a.exponent + b.exponent);
}

} // namespace whyglass::analysis
