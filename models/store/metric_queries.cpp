// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/metric_queries.h"

#include "models/store/condition_sql.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whyglass::store {

namespace {

/// Traces shown of one metric.
constexpr std::size_t kMaxExemplarTraces = 20;

/// Text values of a metric row that a term may ask for; nullptr for others.
const std::string* metricField(const MetricRow& row, const std::string& key)
{
    if (key == "name")
        return &row.name;
    if (key == "unit")
        return &row.unit;
    if (key == "type" || key == "kind")
        return &row.kind;
    return key == "service" ? &row.service : nullptr;
}

bool matchesAll(const MetricRow& row, const std::vector<domain::FilterTerm>& terms);

bool matches(const MetricRow& row, const domain::FilterTerm& term)
{
    using Op = domain::FilterTerm::Op;
    const auto& values = term.values;
    bool holds = false;
    if (term.kind == domain::FilterTerm::Kind::Group) {
        holds = std::any_of(term.sides.begin(), term.sides.end(), [&row](const auto& side) { return matchesAll(row, side); });
    } else if (term.kind != domain::FilterTerm::Kind::Field) {
        holds = !values.empty() && row.name.find(values.front()) != std::string::npos;
    } else if (const std::string* field = metricField(row, term.key)) {
        const bool equal = std::find(values.begin(), values.end(), *field) != values.end();
        holds = term.op == Op::Any || (term.op == Op::Prefix && !values.empty() && field->rfind(values.front(), 0) == 0)
            || (term.op == Op::NotEqual ? !equal : equal);
    }
    return holds != term.negated;
}

bool matchesAll(const MetricRow& row, const std::vector<domain::FilterTerm>& terms)
{
    return std::all_of(terms.begin(), terms.end(), [&row](const domain::FilterTerm& term) { return matches(row, term); });
}

bool sameMetric(const MetricRow& a, const MetricRow& b)
{
    return std::tie(a.name, a.unit, a.kind, a.service, a.temporality) == std::tie(b.name, b.unit, b.kind, b.service, b.temporality);
}

/// The data points of one partition that belong to the series.
void readPointsOf(ReaderContext& context, const Partition& part, const std::vector<std::int64_t>& series,
                  const std::function<void(const PointRow&)>& each)
{
    Statement find = context.db.prepare("SELECT x.series, s.name, s.unit, s.kind, r.service, s.temporality, x.start_ns, x.time_ns, x.blk, x.slot FROM "
                                        + tableOf("point", part.number) + " x JOIN series s ON s.id=x.series JOIN resource r ON r.id=s.resource "
                                        "WHERE x.series=?1 ORDER BY x.id");
    for (const std::int64_t one : series) {
        find.bind(1, one);
        while (find.step()) {
            PointRow row{find.integer(0), std::string(find.text(1)), std::string(find.text(2)), std::string(find.text(3)),
                         std::string(find.text(4)), static_cast<int>(find.integer(5)), {find.integer(6)}, {find.integer(7)}, {}};
            row.payload = context.blocks.record(part.number, find.integer(8), static_cast<std::size_t>(find.integer(9)));
            each(row);
        }
    }
}

/// Ids of the resources whose series a structured condition means, ascending; nullopt: all of them.
using Resources = std::optional<std::vector<std::int64_t>>;

Resources resourcesThatMeet(ReaderContext& context, const std::optional<domain::Expression>& where)
{
    if (!where)
        return std::nullopt;
    if (domain::anyField(*where, [](const domain::Field& field) { return !isOfResource(field); }))
        throw Failure({domain::ErrorCode::InvalidArgument, "metrics can be narrowed by resource.KEY and instrumentation:name only in { braces } (E603)",
                       "ask by words: the metric's name, service:NAME"});
    return context.judgedResources(*where);
}

bool isAmong(const Resources& resources, std::int64_t id) { return !resources || std::binary_search(resources->begin(), resources->end(), id); }

/// A series as its points need it; not wanted where the filter means another metric.
struct Series {
    bool wanted = false;
    PointPayload payload; ///< `point` is empty
};

Series readSeries(ReaderContext& context, const std::vector<domain::FilterTerm>& terms, const Resources& resources, std::int64_t id)
{
    Statement find = context.db.prepare("SELECT name, unit, kind, temporality, resource, header FROM series WHERE id=?1");
    find.bind(1, id);
    Series series;
    if (!find.step())
        return series;
    MetricRow row;
    row.name = series.payload.name = find.text(0);
    row.unit = series.payload.unit = find.text(1);
    row.kind = series.payload.kind = find.text(2);
    series.payload.temporality = static_cast<int>(find.integer(3));
    row.service = context.resource(find.integer(4)).service;
    series.payload.around = context.surroundings(find.integer(4));
    series.payload.header = find.blob(5);
    series.wanted = matchesAll(row, terms) && isAmong(resources, find.integer(4));
    return series;
}

} // namespace

std::vector<MetricSeries> findMetrics(ReaderContext& context, const domain::Filter& filter)
{
    const Resources resources = resourcesThatMeet(context, filter.where);
    Statement all = context.db.prepare("SELECT s.name, s.unit, s.kind, r.service, s.temporality, s.points, s.first_ns, s.last_ns, "
                                       "s.last_value, s.id, s.resource FROM series s JOIN resource r ON r.id=s.resource WHERE s.points>0 "
                                       "ORDER BY s.name, r.service, s.unit, s.kind, s.temporality, s.last_ns");
    std::vector<MetricSeries> metrics;
    while (all.step()) {
        if (!isAmong(resources, all.integer(10)))
            continue;
        MetricRow row{std::string(all.text(0)), std::string(all.text(1)), std::string(all.text(2)), std::string(all.text(3)),
                      static_cast<int>(all.integer(4)), all.integer(5), {all.integer(6)}, {all.integer(7)}, all.real(8), 0, {}, all.integer(9)};
        if (!metrics.empty() && sameMetric(metrics.back().row, row)) { // another scope or instance of the service
            const MetricRow& before = metrics.back().row;
            row.points += before.points;
            row.first = std::min(row.first, before.first);
            row.key = std::min(row.key, before.key);
            metrics.back().row = std::move(row);
        } else {
            metrics.push_back({std::move(row), {}});
        }
        metrics.back().series.push_back(all.integer(9));
    }
    const auto unwanted = [&filter](const MetricSeries& metric) {
        const MetricRow& row = metric.row;
        const bool inWindow = !filter.window || (row.first < filter.window->end && row.last >= filter.window->begin);
        return !inWindow || !matchesAll(row, filter.terms);
    };
    metrics.erase(std::remove_if(metrics.begin(), metrics.end(), unwanted), metrics.end());
    return metrics;
}

void addExemplars(ReaderContext& context, std::vector<MetricSeries>& metrics)
{
    if (context.db.integer("SELECT EXISTS(SELECT 1 FROM exemplar)") == 0)
        return;
    Statement find = context.db.prepare("SELECT trace_id, max(time_ns), count(*) FROM exemplar WHERE series=?1 GROUP BY trace_id");
    for (MetricSeries& metric : metrics) {
        std::vector<std::pair<std::int64_t, domain::TraceId>> traces;
        for (const std::int64_t one : metric.series) {
            find.bind(1, one);
            while (find.step()) {
                traces.emplace_back(find.integer(1), domain::TraceId::fromBytes(find.blob(0)));
                metric.row.exemplars += find.integer(2);
            }
        }
        std::sort(traces.begin(), traces.end(), [](const auto& a, const auto& b) { return a > b; });
        for (const auto& [time, trace] : traces) {
            auto& known = metric.row.exemplarTraces;
            if (known.size() < kMaxExemplarTraces && std::find(known.begin(), known.end(), trace) == known.end())
                known.push_back(trace);
        }
    }
}

std::vector<MetricRow> readMetrics(ReaderContext& context, const domain::Filter& filter)
{
    std::vector<MetricSeries> metrics = findMetrics(context, filter);
    addExemplars(context, metrics);
    std::vector<MetricRow> rows;
    rows.reserve(metrics.size());
    for (MetricSeries& metric : metrics)
        rows.push_back(std::move(metric.row));
    return rows;
}

void readPoints(ReaderContext& context, std::span<const std::string> names, const std::function<void(const PointRow&)>& each)
{
    std::vector<std::int64_t> series;
    Statement find = context.db.prepare("SELECT id FROM series WHERE name=?1 AND points>0");
    for (const std::string& name : names) {
        find.bindText(1, name);
        while (find.step())
            series.push_back(find.integer(0));
    }
    for (const Partition& part : context.partitions) {
        if (part.points > 0 && !series.empty())
            readPointsOf(context, part, series, each);
    }
}

bool readPointPage(ReaderContext& context, const domain::Filter& filter, WorkspaceReader::PointCursor& cursor, std::size_t limit,
                   const std::function<void(const PointPayload&)>& each)
{
    const Resources resources = resourcesThatMeet(context, filter.where);
    std::unordered_map<std::int64_t, Series> known;
    std::size_t looked = 0;
    for (const Partition& part : context.partitions) {
        if (part.number < cursor.partition || part.points == 0)
            continue;
        if (part.number > cursor.partition)
            cursor = {part.number, 0};
        Statement next = context.db.prepare("SELECT id, series, time_ns, blk, slot FROM " + tableOf("point", part.number)
                                            + " WHERE id>?1 ORDER BY id LIMIT ?2");
        bindIntegers(next, cursor.key, limit - looked);
        while (next.step()) {
            ++looked;
            cursor.key = next.integer(0);
            const auto [at, isNew] = known.try_emplace(next.integer(1));
            if (isNew)
                at->second = readSeries(context, filter.terms, resources, next.integer(1));
            const domain::Timestamp time{next.integer(2)};
            const bool inWindow = !filter.window || (time >= filter.window->begin && time < filter.window->end);
            if (!at->second.wanted || !inWindow)
                continue;
            PointPayload& payload = at->second.payload;
            payload.point = context.blocks.record(part.number, next.integer(3), static_cast<std::size_t>(next.integer(4)));
            each(payload);
        }
        if (looked >= limit)
            return true;
    }
    return false;
}

std::vector<ExemplarRow> readExemplars(ReaderContext& context, const domain::TraceId& trace)
{
    Statement find = context.db.prepare("SELECT s.name, s.unit, r.service, e.time_ns, e.value, e.span_id FROM exemplar e JOIN series s ON s.id=e.series "
                                        "JOIN resource r ON r.id=s.resource WHERE e.trace_id=?1 ORDER BY e.time_ns, s.name");
    find.bindBlob(1, trace.view());
    std::vector<ExemplarRow> rows;
    while (find.step()) {
        rows.push_back({std::string(find.text(0)), std::string(find.text(1)), std::string(find.text(2)), {find.integer(3)}, find.real(4),
                        {static_cast<std::uint64_t>(find.integer(5))}});
    }
    return rows;
}

bool readHasUsage(ReaderContext& context, const std::string& service, const std::string& session)
{
    Statement id = context.db.prepare("SELECT id FROM dict WHERE kind=?1 AND s=?2");
    id.bind(1, static_cast<std::int64_t>(DictKind::Service));
    id.bindText(2, service);
    const std::int64_t svc = id.step() ? id.integer(0) : 0;
    id.reset();
    if (session.empty()) {
        Statement any = context.db.prepare("SELECT 1 FROM rollup WHERE svc=?1 AND in_n+out_n>0 LIMIT 1");
        any.bind(1, svc);
        return any.step();
    }
    Statement same = context.db.prepare("SELECT 1 FROM dict d JOIN trace_session x ON x.session=d.id JOIN trace t ON t.id=x.trace "
                                        "WHERE d.kind=?1 AND d.s=?2 AND t.svc=?3 AND t.in_n+t.out_n>0 LIMIT 1");
    same.bind(1, static_cast<std::int64_t>(DictKind::Session));
    same.bindText(2, session);
    same.bind(3, svc);
    if (same.step())
        return true;
    Statement none = context.db.prepare("SELECT 1 FROM trace WHERE svc=?1 AND session=0 AND in_n+out_n>0 LIMIT 1");
    none.bind(1, svc);
    return none.step();
}

} // namespace whyglass::store
