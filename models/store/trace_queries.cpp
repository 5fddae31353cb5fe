// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_queries.h"

#include "models/store/call_sums.h"
#include "models/store/trace_summary.h"

#include <algorithm>

namespace whyglass::store {

namespace {

constexpr const char* kColumns = "id, trace_id, start_ns, end_ns, n, errs, steps, root_name, svc, tier, usr, session, models, missing, "
                                 "findings, decisions, worst, analysed, skewed";
constexpr int kPlain = 19;

/// Sessions shown of one trace.
constexpr int kMaxSessions = 50;

std::string sumColumns()
{
    std::string list;
    for (const char* column : CallSums::kColumnNames)
        list += std::string(", ") + column;
    return list;
}

std::vector<std::string> sessionsOf(ReaderContext& context, std::int64_t trace)
{
    Statement find = context.db.prepare("SELECT d.s FROM trace_session t JOIN dict d ON d.id=t.session WHERE t.trace=?1 ORDER BY d.s LIMIT ?2");
    bindIntegers(find, trace, kMaxSessions);
    std::vector<std::string> sessions;
    while (find.step())
        sessions.emplace_back(find.text(0));
    return sessions;
}

TraceRow readRow(ReaderContext& context, const Statement& row)
{
    TraceRow trace;
    trace.key = {row.integer(0)};
    trace.trace = domain::TraceId::fromBytes(row.blob(1));
    trace.start = {row.integer(2)};
    trace.end = {row.integer(3)};
    trace.spans = row.integer(4);
    trace.errors = row.integer(5);
    const std::vector<std::int64_t> steps = unpackNumbers(row.blob(6));
    std::copy_n(steps.begin(), std::min(steps.size(), trace.steps.size()), trace.steps.begin());
    trace.rootName = context.text(row.integer(7));
    trace.service = context.text(row.integer(8));
    trace.tier = context.text(row.integer(9));
    trace.user = context.text(row.integer(10));
    if (row.integer(11) == TraceSummary::kSeveral)
        trace.sessions = sessionsOf(context, trace.key.value);
    else if (row.integer(11) != 0)
        trace.sessions.push_back(context.text(row.integer(11)));
    for (const std::int64_t model : unpackNumbers(row.blob(12)))
        trace.models.push_back(context.text(model));
    std::sort(trace.models.begin(), trace.models.end()); // ids tell the order of arrival
    std::sort(trace.sessions.begin(), trace.sessions.end());
    trace.complete = row.integer(13) == 0;
    trace.findings = row.integer(14);
    trace.decisions = row.integer(15);
    trace.worst = static_cast<domain::Severity>(row.integer(16));
    trace.analysed = row.integer(17) != 0;
    trace.missingParents = row.integer(13);
    trace.skewedSpans = row.integer(18);
    const CallSums sums = CallSums::read(row, kPlain);
    trace.tokens = sums.tokens();
    trace.calls = sums.calls();
    trace.unknownCalls = sums.unknown();
    trace.unpricedCalls = sums.unpriced();
    trace.cost = sums.cost();
    return trace;
}

} // namespace

std::vector<TraceRow> readTraces(ReaderContext& context, std::span<const std::int64_t> keys)
{
    Statement find = context.db.prepare(std::string("SELECT ") + kColumns + sumColumns() + " FROM trace WHERE id=?1");
    std::vector<TraceRow> traces;
    traces.reserve(keys.size());
    for (const std::int64_t key : keys) {
        find.bind(1, key);
        if (find.step())
            traces.push_back(readRow(context, find));
        find.reset();
    }
    return traces;
}

std::optional<std::int64_t> findTraceKey(ReaderContext& context, const domain::TraceId& id)
{
    Statement find = context.db.prepare("SELECT id FROM trace_by_id WHERE trace_id=?1");
    find.bindBlob(1, id.view());
    return find.step() ? std::optional(find.integer(0)) : std::nullopt;
}

} // namespace whyglass::store
