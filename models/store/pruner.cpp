// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pruner.h"

#include "models/store/compactor.h"
#include "models/store/lane_blocks.h"
#include "models/store/schema/schema.h"

#include <algorithm>

namespace whyglass::store {

namespace {

constexpr int kTracesASlice = 500;
constexpr int kOutcomesASlice = 5'000;
constexpr int kBlocksASlice = 64;
constexpr int kTextsASlice = 5'000;
constexpr const char* kTables[] = {"text", "kv", "span", "log", "point", "block"};

/// In table meta while the tables of a partition that is no longer listed are being dropped.
constexpr const char* kDetachedKey = "detached_partition";

std::int64_t latestOf(const Partition& part)
{
    std::int64_t latest = 0;
    for (const TimeRange* range : {&part.starts, &part.logTimes, &part.pointTimes})
        latest = std::max(latest, range->max.value_or(0));
    return latest;
}

std::int64_t bytesInUse(Database& db)
{
    return (db.integer("PRAGMA page_count") - db.integer("PRAGMA freelist_count")) * db.integer("PRAGMA page_size");
}

/// Deleted cells are overwritten while it lives; dropped pages leave the file at the end.
class SecureDelete {
public:
    explicit SecureDelete(Database& db) : m_db(db) { m_db.execute("PRAGMA secure_delete=ON"); }
    ~SecureDelete()
    {
        try {
            m_db.execute("PRAGMA secure_delete=OFF");
        } catch (const Failure&) {
            return; // a setting of the connection only; it stays careful
        }
    }
    SecureDelete(const SecureDelete&) = delete;
    SecureDelete& operator=(const SecureDelete&) = delete;

private:
    Database& m_db;
};

} // namespace

bool Pruner::slice(const RetentionRule& rule, PruneProgress& at)
{
    using Phase = PruneProgress::Phase;
    switch (at.phase) {
    case Phase::Choose:
        at.phase = choose(rule, at) ? at.phase : at.texts ? Phase::Texts : Phase::Vacuum;
        return true;
    case Phase::Traces:
        if (!removeTraces(at))
            at.phase = Phase::Outcomes;
        return true;
    case Phase::Outcomes:
        if (!removeOutcomes(at))
            at.phase = Phase::Detach;
        return true;
    case Phase::Detach:
        detach(at);
        at.phase = Phase::Blocks;
        return true;
    case Phase::Blocks:
        if (!emptyBlocks(at))
            at.phase = Phase::Drop;
        return true;
    case Phase::Drop:
        dropTables(at);
        at.phase = Phase::Choose;
        return true;
    case Phase::Texts:
        if (!removeTexts(at))
            at.phase = Phase::Vacuum;
        return true;
    case Phase::Vacuum:
        if (!vacuumSlice(m_state.db))
            at.phase = Phase::Done;
        return true;
    case Phase::Done: break;
    }
    return false;
}

const Partition* Pruner::oldestOver(const RetentionRule& rule) const
{
    const auto old = std::find_if(m_state.partitions.begin(), m_state.partitions.end(), [&rule](const Partition& part) {
        const bool holdsAny = part.spans + part.logs + part.points > 0;
        return holdsAny && rule.before && latestOf(part) < rule.before->ns;
    });
    if (old != m_state.partitions.end())
        return &*old;
    // The partition that is being written to is never too much.
    if (rule.maxBytes && m_state.partitions.size() > 1 && bytesInUse(m_state.db) > *rule.maxBytes)
        return &m_state.partitions.front();
    return nullptr;
}

bool Pruner::choose(const RetentionRule& rule, PruneProgress& at)
{
    at.partition = m_state.db.integer(std::string("SELECT v FROM meta WHERE k='") + kDetachedKey + "'");
    if (at.partition != 0) { // of a run that did not come to its end
        at.texts = true;
        at.lastText = m_state.db.integer("SELECT max(id) FROM dict");
        at.phase = PruneProgress::Phase::Blocks;
        return true;
    }
    const Partition* part = oldestOver(rule);
    if (part == nullptr)
        return false;
    at.partition = part->number;
    at.latest = latestOf(*part);
    at.trace = 0;
    at.texts = true;
    at.lastText = m_state.db.integer("SELECT max(id) FROM dict");
    at.phase = PruneProgress::Phase::Traces;
    return true;
}

bool Pruner::removeTraces(PruneProgress& at)
{
    const SecureDelete secure(m_state.db);
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement find = m_state.db.prepare("SELECT id, trace_id, last_part FROM trace WHERE id>?1 AND first_part<=?2 AND last_part>=?2 ORDER BY id LIMIT ?3");
    bindIntegers(find, at.trace, at.partition, kTracesASlice);
    struct Found {
        std::int64_t id;
        domain::TraceId trace;
        bool ends;
    };
    std::vector<Found> found;
    while (find.step())
        found.push_back({find.integer(0), domain::TraceId::fromBytes(find.blob(1)), find.integer(2) <= at.partition});
    for (const Found& trace : found) {
        m_state.cache.forget(trace.trace);
        if (trace.ends)
            removeTrace(trace.id);
        else
            shortenTrace(trace.id, at.partition);
        at.trace = trace.id;
    }
    transaction.commit();
    return !found.empty();
}

void Pruner::run(const std::string& sql, std::int64_t parameter)
{
    Statement statement = m_state.db.prepare(sql);
    statement.bind(1, parameter);
    statement.run();
}

void Pruner::removeTrace(std::int64_t trace)
{
    run("DELETE FROM decision_subject WHERE decision IN (SELECT id FROM decision WHERE trace=?1)", trace);
    run("DELETE FROM decision WHERE trace=?1", trace);
    run("DELETE FROM evidence WHERE finding IN (SELECT id FROM finding WHERE trace=?1)", trace);
    run("DELETE FROM finding_state WHERE finding_id IN (SELECT finding_id FROM finding WHERE trace=?1)", trace);
    run("DELETE FROM finding WHERE trace=?1", trace);
    run("DELETE FROM trace_session WHERE trace=?1", trace);
    removeLaneBlocks(m_state.db, trace);
    m_state.traces.remove(trace);
}

// What it cost stays in its sums, as it stays in the hourly ones.
void Pruner::shortenTrace(std::int64_t trace, std::int64_t partition)
{
    Statement update = m_state.db.prepare("UPDATE trace SET first_part=?2, n=n-(SELECT count(*) FROM " + tableOf("span", partition)
                                          + " WHERE trace=?1) WHERE id=?1");
    bindIntegers(update, trace, partition + 1);
    update.run();
}

bool Pruner::removeOutcomes(const PruneProgress& at)
{
    const SecureDelete secure(m_state.db);
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement remove = m_state.db.prepare(
        "DELETE FROM call_outcome WHERE (population, end_ns, trace_id, span_id) IN "
        "(SELECT population, end_ns, trace_id, span_id FROM call_outcome WHERE end_ns<=?1 "
        "AND NOT EXISTS (SELECT 1 FROM trace_by_id t WHERE t.trace_id=call_outcome.trace_id) LIMIT ?2) RETURNING 1");
    bindIntegers(remove, at.latest, kOutcomesASlice);
    bool any = false;
    while (remove.step())
        any = true;
    transaction.commit();
    return any;
}

// From here on no reader sees the partition.
void Pruner::detach(PruneProgress& at)
{
    const auto part = std::find_if(m_state.partitions.begin(), m_state.partitions.end(),
                                   [&at](const Partition& candidate) { return candidate.number == at.partition; });
    if (part == m_state.partitions.end())
        return;
    const SecureDelete secure(m_state.db);
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    keepLastPartitionNumber(m_state.db);
    m_state.db.execute("DELETE FROM log_trace WHERE trace NOT IN (SELECT id FROM trace)");
    run("DELETE FROM exemplar WHERE p=?1", at.partition);
    run("DELETE FROM part WHERE p=?1", at.partition);
    run(std::string("INSERT OR REPLACE INTO meta(k, v) VALUES('") + kDetachedKey + "', ?1)", at.partition);
    if (part->points > 0)
        m_state.db.execute("UPDATE series SET points=points-(SELECT count(*) FROM " + tableOf("point", at.partition) + " WHERE series=series.id)");
    at.removedSpans += part->spans;
    m_state.counters.spans -= part->spans;
    m_state.counters.logs -= part->logs;
    m_state.counters.points -= part->points;
    ++m_state.counters.generation;
    m_state.counters.save(m_state.saveMeta);
    transaction.commit();
    m_state.partitions.erase(part);
    m_state.spans.forget();
}

bool Pruner::emptyBlocks(const PruneProgress& at)
{
    const std::string table = tableOf("block", at.partition);
    if (m_state.db.integer("SELECT count(*) FROM sqlite_schema WHERE name='" + table + "'") == 0)
        return false;
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement remove = m_state.db.prepare("DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " ORDER BY id LIMIT ?1) RETURNING 1");
    remove.bind(1, std::int64_t{kBlocksASlice});
    bool any = false;
    while (remove.step())
        any = true;
    transaction.commit();
    return any;
}

void Pruner::dropTables(const PruneProgress& at)
{
    for (const char* base : kTables) {
        Transaction transaction(m_state.db, Transaction::Kind::Write);
        m_state.db.execute("DROP TABLE IF EXISTS " + tableOf(base, at.partition));
        if (base == std::end(kTables)[-1])
            m_state.db.execute(std::string("DELETE FROM meta WHERE k='") + kDetachedKey + "'");
        transaction.commit();
    }
}

// Sessions and users are people's; the other texts are names of programs and are few.
bool Pruner::removeTexts(PruneProgress& at)
{
    const SecureDelete secure(m_state.db);
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement find = m_state.db.prepare("SELECT id FROM dict WHERE id>?1 AND id<=?3 AND kind IN ("
                                        + std::to_string(static_cast<int>(DictKind::Session)) + ","
                                        + std::to_string(static_cast<int>(DictKind::User)) + ") ORDER BY id LIMIT ?2");
    bindIntegers(find, at.text, kTextsASlice, at.lastText);
    const std::int64_t from = at.text;
    while (find.step())
        at.text = find.integer(0);
    if (at.text == from)
        return false;
    Statement remove = m_state.db.prepare(
        "DELETE FROM dict WHERE id>?1 AND id<=?2 AND ((kind=?3 AND NOT EXISTS (SELECT 1 FROM trace_session s WHERE s.session=dict.id)) "
        "OR (kind=?4 AND id NOT IN (SELECT usr FROM trace)))");
    bindIntegers(remove, from, at.text, DictKind::Session, DictKind::User);
    remove.run();
    transaction.commit();
    m_state.dictionary.forget();
    return true;
}

} // namespace whyglass::store
