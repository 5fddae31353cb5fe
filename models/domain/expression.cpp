// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/expression.h"

#include <cmath>
#include <limits>

namespace whyglass::domain {

namespace {

using Type = Literal::Type;

bool isWhole(const Literal& value) { return value.type == Type::Int || value.type == Type::Duration || value.type == Type::Time; }
bool isNumber(const Literal& value) { return isWhole(value) || value.type == Type::Float; }
double realOf(const Literal& value) { return isWhole(value) ? static_cast<double>(value.integer) : value.real; }

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::int64_t saturated(double value)
{
    if (value >= static_cast<double>(kMost))
        return kMost;
    return value <= static_cast<double>(kLeast) ? kLeast : static_cast<std::int64_t>(value);
}

std::int64_t power(std::int64_t base, std::int64_t exponent)
{
    if (exponent < 0)
        return base == 1 ? 1 : 0; // toward zero
    return saturated(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
}

/// Nullopt for a division by zero.
std::optional<std::int64_t> whole(Operator op, std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    switch (op) {
    case Operator::Add: return __builtin_add_overflow(a, b, &result) ? (b > 0 ? kMost : kLeast) : result;
    case Operator::Subtract: return __builtin_sub_overflow(a, b, &result) ? (b < 0 ? kMost : kLeast) : result;
    case Operator::Multiply: return __builtin_mul_overflow(a, b, &result) ? ((a < 0) == (b < 0) ? kMost : kLeast) : result;
    case Operator::Power: return power(a, b);
    case Operator::Divide:
    case Operator::Modulo: break;
    default: return std::nullopt;
    }
    if (b == 0)
        return std::nullopt;
    if (b == -1) // the one quotient that does not fit
        return op == Operator::Modulo ? 0 : a == kLeast ? kMost : -a;
    return op == Operator::Divide ? a / b : a % b;
}

double real(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add: return a + b;
    case Operator::Subtract: return a - b;
    case Operator::Multiply: return a * b;
    case Operator::Divide: return a / b;
    case Operator::Modulo: return std::fmod(a, b);
    case Operator::Power: return std::pow(a, b);
    default: return std::numeric_limits<double>::quiet_NaN();
    }
}

template <typename Value>
bool ordered(Operator op, const Value& a, const Value& b)
{
    switch (op) {
    case Operator::Equal: return a == b;
    case Operator::NotEqual: return a != b;
    case Operator::Less: return a < b;
    case Operator::LessEqual: return a <= b;
    case Operator::Greater: return a > b;
    case Operator::GreaterEqual: return a >= b;
    default: return false;
    }
}

} // namespace

Literal computed(Operator op, const Literal& left, const Literal& right)
{
    Literal result;
    if (!isNumber(left) || !isNumber(right))
        return result;
    const bool duration = left.type == Type::Duration || right.type == Type::Duration;
    if (isWhole(left) && isWhole(right)) {
        if (const auto value = whole(op, left.integer, right.integer)) {
            result.type = duration ? Type::Duration : Type::Int;
            result.integer = *value;
        }
        return result;
    }
    const double value = real(op, realOf(left), realOf(right));
    if (std::isfinite(value)) {
        result.type = Type::Float;
        result.real = value;
    }
    return result;
}

bool holds(Operator op, const Literal& left, const Literal& right)
{
    if (isWhole(left) && isWhole(right))
        return ordered(op, left.integer, right.integer);
    if (isNumber(left) && isNumber(right))
        return ordered(op, realOf(left), realOf(right));
    if (left.type != right.type || left.type == Type::Nil)
        return false;
    return left.type == Type::Text ? ordered(op, left.text, right.text) : ordered(op, left.integer, right.integer);
}

std::optional<Literal> constantOf(const Expression& expression)
{
    if (expression.type == Expression::Type::Literal)
        return expression.literal;
    if (expression.type != Expression::Type::Operation)
        return std::nullopt;
    std::vector<Literal> values;
    for (const Expression& operand : expression.operands) {
        auto value = constantOf(operand);
        if (!value)
            return std::nullopt;
        values.push_back(std::move(*value));
    }
    Literal truth;
    truth.type = Type::Bool;
    const auto isTrue = [](const Literal& value) { return value.type == Type::Bool && value.integer != 0; };
    switch (expression.op) {
    case Operator::And: truth.integer = isTrue(values[0]) && isTrue(values[1]) ? 1 : 0; return truth;
    case Operator::Or: truth.integer = isTrue(values[0]) || isTrue(values[1]) ? 1 : 0; return truth;
    case Operator::Not: truth.integer = isTrue(values[0]) ? 0 : 1; return truth;
    case Operator::Negate: {
        Literal minus;
        minus.type = Type::Int;
        minus.integer = -1;
        return computed(Operator::Multiply, values[0], minus);
    }
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo:
    case Operator::Power: return computed(expression.op, values[0], values[1]);
    case Operator::Match:
    case Operator::NotMatch: return std::nullopt;
    default: truth.integer = holds(expression.op, values[0], values[1]) ? 1 : 0; return truth;
    }
}

} // namespace whyglass::domain
