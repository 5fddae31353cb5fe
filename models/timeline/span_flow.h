// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <vector>

namespace whyglass::timeline {

/// An arrow between two rows: from the end of one to the start of the other.
struct Flow {
    std::int32_t from = -1, to = -1;
    enum class What { Call, Result, Link } what = What::Call; ///< asks for a tool; reads what it gave; a span link (span_links.h)
    /// A sender says its links; calls and results are concluded from the order of steps.
    [[nodiscard]] domain::Relation relation() const { return what == What::Link ? domain::Relation::Observed : domain::Relation::Inferred; }
};

/// What a selected row has to do with tool calls, from the order of steps below one agent: of a tool, the model call before it, which
/// asked for it, and the one after it, which read its result; of a model call, the tools that it read and those that it asked
/// for. At most kMostFlows each way. Inferred: nothing in a span says so.
inline constexpr std::size_t kMostFlows = 12;
std::vector<Flow> flowsOf(const TraceTimeline& timeline, std::int32_t row);

} // namespace whyglass::timeline
