// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/slice_geometry.h"
#include "models/timeline/trace_timeline.h"

#include <optional>
#include <vector>

namespace whyglass::timeline {

/// What the tracks look like through one window at one width, made where asked for and kept: scrolling, hovering and selecting
/// only draw it again. The same rectangles answer where the pointer is.
class TimelineFrame {
public:
    /// `findingMerge`: moments closer than this many columns share a mark.
    TimelineFrame(TraceTimelinePtr timeline, const TimeScale& scale, int findingMerge);

    [[nodiscard]] const TraceTimeline& timeline() const { return *m_timeline; }
    [[nodiscard]] const TimeScale& scale() const { return m_scale; }
    [[nodiscard]] const std::vector<SliceRect>& lane(std::size_t track, std::size_t lane) const;
    [[nodiscard]] const std::vector<InstantMark>& findings() const { return m_findings; }
    [[nodiscard]] const std::vector<InstantMark>& decisions() const { return m_decisions; }
    [[nodiscard]] const std::vector<InstantMark>& logs() const { return m_logs; }
    [[nodiscard]] const std::vector<CostStep>& cost() const { return m_cost; }
    [[nodiscard]] const std::vector<CostStep>& tokens() const { return m_tokens; }
    /// All lanes of a track in one: what a collapsed track shows. Where slices overlap, one rectangle stands for all of them.
    [[nodiscard]] const std::vector<SliceRect>& collapsed(std::size_t track) const;

private:
    TraceTimelinePtr m_timeline;
    TimeScale m_scale;
    std::vector<InstantMark> m_findings, m_decisions, m_logs;
    std::vector<CostStep> m_cost, m_tokens;
    mutable std::vector<std::vector<std::optional<std::vector<SliceRect>>>> m_lanes; ///< by track and lane, filled on demand
    mutable std::vector<std::optional<std::vector<SliceRect>>> m_collapsed; ///< by track
};

} // namespace whyglass::timeline
