// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/analysis_writer.h"

#include "models/store/analysis_codec.h"
#include "models/store/judgement_mark.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// What `list traces` says of a trace's findings and decisions; dismissed findings do not count.
constexpr const char* kRefreshTrace
    = "UPDATE trace SET findings=(SELECT count(*) FROM finding WHERE trace=?1 AND state<>2), "
      "worst=(SELECT ifnull(max(severity), 0) FROM finding WHERE trace=?1 AND state<>2), "
      "decisions=(SELECT count(*) FROM decision WHERE trace=?1) WHERE id=?1";

void runFor(Database& db, const char* sql, std::int64_t id)
{
    Statement statement = db.prepare(sql);
    statement.bind(1, id);
    statement.run();
}

std::string subjectText(const domain::Decision& decision)
{
    std::string text;
    for (const auto& [key, value] : decision.subject)
        text += (text.empty() ? "" : " ") + value;
    return text;
}

void bindReal(Statement& statement, int parameter, const std::optional<double>& value)
{
    if (value)
        statement.bind(parameter, *value);
    else
        statement.bindNull(parameter);
}

} // namespace

void AnalysisWriter::saveCounters()
{
    ++m_state.counters.generation;
    m_state.counters.save(m_state.saveMeta);
}

void AnalysisWriter::store(std::span<const WorkspaceWriter::Analysis> analyses)
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    if (std::all_of(analyses.begin(), analyses.end(), [](const WorkspaceWriter::Analysis& analysis) { return analysis.isWhole; }))
        markFirstJudgement(m_state.db);
    Statement find = m_state.db.prepare("SELECT id FROM trace_by_id WHERE trace_id=?1");
    Statement done = m_state.db.prepare("UPDATE trace SET analysed=1 WHERE id=?1 AND (?2<0 OR n<=?2)");
    for (const WorkspaceWriter::Analysis& analysis : analyses) {
        find.bindBlob(1, analysis.trace.view());
        if (!find.step())
            continue; // pruned meanwhile
        const std::int64_t trace = find.integer(0);
        find.reset();
        replace(trace, analysis);
        bindIntegers(done, trace, analysis.spansSeen);
        done.run();
    }
    saveCounters();
    transaction.commit();
}

void AnalysisWriter::replace(std::int64_t trace, const WorkspaceWriter::Analysis& analysis)
{
    Database& db = m_state.db;
    runFor(db, "DELETE FROM decision_subject WHERE decision IN (SELECT id FROM decision WHERE trace=?1)", trace);
    runFor(db, "DELETE FROM decision WHERE trace=?1", trace);
    runFor(db, "DELETE FROM evidence WHERE finding IN (SELECT id FROM finding WHERE trace=?1)", trace);
    runFor(db, "DELETE FROM finding WHERE trace=?1", trace);
    for (const domain::Decision& decision : analysis.decisions)
        insertDecision(trace, decision);
    for (const domain::Finding& finding : analysis.findings)
        insertFinding(trace, finding);
    runFor(db, kRefreshTrace, trace);
}

void AnalysisWriter::insertDecision(std::int64_t trace, const domain::Decision& decision)
{
    Database& db = m_state.db;
    Statement insert = db.prepare("INSERT INTO decision(decision_id, trace, span_id, start_ns, dur_ns, subject, result, confidence, "
                                  "explicit, source, agent, service, version, model, tier, amount, in_tok, out_tok, cr_tok, cw_tok, "
                                  "rs_tok, cost, provenance, approver, rule) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,"
                                  "?19,?20,?21,?22,?23,?24,?25) ON CONFLICT DO NOTHING RETURNING id");
    const std::string subject = subjectText(decision);
    const std::string provenance = packProvenance(decision.provenance);
    insert.bindText(1, decision.id);
    insert.bind(2, trace);
    insert.bind(3, static_cast<std::int64_t>(decision.span.value));
    insert.bind(4, decision.start.ns);
    insert.bind(5, decision.duration.ns);
    insert.bindText(6, subject);
    insert.bindText(7, decision.result);
    bindReal(insert, 8, decision.confidence);
    insert.bind(9, static_cast<std::int64_t>(decision.isExplicit));
    int parameter = 10;
    for (const std::string* text :
         {&decision.source, &decision.agent, &decision.service, &decision.serviceVersion, &decision.model, &decision.userTier})
        insert.bindText(parameter++, *text);
    bindReal(insert, 16, decision.amount);
    insert.bindOptional(17, decision.tokens.input);
    insert.bindOptional(18, decision.tokens.output);
    insert.bindOptional(19, decision.tokens.cacheRead);
    insert.bindOptional(20, decision.tokens.cacheWrite);
    insert.bindOptional(21, decision.tokens.reasoning);
    insert.bindOptional(22, decision.cost ? std::optional(decision.cost->nano) : std::nullopt);
    insert.bindBlob(23, provenance);
    insert.bindText(24, decision.approver);
    insert.bindText(25, decision.rule);
    if (!insert.step())
        return;
    const std::int64_t id = insert.integer(0);
    insert.run();
    Statement pair = db.prepare("INSERT INTO decision_subject(decision, n, k, v) VALUES(?1,?2,?3,?4)");
    for (std::size_t i = 0; i < decision.subject.size(); ++i) {
        bindIntegers(pair, id, i);
        pair.bindText(3, decision.subject[i].first);
        pair.bindText(4, decision.subject[i].second);
        pair.run();
    }
}

void AnalysisWriter::insertFinding(std::int64_t trace, const domain::Finding& finding)
{
    Database& db = m_state.db;
    Statement insert = db.prepare("INSERT INTO finding(finding_id, trace, span_id, detector, version, severity, decision_id, time_ns, "
                                  "title, explanation, state) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,"
                                  "ifnull((SELECT state FROM finding_state WHERE finding_id=?1), 0)) ON CONFLICT DO NOTHING RETURNING id");
    insert.bindText(1, finding.id);
    insert.bind(2, trace);
    insert.bind(3, static_cast<std::int64_t>(finding.span.value));
    insert.bindText(4, finding.detector);
    insert.bind(5, static_cast<std::int64_t>(finding.detectorVersion));
    insert.bind(6, static_cast<std::int64_t>(finding.severity));
    insert.bindText(7, finding.decisionId);
    insert.bind(8, finding.time.ns);
    insert.bindText(9, finding.title);
    insert.bindText(10, finding.explanation);
    if (!insert.step())
        return;
    const std::int64_t id = insert.integer(0);
    insert.run();
    Statement evidence = db.prepare("INSERT INTO evidence(finding, n, trace_id, span_id, field, excerpt, relation) VALUES(?1,?2,?3,?4,?5,?6,?7)");
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
        const domain::Evidence& item = finding.evidence[i];
        bindIntegers(evidence, id, i);
        evidence.bindBlob(3, item.trace.view());
        evidence.bind(4, static_cast<std::int64_t>(item.span.value));
        evidence.bindText(5, item.field);
        evidence.bindText(6, item.excerpt);
        evidence.bind(7, static_cast<std::int64_t>(item.relation));
        evidence.run();
    }
}

std::vector<domain::TraceId> AnalysisWriter::waiting(std::optional<std::int64_t> settledBeforeMs, std::size_t limit)
{
    Statement find = m_state.db.prepare(settledBeforeMs ? "SELECT trace_id FROM trace WHERE analysed=0 AND touched_ms<=?2 ORDER BY start_ns, id LIMIT ?1"
                                                        : "SELECT trace_id FROM trace WHERE analysed=0 ORDER BY start_ns, id LIMIT ?1");
    find.bind(1, static_cast<std::int64_t>(limit));
    if (settledBeforeMs)
        find.bind(2, *settledBeforeMs);
    std::vector<domain::TraceId> traces;
    while (find.step())
        traces.push_back(domain::TraceId::fromBytes(find.blob(0)));
    return traces;
}

void AnalysisWriter::forgetAll()
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    m_state.db.execute("UPDATE trace SET analysed=0 WHERE analysed<>0; DELETE FROM call_outcome");
    saveCounters();
    transaction.commit();
}

void AnalysisWriter::storeOutcomes(std::span<const WorkspaceWriter::CallOutcome> outcomes)
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement insert = m_state.db.prepare("INSERT OR REPLACE INTO call_outcome(population, end_ns, trace_id, span_id, empty, error, bytes) "
                                          "VALUES(?1,?2,?3,?4,?5,?6,?7)");
    for (const WorkspaceWriter::CallOutcome& outcome : outcomes) {
        bindIntegers(insert, outcome.population, outcome.end.ns);
        insert.bindBlob(3, outcome.trace.view());
        insert.bind(4, static_cast<std::int64_t>(outcome.span.value));
        insert.bind(5, static_cast<std::int64_t>(outcome.empty));
        insert.bind(6, static_cast<std::int64_t>(outcome.error));
        insert.bind(7, outcome.resultBytes);
        insert.run();
    }
    transaction.commit();
}

void AnalysisWriter::setState(const std::string& findingId, domain::FindingState state)
{
    Database& db = m_state.db;
    Transaction transaction(db, Transaction::Kind::Write);
    Statement find = db.prepare("SELECT trace FROM finding WHERE finding_id=?1");
    find.bindText(1, findingId);
    if (!find.step())
        throw Failure({domain::ErrorCode::NotFound, "there is no finding " + findingId, "list them with `whyglass list findings`"});
    const std::int64_t trace = find.integer(0);
    find.reset();
    for (const char* sql : {"UPDATE finding SET state=?2 WHERE finding_id=?1",
                            "INSERT INTO finding_state(finding_id, state) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET state=excluded.state"}) {
        Statement statement = db.prepare(sql);
        statement.bindText(1, findingId);
        statement.bind(2, static_cast<std::int64_t>(state));
        statement.run();
    }
    runFor(db, kRefreshTrace, trace);
    saveCounters();
    transaction.commit();
}

} // namespace whyglass::store
