// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_feed.h"

#include "models/store/schema/schema.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace whyglass::store {

namespace {

/// Records that are read and prepared in one go.
constexpr std::int64_t kChunk = 1'024;
/// Rows that wait for the writer, about a kilobyte each: as many as are prepared while a long slice is committed.
constexpr std::size_t kMostAhead = 8'192;
/// Memory for payloads that is kept from one chunk to the next: more than nearly all need.
constexpr std::size_t kMostKept = 16U << 20U;

void readResource(Statement& find, std::int64_t id, IndexSource& source)
{
    auto& [resource, scope] = source.resources[id];
    find.bind(1, id);
    if (find.step()) {
        resource = find.blob(0);
        scope = find.blob(1);
    }
    find.reset();
}

void readChunk(Database& db, BlockReader& blocks, std::int64_t partition, std::int64_t after, std::int64_t lastId, IndexSource& source)
{
    source.records.clear();
    source.payloads.clear();
    if (source.payloads.capacity() > kMostKept)
        source.payloads.shrink_to_fit();
    source.resources.clear();
    const Transaction snapshot(db, Transaction::Kind::Read);
    const std::string number = std::to_string(partition);
    Statement records = db.prepare("SELECT id, blk, slot, res, 0 AS isLog, step FROM span_" + number + " WHERE id>?1 AND id<=?2 UNION ALL "
                                   "SELECT id, blk, slot, res, 1, -1 FROM log_" + number + " WHERE id>?1 AND id<=?2 ORDER BY id LIMIT ?3");
    Statement resource = db.prepare("SELECT resource_pb, scope_pb FROM resource WHERE id=?1");
    bindIntegers(records, after, lastId, kChunk);
    while (records.step()) {
        IndexSource::Record& record = source.records.emplace_back();
        record.id = records.integer(0);
        record.isLog = records.integer(4) != 0;
        record.resource = records.integer(3);
        record.isTool = records.integer(5) == static_cast<std::int64_t>(domain::StepKind::Tool);
        if (source.resources.find(record.resource) == source.resources.end())
            readResource(resource, record.resource, source);
        const std::string_view payload = blocks.record(partition, records.integer(1), static_cast<std::size_t>(records.integer(2)));
        record.begin = source.payloads.size();
        record.size = payload.size();
        source.payloads += payload;
    }
}

} // namespace

IndexFeed::~IndexFeed()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<IndexRow> IndexFeed::take(const IndexPosition& from, std::int64_t lastId, const IndexExtractor& extractor, std::size_t most)
{
    std::unique_lock lock(m_mutex);
    if (!m_begun || m_at != from)
        begin(from, extractor);
    if (lastId > m_lastId) {
        m_lastId = lastId;
        m_atEnd = false;
    }
    startThread();
    m_changed.notify_all();
    while (m_rows.empty() && !m_atEnd && !m_error) {
        if (m_alone)
            readNext(lock);
        else
            m_changed.wait(lock);
    }
    if (m_error) {
        m_begun = false;
        std::rethrow_exception(std::exchange(m_error, nullptr));
    }
    const auto end = m_rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_rows.size()));
    std::vector<IndexRow> rows(std::make_move_iterator(m_rows.begin()), std::make_move_iterator(end));
    m_rows.erase(m_rows.begin(), end);
    if (!rows.empty())
        m_at.after = rows.back().id;
    m_changed.notify_all();
    return rows;
}

void IndexFeed::begin(const IndexPosition& from, const IndexExtractor& extractor)
{
    ++m_round;
    m_begun = true;
    m_rows.clear();
    m_at = from;
    m_readUpto = from.after;
    m_lastId = 0;
    m_atEnd = true;
    m_error = nullptr;
    m_extractor = extractor;
}

void IndexFeed::startThread()
{
    if (m_thread.joinable() || m_alone)
        return;
    try {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    } catch (const std::system_error&) {
        m_alone = true;
    }
}

bool IndexFeed::wanted() const { return m_begun && !m_atEnd && !m_error && m_rows.size() < kMostAhead; }

void IndexFeed::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return wanted(); }) && !stop.stop_requested())
        readNext(lock);
}

/// The lock is given up while the records are read.
void IndexFeed::readNext(std::unique_lock<std::mutex>& lock)
{
    const std::uint64_t round = m_round;
    const std::int64_t lastId = m_lastId;
    std::exception_ptr error;
    Chunk chunk;
    try {
        const IndexExtractor extractor = m_extractor;
        const std::int64_t partition = m_at.partition;
        const std::int64_t after = m_readUpto;
        lock.unlock();
        chunk = prepare(partition, after, lastId, extractor);
    } catch (...) { // whatever it is, the writer is told when it asks
        error = std::current_exception();
    }
    if (!lock.owns_lock())
        lock.lock();
    if (round != m_round)
        return;
    try {
        for (IndexRow& row : chunk.rows) {
            m_rows.push_back(std::move(row));
            m_readUpto = m_rows.back().id;
        }
    } catch (const std::bad_alloc&) {
        error = std::current_exception();
    }
    m_error = error;
    m_atEnd = chunk.last && lastId == m_lastId;
    m_changed.notify_all();
}

IndexFeed::Chunk IndexFeed::prepare(std::int64_t partition, std::int64_t after, std::int64_t lastId, const IndexExtractor& extractor)
{
    if (!m_db) {
        m_db.emplace(Database::openForReading(m_workspace));
        m_db->execute("PRAGMA cache_size=-4096"); // each block is read once
        m_blocks.emplace(*m_db);
    }
    readChunk(*m_db, *m_blocks, partition, after, lastId, m_source);
    return {m_preparation.prepare(m_source, extractor), static_cast<std::int64_t>(m_source.records.size()) < kChunk};
}

} // namespace whyglass::store
