// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/log_steps.h"

#include "models/store/schema/schema.h"
#include "models/store/writer_state.h"

#include <algorithm>
#include <vector>

namespace whyglass::store {

namespace {

/// Answers remembered between commits; a sender that makes up sessions cannot fill the memory.
constexpr std::size_t kMaxRemembered = 50'000;

bool hasModelCall(const TraceTree& tree)
{
    for (TraceTree::Index node = 0; node < tree.size(); ++node) {
        if (tree.present(node) && tree.step(node) == domain::StepKind::Generation && !hasFlag(tree.flags(node), SpanFlag::FromLog))
            return true;
    }
    return false;
}

void removeRows(Database& db, const char* sql, std::int64_t trace)
{
    Statement remove = db.prepare(sql);
    remove.bind(1, trace);
    remove.run();
}

} // namespace

LogSteps::LogSteps(WriterState& state, std::span<const IngestBatch> batches)
    : m_state(state), m_active(state.counters.logSteps > 0 || !state.toldBySpans.empty()
                               || std::any_of(batches.begin(), batches.end(), [](const IngestBatch& batch) { return !batch.logSteps.empty(); }))
{
    if (m_state.toldBySpans.size() > kMaxRemembered)
        m_state.toldBySpans.clear();
}

void LogSteps::retire(RollupChanges& rollups)
{
    if (!m_active)
        return;
    std::set<Teller> fresh;
    for (const TraceEntry* trace : m_state.cache.touched()) {
        if (trace->summary.lastCommit != m_state.commitNumber || !hasModelCall(trace->tree))
            continue;
        for (const Teller& teller : tellersOf(*trace)) {
            bool& told = m_state.toldBySpans[teller];
            if (!told)
                fresh.insert(teller);
            told = true;
        }
    }
    for (const auto& [service, session] : fresh) {
        std::vector<std::int64_t> traces;
        Statement find = m_state.db.prepare("SELECT trace FROM log_trace WHERE session=?1 AND svc=?2");
        bindIntegers(find, session, service);
        while (find.step())
            traces.push_back(find.integer(0));
        for (const std::int64_t trace : traces)
            removeTrace(trace, rollups);
        Statement forget = m_state.db.prepare("DELETE FROM log_trace WHERE session=?1 AND svc=?2");
        bindIntegers(forget, session, service);
        forget.run();
    }
}

std::set<LogSteps::Teller> LogSteps::tellersOf(const TraceEntry& trace) const
{
    const TraceSummary& summary = trace.summary;
    std::set<Teller> tellers;
    if (summary.session > 0)
        tellers.emplace(summary.service, summary.session);
    if (summary.session != TraceSummary::kSeveral)
        return tellers;
    for (const std::int64_t session : summary.newSessions)
        tellers.emplace(summary.service, session);
    Statement find = m_state.db.prepare("SELECT session FROM trace_session WHERE trace=?1");
    find.bind(1, summary.id);
    while (find.step())
        tellers.emplace(summary.service, find.integer(0));
    return tellers;
}

bool LogSteps::wanted(const SpanRecord& step, std::int64_t service)
{
    const std::int64_t session = m_state.dictionary.id(DictKind::Session, step.session);
    return session == 0 || !toldBySpans({service, session});
}

void LogSteps::keep(const TraceEntry& trace, const SpanIds& ids)
{
    ++m_state.counters.logSteps;
    if (ids.session == 0)
        return;
    Statement note = m_state.db.prepare("INSERT OR IGNORE INTO log_trace(session, svc, trace) VALUES(?1, ?2, ?3)");
    bindIntegers(note, ids.session, ids.service, trace.summary.id);
    note.run();
}

bool LogSteps::toldBySpans(const Teller& teller)
{
    const auto [known, isNew] = m_state.toldBySpans.try_emplace(teller, false);
    if (isNew)
        known->second = askFile(teller);
    return known->second;
}

bool LogSteps::askFile(const Teller& teller)
{
    for (const Partition& part : m_state.partitions) {
        Statement find = m_state.db.prepare("SELECT 1 FROM trace_session x JOIN trace t ON t.id=x.trace JOIN " + tableOf("span", part.number)
                                            + " s ON s.trace=x.trace WHERE x.session=?1 AND t.svc=?2 AND s.step=?3 AND (s.flags & ?4)=0 LIMIT 1");
        bindIntegers(find, teller.second, teller.first, domain::StepKind::Generation, bitsOf(SpanFlag::FromLog));
        if (find.step())
            return true;
    }
    return false;
}

void LogSteps::removeTrace(std::int64_t trace, RollupChanges& rollups)
{
    Statement find = m_state.db.prepare("SELECT trace_id FROM trace WHERE id=?1");
    find.bind(1, trace);
    if (!find.step())
        return; // pruned meanwhile
    const domain::TraceId id = domain::TraceId::fromBytes(find.blob(0));
    find.reset();
    TraceEntry* entry = m_state.cache.find(id, m_state.commitNumber, m_state.partitions);
    if (entry == nullptr || entry->summary.lastCommit == m_state.commitNumber)
        return; // somebody sent a span with an id of ours: it stays, with all beside it
    const TraceTree& tree = entry->tree;
    for (TraceTree::Index node = 0; node < tree.size(); ++node) {
        if (tree.present(node) && !hasFlag(tree.flags(node), SpanFlag::FromLog))
            return;
    }
    for (TraceTree::Index node = 0; node < tree.size(); ++node) {
        const Partition* part = tree.present(node) ? partitionOf(m_state.partitions, tree.key(node)) : nullptr;
        if (part == nullptr)
            continue;
        SpanTable::Stored stored = m_state.spans.find(part->number, tree.key(node));
        stored.rollup.tier = tree.tier(node);
        if ((stored.values.flags & bitsOf(SpanFlag::Summed, SpanFlag::Call)) != 0)
            rollups[stored.rollup].add(stored.values, -1);
        m_state.spans.remove(part->number, tree.key(node));
        --m_state.counters.logSteps;
    }
    for (const char* sql : {"DELETE FROM decision_subject WHERE decision IN (SELECT id FROM decision WHERE trace=?1)",
                            "DELETE FROM decision WHERE trace=?1",
                            "DELETE FROM evidence WHERE finding IN (SELECT id FROM finding WHERE trace=?1)",
                            "DELETE FROM finding WHERE trace=?1", "DELETE FROM trace_session WHERE trace=?1"})
        removeRows(m_state.db, sql, trace);
    m_state.traces.remove(trace);
    m_state.cache.drop(id);
}

} // namespace whyglass::store
