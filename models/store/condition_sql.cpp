// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/condition_sql.h"

#include "models/store/agent_sql.h"
#include "models/store/filter_values.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace whyglass::store {

using enum domain::Operator;

namespace {

using domain::Field;
using Scope = Field::Scope;
using Type = domain::Literal::Type;

bool isPattern(domain::Operator op) { return op == Match || op == NotMatch; }
bool isComparison(domain::Operator op) { return (op >= Equal && op <= GreaterEqual) || isPattern(op); }

const char* signOf(domain::Operator op)
{
    static constexpr std::array<const char*, 18> kSigns = {"AND", "OR", "NOT", "=", "<>", "<", "<=", ">", ">=", "", "", "+", "-", "*", "/", "%", "", "-"};
    return kSigns[static_cast<std::size_t>(op)];
}

bool isNumber(const domain::Literal& value) { return value.type == Type::Int || value.type == Type::Float || value.type == Type::Duration || value.type == Type::Time; }

Sql numberOf(const domain::Literal& value)
{
    Sql sql;
    return value.type == Type::Float ? std::move(sql.add(value.real)) : std::move(sql.add(value.integer));
}

struct NamedColumn {
    std::string_view name;
    const char* sql;
};
constexpr const char* kTrace = " FROM trace t WHERE t.id=s.trace)";
constexpr std::array<NamedColumn, 10> kSpanNumbers = {{
    {"tokens.input", "s.in_tok"}, {"tokens.output", "s.out_tok"}, {"tokens.cache_read", "s.cr_tok"}, {"tokens.cache_write", "s.cw_tok"},
    {"tokens.reasoning", "s.rs_tok"}, {"cost", "(s.cost/1e9)"}, {"start", "s.start_ns"},
    {"tokens.total", "(CASE WHEN s.in_tok IS NOT NULL OR s.out_tok IS NOT NULL THEN ifnull(s.in_tok,0)+ifnull(s.out_tok,0) END)"},
    {"self", "whyglass_shape(s.trace,s.id,1)"},
    {"finding.count", "(SELECT count(*) FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id AND f.state<>2)"},
}};
constexpr std::array<NamedColumn, 6> kIntrinsicNumbers = {{
    {"duration", "s.dur_ns"}, {"trace:duration", "(SELECT t.end_ns-t.start_ns FROM trace t WHERE t.id=s.trace)"},
    {"span:childCount", "whyglass_shape(s.trace,s.id,0)"}, {"nestedSetLeft", "whyglass_shape(s.trace,s.id,2)"},
    {"nestedSetRight", "whyglass_shape(s.trace,s.id,3)"}, {"nestedSetParent", "whyglass_shape(s.trace,s.id,4)"},
}};
constexpr std::array<NamedColumn, 2> kDecisionNumbers = {{
    {"decision.confidence", "d.confidence"}, {"decision.provenance", "whyglass_provenance(d.provenance)"},
}};
constexpr std::array<NamedColumn, 6> kTraceNumbers = {{
    {"trace.start", "t.start_ns"}, {"trace.cost", "CASE WHEN t.cost_n>0 THEN t.cost/1e9 END"}, {"trace.tokens.input", "CASE WHEN t.in_n>0 THEN t.in_tok END"},
    {"trace.tokens.output", "CASE WHEN t.out_n>0 THEN t.out_tok END"}, {"trace.spans", "t.n"}, {"trace.errors", "t.errs"},
}};

const char* columnNamed(std::span<const NamedColumn> columns, std::string_view name)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [name](const NamedColumn& one) { return one.name == name; });
    return found == columns.end() ? nullptr : found->sql;
}

/// Fields that a payload tells.
bool isInPayload(const Field& field)
{
    static constexpr std::array<std::string_view, 8> kElsewhere = {"span:childCount", "trace:duration", "trace:rootName", "trace:rootService",
                                                                   "nestedSetLeft", "nestedSetRight", "nestedSetParent", "parent"};
    if (field.parent)
        return false;
    if (field.scope == Scope::Intrinsic)
        return std::find(kElsewhere.begin(), kElsewhere.end(), field.name) == kElsewhere.end();
    if (field.scope != Scope::Agent)
        return true;
    static constexpr std::array<std::string_view, 17> kOwn = {"step", "model", "model.request", "model.response", "provider", "operation", "dialect", "tool",
                                                              "tool.call_id", "workflow", "error.type", "prompt.name", "prompt.version", "finish_reason", "docs.id",
                                                              "prompt.hash", "ttft"};
    static constexpr std::array<std::string_view, 4> kPrefixes = {"args.", "result.", "docs.", "tokens."};
    return std::find(kOwn.begin(), kOwn.end(), field.name) != kOwn.end()
        || std::any_of(kPrefixes.begin(), kPrefixes.end(), [&field](std::string_view prefix) { return field.name.starts_with(prefix); });
}

/// An attribute by itself, which a span may not have.
bool isMissable(const domain::Expression& condition)
{
    return condition.type == domain::Expression::Type::Field && isInPayload(condition.field) && condition.field.scope != Scope::Agent;
}

[[noreturn]] void refuseMixed()
{
    throw Failure({domain::ErrorCode::InvalidArgument, "this query compares fields with each other that are told from different places",
                   "compare each with a value of its own, joined with &&"});
}

} // namespace

bool ConditionSql::fits(std::string_view text, Operator op, const Literal& value)
{
    if (isPattern(op))
        return m_context.judge.matches && m_context.judge.matches(value.text, text) == (op == Match);
    Literal own;
    own.type = Type::Text;
    own.text = text;
    return domain::holds(op, own, value);
}

Sql ConditionSql::textTest(const std::string& column, Operator op, const Literal& value)
{
    Sql test;
    if (isPattern(op)) {
        test = op == Match ? "whyglass_matches(" : "NOT whyglass_matches(";
        test.add(value.text);
        return test + "," + column + ")";
    }
    test = column + signOf(op);
    return std::move(test.add(value.text));
}

Sql ConditionSql::ids(DictKind kind, Operator op, const Literal& value)
{
    std::string list;
    for (const auto& [id, text] : m_context.textsOf(kind))
        if (fits(text, op, value))
            list += (list.empty() ? "" : ",") + std::to_string(id);
    return "(" + list + ")";
}

// Sessions and users are as many as senders like: asked of the dictionary's own index.
Sql ConditionSql::openIds(DictKind kind, Operator op, const Literal& value)
{
    return Sql("(SELECT x.id FROM dict x WHERE x.kind=" + std::to_string(static_cast<int>(kind)) + " AND ") + textTest("x.s", op, value) + ")";
}

// SQLite's parser holds a hundred tokens that wait for what follows them. So brackets stand only where the signs need them, and what is nested
// deepest stands first: a level of && and || then takes half a token, not three.
ConditionSql::Clause ConditionSql::joined(Operator op, Clause left, Clause right)
{
    Clause all{{}, op == Or, std::max(left.depth, right.depth)};
    for (Clause* side : {&left, &right}) {
        if (op == And && side->isOr) {
            side->sql = Sql("(") + side->sql + ")";
            all.depth = std::max(all.depth, ++side->depth);
        }
    }
    constexpr int kDeep = 3; // what people write stays in their order
    const bool isTurned = right.depth > std::max(left.depth, kDeep);
    all.sql = (isTurned ? right : left).sql + (op == Or ? " OR " : " AND ") + (isTurned ? left : right).sql;
    return all;
}

Sql ConditionSql::truth(const Expression& condition)
{
    Clause clause = holds(condition);
    return condition.is(And) || condition.is(Or) || condition.is(Not) ? Sql("(") + clause.sql + ")" : std::move(clause.sql);
}

/// Whether the condition is true.
ConditionSql::Clause ConditionSql::holds(const Expression& condition)
{
    if (const auto constant = domain::constantOf(condition))
        return {constant->type == Type::Bool && constant->integer != 0 ? "1" : "0"};
    if (condition.type == Expression::Type::Field)
        return {field(condition.field, true)};
    if (condition.type == Expression::Type::Call)
        return {call(condition)};
    const auto& operands = condition.operands;
    switch (condition.op) {
    case And: return joined(And, holds(operands[0]), holds(operands[1]));
    case Or: // with a missing attribute on the left, which is no truth value, the whole is false, whatever stands behind it
        if (isMissable(operands[0]))
            return joined(Or, {field(operands[0].field, true)}, joined(And, {field(operands[0].field, false)}, holds(operands[1])));
        return joined(Or, holds(operands[0]), holds(operands[1]));
    case Not: return operands[0].type == Expression::Type::Field ? Clause{field(operands[0].field, false)} : fails(operands[0]);
    default: break;
    }
    if (isComparison(condition.op))
        return {comparison(condition.op, operands[0], operands[1])};
    return {"0"};
}

/// Whether it is not, be it false or unknown: told of its parts, so that a "!" takes no level.
ConditionSql::Clause ConditionSql::fails(const Expression& condition)
{
    const auto no = [](const Sql& test) { return Clause{Sql("NOT ifnull(") + test + ",0)"}; };
    const auto& operands = condition.operands;
    if (domain::constantOf(condition) || (!condition.is(And) && !condition.is(Or) && !condition.is(Not)))
        return no(holds(condition).sql);
    if (condition.is(And))
        return joined(Or, fails(operands[0]), fails(operands[1]));
    if (condition.is(Or) && isMissable(operands[0]))
        return joined(And, no(field(operands[0].field, true)), joined(Or, no(field(operands[0].field, false)), fails(operands[1])));
    if (condition.is(Or))
        return joined(And, fails(operands[0]), fails(operands[1]));
    return operands[0].type == Expression::Type::Field ? no(field(operands[0].field, false)) : holds(operands[0]);
}

/// A field that is true or false itself.
Sql ConditionSql::field(const Field& field, bool value)
{
    if (field.parent)
        return ofParent(value ? Expression::of(field) : Expression::operation(Not, {Expression::of(field)}));
    if (field.scope == Scope::Agent && field.name == "root")
        return value ? "s.parent=0" : "s.parent<>0";
    if (field.scope == Scope::Agent && field.name == "trace.complete")
        return std::string("(SELECT t.missing") + kTrace + (value ? "=0" : ">0");
    if (field.scope == Scope::Agent && field.name == "decision.explicit")
        return std::string("(s.trace,s.span_id) IN (SELECT d.trace,d.span_id FROM decision d WHERE d.explicit") + (value ? "<>0)" : "=0)");
    Literal truth;
    truth.type = Type::Bool;
    truth.integer = value ? 1 : 0;
    return judged(Expression::operation(Equal, {Expression::of(field), Expression::of(truth)}));
}

Sql ConditionSql::comparison(Operator op, const Expression& left, const Expression& right)
{
    if (auto related = relatives(Expression::operation(op, {left, right})))
        return std::move(*related);
    const auto constant = domain::constantOf(right);
    const bool isField = left.type == Expression::Type::Field;
    if (constant && constant->type == Type::Nil) // nil that was computed is missing, too
        return isField && right.type == Expression::Type::Literal ? presence(left.field, op == NotEqual) : Sql("0");
    if (isField && constant) {
        if (constant->type == Type::Bool && (op == Equal || op == NotEqual) && (left.field.name == "root" || left.field.name == "trace.complete" || left.field.name == "decision.explicit"))
            return field(left.field, (constant->integer != 0) == (op == Equal));
        if (auto known = column(left.field, op, *constant))
            return std::move(*known);
    }
    const auto a = number(left);
    const auto b = a ? number(right) : std::nullopt;
    if (b && !isPattern(op))
        return Sql("(") + *a + signOf(op) + *b + ")";
    return judged(Expression::operation(op, {left, right}));
}

std::optional<Sql> ConditionSql::number(const Field& field)
{
    if (field.parent)
        return parentNumber(field);
    if (field.scope == Scope::Intrinsic) {
        const char* known = columnNamed(kIntrinsicNumbers, field.name);
        return known != nullptr ? std::optional(Sql(known)) : std::nullopt;
    }
    if (field.scope != Scope::Agent)
        return std::nullopt;
    if (const char* known = columnNamed(kSpanNumbers, field.name))
        return Sql(known);
    if (const char* known = columnNamed(kTraceNumbers, field.name))
        return Sql(std::string("(SELECT ") + known + kTrace);
    if (const char* known = columnNamed(kDecisionNumbers, field.name))
        return Sql(std::string("(SELECT ") + known + " FROM decision d WHERE d.trace=s.trace AND d.span_id=s.span_id ORDER BY d.id LIMIT 1)");
    if (field.name != "age")
        return std::nullopt;
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    Sql age("(");
    age.add(static_cast<std::int64_t>(now));
    return age + "-s.start_ns)";
}

std::optional<Sql> ConditionSql::number(const Expression& expression)
{
    if (const auto constant = domain::constantOf(expression))
        return isNumber(*constant) ? std::optional(numberOf(*constant)) : std::nullopt;
    if (expression.type == Expression::Type::Field)
        return number(expression.field);
    const bool sum = expression.type == Expression::Type::Operation && expression.op >= Add && expression.op <= Modulo;
    if (!sum && !expression.is(Negate))
        return std::nullopt;
    const auto a = number(expression.operands[0]);
    if (!a || expression.is(Negate))
        return a ? std::optional(Sql("(-") + *a + ")") : std::nullopt;
    const auto b = number(expression.operands[1]);
    return b ? std::optional(Sql("(") + *a + signOf(expression.op) + *b + ")") : std::nullopt;
}

std::optional<Sql> ConditionSql::column(const Field& field, Operator op, const Literal& value)
{
    if (field.scope == Scope::Intrinsic && (field.name == "status" || field.name == "kind")) {
        const std::string name = field.name == "status" ? "s.status" : "s.kind";
        return Sql(name + signOf(op) + std::to_string(value.integer));
    }
    const char* ofDecision = field.scope == Scope::Agent && isNumber(value) ? columnNamed(kDecisionNumbers, field.name) : nullptr;
    if (ofDecision != nullptr)
        return Sql(std::string("(s.trace,s.span_id) IN (SELECT d.trace,d.span_id FROM decision d WHERE ") + ofDecision + signOf(op)) + numberOf(value) + ")";
    if (field == Field{Scope::Intrinsic, "nestedSetParent"} && op == Less && value.type == Type::Int && value.integer == 0)
        return Sql("s.parent=0");
    const bool isAtLeast = op == Equal || op == Greater || op == GreaterEqual;
    if (field == Field{Scope::Agent, "self"} && isNumber(value) && isAtLeast) // no longer than the whole: only those are worth reading a trace
        return Sql("(") + m_context.withoutBroadIndex(m_part, "s.dur_ns", Sql("s.dur_ns>=") + numberOf(value)) + " AND " + *number(field) + signOf(op) + numberOf(value) + ")";
    if (const auto number = isNumber(value) ? this->number(field) : std::nullopt) {
        const Sql test = *number + signOf(op) + numberOf(value);
        return field == Field{Scope::Intrinsic, "duration"} ? m_context.withoutBroadIndex(m_part, number->text, test) : test;
    }
    if (value.type == Type::Severity && field.name == "finding.severity") {
        const std::string least = std::to_string(value.integer);
        const std::string of = "(s.trace,s.span_id) IN (SELECT f.trace,f.span_id FROM finding f WHERE f.state<>2";
        if (op == NotEqual)
            return Sql(of + ") AND NOT " + of + " AND f.severity=" + least + ")");
        return Sql(of + " AND f.severity" + signOf(op) + least + ")");
    }
    if (value.type != Type::Text)
        return std::nullopt;
    for (const auto& kind : {&ConditionSql::texts, &ConditionSql::resources, &ConditionSql::inherited, &ConditionSql::records, &ConditionSql::traceOf})
        if (auto known = (this->*kind)(field, op, value))
            return known;
    return std::nullopt;
}

std::optional<Sql> ConditionSql::texts(const Field& field, Operator op, const Literal& value)
{
    if (field.scope == Scope::Agent && field.name == "step") {
        std::string list;
        for (std::size_t i = 0; i < domain::kStepKindCount; ++i)
            if (fits(domain::nameOf(static_cast<domain::StepKind>(i)), op, value))
                list += (list.empty() ? "" : ",") + std::to_string(i);
        return Sql("s.step IN (" + list + ")");
    }
    if (field.scope == Scope::Agent && field.name == "cost.source") {
        const std::string reported = "(s.flags & " + std::to_string(static_cast<std::uint32_t>(SpanFlag::ReportedCost)) + ")";
        return Sql(std::string("(s.cost IS NOT NULL AND (") + (fits("reported", op, value) ? reported + "<>0" : "0") + " OR "
                   + (fits("price-table", op, value) ? reported + "=0" : "0") + "))");
    }
    struct DictColumn {
        Scope scope;
        std::string_view name;
        const char* column;
        DictKind kind;
    };
    static constexpr std::array<DictColumn, 6> kColumns = {{
        {Scope::Intrinsic, "name", "s.name", DictKind::Name}, {Scope::Agent, "operation", "s.op", DictKind::Operation},
        {Scope::Agent, "model", "s.model", DictKind::Model}, {Scope::Agent, "provider", "s.provider", DictKind::Provider},
        {Scope::Agent, "tool", "s.tool", DictKind::Tool}, {Scope::Agent, "dialect", "s.dialect", DictKind::Dialect},
    }};
    for (const DictColumn& one : kColumns) {
        if (one.scope != field.scope || one.name != field.name)
            continue;
        const std::string column = one.column;
        // "> 0" says what the partial index on the model needs to hear
        Sql condition = Sql("(" + column + ">0 AND " + column + " IN ") + ids(one.kind, op, value) + ")";
        if (m_context.textsOf(one.kind).size() + 1 >= kDictCap) // the dictionary is full: what is not in it has the number 0
            condition = Sql("(") + condition + " OR (" + column + "=0 AND " + judged(Expression::operation(op, {Expression::of(field), Expression::of(value)})) + "))";
        return condition;
    }
    return std::nullopt;
}

std::optional<Sql> ConditionSql::resources(const Field& field, Operator op, const Literal& value)
{
    std::string ResourceTexts::* text = nullptr;
    if (field == Field{Scope::Resource, "service.name"})
        text = &ResourceTexts::service;
    else if (field == Field{Scope::Agent, "version"} || field == Field{Scope::Resource, "service.version"})
        text = &ResourceTexts::version;
    else if (field == Field{Scope::Agent, "environment"})
        text = &ResourceTexts::environment;
    else if (field == Field{Scope::Intrinsic, "instrumentation:name"})
        text = &ResourceTexts::scope;
    else
        return std::nullopt;
    const bool mayBeEmpty = field.scope == Scope::Intrinsic;
    std::string list;
    for (const ResourceTexts& resource : m_context.resources())
        if ((mayBeEmpty || !(resource.*text).empty()) && fits(resource.*text, op, value))
            list += (list.empty() ? "" : ",") + std::to_string(resource.id);
    return Sql("s.res IN (" + list + ")");
}

// A span without its own value has that of its nearest ancestor, or of the trace where that has exactly one.
std::optional<Sql> ConditionSql::inherited(const Field& field, Operator op, const Literal& value)
{
    if (field.scope != Scope::Agent)
        return std::nullopt;
    if (field.name == "agent")
        return nearestAgent(ids(DictKind::Agent, op, value).text, m_part);
    if (field.name == "user.tier") {
        const Sql list = ids(DictKind::Tier, op, value);
        return Sql("(s.tier IN ") + list + " OR (s.tier=0 AND s.trace IN (SELECT t.id FROM trace t WHERE t.tier>0 AND t.tier IN " + list + ")))";
    }
    if (field.name == "session") {
        const Sql list = openIds(DictKind::Session, op, value);
        return Sql("(s.session IN ") + list + " OR (s.session=0 AND s.trace IN (SELECT t.id FROM trace t WHERE t.session>0 AND t.session IN " + list + ")))";
    }
    if (field.name == "user")
        return Sql("s.trace IN (SELECT t.id FROM trace t WHERE t.usr IN ") + openIds(DictKind::User, op, value) + ")";
    return std::nullopt;
}

// Decisions and findings are few: found first, then their spans by the index of their trace.
std::optional<Sql> ConditionSql::records(const Field& field, Operator op, const Literal& value)
{
    if (field.scope != Scope::Agent)
        return std::nullopt;
    const auto ofDecision = [](const Sql& test) { return Sql("(s.trace,s.span_id) IN (SELECT d.trace,d.span_id FROM decision d WHERE ") + test + ")"; };
    if (field.name == "decision.result")
        return ofDecision(Sql("d.result<>'' AND ") + textTest("d.result", op, value));
    if (field.name == "decision.id")
        return ofDecision(textTest("d.decision_id", op, value));
    if (field.name == "decision.missing") {
        const auto lacks = [&](Operator positive) {
            Sql test("whyglass_missing(d.provenance," + std::to_string(static_cast<int>(positive)) + ",");
            return ofDecision(test.add(value.text) + ")");
        };
        if (op == NotEqual || op == NotMatch) // none of them
            return Sql("(") + ofDecision("whyglass_missing(d.provenance,0,NULL)") + " AND NOT " + lacks(op == NotEqual ? Equal : Match) + ")";
        return lacks(op);
    }
    constexpr std::string_view kSubject = "decision.subject.";
    if (field.name.starts_with(kSubject)) {
        Sql pair("d.id IN (SELECT p.decision FROM decision_subject p WHERE p.k=");
        pair.add(field.name.substr(kSubject.size()));
        return ofDecision(pair + " AND " + textTest("p.v", op, value) + ")");
    }
    const bool ofTrace = field.name == "trace.finding";
    if (field.name != "finding" && !ofTrace)
        return std::nullopt;
    const Sql of = ofTrace ? "s.trace IN (SELECT f.trace FROM finding f WHERE f.state<>2" : "(s.trace,s.span_id) IN (SELECT f.trace,f.span_id FROM finding f WHERE f.state<>2";
    if (op == NotEqual || op == NotMatch) // none of them
        return Sql("(") + of + ") AND NOT " + of + " AND " + textTest("f.detector", op == NotEqual ? Equal : Match, value) + "))";
    return of + " AND " + textTest("f.detector", op, value) + ")";
}

std::optional<Sql> ConditionSql::traceOf(const Field& field, Operator op, const Literal& value)
{
    if (field.scope != Scope::Intrinsic)
        return std::nullopt;
    if (field.name == "trace:rootName")
        return Sql("s.trace IN (SELECT t.id FROM trace t WHERE t.root_start IS NOT NULL AND t.root_name IN ") + ids(DictKind::Name, op, value) + ")";
    if (field.name == "trace:rootService")
        return Sql("s.trace IN (SELECT t.id FROM trace t WHERE t.root_start IS NOT NULL AND t.svc IN ") + ids(DictKind::Service, op, value) + ")";
    if (op != Equal && op != NotEqual)
        return std::nullopt;
    const bool isTrace = field.name == "trace:id";
    const std::size_t digits = isTrace ? 32 : 16;
    if (!isTrace && field.name != "span:id" && field.name != "span:parentID")
        return std::nullopt;
    const std::size_t zeros = std::min(value.text.find_first_not_of('0'), value.text.size());
    const std::string hex = value.text.substr(zeros).size() > digits ? std::string() : std::string(digits - (value.text.size() - zeros), '0') + value.text.substr(zeros);
    const std::string is = op == Equal ? "" : "NOT ";
    if (isTrace) {
        const auto id = domain::TraceId::fromHex(hex);
        return id ? Sql(is + "s.trace IN (SELECT t.id FROM trace_by_id t WHERE t.trace_id=x'" + id->hex() + "')") : Sql(op == Equal ? "0" : "1");
    }
    const auto id = domain::SpanId::fromHex(hex);
    if (!id)
        return Sql(op == Equal ? "0" : "1");
    Sql same((field.name == "span:id" ? "s.span_id" : "s.parent") + std::string(signOf(op)));
    return std::move(same.add(static_cast<std::int64_t>(id->value)));
}

Sql ConditionSql::presence(const Field& field, bool there)
{
    const auto answer = [there](const Sql& test) { return there ? test : Sql("NOT ifnull(") + test + ",0)"; };
    const bool ofDecision = field.scope == Scope::Agent && field.name.starts_with("decision.");
    if (field == Field{Scope::Intrinsic, "parent"})
        return there ? "s.parent<>0" : "s.parent=0";
    if (const auto number = ofDecision ? std::nullopt : this->number(field))
        return Sql("(") + *number + (there ? " IS NOT NULL)" : " IS NULL)");
    static constexpr std::array<NamedColumn, 10> kTests = {{
        {"cost.source", "s.cost IS NOT NULL"}, {"model", "s.model>0"}, {"provider", "s.provider>0"}, {"tool", "s.tool>0"}, {"operation", "s.op>0"}, {"dialect", "s.dialect>0"},
        {"session", "(s.session<>0 OR s.trace IN (SELECT t.id FROM trace t WHERE t.session>0))"},
        {"user", "s.trace IN (SELECT t.id FROM trace t WHERE t.usr<>0)"},
        {"user.tier", "(s.tier<>0 OR s.trace IN (SELECT t.id FROM trace t WHERE t.tier>0))"},
        {"trace.finding", "s.trace IN (SELECT f.trace FROM finding f WHERE f.state<>2)"},
    }};
    if (field.scope == Scope::Agent) {
        if (const char* test = columnNamed(kTests, field.name))
            return answer(test);
        if (field.name == "finding" || field.name == "finding.severity")
            return answer("(s.trace,s.span_id) IN (SELECT f.trace,f.span_id FROM finding f WHERE f.state<>2)");
        if (ofDecision) {
            static constexpr std::array<NamedColumn, 4> kHad = {{
                {"decision.result", "d.result<>''"}, {"decision.confidence", "d.confidence IS NOT NULL"},
                {"decision.provenance", "whyglass_provenance(d.provenance) IS NOT NULL"}, {"decision.missing", "whyglass_missing(d.provenance,0,NULL)"},
            }};
            Sql of("(s.trace,s.span_id) IN (SELECT d.trace,d.span_id FROM decision d WHERE ");
            constexpr std::string_view kSubject = "decision.subject.";
            if (!field.name.starts_with(kSubject)) {
                const char* had = columnNamed(kHad, field.name);
                return answer(of + (had != nullptr ? had : "1") + ")");
            }
            of += "d.id IN (SELECT p.decision FROM decision_subject p WHERE p.k=";
            of.add(field.name.substr(kSubject.size()));
            return answer(of + "))");
        }
        if (field.name == "version" || field.name == "environment" || field.name == "agent") {
            Literal anything;
            anything.type = Type::Text;
            return answer(column(field, NotEqual, anything).value_or("0")); // empty is never stored
        }
    }
    if (field.scope == Scope::Intrinsic && field.name.starts_with("trace:root"))
        return answer("s.trace IN (SELECT t.id FROM trace t WHERE t.root_start IS NOT NULL)");
    return answer(judged(Expression::operation(NotEqual, {Expression::of(field), Expression()})));
}

Sql ConditionSql::call(const Expression& call)
{
    if (call.function == "contains") { // as a pattern: dictionaries answer it where the field is in one
        Literal pattern;
        pattern.type = Type::Text;
        pattern.text = "(?i).*" + quotedPattern(call.operands[1].literal.text) + ".*";
        return comparison(Match, call.operands[0], Expression::of(std::move(pattern)));
    }
    static constexpr std::array<std::string_view, 4> kOfTexts = {"text", "phrase", "substring", "find"};
    if (std::find(kOfTexts.begin(), kOfTexts.end(), call.function) == kOfTexts.end())
        return narrowed(call);
    const bool onlyLogs = call.operands.size() > 1 && call.operands[1].literal.text == "logs";
    const Sql logs = judgedInLogs(call);
    return onlyLogs ? logs : Sql("(") + narrowed(call) + " OR " + logs + ")";
}

/// A condition that the payload tells, where all of its fields stand in it.
Sql ConditionSql::judged(const Expression& condition)
{
    if (auto resources = ofResource(condition))
        return std::move(*resources);
    if (domain::anyField(condition, [](const Field& field) { return !isInPayload(field); }))
        refuseMixed();
    return narrowed(condition);
}

Sql ConditionSql::narrowed(const Expression& condition)
{
    const Sql holds = "whyglass_holds(" + std::to_string(m_part.number) + ",0,s.id," + std::to_string(numberIn(m_context.judged, condition)) + ")";
    const auto candidates = narrowing(condition);
    if (!candidates)
        return holds;
    if (m_part.indexedUpto >= m_part.lastId)
        return Sql("(") + *candidates + " AND " + holds + ")";
    return Sql("((") + *candidates + " OR s.id>" + std::to_string(m_part.indexedUpto) + ") AND " + holds + ")";
}

} // namespace whyglass::store
