// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filter_sql.h"
#include "models/store/first_keys.h"
#include "models/store/list_queries.h"
#include "models/store/record_volume.h"
#include "models/store/sort_sql.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::store {

namespace {

/// A record that does not say when it happened was seen at least.
constexpr const char* kTime = "CASE WHEN l.time_ns<>0 THEN l.time_ns ELSE nullif(l.observed_ns,0) END";

using Ranks = std::unordered_map<std::int64_t, std::int64_t>;

/// Resources by a text of theirs; those that do not tell it are left out.
Ranks resourceRanks(ReaderContext& context, std::string ResourceTexts::*text)
{
    std::vector<std::pair<std::string, std::int64_t>> texts;
    for (const ResourceTexts& resource : context.resources()) {
        if (!(resource.*text).empty())
            texts.emplace_back(resource.*text, resource.id);
    }
    std::sort(texts.begin(), texts.end());
    Ranks ranks;
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == 0 || texts[i].first != texts[i - 1].first)
            ++rank; // resources of one name are equals: their records are ordered by arrival
        ranks.emplace(texts[i].second, rank);
    }
    return ranks;
}

/// How the records of a partition are sorted: a number in SQL, or the rank of a text behind that number.
struct LogSort {
    std::string sql;
    Ranks ranks;
    bool byText = false;
};

LogSort logSort(ReaderContext& context, SortKey key)
{
    switch (key) {
    case SortKey::Severity: return {"nullif(l.severity,0)", {}, false};
    case SortKey::Service: return {"l.res", resourceRanks(context, &ResourceTexts::service), true};
    case SortKey::Scope: return {"l.res", resourceRanks(context, &ResourceTexts::scope), true};
    case SortKey::Trace: return {"(SELECT t.id FROM trace_by_id t WHERE t.trace_id=l.trace_id)", {}, false};
    case SortKey::Name:
    case SortKey::Event: {
        LogSort sort{"nullif(l.event,0)", {}, true};
        for (const auto& [id, rank] : context.textRanks())
            sort.ranks.emplace(id, rank);
        return sort;
    }
    default: return {kTime, {}, false};
    }
}

} // namespace

std::vector<std::int64_t> findLogKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    const LogSort sort = logSort(context, order.key);
    FirstKeys first(order.descending, limit);
    for (const Partition& part : context.partitions) {
        if (part.logs == 0)
            continue;
        const Sql condition = FilterSql(context).logs(filter, part);
        Sql sql("SELECT l.id, " + sort.sql + " FROM log_" + std::to_string(part.number) + " l");
        if (!condition.empty())
            sql += Sql(" WHERE ") + condition;
        if (!sort.byText && limit != kAllKeys)
            sql += orderBy(sort.sql, "l.id", order.descending) + limited(limit);
        Statement find = context.prepare(sql);
        while (find.step()) {
            const auto rank = sort.byText ? sort.ranks.find(find.integer(1)) : sort.ranks.end();
            const bool unknown = find.isNull(1) || (sort.byText && rank == sort.ranks.end());
            first.add(unknown ? 0 : sort.byText ? rank->second : find.integer(1), find.integer(0), unknown);
        }
        first.trim();
    }
    return first.take();
}

RecordVolume readLogVolume(ReaderContext& context, std::size_t buckets, const domain::Filter& filter)
{
    VolumeParts parts(context.partitions, &Partition::logTimes, buckets);
    if (parts.empty())
        return {};
    for (const Partition& part : context.partitions) {
        if (part.logs == 0)
            continue;
        const Sql condition = both(FilterSql(context).logs(filter, part), Sql("l.time_ns<>0 OR l.observed_ns<>0"));
        const Sql sql = Sql("SELECT " + parts.partOf(std::string("(") + kTime + ")") + ", count(*), sum(l.severity BETWEEN 13 AND 16), sum(l.severity>=17) FROM log_"
                            + std::to_string(part.number) + " l WHERE ")
            + condition + " GROUP BY 1";
        Statement rows = context.prepare(sql);
        while (rows.step()) {
            RecordVolume::Bucket& bucket = parts.at(rows.integer(0));
            bucket.records += rows.integer(1);
            bucket.warnings += rows.integer(2);
            bucket.errors += rows.integer(3);
        }
    }
    return parts.take();
}

} // namespace whyglass::store
