// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/call_sums.h"
#include "models/store/filter_sql.h"
#include "models/store/list_queries.h"
#include "models/store/sort_sql.h"
#include "models/store/trace_summary.h"

#include <algorithm>
#include <set>

namespace whyglass::store {

namespace {

/// Names shown of one session.
constexpr std::size_t kMostNames = 50;

constexpr const char* kColumns = "t.start_ns, t.end_ns, t.n, t.errs, t.usr, t.tier, t.svc, t.models, t.findings, t.decisions, t.worst, t.analysed";
constexpr int kPlain = 12;

std::string readSql()
{
    std::string sql = std::string("SELECT ") + kColumns;
    for (const char* column : CallSums::kColumnNames)
        sql += std::string(", t.") + column;
    return sql + " FROM trace_session x JOIN trace t ON t.id=x.trace WHERE x.session=?1";
}

/// Dictionary ids of what the traces of a session carry; a trace with several users or tiers adds none.
struct Names {
    std::set<std::int64_t> users, tiers, services, models;

    void add(const Statement& trace)
    {
        for (const auto& [ids, column] : {std::pair(&users, 4), std::pair(&tiers, 5), std::pair(&services, 6)}) {
            if (trace.integer(column) > 0)
                ids->insert(trace.integer(column));
        }
        for (const std::int64_t model : unpackNumbers(trace.blob(7)))
            models.insert(model);
    }
};

std::vector<std::string> textsOf(ReaderContext& context, const std::set<std::int64_t>& ids)
{
    std::vector<std::string> texts;
    for (const std::int64_t id : ids) {
        if (texts.size() < kMostNames)
            texts.push_back(context.text(id));
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

void addTrace(SessionRow& row, CallSums& sums, const Statement& trace)
{
    const domain::Timestamp start{trace.integer(0)};
    row.first = row.traces == 0 ? start : std::min(row.first, start);
    row.lastStart = row.traces == 0 ? start : std::max(row.lastStart, start);
    row.last = std::max(row.last, domain::Timestamp{trace.integer(1)});
    ++row.traces;
    row.spans += trace.integer(2);
    row.errors += trace.integer(3);
    row.findings += trace.integer(8);
    row.decisions += trace.integer(9);
    if (trace.integer(8) > 0)
        row.worst = std::max(row.worst, static_cast<domain::Severity>(trace.integer(10)));
    row.analysed = row.analysed && trace.integer(11) != 0;
    sums.add(CallSums::read(trace, kPlain));
}

} // namespace

std::vector<std::int64_t> findSessionKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    Sql sql("SELECT x.session FROM trace_session x JOIN trace t ON t.id=x.trace");
    const Sql matching = FilterSql(context).traces(filter);
    if (!matching.empty())
        sql += Sql(" WHERE x.session IN (SELECT y.session FROM trace_session y WHERE y.trace IN (SELECT t.id FROM trace t WHERE ") + matching + "))";
    sql += " GROUP BY x.session" + orderBy(sessionSort(order.key), "x.session", order.descending) + limited(limit);
    Statement find = context.prepare(sql);
    std::vector<std::int64_t> keys;
    while (find.step())
        keys.push_back(find.integer(0));
    return keys;
}

std::vector<SessionRow> readSessions(ReaderContext& context, std::span<const std::int64_t> keys)
{
    Statement find = context.db.prepare(readSql());
    std::vector<SessionRow> rows;
    rows.reserve(keys.size());
    for (const std::int64_t key : keys) {
        SessionRow row;
        row.key = key;
        row.analysed = true;
        CallSums sums;
        Names names;
        find.bind(1, key);
        while (find.step()) {
            addTrace(row, sums, find);
            names.add(find);
        }
        if (row.traces == 0)
            continue;
        row.session = context.text(key);
        row.users = textsOf(context, names.users);
        row.tiers = textsOf(context, names.tiers);
        row.services = textsOf(context, names.services);
        row.models = textsOf(context, names.models);
        row.tokens = sums.tokens();
        row.calls = sums.calls();
        row.unknownCalls = sums.unknown();
        row.unpricedCalls = sums.unpriced();
        row.cost = sums.cost();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace whyglass::store
