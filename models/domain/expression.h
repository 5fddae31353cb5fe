// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a structured query asks of one span, checked and free of sugar: query.md 4-9 for one filter.
namespace whyglass::domain {

enum class Operator : std::uint8_t {
    And, Or, Not, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Match, NotMatch, Add, Subtract, Multiply, Divide,
    Modulo, Power, Negate,
};

/// A value that is written in a query.
struct Literal {
    enum class Type : std::uint8_t { Nil, Bool, Int, Float, Duration, Text, Status, Kind, Severity, Time };
    Type type = Type::Nil;
    /// Int; Bool: 0 or 1; Duration and Time: nanoseconds; Status, Kind, Severity: the number of the enum.
    std::int64_t integer = 0;
    double real = 0.0; ///< Float
    std::string text;  ///< Text: the value; Time: as written
    bool operator==(const Literal&) const = default;
};

/// A field by its canonical name: "status", "span:id", "trace:duration" for what every trace has; the key for attributes; the
/// name after "ai:" for what is made of the conventions of agents ("model", "args.invoice_id").
struct Field {
    enum class Scope : std::uint8_t { Intrinsic, Any, Span, Resource, Event, Link, Instrumentation, Agent };
    Scope scope = Scope::Any;
    std::string name;
    bool parent = false; ///< not of the span itself, but of the one above it
    bool operator==(const Field&) const = default;
};

/// A tree whose leaves are literals and fields. A call has the name after "ai:" and its arguments as operands; And and Or
/// have two operands, comparisons two, Not and Negate one.
struct Expression {
    enum class Type : std::uint8_t { Literal, Field, Call, Operation };
    Type type = Type::Literal;
    Literal literal;
    Field field;
    std::string function;
    Operator op = Operator::And;
    std::vector<Expression> operands;
    bool operator==(const Expression&) const = default;

    static Expression of(Literal value)
    {
        Expression expression;
        expression.literal = std::move(value);
        return expression;
    }
    static Expression of(Field field)
    {
        Expression expression;
        expression.type = Type::Field;
        expression.field = std::move(field);
        return expression;
    }
    static Expression operation(Operator op, std::vector<Expression> operands)
    {
        Expression expression;
        expression.type = Type::Operation;
        expression.op = op;
        expression.operands = std::move(operands);
        return expression;
    }
    static Expression call(std::string function, std::vector<Expression> arguments)
    {
        Expression expression;
        expression.type = Type::Call;
        expression.function = std::move(function);
        expression.operands = std::move(arguments);
        return expression;
    }
    [[nodiscard]] bool is(Operator wanted) const { return type == Type::Operation && op == wanted; }
};

/// Of numbers: integers stay integers (division goes toward zero, overflow ends at the largest), a duration makes a duration.
/// Nil where a side is none, and for a division by zero.
Literal computed(Operator op, const Literal& left, const Literal& right);

/// Whether a comparison without pattern holds. Numbers and durations meet, everything else only its own type; nil never holds.
bool holds(Operator op, const Literal& left, const Literal& right);

/// The value of an expression without fields and calls; nullopt where it has some.
std::optional<Literal> constantOf(const Expression& expression);

/// Whether `wanted` accepts some field in the tree.
template <typename Predicate>
bool anyField(const Expression& expression, const Predicate& wanted)
{
    if (expression.type == Expression::Type::Field)
        return wanted(expression.field);
    for (const Expression& operand : expression.operands)
        if (anyField(operand, wanted))
            return true;
    return false;
}

} // namespace whyglass::domain
