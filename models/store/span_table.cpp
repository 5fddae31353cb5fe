// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_table.h"

#include "models/store/payload_codec.h"
#include "models/store/payload_hash.h"
#include "models/store/pending_span.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <cstring>

namespace whyglass::store {

namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;

/// As ResourceTable::Known::hash.
std::int64_t firstWord(std::string_view hash)
{
    std::int64_t word = 0;
    std::memcpy(&word, hash.data(), std::min(hash.size(), sizeof word));
    return word;
}

} // namespace

std::int64_t hourOf(std::int64_t ns)
{
    const std::int64_t hour = ns / kHourNs;
    return ns % kHourNs < 0 ? hour - 1 : hour;
}

std::size_t RollupHash::operator()(const RollupKey& key) const noexcept
{
    std::uint64_t hash = 0;
    for (const std::int64_t part : {key.hour, key.model, key.operation, key.provider, key.tier, key.service})
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
    return hash ^ hash >> 29U;
}

SpanTable::Statements& SpanTable::of(std::int64_t partition)
{
    const auto known = m_statements.find(partition);
    if (known != m_statements.end())
        return known->second;
    const std::string span = tableOf("span", partition);
    Statements made;
    made.insert = m_db.prepareKept(PendingRows::insertSql(span));
    made.block = m_db.prepareKept("INSERT INTO " + tableOf("block", partition) + "(n, raw, codec, dir, data) VALUES(?1,?2,?3,?4,?5)");
    made.tree = m_db.prepareKept("SELECT s.id, s.span_id, s.parent, s.hash, s.response, s.tool, s.tier, s.flags, s.step, s.start_ns, s.dur_ns, r.hash, "
                                 "d.s, s.in_tok, s.out_tok, r.scope FROM "
                                 + span + " s JOIN resource r ON r.id=s.res LEFT JOIN dict d ON d.id=s.model WHERE s.trace=?1 ORDER BY s.id");
    made.find = m_db.prepareKept("SELECT s.start_ns, s.model, s.op, s.provider, s.tier, r.svc, s.in_tok, s.out_tok, s.cr_tok, s.cw_tok, "
                                 "s.rs_tok, s.cost, s.flags, s.status FROM "
                                 + span + " s JOIN resource r ON r.id=s.res WHERE s.id=?1");
    made.setFlags = m_db.prepareKept("UPDATE " + span + " SET flags=?2 WHERE id=?1");
    made.setTool = m_db.prepareKept("UPDATE " + span + " SET step=?2, tool=CASE WHEN tool=0 THEN ?3 ELSE tool END WHERE id=?1");
    made.place = m_db.prepareKept("SELECT s.start_ns, s.blk, s.slot, d.s FROM " + span + " s LEFT JOIN dict d ON d.id=s.name WHERE s.id=?1");
    return m_statements.emplace(partition, std::move(made)).first->second;
}

void SpanTable::insert(std::int64_t partition, std::int64_t firstKey, std::span<const PendingSpan> spans)
{
    m_rows.set(spans, firstKey);
    of(partition).insert.run();
}

std::int64_t SpanTable::insertBlock(std::int64_t partition, const BlockRecord& block)
{
    const std::string directory = packDirectory(block.offsets, block.rawBytes);
    Statement& row = of(partition).block;
    bindIntegers(row, block.offsets.size(), block.rawBytes, block.codec);
    row.bindBlob(4, directory);
    row.bindBlob(5, block.data);
    row.run();
    return m_db.lastInsertId();
}

void SpanTable::loadTree(std::int64_t partition, std::int64_t trace, TraceTree& tree, std::int64_t traceTier)
{
    constexpr int kRowsASettlement = 8'192; // as a commit of them would: what waits to be settled takes memory
    const auto settle = [&tree, traceTier] {
        static_cast<void>(tree.settle(traceTier));
        static_cast<void>(tree.takeNewcomers());
    };
    Statement& rows = of(partition).tree;
    rows.bind(1, trace);
    for (int count = 1; rows.step(); ++count) {
        TreeSpan span;
        span.key = rows.integer(0);
        span.spanId = static_cast<std::uint64_t>(rows.integer(1));
        span.parentId = static_cast<std::uint64_t>(rows.integer(2));
        span.payloadHash = static_cast<std::uint64_t>(rows.integer(3));
        span.responseHash = static_cast<std::uint64_t>(rows.integer(4));
        span.tool = rows.integer(5);
        span.tier = rows.integer(6);
        span.flags = static_cast<std::uint32_t>(rows.integer(7));
        span.step = static_cast<domain::StepKind>(rows.integer(8));
        span.begin = rows.integer(9);
        span.end = span.begin + rows.integer(10);
        span.scope = firstWord(rows.blob(11));
        span.sameCall = sameCallHash(span.step, rows.text(12), rows.optional(13), rows.optional(14));
        if (span.sameCall != 0)
            span.library = static_cast<std::int64_t>(hashOf(rows.text(15)));
        tree.add(span);
        if (count % kRowsASettlement == 0)
            settle();
    }
    settle();
}

SpanTable::Stored SpanTable::find(std::int64_t partition, std::int64_t key)
{
    Statement& row = of(partition).find;
    row.bind(1, key);
    Stored stored;
    if (!row.step())
        return stored;
    stored.rollup = {hourOf(row.integer(0)), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)};
    stored.values.tokens = {row.optional(6), row.optional(7), row.optional(8), row.optional(9), row.optional(10)};
    if (const auto cost = row.optional(11))
        stored.values.cost = domain::Money{*cost};
    stored.values.flags = static_cast<std::uint32_t>(row.integer(12));
    stored.values.error = row.integer(13) == static_cast<std::int64_t>(domain::SpanStatus::Error);
    row.reset();
    return stored;
}

void SpanTable::setFlags(std::int64_t partition, std::int64_t key, std::uint32_t flags)
{
    Statement& update = of(partition).setFlags;
    bindIntegers(update, key, flags);
    update.run();
}

void SpanTable::setTool(std::int64_t partition, std::int64_t key, std::int64_t tool)
{
    Statement& update = of(partition).setTool;
    bindIntegers(update, key, domain::StepKind::Tool, tool);
    update.run();
    ++m_rewrites;
}

SpanTable::Place SpanTable::place(std::int64_t partition, std::int64_t key)
{
    Statement& row = of(partition).place;
    row.bind(1, key);
    Place place;
    if (row.step())
        place = {row.integer(0), row.integer(1), static_cast<std::size_t>(row.integer(2)), std::string(row.text(3))};
    row.reset();
    return place;
}

void SpanTable::remove(std::int64_t partition, std::int64_t key)
{
    Statement remove = m_db.prepare("DELETE FROM " + tableOf("span", partition) + " WHERE id=?1");
    remove.bind(1, key);
    remove.run();
    ++m_rewrites;
}

} // namespace whyglass::store
