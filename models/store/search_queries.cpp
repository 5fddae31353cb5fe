// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/aggregate_queries.h"
#include "models/store/schema/schema.h"
#include "models/store/text_terms.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace whyglass::store {

namespace {

void addIds(ReaderContext& context, const Sql& sql, std::vector<std::int64_t>& ids)
{
    Statement find = context.prepare(sql);
    while (find.step())
        ids.push_back(find.integer(0));
}

/// Newest records before `before` in a table of (upto, …).
Sql newestOf(const std::string& table, std::int64_t after, std::int64_t before, std::size_t limit)
{
    Sql sql("SELECT id FROM " + table + " WHERE id>");
    sql.add(after);
    sql += " AND id<";
    sql.add(before);
    sql += " ORDER BY id DESC LIMIT ";
    return sql.add(static_cast<std::int64_t>(limit));
}

/// Ids of one partition, newest first: all records behind the watermark (the caller looks into their payloads anyway), then
/// the hits of the index.
std::vector<std::int64_t> candidateIds(ReaderContext& context, const Partition& part, const std::string& match, std::int64_t before, std::size_t limit)
{
    std::vector<std::int64_t> ids;
    if (part.indexedUpto < part.lastId && before > part.indexedUpto + 1) {
        addIds(context, newestOf(tableOf("span", part.number), part.indexedUpto, before, limit), ids);
        addIds(context, newestOf(tableOf("log", part.number), part.indexedUpto, before, limit), ids);
        std::sort(ids.begin(), ids.end(), std::greater<>());
        ids.resize(std::min(ids.size(), limit));
    }
    if (ids.size() < limit && !match.empty()) {
        const std::string table = tableOf("text", part.number);
        Sql sql("SELECT rowid FROM " + table + " WHERE " + table + " MATCH ");
        sql.add(match);
        sql += " AND rowid<";
        sql.add(before);
        sql += " ORDER BY rowid DESC LIMIT ";
        sql.add(static_cast<std::int64_t>(limit - ids.size()));
        addIds(context, sql, ids);
    }
    return ids;
}

SearchHit hitOf(const Statement& row, std::int64_t key, bool isLog)
{
    SearchHit hit;
    hit.key = {key};
    hit.trace = domain::TraceId::fromBytes(row.blob(0));
    hit.span = {static_cast<std::uint64_t>(row.integer(1))};
    hit.start = {row.integer(2)};
    hit.isLog = isLog;
    hit.logKey = isLog ? key : 0;
    return hit;
}

} // namespace

std::vector<SearchHit> readSearchCandidates(ReaderContext& context, std::string_view text, std::int64_t beforeKey, std::size_t limit)
{
    const std::string match = matchAllWords(context.db.handle(), text);
    const std::int64_t before = beforeKey > 0 ? beforeKey : std::numeric_limits<std::int64_t>::max();
    std::vector<SearchHit> hits;
    for (auto part = context.partitions.rbegin(); part != context.partitions.rend() && hits.size() < limit; ++part) {
        if (part->firstId >= before)
            continue;
        Statement span = context.db.prepare("SELECT t.trace_id, s.span_id, s.start_ns FROM " + tableOf("span", part->number)
                                            + " s JOIN trace t ON t.id=s.trace WHERE s.id=?1");
        Statement log = context.db.prepare("SELECT trace_id, span_id, CASE WHEN time_ns<>0 THEN time_ns ELSE observed_ns END FROM "
                                           + tableOf("log", part->number) + " WHERE id=?1");
        for (const std::int64_t key : candidateIds(context, *part, match, before, limit - hits.size())) {
            for (Statement* row : {&span, &log}) {
                row->bind(1, key);
                const bool found = row->step();
                if (found)
                    hits.push_back(hitOf(*row, key, row == &log));
                row->reset();
                if (found)
                    break;
            }
        }
    }
    return hits;
}

} // namespace whyglass::store
