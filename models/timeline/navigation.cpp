// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/navigation.h"

#include <algorithm>

namespace whyglass::timeline {

namespace {

domain::Timestamp startOf(const TraceTimeline& timeline, std::int32_t row)
{
    return timeline.trace().spans.rows.start(static_cast<std::size_t>(row));
}

std::int32_t firstRow(const TraceTimeline& timeline)
{
    return timeline.tracks().empty() || timeline.tracks().front().order.empty() ? -1 : timeline.tracks().front().order.front();
}

std::int32_t nearestInLane(const SliceLane& lane, std::int64_t time)
{
    std::size_t slice = lane.firstEndingAfter(time);
    if (slice == lane.size())
        --slice;
    if (slice > 0 && lane.start(slice) > time && time - lane.end(slice - 1) < lane.start(slice) - time)
        --slice;
    return lane.rows(slice).front();
}

} // namespace

std::int32_t neighbourInTrack(const TraceTimeline& timeline, std::int32_t row, int step)
{
    if (row < 0)
        return firstRow(timeline);
    const SlicePlace place = timeline.place(row);
    if (place.track < 0)
        return -1;
    const std::vector<std::int32_t>& order = timeline.tracks()[static_cast<std::size_t>(place.track)].order;
    const auto start = startOf(timeline, row);
    auto at = std::lower_bound(
        order.begin(), order.end(), start, [&](std::int32_t r, domain::Timestamp t) { return startOf(timeline, r) < t; });
    at = std::find(at, order.end(), row);
    const auto next = (at - order.begin()) + step;
    return next < 0 || next >= static_cast<std::ptrdiff_t>(order.size()) ? -1 : order[static_cast<std::size_t>(next)];
}

std::int32_t sibling(const TraceTimeline& timeline, std::int32_t row, int step)
{
    if (row < 0)
        return firstRow(timeline);
    const std::vector<int>& parents = timeline.trace().parentIndex();
    const int parent = parents[static_cast<std::size_t>(row)];
    const auto count = static_cast<std::int32_t>(parents.size());
    // In tree order siblings stand between their parent and the end of its subtree.
    for (std::int32_t at = row + step; at >= 0 && at < count && at != parent; at += step) {
        if (parents[static_cast<std::size_t>(at)] == parent)
            return at;
        if (step > 0 && parents[static_cast<std::size_t>(at)] < parent)
            return -1;
    }
    return -1;
}

std::int32_t nextError(const TraceTimeline& timeline, std::int32_t row, int step)
{
    const std::vector<std::int32_t>& errors = timeline.errors();
    if (errors.empty())
        return -1;
    if (row < 0)
        return step > 0 ? errors.front() : errors.back();
    const auto before = [&](std::int32_t a, std::int32_t b) {
        const domain::Timestamp x = startOf(timeline, a);
        const domain::Timestamp y = startOf(timeline, b);
        return x != y ? x < y : a < b;
    };
    if (step > 0) {
        const auto next = std::upper_bound(errors.begin(), errors.end(), row, before);
        return next == errors.end() ? errors.front() : *next;
    }
    const auto next = std::lower_bound(errors.begin(), errors.end(), row, before);
    return next == errors.begin() ? errors.back() : *std::prev(next);
}

std::int32_t nextFinding(const TraceTimeline& timeline, std::int32_t current, std::int32_t row, int step)
{
    const auto count = static_cast<std::int32_t>(timeline.findings().size());
    if (count == 0)
        return -1;
    if (current >= 0)
        return (current + step + count) % count;
    if (row < 0)
        return step > 0 ? 0 : count - 1;
    const domain::Timestamp time = startOf(timeline, row);
    const auto after = std::lower_bound(timeline.findings().begin(), timeline.findings().end(), time,
        [](const Instant& finding, domain::Timestamp t) { return finding.time < t; });
    const auto index = static_cast<std::int32_t>(after - timeline.findings().begin());
    return step > 0 ? index % count : (index - 1 + count) % count;
}

std::int32_t neighbourLane(const TraceTimeline& timeline, std::int32_t row, int step)
{
    if (row < 0 || timeline.place(row).track < 0)
        return firstRow(timeline);
    const SlicePlace place = timeline.place(row);
    const domain::TimeWindow window = timeline.windowOf(row);
    const std::int64_t middle = window.begin.ns + window.length().ns / 2;
    int track = place.track;
    int lane = place.lane + step;
    const auto& tracks = timeline.tracks();
    if (lane < 0) {
        if (--track < 0)
            return -1;
        lane = static_cast<int>(tracks[static_cast<std::size_t>(track)].lanes.size()) - 1;
    } else if (lane >= static_cast<int>(tracks[static_cast<std::size_t>(track)].lanes.size())) {
        if (++track >= static_cast<int>(tracks.size()))
            return -1;
        lane = 0;
    }
    return nearestInLane(tracks[static_cast<std::size_t>(track)].lanes[static_cast<std::size_t>(lane)], middle);
}

} // namespace whyglass::timeline
