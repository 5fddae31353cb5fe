// SPDX-License-Identifier: GPL-3.0-or-later
// Values of log records and metrics, as the facets of their lists count them.
#include "models/store/aggregate_queries.h"
#include "models/store/filter_sql.h"
#include "models/store/log_levels.h"
#include "models/store/metric_queries.h"
#include "models/store/schema/schema.h"

namespace whyglass::store {

namespace {

/// Calls `count(value, records)` for each value of a column of the log records.
template <typename Count>
void eachLogValue(ReaderContext& context, const std::string& column, const domain::Filter& filter, const Count& count)
{
    for (const Partition& part : context.partitions) {
        if (part.logs == 0)
            continue;
        Sql sql("SELECT " + column + ", count(*) FROM " + tableOf("log", part.number) + " l");
        if (const Sql condition = FilterSql(context).logs(filter, part); !condition.empty())
            sql += Sql(" WHERE ") + condition;
        sql += " GROUP BY 1";
        Statement rows = context.prepare(sql);
        while (rows.step())
            count(rows.integer(0), rows.integer(1));
    }
}

bool countLogField(ReaderContext& context, std::string_view field, const domain::Filter& filter, FacetCounts& counts)
{
    if (field == "log.severity") {
        eachLogValue(context, "CASE WHEN l.severity>0 THEN (l.severity-1)/4 ELSE -1 END", filter, [&counts](std::int64_t level, std::int64_t records) {
            if (level >= 0 && level < static_cast<std::int64_t>(kLogLevels.size()))
                counts[std::string(kLogLevels[static_cast<std::size_t>(level)])] += records;
        });
    } else if (field == "log.event") {
        eachLogValue(context, "l.event", filter, [&](std::int64_t event, std::int64_t records) { counts[context.text(event)] += records; });
    } else if (field == "log.service" || field == "log.scope") {
        const auto text = field == "log.service" ? &ResourceTexts::service : &ResourceTexts::scope;
        eachLogValue(context, "l.res", filter, [&](std::int64_t resource, std::int64_t records) { counts[context.resource(resource).*text] += records; });
    } else {
        return false;
    }
    return true;
}

bool countMetricField(ReaderContext& context, std::string_view field, const domain::Filter& filter, FacetCounts& counts)
{
    const auto text = field == "metric.service" ? &MetricRow::service
        : field == "metric.type"                ? &MetricRow::kind
        : field == "metric.unit"                ? &MetricRow::unit
                                                : nullptr;
    if (text == nullptr)
        return false;
    for (const MetricSeries& metric : findMetrics(context, filter))
        ++counts[metric.row.*text];
    return true;
}

} // namespace

bool countRecordField(ReaderContext& context, std::string_view field, const domain::Filter& filter, FacetCounts& counts)
{
    return countLogField(context, field, filter, counts) || countMetricField(context, field, filter, counts);
}

} // namespace whyglass::store
