// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timeline_frame.h"

namespace whyglass::timeline {

TimelineFrame::TimelineFrame(TraceTimelinePtr timeline, const TimeScale& scale, int findingMerge)
    : m_timeline(std::move(timeline))
    , m_scale(scale)
    , m_findings(buildInstantGeometry(m_timeline->findings(), m_scale, findingMerge))
    , m_decisions(buildInstantGeometry(m_timeline->decisions(), m_scale, findingMerge))
    , m_logs(buildInstantGeometry(m_timeline->logs(), m_scale, 1))
    , m_cost(buildCostGeometry(m_timeline->cost(), m_scale))
{
    for (const SliceTrack& track : m_timeline->tracks())
        m_lanes.emplace_back(track.lanes.size());
}

const std::vector<SliceRect>& TimelineFrame::lane(std::size_t track, std::size_t lane) const
{
    std::optional<std::vector<SliceRect>>& rects = m_lanes[track][lane];
    if (!rects)
        rects = buildSliceGeometry(m_timeline->tracks()[track].lanes[lane], m_scale);
    return *rects;
}

} // namespace whyglass::timeline
