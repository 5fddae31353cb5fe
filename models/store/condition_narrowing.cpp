// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/condition_sql.h"

#include "models/domain/attribute_keys.h"
#include "models/store/filter_values.h"
#include "models/store/schema/schema.h"
#include "models/store/text_terms.h"

#include <array>
#include <charconv>
#include <cmath>

namespace whyglass::store {

using enum domain::Operator;

namespace {

using Scope = domain::Field::Scope;
using Type = domain::Literal::Type;

/// Values up to this length are in the key=value index (storage.md).
constexpr std::size_t kIndexedValueBytes = 96;

/// How the index has a number: whole ones without a point.
std::string numberText(const domain::Literal& value)
{
    if (value.type == Type::Int || value.type == Type::Duration)
        return std::to_string(value.integer);
    if (std::nearbyint(value.real) == value.real && std::abs(value.real) < 1e15)
        return std::to_string(static_cast<std::int64_t>(value.real));
    return {};
}

/// The text of a value in the index; empty where it has another one, or none.
std::string indexText(const domain::Literal& value)
{
    switch (value.type) {
    case Type::Text: return value.text.size() <= kIndexedValueBytes ? value.text : std::string();
    case Type::Bool: return value.integer != 0 ? "true" : "false";
    case Type::Int:
    case Type::Duration:
    case Type::Float: return numberText(value);
    default: return {};
    }
}

/// Under what names a field stands in the key=value index; none where it does not.
std::vector<std::string_view> indexKeys(const domain::Field& field)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {
        {{"model.request", "request_model"}, {"model.response", "response_model"}, {"tool.call_id", "tool_call_id"}, {"workflow", "workflow"},
         {"error.type", "error_type"}, {"prompt.name", "prompt_name"}, {"prompt.version", "prompt_version"}, {"finish_reason", "finish_reason"}}};
    if (field.scope == Scope::Intrinsic)
        return field.name == "event:name" ? std::vector<std::string_view>{"event"} : std::vector<std::string_view>{};
    if (field.scope == Scope::Instrumentation || field.scope == Scope::Link)
        return {};
    if (field.scope != Scope::Agent)
        return {field.name};
    if (field.name == "prompt.hash")
        return {domain::kPromptHashKeys.begin(), domain::kPromptHashKeys.end()};
    if (field.name == "ttft") {
        std::vector<std::string_view> keys;
        for (const domain::FirstTokenKey& one : domain::kFirstTokenKeys)
            keys.push_back(one.name);
        return keys;
    }
    for (const auto& [name, key] : kNames)
        if (name == field.name)
            return {key};
    return {};
}

} // namespace

Sql ConditionSql::pairHits(const std::string& match) { return indexHits("s.id", "kv", match, m_part); }

Sql ConditionSql::wordHits(std::string_view text)
{
    const std::string match = matchAllWords(m_context.db.handle(), text);
    return match.empty() ? Sql() : indexHits("s.id", "text", match, m_part);
}

/// Rows in which the field may have the value, or any value; nullopt where no index tells.
std::optional<Sql> ConditionSql::narrowing(const domain::Field& field, const Literal* equal)
{
    const bool ofTool = field.scope == Scope::Agent && (field.name.starts_with("args.") || field.name.starts_with("result."));
    if (ofTool)
        return Sql("s.step=" + std::to_string(static_cast<int>(domain::StepKind::Tool)));
    if (field.scope == Scope::Link || (field.scope == Scope::Intrinsic && field.name.starts_with("link:")))
        return Sql("(s.flags & " + std::to_string(static_cast<std::uint32_t>(SpanFlag::HasLinks)) + ")<>0");
    if (field.scope == Scope::Intrinsic && field.name == "event:timeSinceStart")
        return Sql("(s.flags & " + std::to_string(static_cast<std::uint32_t>(SpanFlag::HasEvents)) + ")<>0");
    if (field.scope == Scope::Intrinsic && field.name == "statusMessage") {
        const Sql hits = equal != nullptr ? wordHits(equal->text) : Sql();
        return hits.empty() ? std::nullopt : std::optional(hits);
    }
    const bool isFirstToken = field == domain::Field{Scope::Agent, "ttft"};
    const std::string value = equal != nullptr && !isFirstToken ? indexText(*equal) : std::string(); // each convention has a unit of its own
    std::string match;
    for (const std::string_view key : indexKeys(field))
        match += (match.empty() ? "" : " OR ") + (value.empty() ? keyToken(key) : pairToken(key, value));
    if (match.empty())
        return std::nullopt;
    if (isFirstToken) // it may be told by an event
        return Sql("(") + pairHits(match) + " OR (s.flags & " + std::to_string(static_cast<std::uint32_t>(SpanFlag::HasEvents)) + ")<>0)";
    return field.scope == Scope::Any ? anyScopeHits(field.name, pairHits(match)) : pairHits(match);
}

/// Without a scope it may stand in a link or in the scope, which the index leaves out.
Sql ConditionSql::anyScopeHits(const std::string& key, const Sql& pairs)
{
    Sql hits = Sql("(") + pairs + " OR (s.flags & " + std::to_string(static_cast<std::uint32_t>(SpanFlag::HasLinks))
        + ")<>0 OR s.res IN (SELECT r.id FROM resource r WHERE instr(r.scope_pb, CAST(";
    hits.add(key);
    return hits + " AS BLOB))>0))";
}

std::optional<Sql> ConditionSql::narrowing(const Expression& condition)
{
    if (condition.type == Expression::Type::Call) {
        const Literal& text = condition.operands.back().literal;
        if (condition.function == "text" || condition.function == "phrase") {
            const Sql hits = wordHits(condition.operands.front().literal.text);
            return hits.empty() ? std::nullopt : std::optional(hits);
        }
        if (condition.function != "find" && condition.function != "value")
            return std::nullopt;
        // Numbers of attributes are in no text, but under the empty key; names and services in dictionaries.
        const std::string written = text.type == Type::Text ? text.text : indexText(text);
        Sql hits = wordHits(written);
        if (hits.empty() || written.empty())
            return std::nullopt;
        hits = Sql("(") + hits + " OR " + pairHits(pairToken("", written));
        if (condition.function == "find") {
            Literal any;
            any.type = Type::Text;
            any.text = "(?i).*";
            for (const char c : written) // any spelling of a part; what it is, the payload tells
                any.text += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? std::string(1, c) : std::string(".*");
            any.text += ".*";
            for (const auto& [column, kind] : {std::pair("s.tool", DictKind::Tool), std::pair("s.agent", DictKind::Agent), std::pair("s.model", DictKind::Model)})
                hits += Sql(std::string(" OR ") + column + " IN ") + ids(kind, Match, any);
            hits += Sql(" OR ") + resources({Scope::Resource, "service.name"}, Match, any).value_or("0");
        }
        return hits + ")";
    }
    if (condition.type != Expression::Type::Operation)
        return std::nullopt;
    // Every field of a comparison must be there: any of them narrows.
    const bool plain = condition.operands[0].type == Expression::Type::Field;
    const auto constant = condition.operands.size() == 2 ? domain::constantOf(condition.operands[1]) : std::nullopt;
    if (plain)
        return narrowing(condition.operands[0].field, condition.op == Equal && constant ? &*constant : nullptr);
    std::optional<Sql> found;
    domain::anyField(condition, [&](const domain::Field& field) {
        found = narrowing(field, nullptr);
        return found.has_value();
    });
    return found;
}

} // namespace whyglass::store
