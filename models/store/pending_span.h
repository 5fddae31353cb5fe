// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ingest_batch.h"
#include "models/store/trace_cache.h"
#include "models/store/trace_summary.h"

#include <cstdint>

namespace whyglass::store {

/// A span of the running commit, on its way into the table.
struct PendingSpan {
    const SpanRecord* record = nullptr;
    TraceEntry* trace = nullptr;
    SpanIds ids;
    std::int64_t block = 0; ///< row id, once it is written
    std::uint32_t flags = 0;
    std::uint32_t batch = 0;
    domain::StepKind step = domain::StepKind::Other; ///< the record's, unless its neighbours showed what it is
    bool fromLog = false;                            ///< one of IngestBatch::logSteps
};

} // namespace whyglass::store
