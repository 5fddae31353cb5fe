// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sort_sql.h"

#include "models/domain/step.h"

namespace whyglass::store {

namespace {

std::string dictText(const std::string& column) { return "(SELECT x.s FROM dict x WHERE x.id=" + column + ") COLLATE NOCASE"; }

std::string stepsOf(domain::StepKind kind)
{
    return "whyglass_number(t.steps," + std::to_string(static_cast<std::size_t>(kind)) + ")";
}

std::string said(const std::string& column) { return "nullif(" + column + ",'') COLLATE NOCASE"; }

constexpr const char* kFindingsOfDecision = " FROM finding f WHERE f.trace=d.trace AND f.decision_id=d.decision_id)";
constexpr const char* kFindingsOfSpan = " FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id)";

} // namespace

std::string traceSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration: return "t.end_ns-t.start_ns";
    case SortKey::Last: return "t.end_ns";
    case SortKey::Name:
    case SortKey::Subject: return dictText("t.root_name");
    case SortKey::Service: return dictText("t.svc");
    case SortKey::User: return dictText("t.usr");
    case SortKey::Tier: return dictText("t.tier");
    case SortKey::Model: return "whyglass_first_name(t.models) COLLATE NOCASE";
    case SortKey::Session:
        return "CASE WHEN t.session>0 THEN (SELECT x.s FROM dict x WHERE x.id=t.session) WHEN t.session<0 THEN "
               "(SELECT min(x.s) FROM trace_session y JOIN dict x ON x.id=y.session WHERE y.trace=t.id) END COLLATE NOCASE";
    case SortKey::Spans: return "t.n";
    case SortKey::Errors: return "t.errs";
    case SortKey::Generations: return stepsOf(domain::StepKind::Generation);
    case SortKey::Tools: return stepsOf(domain::StepKind::Tool);
    case SortKey::Tokens: return "CASE WHEN t.in_n+t.out_n>0 THEN t.in_tok+t.out_tok END";
    case SortKey::Cost:
    case SortKey::Amount: return "CASE WHEN t.cost_n>0 THEN t.cost END";
    case SortKey::Findings: return "t.findings";
    case SortKey::Severity: return "CASE WHEN t.findings>0 THEN t.worst END";
    case SortKey::Decisions:
    case SortKey::Result:
    case SortKey::Confidence: return "t.decisions";
    default: return "t.start_ns";
    }
}

std::string decisionSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration: return "d.dur_ns";
    case SortKey::Name:
    case SortKey::Subject: return said("d.subject");
    case SortKey::About: return "(SELECT p.v FROM decision_subject p WHERE p.decision=d.id ORDER BY p.n LIMIT 1 OFFSET 1) COLLATE NOCASE";
    case SortKey::Service: return said("d.service");
    case SortKey::Agent: return said("d.agent");
    case SortKey::Model: return said("d.model");
    case SortKey::Tier: return said("d.tier");
    case SortKey::Spans: return "(SELECT t.n FROM trace t WHERE t.id=d.trace)";
    case SortKey::Errors: return "(SELECT t.errs FROM trace t WHERE t.id=d.trace)";
    case SortKey::Tokens: return "CASE WHEN d.in_tok IS NOT NULL OR d.out_tok IS NOT NULL THEN ifnull(d.in_tok,0)+ifnull(d.out_tok,0) END";
    case SortKey::Cost: return "d.cost";
    case SortKey::Findings: return std::string("(SELECT count(*)") + kFindingsOfDecision;
    case SortKey::Severity: return std::string("(SELECT max(f.severity)") + kFindingsOfDecision;
    case SortKey::Result: return said("d.result");
    case SortKey::Confidence: return "d.confidence";
    case SortKey::Amount: return "d.amount";
    default: return "d.start_ns";
    }
}

std::string findingSort(SortKey key)
{
    const auto ofDecision = [](const std::string& column) { return "(SELECT " + column + " FROM decision d WHERE d.decision_id=f.decision_id)"; };
    switch (key) {
    case SortKey::Name: return "f.title COLLATE NOCASE";
    case SortKey::Subject: return ofDecision("nullif(d.subject,'')") + " COLLATE NOCASE";
    case SortKey::Result: return ofDecision("nullif(d.result,'')") + " COLLATE NOCASE";
    case SortKey::Amount: return ofDecision("d.amount");
    case SortKey::Confidence: return ofDecision("d.confidence");
    case SortKey::Detector: return "f.detector";
    case SortKey::State: return "f.state";
    case SortKey::Severity:
    case SortKey::Findings: return "f.severity";
    case SortKey::Service: return "(SELECT x.s FROM trace t JOIN dict x ON x.id=t.svc WHERE t.id=f.trace) COLLATE NOCASE";
    default: return "f.time_ns";
    }
}

std::string spanSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration: return "s.dur_ns";
    case SortKey::Name:
    case SortKey::Subject: return "s.name";
    case SortKey::Service: return "(SELECT r.svc FROM resource r WHERE r.id=s.res)";
    case SortKey::Errors:
    case SortKey::Result: return "s.status";
    case SortKey::Tokens: return "CASE WHEN s.in_tok IS NOT NULL OR s.out_tok IS NOT NULL THEN ifnull(s.in_tok,0)+ifnull(s.out_tok,0) END";
    case SortKey::Cost:
    case SortKey::Amount: return "s.cost";
    case SortKey::Findings: return std::string("(SELECT count(*)") + kFindingsOfSpan;
    case SortKey::Severity: return std::string("(SELECT max(f.severity)") + kFindingsOfSpan;
    default: return "s.start_ns";
    }
}

std::string sessionSort(SortKey key)
{
    const auto least = [](const std::string& column) { return "min(" + dictText(column) + ")"; };
    switch (key) {
    case SortKey::Last: return "max(t.end_ns)";
    case SortKey::Duration: return "max(t.end_ns)-min(t.start_ns)";
    case SortKey::Name:
    case SortKey::Session: return dictText("x.session");
    case SortKey::User: return least("t.usr");
    case SortKey::Tier: return least("t.tier");
    case SortKey::Service: return least("t.svc");
    case SortKey::Model: return "min(whyglass_first_name(t.models) COLLATE NOCASE)";
    case SortKey::Traces: return "count(*)";
    case SortKey::Spans: return "sum(t.n)";
    case SortKey::Errors: return "sum(t.errs)";
    case SortKey::Tokens: return "CASE WHEN sum(t.in_n+t.out_n)>0 THEN sum(t.in_tok+t.out_tok) END";
    case SortKey::Cost: return "CASE WHEN sum(t.cost_n)>0 THEN sum(t.cost) END";
    case SortKey::Findings: return "sum(t.findings)";
    case SortKey::Decisions: return "sum(t.decisions)";
    case SortKey::Severity: return "max(CASE WHEN t.findings>0 THEN t.worst END)";
    default: return "min(t.start_ns)";
    }
}

std::string orderBy(const std::string& sort, const std::string& id, bool descending)
{
    const char* direction = descending ? " DESC" : " ASC";
    return " ORDER BY " + sort + direction + " NULLS LAST, " + id + direction;
}

std::string limited(std::size_t limit) { return limit == kAllKeys ? std::string() : " LIMIT " + std::to_string(limit); }

} // namespace whyglass::store
