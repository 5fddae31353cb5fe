// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filter_sql.h"

#include "models/store/condition_sql.h"
#include "models/store/filter_values.h"
#include "models/store/id_list.h"

#include <algorithm>
#include <array>

namespace whyglass::store {

using Op = domain::FilterTerm::Op;
using Kind = domain::FilterTerm::Kind;

namespace {

/// Qualifiers of one step kind must meet on one span (query.md 13.3).
enum class StepGroup { Neutral, Tool, Generation, Retrieval };

bool startsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

StepGroup groupOf(const domain::FilterTerm& term)
{
    const std::string& key = term.key;
    if (key == "tool" || startsWith(key, "args.") || startsWith(key, "result."))
        return StepGroup::Tool;
    if (key == "model" || key == "provider" || key == "finish" || key == "ttft" || startsWith(key, "prompt."))
        return StepGroup::Generation;
    return startsWith(key, "docs.") ? StepGroup::Retrieval : StepGroup::Neutral;
}

std::vector<std::vector<domain::FilterTerm>> groupsOf(const std::vector<domain::FilterTerm>& terms)
{
    std::vector<std::vector<domain::FilterTerm>> groups;
    std::vector<StepGroup> kinds;
    for (const domain::FilterTerm& term : terms) {
        const StepGroup kind = groupOf(term);
        std::size_t at = groups.empty() ? 0 : groups.size() - 1; // a neutral term joins the group before it
        if (kind != StepGroup::Neutral) {
            at = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
            if (at == groups.size() && groups.size() == 1 && kinds.front() == StepGroup::Neutral)
                kinds[at = 0] = kind; // neutral terms that came first join the first group
        }
        if (at == groups.size()) {
            groups.emplace_back();
            kinds.push_back(kind);
        }
        groups[at].push_back(term);
    }
    return groups;
}

Sql traceIdCondition(const domain::FilterTerm& term)
{
    std::string list;
    for (const std::string& value : term.values) {
        if (const auto id = domain::TraceId::fromHex(value))
            list += (list.empty() ? "x'" : ",x'") + id->hex() + "'";
    }
    return "t.id IN (SELECT k.id FROM trace_by_id k WHERE k.trace_id IN (" + list + "))";
}

Sql severityCondition(const std::string& column, const domain::FilterTerm& term)
{
    std::string list;
    for (int i = 0; i < 4; ++i) {
        if (textMatches(domain::nameOf(static_cast<domain::Severity>(i)), term))
            list += (list.empty() ? "" : ",") + std::to_string(i);
    }
    // "at least": severity:>=medium
    if (!term.values.empty() && (term.op == Op::GreaterEqual || term.op == Op::Greater)) {
        const auto least = domain::severityFromName(term.values.front());
        return least ? column + (term.op == Op::Greater ? ">" : ">=") + std::to_string(static_cast<int>(*least)) : std::string("0");
    }
    return column + (term.op == Op::NotEqual ? " NOT IN (" : " IN (") + list + ")";
}

} // namespace

std::optional<Sql> FilterSql::decisionColumn(const Term& term)
{
    const std::string& key = term.key;
    if (key == "decision" || key == "result" || key == "decision.result")
        return textCondition("d.result", term);
    if (key == "confidence" || key == "decision.confidence")
        return numberCondition("d.confidence", term, ValueKind::Fraction);
    if (key == "amount")
        return numberCondition("d.amount", term, ValueKind::Real);
    if (key == "approver" || key == "decision.approver") // in the words of its partial index
        return Sql("(d.approver<>'' AND ") + textCondition("d.approver", term) + ")";
    if (key == "rule" || key == "decision.rule")
        return textCondition("d.rule", term);
    if (key == "decision.id" || key == "decision_id")
        return textCondition("d.decision_id", term);
    if (key == "explicit" || key == "decision.explicit")
        return textCondition("(CASE d.explicit WHEN 0 THEN 'false' ELSE 'true' END)", term);
    static constexpr std::string_view kSubject = "decision.subject.";
    if (startsWith(key, kSubject)) {
        Sql pair("d.id IN (SELECT p.decision FROM decision_subject p WHERE p.k=");
        pair.add(key.substr(kSubject.size()));
        return pair + " AND " + textCondition("p.v", term) + ")";
    }
    return std::nullopt;
}

std::optional<Sql> FilterSql::findingColumn(const Term& term)
{
    if (term.key == "finding" || term.key == "detector")
        return textCondition("f.detector", term);
    if (term.key == "severity")
        return severityCondition("f.severity", term);
    if (term.key == "finding.id" || term.key == "finding_id")
        return textCondition("f.finding_id", term);
    if (term.key == "state")
        return textCondition("(CASE f.state WHEN 0 THEN 'open' WHEN 1 THEN 'confirmed' ELSE 'dismissed' END)", term);
    return std::nullopt;
}

std::optional<Sql> FilterSql::traceColumn(const Term& term)
{
    const std::string& key = term.key;
    if (key == "id" || key == "trace" || key == "trace_id" || key == "trace.id")
        return traceIdCondition(term);
    if (key == "duration")
        return numberCondition("(t.end_ns-t.start_ns)", term, ValueKind::DurationNs);
    if (key == "start")
        return numberCondition("t.start_ns", term, ValueKind::Time);
    if (key == "cost")
        return numberCondition("(CASE WHEN t.cost_n>0 THEN t.cost END)", term, ValueKind::NanoDollars);
    if (key == "tokens")
        return numberCondition("(CASE WHEN t.in_n+t.out_n>0 THEN t.in_tok+t.out_tok END)", term, ValueKind::Integer);
    if (key == "tokens.input")
        return numberCondition("(CASE WHEN t.in_n>0 THEN t.in_tok END)", term, ValueKind::Integer);
    if (key == "tokens.output")
        return numberCondition("(CASE WHEN t.out_n>0 THEN t.out_tok END)", term, ValueKind::Integer);
    if (key == "spans")
        return numberCondition("t.n", term, ValueKind::Integer);
    if (key == "errors")
        return numberCondition("t.errs", term, ValueKind::Integer);
    if (key == "tier" || key == "user_tier" || key == "user.tier") {
        Sql condition = Sql("(") + dictCondition("t.tier", term, DictKind::Tier);
        for (const Partition& part : m_context.partitions)
            condition += Sql(" OR (t.tier<0 AND t.id IN (SELECT s.trace FROM span_" + std::to_string(part.number) + " s WHERE ")
                + dictCondition("s.tier", term, DictKind::Tier) + "))";
        return condition + ")";
    }
    if (key == "session")
        return Sql("t.id IN (SELECT x.trace FROM trace_session x WHERE ") + openDictCondition("x.session", term, DictKind::Session) + ")";
    if (key == "user")
        return openDictCondition("t.usr", term, DictKind::User);
    if (const auto finding = findingColumn(term))
        return Sql("t.id IN (SELECT f.trace FROM finding f WHERE f.state<>2 AND ") + *finding + ")";
    if (const auto decision = decisionColumn(term))
        return Sql("t.id IN (SELECT d.trace FROM decision d WHERE ") + *decision + ")";
    return std::nullopt;
}

Sql FilterSql::traceIs(const Term& term)
{
    if (term.op == Op::Any)
        return "1";
    if (textMatches("error", term))
        return "t.errs>0";
    if (textMatches("root", term))
        return "t.root_start IS NOT NULL";
    if (textMatches("incomplete", term))
        return "t.missing>0";
    return textMatches("unpriced", term) ? Sql("t.unpriced>0") : traceOfSpans({term});
}

Sql FilterSql::traceHas(const Term& term)
{
    if (textMatches("finding", term))
        return "t.findings>0";
    if (textMatches("decision", term))
        return "t.decisions>0";
    return textMatches("cost", term) ? Sql("t.cost_n>0") : traceOfSpans({term});
}

Sql FilterSql::spansOf(const Partition& part) const
{
    if (m_slice == nullptr)
        return "span_" + std::to_string(part.number) + " s WHERE ";
    return Sql(m_slice->from + " WHERE ") + m_slice->condition + (m_slice->condition.empty() ? "" : " AND ");
}

Sql FilterSql::traceOfSpans(const Terms& terms)
{
    return tracesOf([&](const Partition& part) { return spanTerms(terms, part, true); });
}

// A word stands in a span or in a log record of the trace.
Sql FilterSql::traceOfWord(const Term& term)
{
    const Term asked = positive(term);
    Sql condition = traceOfSpans({asked});
    for (const Partition& part : m_partitions) {
        if (part.logs == 0 || !term.key.empty()) // of a place in the content, its log records are asked there
            continue;
        condition += Sql(" OR t.id IN (SELECT k.id FROM trace_by_id k WHERE k.trace_id IN (SELECT l.trace_id FROM log_" + std::to_string(part.number) + " l WHERE ")
            + words(asked, part, "l.id", true) + "))";
    }
    return withNegation(Sql("(") + condition + ")", term);
}

/// Minus before a word or what a kind of step has: no span of the trace has it. Before what any span has, or before key:*, it is asked of
/// the span.
bool FilterSql::isOfWholeTrace(const Term& term)
{
    if (!term.negated || term.kind == Kind::Group || term.op == Op::Any)
        return false;
    return term.kind != Kind::Field || groupOf(term) != StepGroup::Neutral || decisionColumn(term) || findingColumn(term);
}

/// What stands in brackets is asked of one span; of what OR joins each side is asked for itself.
Sql FilterSql::traceGroup(const Term& group)
{
    if (group.sides.size() == 1)
        return withNegation(traceOfSpans(group.sides.front()), group);
    return anySide(group, [this](const Terms& side) { return traceTerms(side); });
}

/// What a term asks of t by itself; nullopt for what a span must have together with others of its step kind.
std::optional<Sql> FilterSql::traceTerm(const Term& term)
{
    if (term.kind == Kind::Group)
        return traceGroup(term);
    if (term.kind != Kind::Field)
        return traceOfWord(term);
    const Term asked = positive(term);
    if (term.key == "is")
        return withNegation(traceIs(asked), term);
    if (term.key == "has")
        return withNegation(traceHas(asked), term);
    if (const auto column = traceColumn(term))
        return withNegation(*column, term);
    if (term.negated && groupOf(term) != StepGroup::Neutral) // no span of the trace has it
        return withNegation(traceOfSpans({asked}), term);
    return std::nullopt;
}

Sql FilterSql::traceTerms(const Terms& terms)
{
    Sql condition;
    Terms ofSpans;
    for (const Term& term : terms) {
        if (const auto own = traceTerm(term))
            condition = both(condition, *own);
        else
            ofSpans.push_back(term);
    }
    for (const Terms& group : groupsOf(ofSpans))
        condition = both(condition, traceOfSpans(group));
    return condition;
}

Sql FilterSql::beside(const domain::Filter& filter, const std::string& field, const Partition& part, bool inDecisions)
{
    if (filter.where)
        return ConditionSql(m_context, part).span(*filter.where);
    const Term asked{Kind::Field, field, Op::Any, {}};
    Terms ofSpans;
    if (traceColumn(asked))
        return {};
    for (const Term& term : filter.terms) {
        if (!(inDecisions && decisionTerm(term)) && !traceTerm(term))
            ofSpans.push_back(term);
    }
    ofSpans.push_back(asked);
    for (Terms& group : groupsOf(ofSpans)) {
        if (group.back() != asked)
            continue;
        group.pop_back();
        return spanTerms(group, part, true);
    }
    return {};
}

bool FilterSql::findsByPartition(const domain::Filter& filter)
{
    std::size_t ofSpans = filter.where ? 1 : 0;
    for (const Term& term : filter.terms) {
        const bool special = term.key == "is" || term.key == "has";
        const bool own = term.kind == Kind::Field && !special && traceColumn(term);
        if (term.sides.size() > 1 || (!own && (term.negated || special)))
            return false;
        ofSpans += own ? 0 : 1;
    }
    return ofSpans == 1;
}

/// "SELECT columns FROM span_1 s WHERE … UNION ALL SELECT …": the spans that meet a condition.
Sql FilterSql::spansWhere(const std::string& columns, const domain::Expression& where)
{
    Sql spans;
    for (const Partition& part : m_partitions)
        spans += Sql((spans.empty() ? "SELECT " : " UNION ALL SELECT ") + columns + " FROM ") + spansOf(part) + ConditionSql(m_context, part).span(where);
    return spans.empty() ? Sql("SELECT " + columns + " FROM span_0 s WHERE 0") : spans;
}

Sql FilterSql::tracesOf(const std::function<Sql(const Partition&)>& spans) const
{
    Sql traces;
    for (const Partition& part : m_partitions)
        traces += Sql(traces.empty() ? "t.id IN (" : " UNION ALL ") + distinctIds("s.trace", Sql("FROM ") + spansOf(part) + spans(part));
    return traces.empty() ? Sql("0") : traces + ")";
}

Sql FilterSql::tracesWhere(const domain::Expression& where)
{
    return tracesOf([&](const Partition& part) { return ConditionSql(m_context, part).span(where); });
}

Sql FilterSql::recordsWhere(SpanRecords::Kind kind, const std::string& id, const domain::Expression& where)
{
    SpanRecords records(m_context, kind);
    if (m_partitions.empty() || records.empty())
        return "0";
    const Sql spans = spansWhere("s.trace, s.span_id, s.parent=0", where);
    for (Statement find = m_context.prepare(spans); find.step();)
        records.add(find.integer(0), find.integer(1), find.integer(2) != 0);
    Sql shown(id + " IN (SELECT value FROM json_each(");
    return shown.add(jsonList(records.shown())) + "))";
}

Sql FilterSql::logsWhere(const domain::Expression& where, const Partition& part)
{
    if (const auto constant = domain::constantOf(where); constant && constant->integer != 0)
        return {}; // also those without a trace
    if (m_context.partitions.empty())
        return "0";
    if (auto own = ConditionSql(m_context, part).log(where)) // what a record says itself
        return std::move(*own);
    if (where.is(domain::Operator::And)) {
        for (const std::size_t side : {0U, 1U}) {
            if (const auto own = ConditionSql(m_context, part).log(where.operands[side]))
                return both(*own, logsWhere(where.operands[1 - side], part));
        }
    }
    const auto traceIdOf = [](const std::string& columns, const Sql& spans) {
        return Sql("SELECT " + columns + " FROM trace t JOIN (") + spans + ") x ON x.trace=t.id";
    };
    const Sql met = traceIdOf("t.trace_id, x.span_id", spansWhere("s.trace,s.span_id", where));
    const Sql own = Sql("(l.trace_id,l.span_id) IN (") + met + ")";
    Sql logged;
    for (const Partition& other : m_context.partitions)
        if (other.logs > 0)
            logged += Sql((logged.empty() ? "SELECT o.trace_id FROM log_" : " UNION ALL SELECT o.trace_id FROM log_") + std::to_string(other.number)
                          + " o WHERE (o.trace_id,o.span_id) IN (")
                + met + ")";
    if (logged.empty())
        return own;
    return Sql("(") + own + " OR (l.trace_id IN (" + traceIdOf("t.trace_id", spansWhere("s.trace", where)) + ") AND l.trace_id NOT IN (" + logged + ")))";
}

Sql FilterSql::traces(const domain::Filter& filter)
{
    Sql condition = both(window("t.start_ns", filter), traceTerms(filter.terms));
    return filter.where ? both(condition, tracesWhere(*filter.where)) : condition;
}

Sql FilterSql::decisions(const domain::Filter& filter)
{
    Sql condition = window("d.start_ns", filter);
    if (filter.where)
        condition = both(condition, recordsWhere(SpanRecords::Kind::Decisions, "d.id", *filter.where));
    return both(condition, recordTerms("d", &FilterSql::decisionTerm, filter.terms, false));
}

/// What is the decision's own; nullopt for what is its trace's.
std::optional<Sql> FilterSql::decisionTerm(const Term& term)
{
    if (term.kind != Kind::Field)
        return std::nullopt;
    if (auto own = decisionColumn(term))
        return own;
    if (term.key == "agent")
        return textCondition("d.agent", term);
    if (term.key == "service" || term.key == "service.name")
        return textCondition("d.service", term);
    if (term.key == "version" || term.key == "service.version")
        return textCondition("d.version", term);
    if (term.key == "tier" || term.key == "user_tier" || term.key == "user.tier")
        return textCondition("d.tier", term);
    if (term.key == "duration")
        return numberCondition("d.dur_ns", term, ValueKind::DurationNs);
    if (term.key == "start")
        return numberCondition("d.start_ns", term, ValueKind::Time);
    if (traceColumn(term) || groupOf(term) != StepGroup::Neutral || term.key == "is" || term.key == "has")
        return std::nullopt;
    // a key of the decision's subject, or an attribute in its trace
    Sql subject("d.id IN (SELECT p.decision FROM decision_subject p WHERE p.k=");
    subject.add(term.key);
    return subject + " AND " + textCondition("p.v", term) + ") OR d.trace IN (SELECT t.id FROM trace t WHERE "
        + traceOfSpans({positive(term)}) + ")";
}

/// Terms of d or f, `row`: what is the record's `own`, and what is asked of its trace.
Sql FilterSql::recordTerms(const std::string& row, OwnTerm own, const Terms& terms, bool onOneSpan)
{
    Sql condition;
    Terms others;
    for (const Term& term : terms) {
        if (term.kind == Kind::Group)
            condition = both(condition, anySide(term, [&](const Terms& side) { return recordTerms(row, own, side, onOneSpan || term.sides.size() == 1); }));
        else if (const auto known = (this->*own)(term); known && term.kind == Kind::Field)
            condition = both(condition, withNegation(*known, term));
        else
            others.push_back(term);
    }
    if (!others.empty())
        condition = both(condition, Sql(row + ".trace IN (SELECT t.id FROM trace t WHERE ") + (onOneSpan ? traceOfSpans(others) : traceTerms(others)) + ")");
    return condition;
}

Sql FilterSql::findings(const domain::Filter& filter)
{
    Sql condition = window("f.time_ns", filter);
    if (filter.where)
        condition = both(condition, recordsWhere(SpanRecords::Kind::Findings, "f.id", *filter.where));
    return both(condition, recordTerms("f", &FilterSql::findingColumn, filter.terms, false));
}

} // namespace whyglass::store
