// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/writer_state.h"

#include <map>

namespace whyglass::store {

/// Writes the log records of a batch into the open partition; those that are stored already are counted as duplicates.
class LogWriter {
public:
    LogWriter(WriterState& state, Partition& partition) : m_state(state), m_partition(partition) {}
    void write(const IngestBatch& batch, BatchOutcome& outcome);

private:
    bool stored(std::int64_t hash, std::int64_t time);
    WriterState& m_state;
    Partition& m_partition;
    std::map<std::int64_t, Statement> m_finds; ///< by partition
};

} // namespace whyglass::store
