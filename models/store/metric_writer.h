// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/writer_state.h"

#include <map>

namespace whyglass::store {

/// Writes the metric points of a batch and their series; points that are stored already are counted as duplicates.
class MetricWriter {
public:
    MetricWriter(WriterState& state, Partition& partition) : m_state(state), m_partition(partition) {}
    void write(const IngestBatch& batch, BatchOutcome& outcome);

private:
    std::int64_t seriesOf(const MetricPointRecord& point, std::int64_t resource);
    bool stored(std::int64_t series, const MetricPointRecord& point);
    void writeExemplars(const MetricPointRecord& point, std::int64_t series);
    WriterState& m_state;
    Partition& m_partition;
    Statement m_findSeries;
    std::map<std::int64_t, Statement> m_finds; ///< points, by partition
};

} // namespace whyglass::store
