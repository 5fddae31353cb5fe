// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/instant_geometry.h"

#include <algorithm>
#include <numeric>

namespace whyglass::timeline {

std::vector<InstantMark> buildInstantGeometry(std::span<const Instant> instants, const TimeScale& scale, int mergeColumns)
{
    const domain::TimeWindow shown = scale.shown();
    const auto before = [](const Instant& instant, domain::Timestamp time) { return instant.time < time; };
    auto at = std::lower_bound(instants.begin(), instants.end(), shown.begin, before);
    // The moment at which the trace ends belongs to it.
    const auto end = std::partition_point(at, instants.end(), [&](const Instant& instant) { return instant.time <= shown.end; });
    std::vector<InstantMark> marks;
    while (at != end) {
        const int x = std::min(scale.column(at->time), scale.columns() - 1);
        const int limit = x + std::max(1, mergeColumns);
        const auto next = limit >= scale.columns() ? end : std::lower_bound(at, end, scale.startOf(limit), before);
        const auto heaviest = std::max_element(at, next, [](const Instant& a, const Instant& b) { return a.weight < b.weight; });
        marks.push_back({.x = x,
            .count = std::accumulate(at, next, 0U, [](std::uint32_t sum, const Instant& instant) { return sum + instant.count; }),
            .instant = static_cast<std::size_t>(heaviest - instants.begin()),
            .first = static_cast<std::size_t>(at - instants.begin()),
            .end = static_cast<std::size_t>(next - instants.begin())});
        at = next;
    }
    return marks;
}

} // namespace whyglass::timeline
