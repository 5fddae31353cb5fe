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
    , m_tokens(buildCostGeometry(m_timeline->tokens(), m_scale))
{
    for (const SliceTrack& track : m_timeline->tracks())
        m_lanes.emplace_back(track.lanes.size());
    m_collapsed.resize(m_timeline->tracks().size());
}

const std::vector<SliceRect>& TimelineFrame::lane(std::size_t track, std::size_t lane) const
{
    std::optional<std::vector<SliceRect>>& rects = m_lanes[track][lane];
    if (!rects) {
        rects = buildSliceGeometry(m_timeline->tracks()[track].lanes[lane], m_scale);
        groupAlike(*rects, [this](std::int32_t a, std::int32_t b) { return m_timeline->alike(a, b); });
    }
    return *rects;
}

const std::vector<SliceRect>& TimelineFrame::collapsed(std::size_t track) const
{
    std::optional<std::vector<SliceRect>>& rects = m_collapsed[track];
    if (!rects) {
        std::vector<SliceRect> all;
        for (std::size_t at = 0; at < m_lanes[track].size(); ++at) {
            const std::vector<SliceRect>& more = lane(track, at);
            all.insert(all.end(), more.begin(), more.end());
        }
        rects = mergeGeometry(std::move(all));
    }
    return *rects;
}

} // namespace whyglass::timeline
