// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/names.h"

#include "models/analysis/text/ascii.h"
#include "models/analysis/text/spelling.h"
#include "models/domain/step.h"

#include <algorithm>
#include <array>
#include <limits>

namespace whyglass::query {

namespace {

using domain::Expression;
using domain::Field;
using domain::Literal;
using Scope = Field::Scope;

Literal literalOf(Literal::Type type, std::int64_t value)
{
    Literal literal;
    literal.type = type;
    literal.integer = value;
    return literal;
}

struct Constant {
    std::string_view name;
    Literal::Type literal;
    std::int64_t value;
    ValueType type;
};

template <typename Enum>
constexpr std::int64_t number(Enum value)
{
    return static_cast<std::int64_t>(value);
}

const std::array<Constant, 14>& constants()
{
    using enum Literal::Type;
    static const std::array<Constant, 14> kConstants = {{
        {"true", Bool, 1, ValueType::Bool}, {"false", Bool, 0, ValueType::Bool}, {"nil", Nil, 0, ValueType::Nil},
        {"minInt", Int, std::numeric_limits<std::int64_t>::min(), ValueType::Number},
        {"maxInt", Int, std::numeric_limits<std::int64_t>::max(), ValueType::Number},
        {"unset", Status, number(domain::SpanStatus::Unset), ValueType::Status}, {"ok", Status, number(domain::SpanStatus::Ok), ValueType::Status},
        {"error", Status, number(domain::SpanStatus::Error), ValueType::Status},
        {"unspecified", Kind, number(domain::SpanKind::Unspecified), ValueType::Kind},
        {"internal", Kind, number(domain::SpanKind::Internal), ValueType::Kind}, {"server", Kind, number(domain::SpanKind::Server), ValueType::Kind},
        {"client", Kind, number(domain::SpanKind::Client), ValueType::Kind}, {"producer", Kind, number(domain::SpanKind::Producer), ValueType::Kind},
        {"consumer", Kind, number(domain::SpanKind::Consumer), ValueType::Kind},
    }};
    return kConstants;
}

Meaning fieldMeaning(Scope scope, std::string name)
{
    Meaning meaning;
    meaning.field = findField(scope, name);
    meaning.type = meaning.field != nullptr ? meaning.field->type : ValueType::Dynamic;
    meaning.expression = Expression::of(Field{scope, std::move(name)});
    return meaning;
}

/// "parent.name" is the parent's name; "parent.span.x", "parent.x" are attributes of it.
Meaning parentMeaning(const Field& field)
{
    static constexpr std::array<std::string_view, 5> kOfSpans = {"name", "status", "statusMessage", "kind", "duration"};
    const bool ofSpans = field.scope == Scope::Any && std::find(kOfSpans.begin(), kOfSpans.end(), field.name) != kOfSpans.end();
    Meaning meaning = ofSpans ? fieldMeaning(Scope::Intrinsic, field.name) : Meaning{Expression::of(field), ValueType::Dynamic, nullptr};
    meaning.field = nullptr; // a root has none of them: any of them may be missing
    meaning.expression.field.parent = true;
    return meaning;
}

/// Fields and keys as one would write them, by their last names and whole.
std::string nearestName(const std::string& name, const std::vector<std::string>& keys)
{
    if (const auto synonym = nameForSynonym(name); !synonym.empty())
        return std::string(synonym);
    std::vector<std::string_view> fields;
    for (const Constant& constant : constants()) { // "Error" is error
        if (analysis::equalsFolded(constant.name, name))
            return std::string(constant.name);
        fields.push_back(constant.name);
    }
    for (const FieldInfo& field : fieldList())
        fields.push_back(field.name);
    const std::string field = analysis::nearestSpelling(name, fields);
    if (!field.empty())
        return field;
    if (std::find(keys.begin(), keys.end(), name) != keys.end())
        return textOf({Scope::Span, name});
    const std::vector<std::string_view> attributes(keys.begin(), keys.end());
    const std::string key = analysis::nearestSpelling(name, attributes);
    return key.empty() ? std::string() : textOf({Scope::Span, key});
}

std::optional<Meaning> bareName(const Token& token, const std::vector<std::string>& keys, Problems& problems)
{
    for (const Constant& constant : constants())
        if (constant.name == token.text)
            return Meaning{Expression::of(literalOf(constant.literal, constant.value)), constant.type, nullptr};
    if (const auto intrinsic = intrinsicNamed("", token.text); !intrinsic.empty())
        return fieldMeaning(Scope::Intrinsic, std::string(intrinsic));
    if (findField(Scope::Agent, token.text) != nullptr)
        return fieldMeaning(Scope::Agent, token.text);
    const std::string nearest = nearestName(token.text, keys);
    problems.push_back({"E201", token.range, "unknown field \"" + token.text + '"'
                            + (nearest.empty() ? "; for an attribute write ." + token.text + " or span." + token.text : didYouMean(nearest)),
                        nearest});
    return std::nullopt;
}

/// The part of a token behind its scope.
Range nameRange(const Token& token)
{
    const std::size_t skipped = token.scope.size() + 1;
    return {token.range.position + skipped, std::max<std::size_t>(token.range.length - skipped, 1)};
}

std::optional<Meaning> agentName(const Token& token, Problems& problems)
{
    if (findField(Scope::Agent, token.text) != nullptr)
        return fieldMeaning(Scope::Agent, token.text);
    std::vector<std::string_view> names;
    for (const FieldInfo& field : fieldList())
        if (field.scope == Scope::Agent)
            names.push_back(field.name);
    std::string nearest = analysis::nearestSpelling(token.text, names);
    if (const auto synonym = nameForSynonym(token.text); nearest.empty() && synonym.starts_with("ai:"))
        nearest = synonym.substr(3);
    problems.push_back({"E202", nameRange(token), "there is no ai:" + token.text + didYouMean(nearest.empty() ? "" : "ai:" + nearest), nearest});
    return std::nullopt;
}

std::optional<Meaning> scopedName(const Token& token, Problems& problems)
{
    if (token.scope == "ai")
        return agentName(token, problems);
    if (const auto intrinsic = intrinsicNamed(token.scope, token.text); !intrinsic.empty())
        return fieldMeaning(Scope::Intrinsic, std::string(intrinsic));
    const auto names = intrinsicsOf(token.scope);
    std::string list;
    for (const std::string_view name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    std::string nearest = analysis::nearestSpelling(token.text, names);
    std::string hint = nearest;
    for (const std::string_view other : {"span", "trace"}) {
        if (nearest.empty() && !intrinsicNamed(other, token.text).empty())
            hint = std::string(other) + ':' + token.text;
    }
    problems.push_back({"E203", nameRange(token), token.scope + ": has no \"" + token.text + "\"; it has " + list
                            + (hint.empty() ? std::string() : " (did you mean " + hint + "?)"),
                        nearest});
    return std::nullopt;
}

Meaning sizeOf(const Token& token)
{
    Meaning meaning;
    meaning.type = ValueType::Number;
    if (token.literal.type == Literal::Type::Float) {
        const double bytes = token.literal.real * static_cast<double>(token.factor);
        meaning.expression = Expression::of(literalOf(Literal::Type::Int, static_cast<std::int64_t>(bytes)));
        return meaning;
    }
    meaning.expression = Expression::operation(
        domain::Operator::Multiply, {Expression::of(token.literal), Expression::of(literalOf(Literal::Type::Int, token.factor))});
    return meaning;
}

} // namespace

std::optional<Meaning> meaningOf(const Token& token, const std::vector<std::string>& keys, Problems& problems)
{
    switch (token.kind) {
    case Token::Kind::String: {
        Literal text;
        text.type = Literal::Type::Text;
        text.text = token.text;
        return Meaning{Expression::of(std::move(text)), ValueType::Text, nullptr};
    }
    case Token::Kind::Number:
        return Meaning{Expression::of(token.literal), token.literal.type == Literal::Type::Duration ? ValueType::Duration : ValueType::Number, nullptr};
    case Token::Kind::Size:
        return sizeOf(token);
    case Token::Kind::Name:
        return bareName(token, keys, problems);
    case Token::Kind::Scoped:
        return scopedName(token, problems);
    case Token::Kind::Attribute:
        return token.parent ? parentMeaning(token.field) : Meaning{Expression::of(token.field), ValueType::Dynamic, nullptr};
    case Token::Kind::Sign:
    case Token::Kind::End:
        break;
    }
    return std::nullopt;
}

Problem unknownFunction(const Token& token)
{
    std::vector<std::string_view> names;
    for (const FunctionInfo& function : functionList())
        if (function.known)
            names.push_back(function.name);
    const std::string nearest = analysis::nearestSpelling(token.text, names);
    return {"E204", nameRange(token), "there is no function ai:" + token.text + didYouMean(nearest.empty() ? "" : "ai:" + nearest), nearest};
}

std::string_view nameOf(ValueType type)
{
    switch (type) {
    case ValueType::Dynamic: return "an attribute";
    case ValueType::Number: return "a number";
    case ValueType::Duration: return "a duration";
    case ValueType::Text: return "a text";
    case ValueType::Bool: return "true or false";
    case ValueType::Status: return "a status";
    case ValueType::Kind: return "a kind";
    case ValueType::Severity: return "a severity";
    case ValueType::LogLevel: return "a severity of log records";
    case ValueType::Time: return "a time";
    case ValueType::Nil: return "nil";
    }
    return "a value";
}

} // namespace whyglass::query
