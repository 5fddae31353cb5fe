// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::session {

/// A stretch of time, marked by hand over some tracks of a timeline or in a chart: every view that has a time shows it, the inspector
/// sums it up, lists and charts offer it as their time range.
struct Area {
    LoadedTracePtr content; ///< what the timeline that shows it shows: a trace, a conversation, the workspace; null where none does
    domain::TimeWindow window;
    std::vector<int> tracks; ///< values of timeline::TrackKind; empty = all
    bool operator==(const Area&) const = default;
};

} // namespace whyglass::session
