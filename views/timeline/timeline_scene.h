// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/critical_path.h"
#include "models/timeline/span_flow.h"
#include "models/timeline/timeline_frame.h"
#include "views/timeline/slice_painter.h"
#include "views/timeline/timeline_layout.h"

#include <QRectF>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::views {

/// An area that is marked: all tracks where none is named.
struct MarkedArea {
    domain::TimeWindow window;
    std::vector<timeline::TrackKind> tracks;
};

/// How the lit value came from one row to another.
struct LineageFlow {
    std::int32_t from = -1, to = -1;
    domain::Relation relation = domain::Relation::Observed;
    QString words; ///< plain; empty = nothing is written beside it
};

/// What lies over the slices.
struct TimelineOverlay {
    std::vector<timeline::Flow> flows; ///< of the selection: what calls, reads and is linked to it
    std::vector<LineageFlow> lineage;  ///< of the lit value
    std::shared_ptr<const std::vector<timeline::CriticalPart>> critical; ///< null: not shown
    std::optional<MarkedArea> area;
    std::optional<domain::Timestamp> cursor;
    int dropY = -1; ///< where a track being dragged would go, in track coordinates
};

/// What one frame of the timeline is drawn from. Coordinates of tracks: y 0 is the top of the first track.
struct TimelineScene {
    const Theme& theme;
    const timeline::TimelineFrame& frame;
    const TimelineLayout& layout;
    const SliceEmphasis& emphasis;
    const TimelineOverlay& overlay;
    std::int32_t finding = -1; ///< selected one, into TraceTimeline::findings
    int width = 0; ///< of the whole widget, logical
    double dpr = 1.0;
    bool focused = false;
    std::optional<domain::Timestamp> head; ///< of a replay: what lies behind it is not known

    [[nodiscard]] const timeline::TraceTimeline& timeline() const { return frame.timeline(); }
    [[nodiscard]] double x(int column) const { return timeline_metrics::kLabelWidth + column / dpr; }
    /// Rounded to a device pixel.
    [[nodiscard]] double x(domain::Timestamp time) const;
    /// The span that the band stands for, or an empty window.
    [[nodiscard]] domain::TimeWindow band() const;
    /// Where a row is drawn, in track coordinates; null where it is not.
    [[nodiscard]] QRectF boxOf(std::int32_t row) const;
};

} // namespace whyglass::views
