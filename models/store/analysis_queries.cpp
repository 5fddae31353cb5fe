// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/analysis_queries.h"

#include "models/store/analysis_codec.h"

namespace whyglass::store {

namespace {

constexpr const char* kDecision = "SELECT d.id, d.decision_id, t.trace_id, d.span_id, d.result, d.confidence, d.explicit, d.source, d.agent, "
                                  "d.service, d.version, d.model, d.tier, d.amount, d.start_ns, d.dur_ns, d.in_tok, d.out_tok, d.cr_tok, "
                                  "d.cw_tok, d.rs_tok, d.cost, d.provenance, d.approver, d.rule FROM decision d JOIN trace t ON t.id=d.trace WHERE ";
constexpr const char* kFinding = "SELECT f.id, f.finding_id, f.detector, f.version, f.severity, t.trace_id, f.span_id, f.decision_id, f.time_ns, "
                                 "f.title, f.explanation, f.state FROM finding f JOIN trace t ON t.id=f.trace WHERE ";

std::optional<double> optionalReal(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

domain::Decision readDecision(ReaderContext& context, const Statement& row)
{
    domain::Decision decision;
    decision.id = row.text(1);
    decision.trace = domain::TraceId::fromBytes(row.blob(2));
    decision.span = {static_cast<std::uint64_t>(row.integer(3))};
    decision.result = row.text(4);
    decision.confidence = optionalReal(row, 5);
    decision.isExplicit = row.integer(6) != 0;
    int column = 7;
    for (std::string* text : {&decision.source, &decision.agent, &decision.service, &decision.serviceVersion, &decision.model, &decision.userTier})
        *text = row.text(column++);
    decision.amount = optionalReal(row, 13);
    decision.start = {row.integer(14)};
    decision.duration = {row.integer(15)};
    decision.tokens = {row.optional(16), row.optional(17), row.optional(18), row.optional(19), row.optional(20)};
    if (const auto cost = row.optional(21))
        decision.cost = domain::Money{*cost};
    decision.provenance = unpackProvenance(row.blob(22));
    decision.approver = row.text(23);
    decision.rule = row.text(24);
    Statement subject = context.db.prepare("SELECT k, v FROM decision_subject WHERE decision=?1 ORDER BY n");
    subject.bind(1, row.integer(0));
    while (subject.step())
        decision.subject.emplace_back(subject.text(0), subject.text(1));
    return decision;
}

domain::Finding readFinding(ReaderContext& context, const Statement& row)
{
    domain::Finding finding;
    finding.id = row.text(1);
    finding.detector = row.text(2);
    finding.detectorVersion = static_cast<int>(row.integer(3));
    finding.severity = static_cast<domain::Severity>(row.integer(4));
    finding.trace = domain::TraceId::fromBytes(row.blob(5));
    finding.span = {static_cast<std::uint64_t>(row.integer(6))};
    finding.decisionId = row.text(7);
    finding.time = {row.integer(8)};
    finding.title = row.text(9);
    finding.explanation = row.text(10);
    finding.state = static_cast<domain::FindingState>(row.integer(11));
    Statement evidence = context.db.prepare("SELECT trace_id, span_id, field, excerpt, relation FROM evidence WHERE finding=?1 ORDER BY n");
    evidence.bind(1, row.integer(0));
    while (evidence.step()) {
        finding.evidence.push_back({domain::TraceId::fromBytes(evidence.blob(0)), {static_cast<std::uint64_t>(evidence.integer(1))},
                                    std::string(evidence.text(2)), std::string(evidence.text(3)),
                                    static_cast<domain::Relation>(evidence.integer(4))});
    }
    return finding;
}

template <typename Value>
std::vector<Value> readByKey(ReaderContext& context, const std::string& sql, std::span<const std::int64_t> keys,
                             Value (*read)(ReaderContext&, const Statement&))
{
    Statement find = context.db.prepare(sql);
    std::vector<Value> values;
    values.reserve(keys.size());
    for (const std::int64_t key : keys) {
        find.bind(1, key);
        if (find.step())
            values.push_back(read(context, find));
        find.reset();
    }
    return values;
}

template <typename Value>
std::vector<Value> readWhere(ReaderContext& context, const Sql& sql, Value (*read)(ReaderContext&, const Statement&))
{
    Statement find = context.prepare(sql);
    std::vector<Value> values;
    while (find.step())
        values.push_back(read(context, find));
    return values;
}

} // namespace

std::vector<domain::Decision> readDecisions(ReaderContext& context, std::span<const std::int64_t> keys)
{
    return readByKey(context, std::string(kDecision) + "d.id=?1", keys, &readDecision);
}

std::vector<domain::Decision> readDecisionsWhere(ReaderContext& context, const Sql& where)
{
    return readWhere(context, Sql(kDecision) + where + " ORDER BY d.start_ns, d.id", &readDecision);
}

std::vector<domain::Finding> readFindings(ReaderContext& context, std::span<const std::int64_t> keys)
{
    return readByKey(context, std::string(kFinding) + "f.id=?1", keys, &readFinding);
}

std::vector<domain::Finding> readFindingsWhere(ReaderContext& context, const Sql& where)
{
    return readWhere(context, Sql(kFinding) + where + " ORDER BY f.time_ns, f.id", &readFinding);
}

WorkspaceReader::Baseline readBaseline(ReaderContext& context, std::uint64_t population, domain::TimeWindow window, std::size_t limit)
{
    Statement find = context.db.prepare("SELECT empty, error, bytes FROM call_outcome WHERE population=?1 AND end_ns>=?2 AND end_ns<?3 "
                                        "ORDER BY end_ns DESC LIMIT ?4");
    bindIntegers(find, population, window.begin.ns, window.end.ns, limit);
    WorkspaceReader::Baseline baseline;
    while (find.step()) {
        ++baseline.calls;
        baseline.errors += find.integer(1);
        if (find.integer(0) != 0)
            ++baseline.empty;
        else
            baseline.resultBytes.push_back(find.integer(2));
    }
    return baseline;
}

} // namespace whyglass::store
