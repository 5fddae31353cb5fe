// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/index_feed.h"
#include "models/store/writer_state.h"

#include <cstdint>

namespace whyglass::store {

/// Full-text and key=value index behind the watermark of each partition; the rows and the watermark move in one
/// transaction, so a crash repeats nothing and loses nothing (storage.md, background).
class IndexWriter {
public:
    explicit IndexWriter(WriterState& state) : m_state(state), m_feed(state.db.path()) {}
    /// Number of records indexed; 0 when nothing is behind.
    std::int64_t slice(const IndexExtractor& extractor, std::int64_t maxRecords);
    /// One of the indexes that only closed partitions have; false where none is missing.
    bool buildClosedIndex();

private:
    std::int64_t sliceOf(Partition& partition, const IndexExtractor& extractor, std::int64_t maxRecords);
    WriterState& m_state;
    IndexFeed m_feed;
};

} // namespace whyglass::store
