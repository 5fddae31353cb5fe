// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filter_sql.h"

#include "models/store/agent_sql.h"
#include "models/store/condition_sql.h"
#include "models/store/filter_values.h"
#include "models/store/log_levels.h"
#include "models/store/text_terms.h"
#include "models/store/trace_tree.h"

#include <algorithm>
#include <array>

namespace whyglass::store {

using Op = domain::FilterTerm::Op;
using Kind = domain::FilterTerm::Kind;
using domain::Expression;

namespace {

/// Values up to this length are in the key=value index (storage.md).
constexpr std::size_t kIndexedValueBytes = 96;

struct DictField {
    std::string_view key;
    const char* column;
    DictKind kind;
};
constexpr std::array<DictField, 9> kDictFields = {{
    {"name", "s.name", DictKind::Name}, {"operation", "s.op", DictKind::Operation}, {"model", "s.model", DictKind::Model},
    {"provider", "s.provider", DictKind::Provider}, {"tool", "s.tool", DictKind::Tool}, {"agent", "s.agent", DictKind::Agent},
    {"dialect", "s.dialect", DictKind::Dialect}, {"op", "s.op", DictKind::Operation}, {"span.name", "s.name", DictKind::Name},
}};

struct NumberField {
    std::string_view key;
    const char* column;
    ValueKind kind;
};
constexpr std::array<NumberField, 9> kNumberFields = {{
    {"duration", "s.dur_ns", ValueKind::DurationNs}, {"start", "s.start_ns", ValueKind::Time}, {"cost", "s.cost", ValueKind::NanoDollars},
    {"tokens", "nullif(ifnull(s.in_tok,0)+ifnull(s.out_tok,0),0)", ValueKind::Integer}, {"tokens.input", "s.in_tok", ValueKind::Integer},
    {"tokens.output", "s.out_tok", ValueKind::Integer}, {"tokens.cache_read", "s.cr_tok", ValueKind::Integer},
    {"tokens.cache_write", "s.cw_tok", ValueKind::Integer}, {"tokens.reasoning", "s.rs_tok", ValueKind::Integer},
}};

/// Numbers of the names that a term asks for, for columns that hold an enum.
template <typename Enum>
Sql enumCondition(const std::string& column, const domain::FilterTerm& term, int count)
{
    if (term.op == Op::Any)
        return "1";
    std::string list;
    for (int i = 0; i < count; ++i) {
        if (textMatches(domain::nameOf(static_cast<Enum>(i)), term))
            list += (list.empty() ? "" : ",") + std::to_string(i);
    }
    if (term.op == Op::Equal && list.size() == 1) // in the words of the partial index on errors
        return column + "=" + list;
    return column + (term.op == Op::NotEqual ? " NOT IN (" : " IN (") + list + ")";
}

Sql hexCondition(const std::string& column, const domain::FilterTerm& term)
{
    Sql condition("0");
    for (const std::string& value : term.values) {
        if (const auto span = domain::SpanId::fromHex(value)) {
            condition += " OR " + column + "=";
            condition.add(static_cast<std::int64_t>(span->value));
        }
    }
    return Sql("(") + condition + ")";
}

std::string flagSet(SpanFlag flag) { return "(s.flags & " + std::to_string(bitsOf(flag)) + ")<>0"; }

bool wantsValue(const domain::FilterTerm& term, std::string_view value) { return term.op != Op::Any && textMatches(value, term); }

/// Fields that are asked for as a filter in braces asks for them.
struct ShortField {
    enum Type { Text, Number, Level };
    std::string_view key;
    std::string_view name; ///< after "ai:"
    Type type = Text;
};
constexpr std::array<ShortField, 19> kShortFields = {{
    {"age", "age", ShortField::Number},
    {"cost.source", "cost.source"},
    {"docs.count", "docs.count", ShortField::Number},
    {"docs.id", "docs.id"},
    {"docs.score", "docs.score", ShortField::Number},
    {"finding.count", "finding.count", ShortField::Number},
    {"level", "log.severity", ShortField::Level},
    {"log.body", "log.body"},
    {"missing", "decision.missing"},
    {"prompt.hash", "prompt.hash"},
    {"provenance", "decision.provenance", ShortField::Number},
    {"self", "self", ShortField::Number},
    {"trace.cost", "trace.cost", ShortField::Number},
    {"trace.errors", "trace.errors", ShortField::Number},
    {"trace.finding", "trace.finding"},
    {"trace.spans", "trace.spans", ShortField::Number},
    {"trace.tokens.input", "trace.tokens.input", ShortField::Number},
    {"trace.tokens.output", "trace.tokens.output", ShortField::Number},
    {"ttft", "ttft", ShortField::Number},
}};

std::optional<ShortField> shortField(std::string_view key)
{
    if (key.starts_with("args.") || key.starts_with("result."))
        return ShortField{key, key};
    const auto* found = std::find_if(kShortFields.begin(), kShortFields.end(), [key](const ShortField& field) { return field.key == key; });
    return found == kShortFields.end() ? std::nullopt : std::optional(*found);
}

/// Less, LessEqual, Greater or GreaterEqual; nullopt for what has no order.
std::optional<domain::Operator> orderOf(Op op)
{
    switch (op) {
    case Op::Less: return domain::Operator::Less;
    case Op::LessEqual: return domain::Operator::LessEqual;
    case Op::Greater: return domain::Operator::Greater;
    case Op::GreaterEqual: return domain::Operator::GreaterEqual;
    default: return std::nullopt;
    }
}

Expression textOf(std::string_view value)
{
    domain::Literal literal;
    literal.type = domain::Literal::Type::Text;
    literal.text = value;
    return Expression::of(std::move(literal));
}

Expression numberOf(double value)
{
    domain::Literal literal;
    literal.type = domain::Literal::Type::Float;
    literal.real = value;
    return Expression::of(std::move(literal));
}

Expression anyOf(std::optional<Expression> all, Expression one)
{
    return all ? Expression::operation(domain::Operator::Or, {std::move(*all), std::move(one)}) : std::move(one);
}

Expression between(const Expression& field, Expression least, Expression most)
{
    return Expression::operation(domain::Operator::And, {Expression::operation(domain::Operator::GreaterEqual, {field, std::move(least)}),
                                                         Expression::operation(domain::Operator::LessEqual, {field, std::move(most)})});
}

/// What a term asks of the level of a log record, in the positive; nullopt where nothing can meet it.
std::optional<Expression> askedLevel(const domain::FilterTerm& term)
{
    const Expression field = Expression::of(domain::Field{domain::Field::Scope::Agent, "log.severity"});
    std::optional<Expression> any;
    if (const auto order = orderOf(term.op)) {
        for (const std::string& value : term.values)
            any = anyOf(std::move(any), Expression::operation(*order, {field, textOf(value)}));
        return any;
    }
    bool within = false; // from the first level of a range to its last
    for (const std::string_view name : kLogLevels) {
        const bool named = textMatches(name, term);
        within = term.op == Op::Range && (within || (named && name == term.values.front()));
        if (named || within)
            any = anyOf(std::move(any), Expression::operation(domain::Operator::Equal, {field, textOf(name)}));
        within = within && name != term.values.back();
    }
    return any;
}

/// What a term asks of another field, likewise.
std::optional<Expression> askedValue(const ShortField& known, const Expression& field, const domain::FilterTerm& term)
{
    if (term.op == Op::Range) {
        const auto least = term.values.size() == 2 ? readNumber(term.values[0], ValueKind::Real) : std::nullopt;
        const auto most = least ? readNumber(term.values[1], ValueKind::Real) : std::nullopt;
        return most ? std::optional(between(field, numberOf(*least), numberOf(*most))) : std::nullopt;
    }
    std::optional<Expression> any;
    for (const std::string& value : term.values) {
        const auto real = readNumber(value, ValueKind::Real);
        const auto order = orderOf(term.op);
        if (!order && known.type == ShortField::Text)
            any = anyOf(std::move(any), Expression::operation(domain::Operator::Match, {field, textOf("(?i)" + quotedPattern(value) + (term.op == Op::Prefix ? ".*" : ""))}));
        if (real)
            any = anyOf(std::move(any), Expression::operation(order.value_or(domain::Operator::Equal), {field, numberOf(*real)}));
    }
    return any;
}

} // namespace

Sql FilterSql::window(const std::string& column, const domain::Filter& filter)
{
    if (!filter.window)
        return {};
    Sql condition(column + ">=");
    condition.add(filter.window->begin.ns);
    condition += " AND " + column + "<";
    condition.add(filter.window->end.ns);
    return condition;
}

Sql FilterSql::dictIds(const Term& term, DictKind kind)
{
    std::string list;
    for (const auto& [id, text] : m_context.textsOf(kind)) {
        if (textMatches(text, term))
            list += (list.empty() ? "" : ",") + std::to_string(id);
    }
    return "(" + list + ")";
}

Sql FilterSql::dictCondition(const std::string& column, const Term& term, DictKind kind)
{
    if (term.op == Op::Any)
        return column + ">0";
    // "> 0" says what the partial index on model needs to hear
    return Sql("(" + column + ">0 AND " + column + (term.op == Op::NotEqual ? " NOT IN " : " IN ")) + dictIds(term, kind) + ")";
}

// Sessions and users are as many as senders like: found in the dictionary's own index.
Sql FilterSql::openDictCondition(const std::string& column, const Term& term, DictKind kind)
{
    if (term.op == Op::Any)
        return column + "<>0";
    Sql ids("(SELECT id FROM dict WHERE kind=" + std::to_string(static_cast<int>(kind)) + " AND ");
    if (term.op == Op::Prefix) {
        ids += "s>=";
        ids.add(term.values.empty() ? std::string() : term.values.front());
        ids += " AND s<";
        ids.add((term.values.empty() ? std::string() : term.values.front()) + "\xF4\x8F\xBF\xBF");
    } else {
        ids += "s IN (";
        for (std::size_t i = 0; i < term.values.size(); ++i) {
            ids += i == 0 ? "" : ",";
            ids.add(term.values[i]);
        }
        ids += ")";
    }
    return Sql(column + (term.op == Op::NotEqual ? ">0 AND " + column + " NOT IN " : " IN ")) + ids + ")";
}

std::optional<Sql> FilterSql::resourceField(const Term& term, const std::string& column)
{
    std::string ResourceTexts::* field = nullptr;
    if (term.key == "service" || term.key == "service.name")
        field = &ResourceTexts::service;
    else if (term.key == "version" || term.key == "service.version" || term.key == "service_version")
        field = &ResourceTexts::version;
    else if (term.key == "env" || term.key == "environment" || term.key == "deployment.environment.name")
        field = &ResourceTexts::environment;
    else if (term.key == "scope")
        field = &ResourceTexts::scope;
    else
        return std::nullopt;
    std::string list;
    for (const ResourceTexts& resource : m_context.resources()) {
        const bool match = textMatches(resource.*field, term);
        if (term.op == Op::NotEqual ? !match && !(resource.*field).empty() : match)
            list += (list.empty() ? "" : ",") + std::to_string(resource.id);
    }
    return Sql(column + " IN (" + list + ")");
}

// A span without its own value has the trace's, where the trace has exactly one (query.md 8).
std::optional<Sql> FilterSql::inherited(const Term& term)
{
    if (term.key == "tier" || term.key == "user_tier" || term.key == "user.tier") {
        return Sql("(") + dictCondition("s.tier", term, DictKind::Tier) + " OR (s.tier=0 AND s.trace IN (SELECT t.id FROM trace t WHERE "
            + dictCondition("t.tier", term, DictKind::Tier) + ")))";
    }
    if (term.key == "session") {
        return Sql("(") + openDictCondition("s.session", term, DictKind::Session)
            + " OR (s.session=0 AND s.trace IN (SELECT t.id FROM trace t WHERE t.session>0 AND "
            + openDictCondition("t.session", term, DictKind::Session) + ")))";
    }
    if (term.key == "user")
        return Sql("s.trace IN (SELECT t.id FROM trace t WHERE ") + openDictCondition("t.usr", term, DictKind::User) + ")";
    return std::nullopt;
}

std::optional<Sql> FilterSql::spanColumn(const Term& term)
{
    for (const DictField& field : kDictFields) {
        if (term.key == field.key)
            return dictCondition(field.column, term, field.kind);
    }
    for (const NumberField& field : kNumberFields) {
        if (term.key == field.key)
            return numberCondition(field.column, term, field.kind);
    }
    if (term.key == "status")
        return enumCondition<domain::SpanStatus>("s.status", term, 3);
    if (term.key == "kind")
        return enumCondition<domain::SpanKind>("s.kind", term, 6);
    if (term.key == "step")
        return enumCondition<domain::StepKind>("s.step", term, static_cast<int>(domain::kStepKindCount));
    if (term.key == "span" || term.key == "span_id" || term.key == "span.id")
        return hexCondition("s.span_id", term);
    if (term.key == "parent" || term.key == "parent_span_id")
        return hexCondition("s.parent", term);
    if (term.key == "finding" || term.key == "detector") {
        return Sql("EXISTS (SELECT 1 FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id AND f.state<>2 AND ")
            + textCondition("f.detector", term) + ")";
    }
    if (term.key == "severity") {
        return Sql("EXISTS (SELECT 1 FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id AND f.state<>2 AND ")
            + enumCondition<domain::Severity>("f.severity", term, 4) + ")";
    }
    if (const auto decision = decisionColumn(term))
        return Sql("EXISTS (SELECT 1 FROM decision d WHERE d.trace=s.trace AND d.span_id=s.span_id AND ") + *decision + ")";
    if (auto resource = resourceField(term, "s.res"))
        return resource;
    return inherited(term);
}

Sql FilterSql::spanIs(const Term& term, const Partition& part)
{
    if (wantsValue(term, "error"))
        return "s.status=2";
    if (wantsValue(term, "root"))
        return "s.parent=0";
    if (wantsValue(term, "unpriced"))
        return flagSet(SpanFlag::Unpriced);
    if (wantsValue(term, "from_log"))
        return flagSet(SpanFlag::FromLog);
    if (wantsValue(term, "incomplete"))
        return "s.trace IN (SELECT t.id FROM trace t WHERE t.missing>0)";
    if (wantsValue(term, "slow")) { // p99 of its name, within the partition
        const std::string table = "span_" + std::to_string(part.number);
        return "s.id IN (SELECT id FROM (SELECT id, percent_rank() OVER (PARTITION BY name ORDER BY dur_ns) AS r FROM " + table + ") WHERE r>=0.99)";
    }
    return "0";
}

Sql FilterSql::spanHas(const Term& term)
{
    if (wantsValue(term, "finding"))
        return "EXISTS (SELECT 1 FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id AND f.state<>2)";
    if (wantsValue(term, "decision"))
        return "EXISTS (SELECT 1 FROM decision d WHERE d.trace=s.trace AND d.span_id=s.span_id)";
    if (wantsValue(term, "cost"))
        return "s.cost IS NOT NULL";
    if (wantsValue(term, "logs")) {
        Sql any("(0");
        for (const Partition& part : m_context.partitions) {
            if (part.logs > 0)
                any += " OR EXISTS (SELECT 1 FROM log_" + std::to_string(part.number)
                    + " l WHERE l.trace_id=(SELECT t.trace_id FROM trace t WHERE t.id=s.trace) AND l.span_id=s.span_id)";
        }
        return any + ")";
    }
    return "0";
}

Sql FilterSql::verifyCall(const Term& term, const Partition& part, const std::string& row, bool isLog)
{
    const std::size_t number = numberIn(m_context.verified, positive(term));
    return "whyglass_verify(" + std::to_string(part.number) + "," + (isLog ? "1" : "0") + "," + row + "," + std::to_string(number) + ")";
}

Sql FilterSql::tail(const Term& term, const Partition& part, const std::string& row, bool isLog)
{
    if (part.indexedUpto >= part.lastId)
        return {};
    return Sql(" OR (" + row + ">" + std::to_string(part.indexedUpto) + " AND ") + verifyCall(term, part, row, isLog) + ")";
}

Sql FilterSql::attribute(const Term& term, const Partition& part, const std::string& row, bool isLog)
{
    std::string match;
    const bool equality = term.op == Op::Equal || term.op == Op::NotEqual;
    bool exact = equality || term.op == Op::Any;
    for (const std::string& value : term.values) {
        if (!equality)
            break;
        exact = exact && value.size() <= kIndexedValueBytes;
        match += (match.empty() ? "" : " OR ") + pairToken(term.key, value);
    }
    if (!exact || match.empty())
        match = keyToken(term.key);
    Sql hits = indexHits(row, "kv", match, part);
    if (!exact)
        hits += Sql(" AND ") + verifyCall(term, part, row, isLog);
    if (exact && term.op == Op::NotEqual)
        hits = indexHits(row, "kv", keyToken(term.key), part) + " AND NOT (" + hits + ")";
    return Sql("((") + hits + ")" + tail(term, part, row, isLog) + ")";
}

Sql FilterSql::words(const Term& term, const Partition& part, const std::string& row, bool isLog)
{
    const std::string match = term.values.empty() ? std::string() : matchAllWords(m_context.db.handle(), term.values.front());
    if (match.empty())
        return term.values.empty() ? Sql("1") : Sql("(0") + tail(term, part, row, isLog) + ")";
    Sql hits = indexHits(row, "text", match, part);
    const bool severalWords = match.find(" AND ") != std::string::npos;
    if (severalWords && m_context.verifier)
        hits += Sql(" AND ") + verifyCall(term, part, row, isLog);
    return Sql("((") + hits + ")" + tail(term, part, row, isLog) + ")";
}

// What stands within arguments, results and documents is in no column: asked for as a filter in braces asks.
Sql FilterSql::ofShortField(const Term& term, const Partition& part)
{
    const ShortField known = shortField(term.key).value_or(ShortField{});
    const Expression field = Expression::of(domain::Field{domain::Field::Scope::Agent, std::string(known.name)});
    const Expression there = Expression::operation(domain::Operator::NotEqual, {field, Expression()});
    if (term.op == Op::Any)
        return ConditionSql(m_context, part).span(there);
    const auto any = known.type == ShortField::Level ? askedLevel(term) : askedValue(known, field, term);
    if (!any)
        return "0";
    const Sql met = ConditionSql(m_context, part).span(*any);
    return term.op != Op::NotEqual ? met : ConditionSql(m_context, part).span(there) + " AND NOT ifnull(" + met + ",0)";
}

Sql FilterSql::logLevel(const Term& term, const Partition& part)
{
    const auto any = askedLevel(term);
    const auto met = any ? ConditionSql(m_context, part).log(*any) : std::nullopt;
    if (!met)
        return "0";
    return term.op == Op::NotEqual ? Sql("(l.severity>0 AND NOT ") + *met + ")" : *met;
}

/// Words in one place of the content: in:output refund.
Sql FilterSql::wordsIn(const Term& term, const Partition& part)
{
    return ConditionSql(m_context, part)
        .span(Expression::call(term.kind == Kind::Phrase ? "phrase" : "text", {textOf(term.values.front()), textOf(term.key)}));
}

Sql FilterSql::spanTerms(const Terms& terms, const Partition& part, bool onOneSpan)
{
    Sql condition;
    for (const Term& term : terms)
        condition = both(condition, spanTerm(term, part, onOneSpan));
    return condition;
}

Sql FilterSql::spanTerm(const Term& term, const Partition& part, bool onOneSpan)
{
    if (term.kind == Kind::Group)
        return anySide(term, [&](const Terms& side) { return spanTerms(side, part, onOneSpan || term.sides.size() == 1); });
    if (!onOneSpan && isOfWholeTrace(term))
        return Sql("s.trace IN (SELECT t.id FROM trace t WHERE ") + traceTerms({term}) + ")";
    Sql condition;
    if (term.kind != Kind::Field && !term.key.empty()) {
        condition = wordsIn(term, part);
    } else if (term.kind != Kind::Field) {
        condition = words(term, part, "s.id", false);
    } else if (term.key == "is") {
        condition = spanIs(term, part);
    } else if (term.key == "has") {
        condition = spanHas(term);
    } else if (term.key == "id" || term.key == "trace" || term.key == "trace_id" || term.key == "trace.id") {
        condition = Sql("(s.trace IN (SELECT t.id FROM trace t WHERE ") + *traceColumn(term) + ") OR " + hexCondition("s.span_id", term) + ")";
    } else if (term.key == "agent" && term.op == Op::Equal) {
        condition = nearestAgent(dictIds(term, DictKind::Agent).text, part);
    } else if (shortField(term.key)) {
        condition = ofShortField(term, part);
    } else if (auto column = spanColumn(term)) {
        condition = term.key == "duration" ? m_context.withoutBroadIndex(part, "s.dur_ns", std::move(*column)) : *column;
    } else {
        condition = attribute(term, part, "s.id", false);
    }
    return withNegation(condition, term);
}

Sql FilterSql::spans(const domain::Filter& filter, const Partition& part)
{
    Sql condition = window("s.start_ns", filter);
    if (filter.where)
        condition = both(condition, ConditionSql(m_context, part).span(*filter.where));
    return both(condition, spanTerms(filter.terms, part, false));
}

Sql FilterSql::logs(const domain::Filter& filter, const Partition& part)
{
    Sql condition = window("l.time_ns", filter);
    if (filter.where)
        condition = both(condition, logsWhere(*filter.where, part));
    return both(condition, logTerms(filter.terms, part));
}

Sql FilterSql::logTerms(const Terms& terms, const Partition& part)
{
    Sql condition;
    for (const Term& term : terms)
        condition = both(condition, term.kind == Kind::Group ? anySide(term, [&](const Terms& side) { return logTerms(side, part); })
                                                             : withNegation(logTerm(term, part), term));
    return condition;
}

Sql FilterSql::logTerm(const Term& term, const Partition& part)
{
    if (term.kind != Kind::Field)
        return words(term, part, "l.id", true);
    if (term.key == "level" || term.key == "severity")
        return logLevel(term, part);
    if (term.key == "is")
        return wantsValue(term, "error") ? Sql(levelCondition(domain::Operator::GreaterEqual, "error")) : Sql("0");
    if (term.key == "severity_number")
        return numberCondition("l.severity", term, ValueKind::Integer);
    if (term.key == "event")
        return dictCondition("l.event", term, DictKind::Event);
    if (term.key == "span" || term.key == "span_id")
        return hexCondition("l.span_id", term);
    if (auto resource = resourceField(term, "l.res"))
        return std::move(*resource);
    const auto ofTrace = [&] { return Sql("l.trace_id IN (SELECT t.trace_id FROM trace t WHERE ") + *traceColumn(term) + ")"; };
    if (term.key == "id" || term.key == "trace" || term.key == "trace_id" || term.key == "user" || term.key == "tier")
        return ofTrace();
    if (term.key == "session") // its own, or that of the trace it names
        return Sql("(") + ofTrace() + " OR " + attribute(term, part, "l.id", true) + ")";
    return attribute(term, part, "l.id", true);
}

} // namespace whyglass::store
