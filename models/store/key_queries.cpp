// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/key_queries.h"

#include "models/store/filter_sql.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace whyglass::store {

namespace {

std::string dictText(const std::string& column) { return "(SELECT x.s FROM dict x WHERE x.id=" + column + ") COLLATE NOCASE"; }

std::string traceSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration:
        return "t.end_ns-t.start_ns";
    case SortKey::Name:
    case SortKey::Subject:
        return dictText("t.root_name");
    case SortKey::Service:
        return dictText("t.svc");
    case SortKey::Spans:
        return "t.n";
    case SortKey::Errors:
        return "t.errs";
    case SortKey::Tokens:
        return "CASE WHEN t.in_n+t.out_n>0 THEN t.in_tok+t.out_tok END";
    case SortKey::Cost:
    case SortKey::Amount:
        return "CASE WHEN t.cost_n>0 THEN t.cost END";
    case SortKey::Findings:
        return "t.findings";
    case SortKey::Severity:
        return "CASE WHEN t.findings>0 THEN t.worst END";
    case SortKey::Result:
    case SortKey::Confidence:
        return "t.decisions";
    case SortKey::Start:
        break;
    }
    return "t.start_ns";
}

std::string decisionSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration:
        return "d.dur_ns";
    case SortKey::Name:
    case SortKey::Subject:
        return "nullif(d.subject,'') COLLATE NOCASE";
    case SortKey::Service:
        return "nullif(d.service,'') COLLATE NOCASE";
    case SortKey::Spans:
        return "(SELECT t.n FROM trace t WHERE t.id=d.trace)";
    case SortKey::Errors:
        return "(SELECT t.errs FROM trace t WHERE t.id=d.trace)";
    case SortKey::Tokens:
        return "CASE WHEN d.in_tok IS NOT NULL OR d.out_tok IS NOT NULL THEN ifnull(d.in_tok,0)+ifnull(d.out_tok,0) END";
    case SortKey::Cost:
        return "d.cost";
    case SortKey::Findings:
        return "(SELECT t.findings FROM trace t WHERE t.id=d.trace)";
    case SortKey::Severity:
        return "(SELECT t.worst FROM trace t WHERE t.id=d.trace AND t.findings>0)";
    case SortKey::Result:
        return "nullif(d.result,'') COLLATE NOCASE";
    case SortKey::Confidence:
        return "d.confidence";
    case SortKey::Amount:
        return "d.amount";
    case SortKey::Start:
        break;
    }
    return "d.start_ns";
}

std::string findingSort(SortKey key)
{
    switch (key) {
    case SortKey::Name:
    case SortKey::Subject:
        return "f.title COLLATE NOCASE";
    case SortKey::Severity:
    case SortKey::Findings:
        return "f.severity";
    case SortKey::Service:
        return "(SELECT x.s FROM trace t JOIN dict x ON x.id=t.svc WHERE t.id=f.trace) COLLATE NOCASE";
    case SortKey::Result:
        return "f.state";
    default:
        return "f.time_ns";
    }
}

std::string orderBy(const std::string& sort, const std::string& id, bool descending)
{
    const char* direction = descending ? " DESC" : " ASC";
    // NULLS LAST for both directions: what is not known is never in front
    return " ORDER BY " + sort + direction + " NULLS LAST, " + id + direction;
}

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

/// Rows of several partitions are sorted here: by a number, texts by their rank.
struct SortedKey {
    std::int64_t sort = 0;
    std::int64_t key = 0;
    bool unknown = false;
};

/// The first keys of an order among those that were added.
class FirstKeys {
public:
    FirstKeys(bool descending, std::size_t limit) : m_descending(descending), m_limit(limit) {}

    void add(SortedKey row) { m_rows.push_back(row); }
    /// Sorts and drops what is beyond the limit.
    void trim()
    {
        std::sort(m_rows.begin(), m_rows.end(), [this](const SortedKey& a, const SortedKey& b) {
            if (a.unknown != b.unknown)
                return b.unknown;
            return m_descending ? std::tie(a.sort, a.key) > std::tie(b.sort, b.key) : std::tie(a.sort, a.key) < std::tie(b.sort, b.key);
        });
        m_rows.resize(std::min(m_rows.size(), m_limit));
    }
    /// After trim(): whether rows that begin with `best` cannot come among the first.
    [[nodiscard]] bool isBehind(const std::optional<std::int64_t>& best) const
    {
        if (m_rows.size() < m_limit || !best)
            return false;
        return m_descending ? *best < m_rows.back().sort : *best > m_rows.back().sort;
    }
    std::vector<std::int64_t> take()
    {
        trim();
        std::vector<std::int64_t> keys;
        keys.reserve(m_rows.size());
        for (const SortedKey& row : m_rows)
            keys.push_back(row.key);
        return keys;
    }

private:
    bool m_descending;
    std::size_t m_limit;
    std::vector<SortedKey> m_rows;
};

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

std::string limited(std::size_t limit)
{
    return limit == kAllKeys ? std::string() : " LIMIT " + std::to_string(limit);
}

std::string spanSort(SortKey key)
{
    switch (key) {
    case SortKey::Duration:
        return "s.dur_ns";
    case SortKey::Name:
    case SortKey::Subject:
        return "s.name";
    case SortKey::Service:
        return "(SELECT r.svc FROM resource r WHERE r.id=s.res)";
    case SortKey::Errors:
    case SortKey::Result:
        return "s.status";
    case SortKey::Tokens:
        return "CASE WHEN s.in_tok IS NOT NULL OR s.out_tok IS NOT NULL THEN ifnull(s.in_tok,0)+ifnull(s.out_tok,0) END";
    case SortKey::Cost:
    case SortKey::Amount:
        return "s.cost";
    case SortKey::Findings:
        return "(SELECT count(*) FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id)";
    case SortKey::Severity:
        return "(SELECT max(f.severity) FROM finding f WHERE f.trace=s.trace AND f.span_id=s.span_id)";
    default:
        return "s.start_ns";
    }
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
        const Sql sql = select("SELECT t.id, t.start_ns FROM trace t", FilterSql(context, *part).traces(filter), rows);
        Statement find = context.prepare(sql);
        while (find.step()) {
            if (known.insert(find.integer(0)).second)
                first.add({find.integer(1), find.integer(0), false});
        }
        first.trim();
    }
    return first.take();
}

std::int64_t countTraces(ReaderContext& context, const domain::Filter& filter)
{
    return keysOf(context, select("SELECT count(*) FROM trace t", FilterSql(context).traces(filter), "")).at(0);
}

std::vector<std::int64_t> findDecisionKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order)
{
    return keysOf(context,
                  select("SELECT d.id FROM decision d", FilterSql(context).decisions(filter), orderBy(decisionSort(order.key), "d.id", order.descending)));
}

std::vector<std::int64_t> findFindingKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order)
{
    return keysOf(context,
                  select("SELECT f.id FROM finding f", FilterSql(context).findings(filter), orderBy(findingSort(order.key), "f.id", order.descending)));
}

std::vector<std::int64_t> findSpanKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
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
        const Sql condition = FilterSql(context).spans(filter, *part);
        const std::string sort = spanSort(order.key);
        const std::string from = "SELECT s.id, " + sort + " FROM span_" + std::to_string(part->number) + " s";
        // Texts are ordered here, by their rank.
        const std::string rows = byText || limit == kAllKeys ? std::string() : orderBy(sort, "s.id", order.descending) + limited(limit);
        const Sql sql = select(from.c_str(), condition, rows);
        Statement find = context.prepare(sql);
        while (find.step()) {
            const std::int64_t value = find.integer(1);
            const bool unknown = find.isNull(1);
            first.add({byText ? ranks[value] : value, find.integer(0), unknown});
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

std::vector<std::int64_t> findLogKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order)
{
    const char* column = order.key == SortKey::Severity ? ", l.severity" : ", CASE WHEN l.time_ns<>0 THEN l.time_ns ELSE l.observed_ns END";
    FirstKeys rows(order.descending, kAllKeys);
    for (const Partition& part : context.partitions) {
        if (part.logs == 0)
            continue;
        const Sql condition = FilterSql(context).logs(filter, part);
        const std::string from = std::string("SELECT l.id") + column + " FROM log_" + std::to_string(part.number) + " l";
        const Sql sql = select(from.c_str(), condition, "");
        Statement find = context.prepare(sql);
        while (find.step())
            rows.add({find.integer(1), find.integer(0), false});
    }
    return rows.take();
}

} // namespace whyglass::store
