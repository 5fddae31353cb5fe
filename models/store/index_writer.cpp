// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_writer.h"

#include "models/store/schema/schema.h"
#include "models/store/text_terms.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// Of one record; what is beyond is found by scanning only. Keeps one record from filling the index.
constexpr std::size_t kMaxTextBytes = 1U << 20U;
constexpr std::size_t kMaxPairs = 512;

std::string textOf(const IndexTerms& terms)
{
    std::string text;
    for (const std::string& part : terms.texts) {
        if (text.size() >= kMaxTextBytes)
            break;
        text += expandText(std::string_view(part).substr(0, kMaxTextBytes - text.size()));
        text += ' ';
    }
    return text;
}

std::string tokensOf(const IndexTerms& terms)
{
    std::string tokens;
    const std::size_t count = std::min(terms.pairs.size(), kMaxPairs);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [key, value] = terms.pairs[i];
        tokens += keyToken(key);
        tokens += ' ';
        tokens += pairToken(key, value);
        tokens += ' ';
    }
    return tokens;
}

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
    Statement records = db.prepare("SELECT x.id, x.blk, x.slot, x.isLog, r.resource_pb, r.scope_pb, x.step FROM ("
                                   "SELECT id, blk, slot, res, 0 AS isLog, step FROM span_" + number + " WHERE id>?1 UNION ALL "
                                   "SELECT id, blk, slot, res, 1, -1 FROM log_" + number + " WHERE id>?1 ORDER BY id LIMIT ?2) x "
                                   "JOIN resource r ON r.id=x.res ORDER BY x.id");
    Statement text = db.prepare("INSERT INTO text_" + number + "(rowid, t) VALUES(?1, ?2)");
    Statement pairs = db.prepare("INSERT INTO kv_" + number + "(rowid, t) VALUES(?1, ?2)");
    bindIntegers(records, partition.indexedUpto, maxRecords);
    std::int64_t count = 0;
    Partition after = partition;
    while (records.step()) {
        after.indexedUpto = records.integer(0);
        const std::string_view payload = m_blocks.record(partition.number, records.integer(1), static_cast<std::size_t>(records.integer(2)));
        const IndexTerms terms = extractor({payload, records.blob(4), records.blob(5), records.integer(3) != 0,
                                           records.integer(6) == static_cast<std::int64_t>(domain::StepKind::Tool)});
        insert(text, after.indexedUpto, textOf(terms));
        insert(pairs, after.indexedUpto, tokensOf(terms));
        ++count;
    }
    if (count < maxRecords)
        after.indexedUpto = partition.lastId;
    savePartition(m_state.savePart, after);
    transaction.commit();
    partition = after;
    return count;
}

} // namespace whyglass::store
