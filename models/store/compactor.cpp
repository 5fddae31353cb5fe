// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/compactor.h"

#include "models/store/schema/schema.h"

#include <sqlite3.h>

#include <algorithm>

namespace whyglass::store {

namespace {

// A frame of 2 MB inflates in a millisecond or two, which is what one payload may cost, and compresses within a slice.
constexpr std::size_t kFrameBytes = 2U << 20U;
constexpr int kFrameLevel = 6;
// Pages of an FTS5 index (4 KB each) that one step writes.
constexpr int kMergePages = 500;
// New segments come while others write: 10 GB of an index are enough for one run.
constexpr int kMostMerges = 5'000;
// Pages of the file that one step moves: 2 MB.
constexpr int kVacuumPages = 128;

constexpr int number(BlockCodec codec) { return static_cast<int>(codec); }

} // namespace

bool Compactor::slice(CompactionProgress& at)
{
    using Phase = CompactionProgress::Phase;
    if (at.total == 0)
        begin(at);
    switch (at.phase) {
    case Phase::Blocks:
        if (!packFrame(at))
            at.phase = Phase::Text;
        return true;
    case Phase::Text:
        if (!mergeIndex("text", at))
            at.phase = Phase::Pairs;
        return true;
    case Phase::Pairs:
        if (!mergeIndex("kv", at))
            nextPartition(at);
        return true;
    case Phase::Vacuum:
        if (!vacuumSlice(m_state.db))
            at.phase = Phase::Done;
        return true;
    case Phase::Done: break;
    }
    return false;
}

void Compactor::begin(CompactionProgress& at)
{
    for (const Partition& part : m_state.partitions)
        at.total += m_state.db.integer("SELECT count(*) FROM " + tableOf("block", part.number));
    at.total = std::max<std::int64_t>(at.total, 1);
    nextPartition(at);
}

void Compactor::nextPartition(CompactionProgress& at)
{
    const auto next = std::find_if(m_state.partitions.begin(), m_state.partitions.end(),
                                   [&at](const Partition& part) { return part.number > at.partition; });
    at.block = 0;
    at.merges = 0;
    at.phase = next == m_state.partitions.end() ? CompactionProgress::Phase::Vacuum : CompactionProgress::Phase::Blocks;
    if (next == m_state.partitions.end())
        return;
    at.partition = next->number;
    at.lastBlock = m_state.db.integer("SELECT max(id) FROM " + tableOf("block", at.partition));
}

std::vector<Compactor::StoredBlock> Compactor::nextBlocks(CompactionProgress& at)
{
    Statement rows = m_state.db.prepare("SELECT id, codec, raw, dir, data FROM " + tableOf("block", at.partition)
                                        + " WHERE id>?1 AND id<=?2 AND codec<" + std::to_string(number(BlockCodec::Member)) + " ORDER BY id");
    bindIntegers(rows, at.block, at.lastBlock);
    std::vector<StoredBlock> blocks;
    std::size_t bytes = 0;
    while (bytes < kFrameBytes && rows.step()) {
        at.block = rows.integer(0);
        ++at.done;
        const auto rawBytes = static_cast<std::size_t>(rows.integer(2));
        auto raw = inflateBlock(static_cast<std::uint8_t>(rows.integer(1)), rawBytes, rows.blob(4));
        if (!raw)
            continue; // `workspace check` tells; it stays as it is
        bytes += rawBytes;
        blocks.push_back({rows.integer(0), std::move(*raw), unpackDirectory(rows.blob(3))});
    }
    return blocks;
}

bool Compactor::packFrame(CompactionProgress& at)
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    const std::vector<StoredBlock> blocks = nextBlocks(at);
    if (blocks.empty())
        return false;
    writeFrame(at.partition, blocks);
    transaction.commit();
    return true;
}

void Compactor::writeFrame(std::int64_t partition, const std::vector<StoredBlock>& blocks)
{
    for (const StoredBlock& block : blocks) {
        for (std::size_t slot = 0; slot < block.offsets.size(); ++slot)
            m_builder.add(recordOf(block.raw, block.offsets, slot));
    }
    const BlockRecord frame = m_builder.finish(kFrameLevel);
    if (frame.codec != static_cast<std::uint8_t>(BlockCodec::Zstd))
        return; // does not compress: the blocks are as good as a frame
    const std::string table = tableOf("block", partition);
    const std::string directory = packDirectory(frame.offsets, frame.rawBytes);
    Statement toFrame = m_state.db.prepare("UPDATE " + table + " SET codec=?2, raw=?3, dir=?4, data=?5 WHERE id=?1");
    bindIntegers(toFrame, blocks.front().id, number(BlockCodec::Frame), frame.rawBytes);
    toFrame.bindBlob(4, directory);
    toFrame.bindBlob(5, frame.data);
    toFrame.run();
    Statement toMember = m_state.db.prepare("UPDATE " + table + " SET codec=" + std::to_string(number(BlockCodec::Member))
                                            + ", raw=0, dir=x'', data=?2 WHERE id=?1");
    std::size_t records = blocks.front().offsets.size();
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const std::string place = packPlace({blocks.front().id, records});
        toMember.bind(1, blocks[i].id);
        toMember.bindBlob(2, place);
        toMember.run();
        records += blocks[i].offsets.size();
    }
}

// The first call, with a negative count, puts all segments on one level; the others go on with their merge (FTS5, "merge").
bool Compactor::mergeIndex(const char* base, CompactionProgress& at)
{
    const std::string table = tableOf(base, at.partition);
    const int before = sqlite3_total_changes(m_state.db.handle());
    const int pages = at.merges++ == 0 ? -kMergePages : kMergePages;
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    m_state.db.execute("INSERT INTO " + table + "(" + table + ", rank) VALUES('merge', " + std::to_string(pages) + ")");
    transaction.commit();
    const bool more = sqlite3_total_changes(m_state.db.handle()) - before >= 2 && at.merges < kMostMerges;
    if (!more)
        at.merges = 0;
    return more;
}

bool vacuumSlice(Database& db)
{
    if (db.integer("PRAGMA freelist_count") == 0)
        return false;
    db.execute("PRAGMA incremental_vacuum(" + std::to_string(kVacuumPages) + ")");
    return true;
}

} // namespace whyglass::store
