// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that are told from what a span belongs to: its parent, its log records, its resource.
#include "models/store/condition_sql.h"

#include "models/store/log_levels.h"
#include "models/store/schema/schema.h"
#include "models/store/text_terms.h"

namespace whyglass::store {

using enum domain::Operator;

namespace {

using domain::Expression;
using domain::Field;
using domain::Literal;
using Scope = Field::Scope;

bool isOfLogs(const Field& field) { return field.scope == Scope::Agent && field.name.starts_with("log."); }

/// The same of the span itself.
Expression withoutParent(Expression expression)
{
    expression.field.parent = false;
    for (Expression& operand : expression.operands)
        operand = withoutParent(std::move(operand));
    return expression;
}

bool isNil(const Expression& expression) { return expression.type == Expression::Type::Literal && expression.literal.type == Literal::Type::Nil; }

/// Words that a log record must hold to meet a condition; empty where none are known.
std::string_view wordsFor(const Expression& condition)
{
    if (condition.type == Expression::Type::Call)
        return condition.function == "substring" ? std::string_view() : std::string_view(condition.operands.front().literal.text);
    const bool equal = condition.is(Equal) && condition.operands[0].type == Expression::Type::Field && condition.operands[1].literal.type == Literal::Type::Text;
    return equal ? std::string_view(condition.operands[1].literal.text) : std::string_view();
}

} // namespace

bool isOfResource(const Field& field)
{
    return !field.parent
        && (field.scope == Scope::Resource || field.scope == Scope::Instrumentation || (field.scope == Scope::Intrinsic && field.name.starts_with("instrumentation:")));
}

/// What all of whose fields are the parent's or of log records; nullopt for anything else.
std::optional<Sql> ConditionSql::relatives(const Expression& condition)
{
    const bool withNil = isNil(condition.operands[1]);
    if (domain::anyField(condition, [](const Field& field) { return field.parent; })
        && !domain::anyField(condition, [](const Field& field) { return !field.parent; })) {
        if (!withNil || condition.op != Equal)
            return ofParent(condition);
        return Sql("NOT ifnull(") + ofParent(Expression::operation(NotEqual, condition.operands)) + ",0)";
    }
    if (domain::anyField(condition, isOfLogs) && !domain::anyField(condition, [](const Field& field) { return !isOfLogs(field); }))
        return logged(condition.op, condition.operands[0], condition.operands[1]);
    return std::nullopt;
}

// Found first, then their children: a parent may stand in any partition.
Sql ConditionSql::ofParent(Expression condition)
{
    condition = withoutParent(std::move(condition));
    Sql parents;
    for (const Partition& part : m_context.partitions)
        parents += Sql((parents.empty() ? "SELECT s.trace, s.span_id FROM " : " UNION ALL SELECT s.trace, s.span_id FROM ") + tableOf("span", part.number) + " s WHERE ")
            + ConditionSql(m_context, part).span(condition);
    return parents.empty() ? Sql("0") : Sql("(s.parent<>0 AND (s.trace,s.parent) IN (") + parents + "))";
}

/// A number of the parent, to be compared with one of the span; nullopt where it is in no column of its own.
std::optional<Sql> ConditionSql::parentNumber(const Field& field)
{
    if (field != Field{Scope::Intrinsic, "duration", true})
        return std::nullopt;
    std::string found;
    for (const Partition& part : m_context.partitions)
        found += (found.empty() ? "(SELECT p.dur_ns FROM " : " UNION ALL SELECT p.dur_ns FROM ") + tableOf("span", part.number)
            + " p WHERE p.trace=s.trace AND p.span_id=s.parent AND s.parent<>0";
    return found.empty() ? std::nullopt : std::optional(Sql(found + " LIMIT 1)"));
}

/// A comparison with what log records say that name the span: any of them, for != and !~ none.
Sql ConditionSql::logged(Operator op, const Expression& left, const Expression& right)
{
    const Sql any = inLogs([](ConditionSql&) { return Sql("1"); });
    if (isNil(right))
        return op == NotEqual ? any : Sql("NOT ") + any;
    if (op == NotEqual || op == NotMatch)
        return Sql("(") + any + " AND NOT " + logged(op == NotEqual ? Equal : Match, left, right) + ")";
    const Expression condition = Expression::operation(op, {left, right});
    return inLogs([&condition](ConditionSql& logs) { return logs.logTest(condition); });
}

std::optional<Sql> ConditionSql::log(const Expression& condition)
{
    if (!domain::anyField(condition, isOfLogs) || domain::anyField(condition, [](const Field& field) { return !isOfLogs(field); }))
        return std::nullopt;
    const auto clause = logClause(condition);
    return clause ? std::optional(Sql("(") + clause->sql + ")") : std::nullopt;
}

std::optional<ConditionSql::Clause> ConditionSql::logClause(const Expression& condition)
{
    if (!domain::anyField(condition, isOfLogs)) // beside one of log records: true, or a number
        return std::nullopt;
    if (condition.is(And) || condition.is(Or)) {
        auto left = logClause(condition.operands[0]);
        auto right = left ? logClause(condition.operands[1]) : std::nullopt;
        return right ? std::optional(joined(condition.op, std::move(*left), std::move(*right))) : std::nullopt;
    }
    if (condition.is(Not) && condition.operands[0].is(Not))
        return logClause(condition.operands[0].operands[0]);
    if (condition.is(Not)) {
        const auto inner = logClause(condition.operands[0]);
        return inner ? std::optional(Clause{Sql("NOT ifnull(") + inner->sql + ",0)", false, inner->depth + 2}) : std::nullopt;
    }
    return Clause{logTest(condition)};
}

/// One comparison or call, of a row of log_P.
Sql ConditionSql::logTest(const Expression& condition)
{
    const bool ofLevel = condition.type == Expression::Type::Operation && condition.operands[0] == Expression::of(Field{Scope::Agent, "log.severity"});
    const auto constant = ofLevel ? domain::constantOf(condition.operands[1]) : std::nullopt;
    if (!constant || constant->type != Literal::Type::Text)
        return judgedLog(condition);
    const Operator op = condition.op;
    if (op == Less || op == LessEqual || op == Greater || op == GreaterEqual)
        return levelCondition(op, constant->text);
    Sql test("0");
    for (const std::string_view name : kLogLevels)
        if (fits(name, op, *constant))
            test += " OR " + levelCondition(Equal, name);
    return Sql("(") + test + ")";
}

/// Told from the payload of a row of log_P.
Sql ConditionSql::judgedLog(const Expression& condition)
{
    const Sql holds = "whyglass_holds(" + std::to_string(m_part.number) + ",1,l.id," + std::to_string(numberIn(m_context.judged, condition)) + ")";
    const std::string match = matchAllWords(m_context.db.handle(), wordsFor(condition));
    if (match.empty())
        return holds;
    const std::string table = tableOf("text", m_part.number);
    Sql hits("(l.id IN (SELECT rowid FROM " + table + " WHERE " + table + " MATCH ");
    hits.add(match);
    return hits + ") OR l.id>" + std::to_string(m_part.indexedUpto) + ") AND " + holds;
}

/// Spans of this partition that a log record names which meets a condition on l.
Sql ConditionSql::inLogs(const std::function<Sql(ConditionSql&)>& test)
{
    Sql spans;
    for (const Partition& part : m_context.partitions) {
        if (part.logs == 0)
            continue;
        ConditionSql logs(m_context, part);
        spans += Sql((spans.empty() ? "SELECT x.id FROM " : " UNION ALL SELECT x.id FROM ") + tableOf("log", part.number) + " l CROSS JOIN "
                     + tableOf("span", m_part.number)
                     + " x ON x.trace=coalesce((SELECT k.trace FROM trace_key k WHERE k.trace_id=l.trace_id),"
                       "(SELECT k.trace FROM trace_key_new k WHERE k.trace_id=l.trace_id)) AND x.span_id=l.span_id "
                       "WHERE l.trace_id IS NOT NULL AND l.span_id<>0 AND (")
            + test(logs) + ")";
    }
    return spans.empty() ? Sql("0") : Sql("s.id IN (") + spans + ")";
}

Sql ConditionSql::judgedInLogs(const Expression& condition)
{
    return inLogs([&condition](ConditionSql& logs) { return logs.judgedLog(condition); });
}

/// What resource and scope alone tell is told once for each of them, however many spans there are.
std::optional<Sql> ConditionSql::ofResource(const Expression& condition)
{
    const bool some = domain::anyField(condition, isOfResource);
    if (!some || domain::anyField(condition, [](const Field& field) { return !isOfResource(field); }))
        return std::nullopt;
    std::string ids;
    for (const std::int64_t id : m_context.judgedResources(condition))
        ids += (ids.empty() ? "" : ",") + std::to_string(id);
    return Sql("s.res IN (" + ids + ")");
}

} // namespace whyglass::store
