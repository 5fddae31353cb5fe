// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/log_steps.h"
#include "models/store/pending_span.h"
#include "models/store/writer_state.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

/// One group commit: all batches in one transaction. Everything is aggregated in memory first; each trace, roll-up row and
/// block is written once.
class CommitJob {
public:
    CommitJob(WriterState& state, std::span<IngestBatch> batches);
    std::vector<BatchOutcome> run();

private:
    void takeSpans(std::uint32_t batch);
    void takeLogSteps(std::uint32_t batch);
    void takeSpan(std::uint32_t batch, const SpanRecord& span, bool fromLog);
    SpanIds idsOf(const SpanRecord& span, const ResourceTable::Known& resource);
    void noteCollision(std::uint32_t batch, const SpanRecord& span);
    void settle(TraceEntry& trace);
    void correctStored(TraceEntry& trace, const TraceTree::Change& change);
    void addToSums(TraceEntry& trace, const RollupKey& key, const CallValues& values, int sign);
    void writeSpans();
    void writeLogs(std::uint32_t batch);
    void writePoints(std::uint32_t batch);
    void writeRollups();
    void writeIssues();
    void writeIssue(const domain::ImportIssue& issue);
    void writePositions();

    WriterState& m_state;
    std::span<IngestBatch> m_batches;
    Partition& m_partition;
    std::int64_t m_firstKey;
    std::vector<BatchOutcome> m_outcomes;
    LogSteps m_logSteps;
    std::vector<ResourceTable::Known> m_resources; ///< of the batch being taken
    std::vector<PendingSpan> m_pending;            ///< key = m_firstKey + index
    RollupChanges m_rollups;
    std::vector<std::string> m_collisionSamples; ///< beside m_batches; empty: none
};

} // namespace whyglass::store
