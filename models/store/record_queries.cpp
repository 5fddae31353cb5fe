// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/record_queries.h"

#include "models/store/recorder_runs.h"
#include "models/store/schema/schema.h"
#include "models/store/writer_state.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace whyglass::store {

namespace {

constexpr const char* kLogColumns = "SELECT id, time_ns, observed_ns, severity, trace_id, span_id, res, event, blk, slot FROM ";

LogRow readLog(ReaderContext& context, const Partition& part, const Statement& row)
{
    LogRow log;
    log.key = row.integer(0);
    log.time = {row.integer(1)};
    log.observed = {row.integer(2)};
    log.severityNumber = static_cast<int>(row.integer(3));
    if (!row.isNull(4))
        log.trace = domain::TraceId::fromBytes(row.blob(4));
    log.span = {static_cast<std::uint64_t>(row.integer(5))};
    log.resource = row.integer(6);
    log.service = context.resource(log.resource).service;
    log.scope = context.resource(log.resource).scope;
    log.event = context.text(row.integer(7));
    log.payload = context.blocks.record(part.number, row.integer(8), static_cast<std::size_t>(row.integer(9)));
    return log;
}

std::int64_t fileBytes(const std::filesystem::path& path)
{
    std::int64_t bytes = 0;
    for (const char* ending : {"", "-wal"}) {
        std::filesystem::path file = path;
        file += ending;
        std::error_code missing;
        const auto size = std::filesystem::file_size(file, missing);
        bytes += missing ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

} // namespace

std::vector<LogRow> readLogs(ReaderContext& context, std::span<const std::int64_t> keys)
{
    std::vector<LogRow> logs;
    for (const std::int64_t key : keys) {
        const Partition* part = partitionOf(context.partitions, key);
        if (part == nullptr)
            continue;
        Statement find = context.db.prepare(kLogColumns + tableOf("log", part->number) + " WHERE id=?1");
        find.bind(1, key);
        if (find.step())
            logs.push_back(readLog(context, *part, find));
    }
    return logs;
}

std::vector<LogRow> readLogsOfTrace(ReaderContext& context, const domain::TraceId& id)
{
    std::vector<LogRow> logs;
    for (const Partition& part : context.partitions) {
        if (part.logs == 0)
            continue;
        Statement find = context.db.prepare(kLogColumns + tableOf("log", part.number) + " WHERE trace_id=?1");
        find.bindBlob(1, id.view());
        while (find.step())
            logs.push_back(readLog(context, part, find));
    }
    const auto when = [](const LogRow& log) { return log.time.known() ? log.time.ns : log.observed.ns; };
    std::stable_sort(logs.begin(), logs.end(), [&](const LogRow& a, const LogRow& b) {
        return std::make_tuple(when(a), a.key) < std::make_tuple(when(b), b.key);
    });
    return logs;
}

namespace {

/// What is not whole or not plausible for now, by service: counted anew each time, because a late span may mend it.
void addDoubtfulTraces(ReaderContext& context, std::vector<domain::ImportIssue>& issues)
{
    struct Doubt {
        const char* code;
        const char* column;
        domain::Severity severity;
    };
    constexpr Doubt kDoubts[] = {{"missing-parent", "missing", domain::Severity::Medium}, {"clock-skew", "skewed", domain::Severity::Low}};
    for (const Doubt& doubt : kDoubts) {
        const std::string column = doubt.column;
        Statement traces = context.db.prepare("SELECT svc, sum(" + column + "), min(start_ns), max(end_ns), trace_id, min(id) FROM trace WHERE " + column
                                              + ">0 AND (missing>0 OR skewed>0) GROUP BY svc");
        while (traces.step()) {
            domain::ImportIssue& issue = issues.emplace_back();
            issue.code = doubt.code;
            issue.severity = doubt.severity;
            issue.count = traces.integer(1);
            issue.service = context.text(traces.integer(0));
            issue.firstSeen = {traces.integer(2)};
            issue.lastSeen = {traces.integer(3)};
            issue.sample = "trace " + domain::TraceId::fromBytes(traces.blob(4)).hex();
        }
    }
}

} // namespace

std::vector<domain::ImportIssue> readIssues(ReaderContext& context)
{
    Statement all = context.db.prepare("SELECT code, severity, source, record, offset, n, sample, service, scope, first_ns, last_ns, place<>0, id "
                                       "FROM issue WHERE place>=0 "
                                       "UNION ALL SELECT code, max(severity), source, 0, 0, sum(n), sample, service, scope, min(first_ns), "
                                       "max(last_ns), 0, min(id) FROM issue WHERE place<0 GROUP BY code, source, service, scope, sample ORDER BY 13");
    std::vector<domain::ImportIssue> issues;
    while (all.step()) {
        domain::ImportIssue& issue = issues.emplace_back();
        issue.code = all.text(0);
        issue.severity = static_cast<domain::Severity>(all.integer(1));
        issue.source = all.text(2);
        issue.record = all.integer(3);
        issue.offset = all.integer(4);
        issue.count = all.integer(5);
        issue.sample = all.text(6);
        issue.service = all.text(7);
        issue.scope = all.text(8);
        issue.firstSeen = {all.integer(9)};
        issue.lastSeen = {all.integer(10)};
        issue.alone = all.integer(11) != 0;
    }
    addDoubtfulTraces(context, issues);
    addDowntime(context, issues);
    return issues;
}

std::int64_t readGeneration(Database& db) { return db.integer("SELECT v FROM meta WHERE k='generation'"); }

WorkspaceInfo readInfo(ReaderContext& context)
{
    Database& db = context.db;
    const MetaCounters counters = MetaCounters::load(db);
    WorkspaceInfo info;
    info.path = db.path().string();
    info.schemaVersion = static_cast<int>(db.integer("PRAGMA user_version"));
    info.spans = counters.spans;
    info.logs = counters.logs;
    info.metricPoints = counters.points;
    info.duplicates = counters.duplicates;
    info.rejected = counters.rejected;
    info.generation = counters.generation;
    info.traces = db.integer("SELECT count(*) FROM trace");
    info.decisions = db.integer("SELECT count(*) FROM decision");
    info.findings = db.integer("SELECT count(*) FROM finding");
    info.sessions = db.integer("SELECT count(*) FROM (SELECT DISTINCT session FROM trace_session)"); // ten times as fast as count(DISTINCT …)
    info.metrics = db.integer("SELECT count(*) FROM (SELECT DISTINCT s.name, s.unit, s.kind, s.temporality, r.service FROM series s "
                              "JOIN resource r ON r.id=s.resource WHERE s.points>0)");
    // the sums of readIssues(): what was told, and the traces that are not whole or not plausible for now
    info.issues = db.integer("SELECT ifnull((SELECT sum(n) FROM issue),0)"
                             "+ifnull((SELECT sum(missing)+sum(skewed) FROM trace WHERE missing>0 OR skewed>0),0)");
    info.bytes = fileBytes(db.path());
    info.partitions = static_cast<int>(context.partitions.size());
    info.lastSpan = info.indexedUpto = counters.lastId;
    TimeRange starts;
    for (const Partition& part : context.partitions) {
        if (part.starts.min) {
            starts.add(*part.starts.min);
            starts.add(*part.starts.max);
        }
        if (part.indexedUpto < part.lastId)
            info.indexedUpto = std::min(info.indexedUpto, part.indexedUpto);
    }
    info.firstStart = {starts.min.value_or(0)};
    info.lastStart = {starts.max.value_or(0)};
    Statement waiting = db.prepare("SELECT count(*), min(first_id) FROM trace WHERE analysed=0");
    waiting.step();
    info.unanalysed = waiting.integer(0);
    info.detectedUpto = info.unanalysed == 0 ? info.lastSpan : waiting.integer(1) - 1;
    return info;
}

} // namespace whyglass::store
