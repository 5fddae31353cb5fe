// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ingest_batch.h"
#include "models/store/span_table.h"
#include "models/store/trace_cache.h"
#include "models/store/trace_summary.h"

#include <cstdint>
#include <set>
#include <span>
#include <utility>

namespace whyglass::store {

struct WriterState;

/// Steps made of log records: kept for as long as no model call of their service and session comes as a span, which tells the
/// same and more. Whatever comes first, what remains is the same, and nothing is counted twice. Made for one commit; costs
/// nothing while nobody tells steps by log records.
class LogSteps {
public:
    LogSteps(WriterState& state, std::span<const IngestBatch> batches);

    /// Removes the stored steps whose service and session have model calls as spans now. Before any step of the commit is
    /// taken, and after all its spans.
    void retire(RollupChanges& rollups);
    /// Whether a step of the commit is to be kept.
    bool wanted(const SpanRecord& step, std::int64_t service);
    /// A step was kept.
    void keep(const TraceEntry& trace, const SpanIds& ids);

private:
    using Teller = std::pair<std::int64_t, std::int64_t>; ///< service, session
    [[nodiscard]] std::set<Teller> tellersOf(const TraceEntry& trace) const;
    bool toldBySpans(const Teller& teller);
    [[nodiscard]] bool askFile(const Teller& teller);
    void removeTrace(std::int64_t trace, RollupChanges& rollups);

    WriterState& m_state;
    bool m_active;
};

} // namespace whyglass::store
