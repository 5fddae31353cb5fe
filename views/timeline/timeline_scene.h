// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timeline_frame.h"
#include "views/timeline/slice_painter.h"
#include "views/timeline/timeline_layout.h"

#include <QRect>

#include <cstdint>

namespace whyglass::views {

/// What one frame of the timeline is drawn from. Coordinates of tracks: y 0 is the top of the first track.
struct TimelineScene {
    const Theme& theme;
    const timeline::TimelineFrame& frame;
    const TimelineLayout& layout;
    const SliceEmphasis& emphasis;
    std::int32_t finding = -1; ///< selected one, into TraceTimeline::findings
    int width = 0; ///< of the whole widget, logical
    double dpr = 1.0;
    bool focused = false;

    [[nodiscard]] const timeline::TraceTimeline& timeline() const { return frame.timeline(); }
    [[nodiscard]] double x(int column) const { return timeline_metrics::kLabelWidth + column / dpr; }
    /// Rounded to a device pixel.
    [[nodiscard]] double x(domain::Timestamp time) const;
    /// The span that the band stands for, or an empty window.
    [[nodiscard]] domain::TimeWindow band() const;
};

} // namespace whyglass::views
