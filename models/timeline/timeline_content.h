// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace whyglass::timeline {

/// What a timeline is of. The rows are spans of one trace, spans of all traces of a conversation, or whole traces.
enum class TimelineScope { Trace, Conversation, Workspace };

/// What a row stands for where it is not one span or trace but a bucket of time with many.
struct RowVolume {
    std::uint32_t count = 1;
    std::uint32_t errors = 0;
};

/// Everything that the tracks of a timeline are made of, whatever it is of. Plain values; made on a query thread.
struct TimelineContent {
    session::LoadedTracePtr rows = {};
    TimelineScope scope = TimelineScope::Trace;
    domain::TimeWindow extent = {}; ///< empty = from the first start to the last end of the rows
    domain::TimeWindow loaded = {}; ///< what the rows tell of, where that is less than the extent; empty = all
    std::vector<RowVolume> volumes = {}; ///< beside the rows; empty: each stands for one
    std::vector<std::uint32_t> findingCounts = {}, decisionCounts = {}; ///< beside the lists of `rows`; empty: each stands for one
    bool preview = false; ///< rows only stand for spans that are still being read
    std::string filter = {}; ///< only rows with this in a name, ASCII letters of both cases alike; empty = all
};

} // namespace whyglass::timeline
