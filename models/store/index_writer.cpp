// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_writer.h"

#include "models/store/schema/schema.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// Rows that are inserted between two looks at the feed.
constexpr std::size_t kMostRows = 4'096;

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

std::int64_t IndexWriter::sliceOf(Partition& partition, const IndexExtractor& extractor, std::int64_t maxRecords)
{
    Database& db = m_state.db;
    Transaction transaction(db, Transaction::Kind::Write);
    const std::string number = std::to_string(partition.number);
    Statement text = db.prepare("INSERT INTO text_" + number + "(rowid, t) VALUES(?1, ?2)");
    Statement pairs = db.prepare("INSERT INTO kv_" + number + "(rowid, t) VALUES(?1, ?2)");
    Partition after = partition;
    std::int64_t count = 0;
    while (count < maxRecords) {
        const IndexPosition from{partition.number, after.indexedUpto, m_state.spans.rewrites()};
        const auto rows = m_feed.take(from, partition.lastId, extractor, std::min(kMostRows, static_cast<std::size_t>(maxRecords - count)));
        if (rows.empty())
            break;
        // One index after the other: the tables of both do not fit a core's cache.
        for (const IndexRow& row : rows)
            insert(text, row.id, row.words);
        for (const IndexRow& row : rows)
            insert(pairs, row.id, row.pairs);
        after.indexedUpto = rows.back().id;
        count += static_cast<std::int64_t>(rows.size());
    }
    if (count < maxRecords)
        after.indexedUpto = partition.lastId;
    savePartition(m_state.savePart, after);
    transaction.commit();
    partition = after;
    return count;
}

} // namespace whyglass::store
