// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/format.h"

#include "models/domain/finding.h"
#include "models/domain/step.h"
#include "models/query/fields.h"

#include <array>
#include <charconv>
#include <limits>
#include <string_view>

namespace whyglass::query {

namespace {

using domain::Expression;
using domain::Literal;
using domain::Operator;

struct Sign {
    std::string_view text;
    int level; ///< of query.md 5
};
constexpr std::array<Sign, 18> kSigns = {{{"&&", 1}, {"||", 1}, {"!", 4}, {"=", 2}, {"!=", 2}, {"<", 2}, {"<=", 2}, {">", 2}, {">=", 2},
                                          {"=~", 2}, {"!~", 2}, {"+", 3}, {"-", 3}, {"*", 5}, {"/", 5}, {"%", 5}, {"^", 6}, {"-", 3}}};
constexpr int kAtom = 7;

const Sign& signOf(Operator op) { return kSigns[static_cast<std::size_t>(op)]; }

int levelOf(const Expression& expression) { return expression.type == Expression::Type::Operation ? signOf(expression.op).level : kAtom; }

std::string escaped(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\t': out += "\\t"; break;
        case '\r': out += "\\r"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                static constexpr char kDigits[] = "0123456789abcdef";
                out += "\\u00";
                out += kDigits[static_cast<unsigned char>(c) >> 4U];
                out += kDigits[static_cast<unsigned char>(c) & 15U];
            } else {
                out += c;
            }
        }
    }
    return out + '"';
}

std::string quoted(const std::string& text)
{
    const bool plain = text.find_first_of("\"\\") == std::string::npos;
    const bool raw = text.find_first_of("`\n\r\t") == std::string::npos;
    return plain || !raw ? escaped(text) : '`' + text + '`';
}

/// "1h30m": the units that divide it.
std::string durationText(std::int64_t ns)
{
    struct Unit {
        std::string_view name;
        std::int64_t ns;
    };
    static constexpr std::array<Unit, 7> kUnits = {
        {{"d", 86'400'000'000'000}, {"h", 3'600'000'000'000}, {"m", 60'000'000'000}, {"s", 1'000'000'000}, {"ms", 1'000'000}, {"us", 1'000}, {"ns", 1}}};
    if (ns == 0)
        return "0s";
    if (ns < 0)
        return "-" + durationText(ns == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<std::int64_t>::max() : -ns);
    std::string text;
    for (const Unit& unit : kUnits) {
        if (ns >= unit.ns) {
            text += std::to_string(ns / unit.ns) + std::string(unit.name);
            ns %= unit.ns;
        }
    }
    return text;
}

std::string realText(double value)
{
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string text(digits.data(), end);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string literalText(const Literal& literal)
{
    switch (literal.type) {
    case Literal::Type::Nil: return "nil";
    case Literal::Type::Bool: return literal.integer != 0 ? "true" : "false";
    case Literal::Type::Int:
        if (literal.integer == std::numeric_limits<std::int64_t>::min())
            return "minInt";
        return std::to_string(literal.integer);
    case Literal::Type::Float: return realText(literal.real);
    case Literal::Type::Duration: return durationText(literal.integer);
    case Literal::Type::Text:
    case Literal::Type::Time: return quoted(literal.text);
    case Literal::Type::Status: return std::string(domain::nameOf(static_cast<domain::SpanStatus>(literal.integer)));
    case Literal::Type::Kind: return std::string(domain::nameOf(static_cast<domain::SpanKind>(literal.integer)));
    case Literal::Type::Severity: return '"' + std::string(domain::nameOf(static_cast<domain::Severity>(literal.integer))) + '"';
    }
    return {};
}

std::string text(const Expression& expression);

std::string bracketed(const Expression& expression, bool brackets) { return brackets ? '(' + text(expression) + ')' : text(expression); }

std::string operationText(const Expression& expression)
{
    const Sign& sign = signOf(expression.op);
    if (expression.op == Operator::Not)
        return '!' + bracketed(expression.operands[0], levelOf(expression.operands[0]) < sign.level);
    if (expression.op == Operator::Negate)
        return '-' + bracketed(expression.operands[0], levelOf(expression.operands[0]) <= sign.level);
    const auto side = [&](std::size_t index) {
        const Expression& operand = expression.operands[index];
        const int level = levelOf(operand);
        const bool isLogic = sign.level == 1 && level == 1;
        // && and || bind equally, which nobody expects: where they meet there are brackets.
        const bool mixed = isLogic && operand.op != expression.op;
        const bool wrongSide = level == sign.level && (expression.op == Operator::Power ? index == 0 : index == 1);
        return bracketed(operand, level < sign.level || mixed || wrongSide);
    };
    return side(0) + ' ' + std::string(sign.text) + ' ' + side(1);
}

std::string text(const Expression& expression)
{
    switch (expression.type) {
    case Expression::Type::Literal: return literalText(expression.literal);
    case Expression::Type::Field: return textOf(expression.field);
    case Expression::Type::Operation: return operationText(expression);
    case Expression::Type::Call: break;
    }
    std::string arguments;
    for (const Expression& argument : expression.operands)
        arguments += (arguments.empty() ? "" : ", ") + text(argument);
    return "ai:" + expression.function + '(' + arguments + ')';
}

} // namespace

std::string format(const Expression& expression) { return text(expression); }

std::string format(const std::optional<Expression>& condition) { return condition ? "{ " + text(*condition) + " }" : std::string("{ }"); }

} // namespace whyglass::query
