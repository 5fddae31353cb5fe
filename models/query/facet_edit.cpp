// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/facet_edit.h"

#include "models/domain/finding.h"
#include "models/domain/step.h"
#include "models/query/fields.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace whyglass::query {

namespace {

using domain::Expression;
using domain::Field;
using domain::Literal;
using domain::Operator;
using Scope = Field::Scope;

std::vector<Expression> partsOf(const Condition& where, Operator joint)
{
    std::vector<Expression> parts;
    const auto add = [&](const auto& self, const Expression& expression) -> void {
        if (!expression.is(joint)) {
            parts.push_back(expression);
            return;
        }
        self(self, expression.operands[0]);
        self(self, expression.operands[1]);
    };
    if (where)
        add(add, *where);
    return parts;
}

Condition joined(std::vector<Expression> parts, Operator joint)
{
    Condition all;
    for (Expression& part : parts)
        all = all ? Expression::operation(joint, {std::move(*all), std::move(part)}) : std::move(part);
    return all;
}

template <typename Enum>
std::optional<std::int64_t> numberNamed(std::string_view name, int count)
{
    for (int i = 0; i < count; ++i)
        if (domain::nameOf(static_cast<Enum>(i)) == name)
            return i;
    return std::nullopt;
}

Literal literalFor(const Field& field, std::string_view value)
{
    Literal literal;
    literal.type = Literal::Type::Text;
    literal.text = value;
    const auto take = [&literal](Literal::Type type, std::optional<std::int64_t> number) {
        if (!number)
            return;
        literal.type = type;
        literal.integer = *number;
        literal.text.clear();
    };
    if (field == Field{Scope::Intrinsic, "status"})
        take(Literal::Type::Status, numberNamed<domain::SpanStatus>(value, 3));
    else if (field == Field{Scope::Intrinsic, "kind"})
        take(Literal::Type::Kind, numberNamed<domain::SpanKind>(value, 6));
    else if (field == Field{Scope::Agent, "finding.severity"})
        take(Literal::Type::Severity, numberNamed<domain::Severity>(value, 4));
    return literal;
}

/// field = value, or a sum of such of one field.
bool isFacetOf(const Expression& part, const Field& field)
{
    const auto parts = partsOf(part, Operator::Or);
    return std::all_of(parts.begin(), parts.end(), [&field](const Expression& one) {
        return one.is(Operator::Equal) && one.operands[0] == Expression::of(field) && one.operands[1].type == Expression::Type::Literal
            && one.operands[1].literal.type != Literal::Type::Nil;
    });
}

} // namespace

Field fieldOfFacet(std::string_view key)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kAgent = {
        {{"tier", "user.tier"}, {"user_tier", "user.tier"}, {"decision", "decision.result"}, {"result", "decision.result"}, {"detector", "finding"},
         {"severity", "finding.severity"}, {"env", "environment"}, {"level", "log.severity"}}};
    if (key == "service")
        return {Scope::Resource, "service.name"};
    if (key == "scope")
        return {Scope::Intrinsic, "instrumentation:name"};
    if (const auto intrinsic = intrinsicNamed("", key); !intrinsic.empty())
        return {Scope::Intrinsic, std::string(intrinsic)};
    for (const auto& [word, name] : kAgent)
        if (word == key)
            return {Scope::Agent, std::string(name)};
    if (findField(Scope::Agent, key) != nullptr)
        return {Scope::Agent, std::string(key)};
    return {Scope::Any, std::string(key)};
}

bool asksFor(const Condition& where, std::string_view key, std::string_view value)
{
    const Field field = fieldOfFacet(key);
    const Expression wanted = Expression::of(literalFor(field, value));
    for (const Expression& part : partsOf(where, Operator::And)) {
        if (!isFacetOf(part, field))
            continue;
        const auto values = partsOf(part, Operator::Or);
        if (std::any_of(values.begin(), values.end(), [&wanted](const Expression& one) { return one.operands[1] == wanted; }))
            return true;
    }
    return false;
}

Condition withValue(Condition where, std::string_view key, std::string_view value, bool wanted)
{
    const Field field = fieldOfFacet(key);
    Expression atom = Expression::operation(Operator::Equal, {Expression::of(field), Expression::of(literalFor(field, value))});
    auto parts = partsOf(where, Operator::And);
    const auto own = std::find_if(parts.begin(), parts.end(), [&field](const Expression& part) { return isFacetOf(part, field); });
    if (own == parts.end()) {
        if (wanted)
            parts.push_back(std::move(atom));
        return joined(std::move(parts), Operator::And);
    }
    auto values = partsOf(*own, Operator::Or);
    std::erase(values, atom);
    if (wanted)
        values.push_back(std::move(atom));
    if (auto sum = joined(std::move(values), Operator::Or))
        *own = std::move(*sum);
    else
        parts.erase(own);
    return joined(std::move(parts), Operator::And);
}

Condition withoutFacet(Condition where, std::string_view key)
{
    const Field field = fieldOfFacet(key);
    auto parts = partsOf(where, Operator::And);
    std::erase_if(parts, [&field](const Expression& part) { return isFacetOf(part, field); });
    return joined(std::move(parts), Operator::And);
}

} // namespace whyglass::query
