// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/domain/finding.h"
#include "models/store/rows.h"

#include <memory>
#include <vector>

namespace whyglass::session {

/// One trace as the window holds it: immutable, shared between tracks, tree, transcript and inspector. No payloads in it.
struct LoadedTrace {
    store::TraceRow row;
    store::SpanRows spans;        ///< in tree order: parents first, siblings by start
    std::vector<int> depth;       ///< beside spans.rows
    std::vector<int> parentIndex; ///< -1: root or orphan
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
    /// Row of a span, or -1. Linear only over equal ids; built on a hash in the loader.
    [[nodiscard]] int indexOf(domain::SpanId span) const
    {
        for (std::size_t i = 0; i < spans.rows.size(); ++i) {
            if (spans.rows[i].span == span)
                return static_cast<int>(i);
        }
        return -1;
    }
};
using LoadedTracePtr = std::shared_ptr<const LoadedTrace>;

} // namespace whyglass::session
