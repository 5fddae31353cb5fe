// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/cost_track.h"

#include <algorithm>

namespace whyglass::timeline {

std::int64_t CostTrack::sumAt(domain::Timestamp time) const
{
    const auto after =
        std::upper_bound(calls.begin(), calls.end(), time, [](domain::Timestamp t, const Call& call) { return t < call.end; });
    return after == calls.begin() ? 0 : std::prev(after)->sumAfter;
}

std::vector<CostStep> buildCostGeometry(const CostTrack& track, const TimeScale& scale)
{
    const domain::TimeWindow shown = scale.shown();
    const auto before = [](const CostTrack::Call& call, domain::Timestamp time) { return call.end < time; };
    auto at = std::lower_bound(track.calls.begin(), track.calls.end(), shown.begin, before);
    const auto end =
        std::partition_point(at, track.calls.end(), [&](const CostTrack::Call& call) { return call.end <= shown.end; });
    std::vector<CostStep> steps;
    while (at != end) {
        const int x = std::min(scale.column(at->end), scale.columns() - 1);
        const auto next = x + 1 >= scale.columns() ? end : std::lower_bound(at, end, scale.startOf(x + 1), before);
        const auto first = static_cast<std::size_t>(at - track.calls.begin());
        std::size_t dearest = first;
        for (std::size_t call = first + 1; call < static_cast<std::size_t>(next - track.calls.begin()); ++call)
            dearest = track.amount(call) > track.amount(dearest) ? call : dearest;
        const std::int64_t sumBefore = at->sumAfter - track.amount(first);
        steps.push_back({.x = x,
            .amount = std::prev(next)->sumAfter - sumBefore,
            .sumAfter = std::prev(next)->sumAfter,
            .call = dearest,
            .count = static_cast<std::uint32_t>(next - at)});
        at = next;
    }
    return steps;
}

} // namespace whyglass::timeline
