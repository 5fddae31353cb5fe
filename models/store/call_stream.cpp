// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/call_stream.h"

#include "models/store/filter_sql.h"
#include "models/store/trace_tree.h"

namespace whyglass::store {

namespace {

constexpr const char* kColumns = "s.id, s.trace, s.parent, s.start_ns, s.dur_ns, s.name, s.model, s.provider, s.op, "
                                 "CASE WHEN s.tier>0 THEN s.tier ELSE max(t.tier,0) END, s.step, s.status, s.flags, "
                                 "s.in_tok, s.out_tok, s.cr_tok, s.cw_tok, s.rs_tok, s.cost";

CallRow rowOf(ReaderContext& context, const Statement& row)
{
    CallRow call;
    call.key = row.integer(0);
    call.trace = {row.integer(1)};
    call.parent = row.integer(2);
    call.start = {row.integer(3)};
    call.duration = {row.integer(4)};
    call.name = context.text(row.integer(5));
    call.model = context.text(row.integer(6));
    call.provider = context.text(row.integer(7));
    call.operation = context.text(row.integer(8));
    call.tier = context.text(row.integer(9));
    call.step = static_cast<domain::StepKind>(row.integer(10));
    call.error = row.integer(11) == static_cast<std::int64_t>(domain::SpanStatus::Error);
    const auto flags = static_cast<std::uint32_t>(row.integer(12));
    call.flags = flags;
    call.isCall = (flags & bitsOf(SpanFlag::Call)) != 0;
    if ((flags & bitsOf(SpanFlag::Summed)) == 0)
        return call;
    call.tokens = {row.optional(13), row.optional(14), row.optional(15), row.optional(16), row.optional(17)};
    if (const auto cost = row.optional(18))
        call.cost = domain::Money{*cost};
    return call;
}

} // namespace

void readCalls(ReaderContext& context, const domain::Filter& filter, std::int64_t after, const std::function<void(const CallRow&)>& each)
{
    for (const Partition& part : context.partitions) {
        if (part.state != PartitionState::Open && part.lastId <= after)
            continue;
        const Sql condition = FilterSql(context).spans(filter, part);
        Sql sql = Sql(std::string("SELECT ") + kColumns + " FROM span_" + std::to_string(part.number) + " s JOIN trace t ON t.id=s.trace WHERE (s.flags & "
                      + std::to_string(bitsOf(SpanFlag::Summed, SpanFlag::Call)) + ")<>0 AND s.id>");
        sql.add(after);
        if (!condition.empty())
            sql = sql + Sql(" AND (") + condition + ")";
        const Sql whole = sql + " ORDER BY s.id";
        Statement rows = context.prepare(whole);
        while (rows.step())
            each(rowOf(context, rows));
    }
}

} // namespace whyglass::store
