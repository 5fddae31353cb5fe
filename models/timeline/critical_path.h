// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"

#include <cstdint>
#include <vector>

namespace whyglass::timeline {

/// A stretch of time for which a row alone decides how long its trace takes.
struct CriticalPart {
    std::int32_t row = 0;
    domain::TimeWindow window;
};

/// The chain of work that a trace waited for: from the end of each root backwards, always into the child that ended last. Parts are
/// ascending and disjoint within a root, and add up to its length. O(n log n).
std::vector<CriticalPart> criticalPath(const session::LoadedTrace& trace);
/// The length of the parts in which no deeper work is known: those of rows without children on the path.
domain::Duration criticalWork(const session::LoadedTrace& trace, const std::vector<CriticalPart>& path);

} // namespace whyglass::timeline
