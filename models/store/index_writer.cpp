// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_writer.h"

#include "models/store/schema/schema.h"

#include <algorithm>
#include <future>

namespace whyglass::store {

namespace {

/// Records whose words are sought while the writer inserts those of the ones before.
constexpr std::size_t kChunk = 128;

void insert(Statement& statement, std::int64_t id, const std::string& text)
{
    if (text.empty())
        return;
    statement.bind(1, id);
    statement.bindText(2, text);
    statement.run();
}

} // namespace

std::int64_t IndexWriter::slice(const IndexExtractor& extractor, std::int64_t maxRecords)
{
    for (Partition& partition : m_state.partitions) {
        if (partition.indexedUpto < partition.lastId)
            return sliceOf(partition, extractor, maxRecords);
    }
    return 0;
}

bool IndexWriter::buildClosedIndex()
{
    const auto closed = std::find_if(m_state.partitions.begin(), m_state.partitions.end(),
                                     [](const Partition& partition) { return partition.state == PartitionState::Closed; });
    if (closed == m_state.partitions.end())
        return false;
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Partition indexed = *closed;
    if (!createClosedIndex(m_state.db, closed->number)) {
        indexed.state = PartitionState::Indexed;
        savePartition(m_state.savePart, indexed);
    }
    transaction.commit();
    *closed = indexed;
    return true;
}

IndexSource IndexWriter::readChunk(const Partition& partition, Statement& records)
{
    IndexSource source;
    while (source.records.size() < kChunk) {
        if (!records.step()) {
            source.last = true; // one more step would begin anew
            break;
        }
        IndexSource::Record& record = source.records.emplace_back();
        record.id = records.integer(0);
        record.isLog = records.integer(3) != 0;
        record.resource = records.integer(4);
        record.isTool = records.integer(7) == static_cast<std::int64_t>(domain::StepKind::Tool);
        if (source.resources.find(record.resource) == source.resources.end())
            source.resources.emplace(record.resource, std::pair(std::string(records.blob(5)), std::string(records.blob(6))));
        const std::string_view payload = m_blocks.record(partition.number, records.integer(1), static_cast<std::size_t>(records.integer(2)));
        record.begin = source.payloads.size();
        record.size = payload.size();
        source.payloads += payload;
    }
    return source;
}

std::int64_t IndexWriter::sliceOf(Partition& partition, const IndexExtractor& extractor, std::int64_t maxRecords)
{
    Database& db = m_state.db;
    Transaction transaction(db, Transaction::Kind::Write);
    const std::string number = std::to_string(partition.number);
    Statement records = db.prepare("SELECT x.id, x.blk, x.slot, x.isLog, x.res, r.resource_pb, r.scope_pb, x.step FROM ("
                                   "SELECT id, blk, slot, res, 0 AS isLog, step FROM span_" + number + " WHERE id>?1 UNION ALL "
                                   "SELECT id, blk, slot, res, 1, -1 FROM log_" + number + " WHERE id>?1 ORDER BY id LIMIT ?2) x "
                                   "JOIN resource r ON r.id=x.res ORDER BY x.id");
    Statement text = db.prepare("INSERT INTO text_" + number + "(rowid, t) VALUES(?1, ?2)");
    Statement pairs = db.prepare("INSERT INTO kv_" + number + "(rowid, t) VALUES(?1, ?2)");
    bindIntegers(records, partition.indexedUpto, maxRecords);
    Partition after = partition;
    std::int64_t count = 0;
    const auto insertRows = [&](const std::vector<IndexRow>& rows) {
        for (const IndexRow& row : rows) {
            insert(text, row.id, row.words);
            insert(pairs, row.id, row.pairs);
            after.indexedUpto = row.id;
        }
        count += static_cast<std::int64_t>(rows.size());
    };
    std::vector<IndexRow> rows;
    for (IndexSource source = readChunk(partition, records); !source.records.empty();) {
        // Not only "async": where no thread can be had, it runs when its result is asked for.
        auto prepared = std::async(std::launch::async | std::launch::deferred, [&] { return m_preparation.prepare(source, extractor); });
        insertRows(rows);
        IndexSource next = source.last ? IndexSource() : readChunk(partition, records);
        rows = prepared.get();
        source = std::move(next);
    }
    insertRows(rows);
    if (count < maxRecords)
        after.indexedUpto = partition.lastId;
    savePartition(m_state.savePart, after);
    transaction.commit();
    partition = after;
    return count;
}

} // namespace whyglass::store
