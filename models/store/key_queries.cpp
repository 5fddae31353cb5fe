// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/key_queries.h"

#include "models/store/filter_sql.h"
#include "models/store/first_keys.h"
#include "models/store/newest_spans.h"
#include "models/store/sort_sql.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace whyglass::store {

namespace {

std::vector<std::int64_t> keysOf(ReaderContext& context, const Sql& sql)
{
    Statement find = context.prepare(sql);
    std::vector<std::int64_t> keys;
    while (find.step())
        keys.push_back(find.integer(0));
    return keys;
}

Sql select(const char* from, const Sql& condition, const std::string& order)
{
    Sql sql(from);
    if (!condition.empty())
        sql += Sql(" WHERE ") + condition;
    return sql + order;
}

/// Those whose rows come first, first.
std::vector<const Partition*> inOrder(const std::vector<Partition>& partitions, SortOrder order)
{
    std::vector<const Partition*> ordered;
    for (const Partition& part : partitions)
        ordered.push_back(&part);
    std::sort(ordered.begin(), ordered.end(), [order](const Partition* a, const Partition* b) {
        return order.descending ? a->starts.max > b->starts.max : a->starts.min < b->starts.min;
    });
    return ordered;
}

} // namespace

std::vector<std::int64_t> findTraceKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    const std::string rows = orderBy(traceSort(order.key), "t.id", order.descending) + limited(limit);
    const bool newestFirst = order.key == SortKey::Start && order.descending;
    if (limit == kAllKeys || !newestFirst || !FilterSql(context).findsByPartition(filter))
        return keysOf(context, select("SELECT t.id FROM trace t", FilterSql(context).traces(filter), rows));
    // A trace starts no later than its span that is found, so older partitions are left out once there are enough.
    FirstKeys first(order.descending, limit);
    std::unordered_set<std::int64_t> known;
    for (const Partition* part : inOrder(context.partitions, order)) {
        if (part->logs == 0 && first.isBehind(part->starts.max))
            continue;
        const auto add = [&](const Sql& condition) {
            const Sql sql = select("SELECT t.id, t.start_ns FROM trace t", condition, rows);
            std::size_t found = 0;
            for (Statement find = context.prepare(sql); find.step(); ++found)
                if (known.insert(find.integer(0)).second)
                    first.add(find.integer(1), find.integer(0));
            first.trim();
            return found;
        };
        const Sql whole = FilterSql(context, *part).traces(filter);
        if (part->logs > 0 || !context.usesSlices(*part, whole)) {
            add(whole);
            continue;
        }
        NewestSpans newest(context.db, *part, context.startOrder(*part), kFirstSliceRows);
        for (std::size_t found = 0;;) {
            const NewestSpans::Slice slice = newest.next(found, limit);
            found += add(FilterSql(context, slice).traces(filter));
            if (!slice.rest || first.isBehind(slice.rest))
                break;
        }
    }
    return first.take();
}

std::int64_t countTraces(ReaderContext& context, const domain::Filter& filter)
{
    return keysOf(context, select("SELECT count(*) FROM trace t", FilterSql(context).traces(filter), "")).at(0);
}

std::vector<std::int64_t> findDecisionKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return keysOf(context, select("SELECT d.id FROM decision d", FilterSql(context).decisions(filter),
                                  orderBy(decisionSort(order.key), "d.id", order.descending) + limited(limit)));
}

std::vector<std::int64_t> findFindingKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return keysOf(context, select("SELECT f.id FROM finding f", FilterSql(context).findings(filter),
                                  orderBy(findingSort(order.key), "f.id", order.descending) + limited(limit)));
}

/// The end of what is asked for, where there is one.
std::optional<std::int64_t> endOf(const domain::Filter& filter) { return filter.window ? std::optional(filter.window->end.ns) : std::nullopt; }

/// The newest spans of a partition that meet a filter. Adds no more than a page needs.
void addNewestSpans(ReaderContext& context, const domain::Filter& filter, const Partition& part, std::size_t limit, FirstKeys& first)
{
    const std::string rows = orderBy(spanSort(SortKey::Start), "s.id", true) + limited(limit);
    const auto add = [&](const std::string& from, const Sql& condition) {
        std::size_t found = 0;
        const Sql sql = select(("SELECT s.id, s.start_ns FROM " + from).c_str(), condition, rows);
        for (Statement find = context.prepare(sql); find.step(); ++found)
            first.add(find.integer(1), find.integer(0));
        first.trim();
        return found;
    };
    const Sql whole = FilterSql(context).spans(filter, part);
    if (!context.usesSlices(part, whole)) {
        add("span_" + std::to_string(part.number) + " s", whole);
        return;
    }
    NewestSpans newest(context.db, part, context.startOrder(part), whole.empty() ? static_cast<std::int64_t>(limit) : kFirstSliceRows, endOf(filter));
    for (std::size_t found = 0;;) {
        const NewestSpans::Slice slice = newest.next(found, limit);
        found += add(slice.from, both(slice.condition, FilterSql(context).spans(filter, slice.part)));
        if (!slice.rest || first.isBehind(slice.rest))
            return;
    }
}

std::vector<std::int64_t> findSpanKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    const bool newestFirst = order.key == SortKey::Start && order.descending && limit != kAllKeys;
    std::unordered_map<std::int64_t, std::int64_t> ranks;
    const bool byText = order.key == SortKey::Name || order.key == SortKey::Service || order.key == SortKey::Subject;
    if (byText) {
        for (const auto& [id, rank] : context.textRanks())
            ranks.emplace(id, rank);
    }
    FirstKeys first(order.descending, limit);
    for (const Partition* part : inOrder(context.partitions, order)) {
        if (order.key == SortKey::Start && first.isBehind(order.descending ? part->starts.max : part->starts.min))
            continue;
        const auto end = endOf(filter);
        if (end && part->starts.min && *part->starts.min >= *end)
            continue;
        if (newestFirst) {
            addNewestSpans(context, filter, *part, limit, first);
            continue;
        }
        const Sql condition = FilterSql(context).spans(filter, *part);
        const std::string sort = spanSort(order.key);
        const std::string from = "SELECT s.id, " + sort + " FROM span_" + std::to_string(part->number) + " s";
        // Texts are ordered here, by their rank.
        const std::string rows = byText || limit == kAllKeys ? std::string() : orderBy(sort, "s.id", order.descending) + limited(limit);
        const Sql sql = select(from.c_str(), condition, rows);
        Statement find = context.prepare(sql);
        while (find.step()) {
            const std::int64_t value = find.integer(1);
            const bool unknown = find.isNull(1) || (byText && value == 0);
            first.add(byText ? ranks[value] : value, find.integer(0), unknown);
        }
        first.trim();
    }
    return first.take();
}

std::int64_t countSpans(ReaderContext& context, const domain::Filter& filter)
{
    std::int64_t count = 0;
    for (const Partition& part : context.partitions) {
        if (!filter.window && filter.asksNothing()) {
            count += part.spans;
            continue;
        }
        const std::string from = "SELECT count(*) FROM span_" + std::to_string(part.number) + " s";
        count += keysOf(context, select(from.c_str(), FilterSql(context).spans(filter, part), "")).at(0);
    }
    return count;
}

} // namespace whyglass::store
