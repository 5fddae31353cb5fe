// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/record_queries.h"

#include "models/store/schema/schema.h"
#include "models/store/writer_state.h"

#include <algorithm>
#include <tuple>

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

/// Text values of a metric row that a term may ask for; nullptr for others.
const std::string* metricField(const MetricRow& row, const std::string& key)
{
    if (key == "name")
        return &row.name;
    if (key == "unit")
        return &row.unit;
    if (key == "kind")
        return &row.kind;
    return key == "service" ? &row.service : nullptr;
}

bool matches(const MetricRow& row, const domain::FilterTerm& term)
{
    using Op = domain::FilterTerm::Op;
    const auto& values = term.values;
    bool holds = false;
    if (term.kind != domain::FilterTerm::Kind::Field) {
        holds = !values.empty() && row.name.find(values.front()) != std::string::npos;
    } else if (const std::string* field = metricField(row, term.key)) {
        const bool equal = std::find(values.begin(), values.end(), *field) != values.end();
        holds = term.op == Op::Any || (term.op == Op::Prefix && !values.empty() && field->rfind(values.front(), 0) == 0)
            || (term.op == Op::NotEqual ? !equal : equal);
    }
    return holds != term.negated;
}

bool sameMetric(const MetricRow& a, const MetricRow& b)
{
    return std::tie(a.name, a.unit, a.kind, a.service, a.temporality) == std::tie(b.name, b.unit, b.kind, b.service, b.temporality);
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

std::vector<MetricRow> readMetrics(ReaderContext& context, const domain::Filter& filter)
{
    Statement all = context.db.prepare("SELECT s.name, s.unit, s.kind, r.service, s.temporality, s.points, s.first_ns, s.last_ns, "
                                       "s.last_value FROM series s JOIN resource r ON r.id=s.resource WHERE s.points>0 "
                                       "ORDER BY s.name, r.service, s.unit, s.kind, s.temporality, s.last_ns");
    std::vector<MetricRow> rows;
    while (all.step()) {
        MetricRow row{std::string(all.text(0)), std::string(all.text(1)), std::string(all.text(2)), std::string(all.text(3)),
                      static_cast<int>(all.integer(4)), all.integer(5), {all.integer(6)}, {all.integer(7)}, all.real(8)};
        if (!rows.empty() && sameMetric(rows.back(), row)) { // another scope or instance of the service
            row.points += rows.back().points;
            row.first = std::min(row.first, rows.back().first);
            rows.back() = std::move(row);
        } else {
            rows.push_back(std::move(row));
        }
    }
    const auto unwanted = [&filter](const MetricRow& row) {
        const bool inWindow = !filter.window || (row.first < filter.window->end && row.last >= filter.window->begin);
        return !inWindow || !std::all_of(filter.terms.begin(), filter.terms.end(), [&row](const auto& term) { return matches(row, term); });
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(), unwanted), rows.end());
    return rows;
}

std::vector<domain::ImportIssue> readIssues(ReaderContext& context)
{
    Statement all = context.db.prepare("SELECT code, severity, source, record, offset, n, sample FROM issue ORDER BY id");
    std::vector<domain::ImportIssue> issues;
    while (all.step()) {
        issues.push_back({std::string(all.text(0)), static_cast<domain::Severity>(all.integer(1)), std::string(all.text(2)), all.integer(3),
                          all.integer(4), all.integer(5), std::string(all.text(6))});
    }
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
