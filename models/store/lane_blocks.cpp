// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/lane_blocks.h"

#include "models/store/schema/schema.h"
#include "models/store/varint.h"

#include <unordered_map>

namespace whyglass::store {

namespace {

constexpr std::size_t kBlockBytes = 1U << 19U;

std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
}

std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U); }

/// Differences of any two times, as they wrap: hostile times are times too.
std::int64_t minus(std::int64_t a, std::int64_t b) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b)); }
std::int64_t plus(std::int64_t a, std::int64_t b) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b)); }

class BlockAppender {
public:
    BlockAppender(Database& db, std::int64_t trace)
        : m_insert(db.prepare(std::string("INSERT INTO ") + kLaneTable + "(trace, n, spans) SELECT ?1, 1 + coalesce(max(n), 0), ?2 FROM "
                              + kLaneTable + " WHERE trace=?1"))
        , m_trace(trace)
    {
    }

    void add(const LaneSpan& span)
    {
        m_packer.add(span);
        if (m_packer.bytes().size() >= kBlockBytes)
            flush();
    }

    void flush()
    {
        if (m_packer.empty())
            return;
        m_insert.bind(1, m_trace);
        m_insert.bindBlob(2, m_packer.bytes());
        m_insert.run();
        m_packer = {};
    }

private:
    Statement m_insert;
    std::int64_t m_trace;
    LanePacker m_packer;
};

bool hasTable(Database& db)
{
    Statement find = db.prepare("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1");
    find.bindText(1, kLaneTable);
    return find.step();
}

bool hasBlocks(Database& db, std::int64_t trace)
{
    Statement find = db.prepare(std::string("SELECT 1 FROM ") + kLaneTable + " WHERE trace=?1 LIMIT 1");
    find.bind(1, trace);
    return find.step();
}

/// All spans of the trace, those of this commit among them.
void appendStored(WriterState& state, const TraceSummary& trace, BlockAppender& blocks)
{
    for (const Partition& part : state.partitions) {
        if (part.number < trace.firstPart || part.number > trace.lastPart)
            continue;
        Statement rows = state.db.prepare("SELECT start_ns, dur_ns, step, status FROM " + tableOf("span", part.number) + " WHERE trace=?1");
        rows.bind(1, trace.id);
        while (rows.step())
            blocks.add({rows.integer(0), rows.integer(1), static_cast<domain::StepKind>(rows.integer(2)),
                        static_cast<domain::SpanStatus>(rows.integer(3)) == domain::SpanStatus::Error});
    }
}

} // namespace

void LanePacker::add(const LaneSpan& span)
{
    appendVarint(m_bytes, zigzag(minus(span.start, m_last)));
    appendVarint(m_bytes, zigzag(span.duration));
    const unsigned tag = static_cast<unsigned>(span.step) * 2U + (span.error ? 1U : 0U);
    m_bytes += static_cast<char>(static_cast<unsigned char>(tag));
    m_last = span.start;
}

void unpackLane(std::string_view bytes, const std::function<void(const LaneSpan&)>& each)
{
    LaneSpan span;
    while (!bytes.empty()) {
        span.start = plus(span.start, unzigzag(takeVarint(bytes)));
        span.duration = unzigzag(takeVarint(bytes));
        if (bytes.empty())
            return;
        const auto tag = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if ((tag >> 1U) >= domain::kStepKindCount)
            return;
        span.step = static_cast<domain::StepKind>(tag >> 1U);
        span.error = (tag & 1U) != 0;
        each(span);
    }
}

void writeLaneBlocks(WriterState& state, std::span<const PendingSpan> pending)
{
    std::unordered_map<const TraceEntry*, BlockAppender*> appenders; // nullptr: nothing to append
    std::vector<std::unique_ptr<BlockAppender>> owned;
    for (const PendingSpan& span : pending) {
        const TraceSummary& trace = span.trace->summary;
        if (trace.spans < kLaneBlockSpans)
            continue;
        auto [at, isNew] = appenders.try_emplace(span.trace, nullptr);
        if (isNew) {
            if (!hasTable(state.db))
                state.db.execute(std::string("CREATE TABLE ") + kLaneTable
                                 + "(trace INTEGER NOT NULL, n INTEGER NOT NULL, spans BLOB NOT NULL, PRIMARY KEY(trace, n)) WITHOUT ROWID");
            owned.push_back(std::make_unique<BlockAppender>(state.db, trace.id));
            if (hasBlocks(state.db, trace.id))
                at->second = owned.back().get();
            else
                appendStored(state, trace, *owned.back());
        }
        if (at->second != nullptr)
            at->second->add({span.record->start.ns, span.record->duration.ns, span.step, span.record->status == domain::SpanStatus::Error});
    }
    for (const auto& appender : owned)
        appender->flush();
}

void removeLaneBlocks(Database& db, std::int64_t trace)
{
    if (!hasTable(db))
        return;
    Statement remove = db.prepare(std::string("DELETE FROM ") + kLaneTable + " WHERE trace=?1");
    remove.bind(1, trace);
    remove.run();
}

} // namespace whyglass::store
