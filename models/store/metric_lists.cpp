// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/list_queries.h"
#include "models/store/metric_queries.h"
#include "models/store/record_volume.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace whyglass::store {

namespace {

/// What a metric is sorted by: a text or a number; unknown where it has neither.
struct MetricOrder {
    std::string text;
    std::optional<double> number;
};

MetricOrder orderOf(const MetricRow& row, SortKey key)
{
    const auto number = [](std::int64_t value) { return MetricOrder{{}, static_cast<double>(value)}; };
    switch (key) {
    case SortKey::Name: return {row.name, {}};
    case SortKey::Service: return {row.service, {}};
    case SortKey::Kind: return {row.kind, {}};
    case SortKey::Unit: return {row.unit, {}};
    case SortKey::State: return number(row.temporality);
    case SortKey::Points: return number(row.points);
    case SortKey::Value: return {{}, row.lastValue};
    case SortKey::Exemplars: return number(row.exemplars);
    case SortKey::Last: return number(row.last.ns);
    default: return number(row.first.ns);
    }
}

std::optional<MetricSeries> metricOf(ReaderContext& context, std::int64_t key)
{
    for (MetricSeries& metric : findMetrics(context, {})) {
        if (metric.row.key == key)
            return std::move(metric);
    }
    return std::nullopt;
}

std::string listOf(const std::vector<std::int64_t>& series)
{
    std::string list;
    for (const std::int64_t one : series)
        list += (list.empty() ? "" : ",") + std::to_string(one);
    return "(" + list + ")";
}

void addPoint(PointBucket& bucket, std::int64_t time, double value)
{
    const bool first = bucket.points++ == 0;
    bucket.least = first ? value : std::min(bucket.least, value);
    bucket.most = first ? value : std::max(bucket.most, value);
    if (first || time >= bucket.time.ns) {
        bucket.time = {time};
        bucket.last = value;
    }
}

} // namespace

std::vector<std::int64_t> findMetricKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    std::vector<MetricSeries> metrics = findMetrics(context, filter);
    if (order.key == SortKey::Exemplars)
        addExemplars(context, metrics);
    std::vector<std::pair<MetricOrder, std::int64_t>> sorted;
    sorted.reserve(metrics.size());
    for (const MetricSeries& metric : metrics)
        sorted.emplace_back(orderOf(metric.row, order.key), metric.row.key);
    std::sort(sorted.begin(), sorted.end(), [&order](const auto& left, const auto& right) {
        const bool unknownLeft = left.first.text.empty() && !left.first.number;
        const bool unknownRight = right.first.text.empty() && !right.first.number;
        if (unknownLeft != unknownRight)
            return unknownRight;
        const auto& a = order.descending ? right : left;
        const auto& b = order.descending ? left : right;
        return std::tie(a.first.text, a.first.number, a.second) < std::tie(b.first.text, b.first.number, b.second);
    });
    std::vector<std::int64_t> keys;
    for (const auto& [by, key] : sorted) {
        if (keys.size() < limit)
            keys.push_back(key);
    }
    return keys;
}

std::vector<MetricRow> readMetricRows(ReaderContext& context, std::span<const std::int64_t> keys)
{
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i)
        places.emplace(keys[i], i);
    std::vector<MetricSeries> metrics = findMetrics(context, {});
    metrics.erase(std::remove_if(metrics.begin(), metrics.end(), [&places](const MetricSeries& metric) { return !places.contains(metric.row.key); }),
                  metrics.end());
    std::sort(metrics.begin(), metrics.end(),
              [&places](const MetricSeries& a, const MetricSeries& b) { return places.at(a.row.key) < places.at(b.row.key); });
    addExemplars(context, metrics);
    std::vector<MetricRow> rows;
    for (MetricSeries& metric : metrics)
        rows.push_back(std::move(metric.row));
    return rows;
}

std::vector<PointBucket> readMetricHistory(ReaderContext& context, std::int64_t key, std::size_t buckets)
{
    const auto metric = metricOf(context, key);
    if (!metric || buckets == 0)
        return {};
    const std::int64_t begin = metric->row.first.ns;
    const std::int64_t length = (metric->row.last.ns - begin) / static_cast<std::int64_t>(buckets) + 1;
    std::map<std::int64_t, PointBucket> parts;
    for (const Partition& part : context.partitions) {
        if (part.points == 0)
            continue;
        Statement rows = context.db.prepare("SELECT time_ns, value FROM " + tableOf("point", part.number) + " WHERE series IN " + listOf(metric->series));
        while (rows.step())
            addPoint(parts[(rows.integer(0) - begin) / length], rows.integer(0), rows.real(1));
    }
    std::vector<PointBucket> history;
    for (const auto& [part, bucket] : parts)
        history.push_back(bucket);
    return history;
}

RecordVolume readPointVolume(ReaderContext& context, std::size_t buckets, const domain::Filter& filter)
{
    VolumeParts parts(context.partitions, &Partition::pointTimes, buckets);
    if (parts.empty())
        return {};
    std::vector<std::int64_t> series;
    for (const MetricSeries& metric : findMetrics(context, filter))
        series.insert(series.end(), metric.series.begin(), metric.series.end());
    for (const Partition& part : context.partitions) {
        if (part.points == 0 || series.empty())
            continue;
        Statement rows = context.db.prepare("SELECT " + parts.partOf("time_ns") + ", count(*) FROM " + tableOf("point", part.number) + " WHERE series IN "
                                            + listOf(series) + " GROUP BY 1");
        while (rows.step())
            parts.at(rows.integer(0)).records += rows.integer(1);
    }
    return parts.take();
}

} // namespace whyglass::store
