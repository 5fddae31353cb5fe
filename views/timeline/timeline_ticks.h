// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <vector>

namespace whyglass::views {

/// Lines of the ruler, at least `minColumns` apart: of a trace how long after its begin, of what lasts days the time people read
/// on their clock and calendar.
std::vector<timeline::Tick> ticksOf(const timeline::TraceTimeline& timeline, const timeline::TimeScale& scale, double minColumns);

/// Round moments of the clock in `window`, at least `distance` (a second or more) apart, midnights named by their date.
std::vector<timeline::Tick> calendarTicks(domain::TimeWindow window, domain::Duration distance);

} // namespace whyglass::views
