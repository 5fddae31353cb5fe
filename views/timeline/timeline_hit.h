// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QPoint>
#include <QString>

#include <cstdint>
#include <optional>

namespace whyglass::views {

/// What lies under the pointer.
struct TimelineHit {
    enum class What { Nothing, Slice, Finding, Decision, Cost, Tokens, Log };
    What what = What::Nothing;
    std::int32_t row = -1; ///< of the span, or -1
    std::int32_t instant = -1; ///< into findings, decisions, logs or cost calls of the timeline
    std::uint32_t count = 0; ///< how many share the mark or the column
    domain::TimeWindow span; ///< of the slice or of all that share its column
    std::optional<timeline::SliceSummary> summary;
};
/// `position` in track coordinates. The very rectangles that were drawn answer, with three pixels of tolerance.
TimelineHit hitAt(const TimelineScene& scene, QPoint position);

/// The tooltip, plain text.
QString describe(const timeline::TraceTimeline& timeline, const TimelineHit& hit);
/// One line about a span, for assistive technology and tooltips.
QString describeRow(const timeline::TraceTimeline& timeline, std::int32_t row);

} // namespace whyglass::views
