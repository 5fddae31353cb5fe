// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace whyglass::timeline {

/// [start, end) in nanoseconds, end > start.
struct Interval {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int32_t under = -1; ///< index of an earlier interval below which this one must lie, or -1
};

/// Lane of each interval; `intervals` are ordered by start. First fit, so that intervals of a lane never overlap; below its
/// `under` where it has one. At most `maxLanes` lanes; what does not fit gets lane `maxLanes`, where intervals may overlap.
std::vector<int> layoutLanes(std::span<const Interval> intervals, int maxLanes);

} // namespace whyglass::timeline
