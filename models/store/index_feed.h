// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/block_reader.h"
#include "models/store/index_preparation.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace whyglass::store {

/// Where the deferred indexes of a partition stand.
struct IndexPosition {
    std::int64_t partition = 0;
    std::int64_t after = 0;    ///< record id; everything up to it is in the indexes
    std::int64_t rewrites = 0; ///< SpanTable::rewrites(): what was read before the last one may be out of date
    friend bool operator==(const IndexPosition&, const IndexPosition&) = default;
};

/// Reads records and makes their index rows on a thread and a connection of its own, a bounded number ahead of the writer, also while that
/// one commits. Where no thread can be had, the caller does the work. Used by one thread.
class IndexFeed {
public:
    explicit IndexFeed(std::filesystem::path workspace) : m_workspace(std::move(workspace)) {}
    ~IndexFeed();

    /// Rows of the next records behind `from`, in order, at most `most` of them and none beyond `lastId`; empty where there are none.
    /// All of them must be committed. Throws what reading them threw, and begins anew at the next call.
    std::vector<IndexRow> take(const IndexPosition& from, std::int64_t lastId, const IndexExtractor& extractor, std::size_t most);

private:
    struct Chunk {
        std::vector<IndexRow> rows;
        bool last = false; ///< nothing is behind it
    };
    void begin(const IndexPosition& from, const IndexExtractor& extractor);
    void startThread();
    void run(const std::stop_token& stop);
    void readNext(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] bool wanted() const;
    [[nodiscard]] Chunk prepare(std::int64_t partition, std::int64_t after, std::int64_t lastId, const IndexExtractor& extractor);

    std::filesystem::path m_workspace;
    /// Of whoever prepares: the thread, or the caller where there is none.
    std::optional<Database> m_db;
    std::optional<BlockReader> m_blocks;
    IndexSource m_source; ///< the chunk in hand: kept for its memory
    IndexPreparation m_preparation;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<IndexRow> m_rows; ///< prepared and not taken yet
    IndexPosition m_at;          ///< of the first of them
    std::int64_t m_readUpto = 0, m_lastId = 0;
    bool m_atEnd = true;
    bool m_begun = false;
    std::uint64_t m_round = 0; ///< of begin(): what was read for an earlier one is dropped
    IndexExtractor m_extractor;
    std::exception_ptr m_error;
    bool m_alone = false; ///< no thread could be had
    std::jthread m_thread;
};

} // namespace whyglass::store
