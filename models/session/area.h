// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::session {

/// A stretch of time over some tracks of a timeline, marked by hand: what the inspector sums up.
struct Area {
    LoadedTracePtr content; ///< what the timeline showed: a trace, a conversation, the workspace
    domain::TimeWindow window;
    std::vector<int> tracks; ///< values of timeline::TrackKind; empty = all
    bool operator==(const Area&) const = default;
};

} // namespace whyglass::session
