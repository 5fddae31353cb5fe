// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/domain/finding.h"
#include "models/store/span_columns.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace whyglass::session {

/// One trace as the window holds it: immutable, shared between tracks, tree, transcript and inspector. No payloads in it.
struct LoadedTrace {
    store::TraceRow row;
    store::TraceSpans spans;                 ///< in tree order: parents first, siblings by start
    std::vector<domain::Finding> findings;   ///< by time
    std::vector<domain::Decision> decisions; ///< by time
    std::vector<store::LogRow> logs;         ///< by time, without payload
    std::string environment;                 ///< deployment environment of the first span; empty = not said
    std::int64_t generation = 0;             ///< of the workspace when it was read
    domain::TimeWindow axis; ///< of the whole trace, where this is only what was known at a time (known_until.h); else empty

    [[nodiscard]] domain::TimeWindow extent() const
    {
        return !axis.empty() ? axis : domain::TimeWindow{row.start, row.end.ns > row.start.ns ? row.end : row.start + domain::Duration{1}};
    }
    std::vector<std::int32_t> rowsBySpan; ///< rows by span id and place

    /// Rows of the parents, -1: a root or an orphan.
    [[nodiscard]] const std::vector<int>& parentIndex() const { return spans.rows.parents(); }
    /// To be called when all rows are there: makes rowsBySpan. O(n log n).
    void indexSpans();
    /// Row of a span, the first of several, or -1.
    [[nodiscard]] int indexOf(domain::SpanId span) const;
};
using LoadedTracePtr = std::shared_ptr<const LoadedTrace>;

} // namespace whyglass::session
