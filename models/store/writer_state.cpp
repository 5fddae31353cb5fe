// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/writer_state.h"

#include "models/store/call_sums.h"
#include "models/store/schema/schema.h"

#include <utility>

namespace whyglass::store {

namespace {

constexpr const char* kCounterNames[] = {"generation", "spans", "logs", "points", "duplicates", "rejected", "last_id", "last_point", "log_steps"};

std::string rollupSql()
{
    std::string columns = "hour, model, op, provider, tier, svc";
    std::string marks = "?1,?2,?3,?4,?5,?6";
    std::string adds;
    int parameter = 6;
    for (const char* column : CallSums::kColumnNames) {
        columns += std::string(", ") + column;
        marks += ",?" + std::to_string(++parameter);
        adds += std::string(adds.empty() ? "" : ", ") + column + "=" + column + "+excluded." + column;
    }
    return "INSERT INTO rollup(" + columns + ") VALUES(" + marks + ") ON CONFLICT DO UPDATE SET " + adds;
}

} // namespace

MetaCounters MetaCounters::load(Database& db)
{
    MetaCounters counters;
    std::int64_t* const fields[] = {&counters.generation, &counters.spans,    &counters.logs,   &counters.points,
                                    &counters.duplicates, &counters.rejected, &counters.lastId, &counters.lastPoint,
                                    &counters.logSteps};
    Statement find = db.prepare("SELECT v FROM meta WHERE k=?1");
    for (std::size_t i = 0; i < std::size(fields); ++i) {
        find.bindText(1, kCounterNames[i]);
        *fields[i] = find.step() ? find.integer(0) : 0;
        find.reset();
    }
    return counters;
}

void MetaCounters::save(Statement& upsert) const
{
    const std::int64_t values[] = {generation, spans, logs, points, duplicates, rejected, lastId, lastPoint, logSteps};
    for (std::size_t i = 0; i < std::size(values); ++i) {
        upsert.bindText(1, kCounterNames[i]);
        upsert.bind(2, values[i]);
        upsert.run();
    }
}

WriterState::WriterState(Database&& database, WriterOptions writerOptions)
    : db(std::move(database)), options(writerOptions), dictionary(db), resources(db, dictionary), traces(db), spans(db),
      cache(traces, spans, std::filesystem::absolute(db.path()).parent_path().string()), savePart(prepareSavePartition(db)),
      saveMeta(db.prepareKept("INSERT INTO meta(k, v) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET v=excluded.v")),
      addRollup(db.prepareKept(rollupSql())),
      addIssue(db.prepareKept("INSERT INTO issue(code, source, service, scope, place, severity, record, offset, n, first_ns, last_ns, sample) "
                              "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12) ON CONFLICT DO UPDATE SET "
                              "n=CASE WHEN place<0 THEN max(n, excluded.n) ELSE n+excluded.n END, "
                              "severity=max(severity, excluded.severity), last_ns=max(last_ns, excluded.last_ns), "
                              "first_ns=CASE WHEN excluded.first_ns=0 OR (first_ns<>0 AND first_ns<excluded.first_ns) THEN first_ns "
                              "ELSE excluded.first_ns END"))
{
    reload();
}

void WriterState::reload()
{
    dictionary.forget();
    resources.forget();
    traces.forget();
    spans.forget();
    cache.forget();
    toldBySpans.clear();
    partitions = loadPartitions(db);
    counters = MetaCounters::load(db);
    issueRows = db.integer("SELECT count(*) FROM issue");
}

Partition& WriterState::openPartition()
{
    if (!partitions.empty()) {
        Partition& last = partitions.back();
        if (last.spans + last.logs < options.spansPerPartition)
            return last;
        last.state = PartitionState::Closed;
        savePartition(savePart, last);
    }
    Partition next;
    next.number = lastPartitionNumber(db) + 1;
    next.firstId = counters.lastId + 1;
    next.lastId = next.indexedUpto = counters.lastId;
    createPartition(db, next.number, next.firstId);
    return partitions.emplace_back(next);
}

} // namespace whyglass::store
