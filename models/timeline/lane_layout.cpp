// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lane_layout.h"

#include <limits>

namespace whyglass::timeline {

std::vector<int> layoutLanes(std::span<const Interval> intervals, int maxLanes)
{
    std::vector<int> lanes;
    lanes.reserve(intervals.size());
    std::vector<std::int64_t> freeFrom(static_cast<std::size_t>(maxLanes), std::numeric_limits<std::int64_t>::min());
    for (const Interval& interval : intervals) {
        int lane = interval.under < 0 ? 0 : lanes[static_cast<std::size_t>(interval.under)] + 1;
        while (lane < maxLanes && freeFrom[static_cast<std::size_t>(lane)] > interval.start)
            ++lane;
        if (lane < maxLanes)
            freeFrom[static_cast<std::size_t>(lane)] = interval.end;
        lanes.push_back(lane < maxLanes ? lane : maxLanes);
    }
    return lanes;
}

} // namespace whyglass::timeline
