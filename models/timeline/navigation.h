// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

/// Where the keys of the timeline go (ui.md, Behaviour). All take the selected row, -1 for none, and give a row, or -1 where
/// there is nothing to go to. `step` is +1 or -1.
namespace whyglass::timeline {

std::int32_t neighbourInTrack(const TraceTimeline& timeline, std::int32_t row, int step);
std::int32_t sibling(const TraceTimeline& timeline, std::int32_t row, int step);
/// Next row with an own error, by start, from the selection on and round the end.
std::int32_t nextError(const TraceTimeline& timeline, std::int32_t row, int step);
/// Index into TraceTimeline::findings(), by time and round the end; `current` is such an index or -1.
std::int32_t nextFinding(const TraceTimeline& timeline, std::int32_t current, std::int32_t row, int step);
/// The slice of the lane above or below that is nearest in time; across tracks.
std::int32_t neighbourLane(const TraceTimeline& timeline, std::int32_t row, int step);

} // namespace whyglass::timeline
