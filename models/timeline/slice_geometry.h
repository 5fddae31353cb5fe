// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/slice_lane.h"
#include "models/timeline/time_scale.h"

#include <functional>
#include <span>
#include <vector>

namespace whyglass::timeline {

/// What is drawn for one slice, or for all slices that share one column of pixels.
struct SliceRect {
    int x0 = 0, x1 = 0; ///< device pixel columns [x0, x1) inside the window, at least one
    std::size_t slice = 0; ///< first slice of the lane in it
    SliceSummary summary;
    bool cutLeft = false, cutRight = false; ///< goes on beyond the window
    bool alike = false; ///< siblings that do the same, drawn as one with their number
    [[nodiscard]] bool single() const { return summary.count == 1; }
    [[nodiscard]] int width() const { return x1 - x0; }
};

/// The rectangles of a lane, from left to right, disjoint, at most one a column: O(columns · log n), whatever the lane holds.
/// Every slice of the window is in exactly one of them; no error and no finding is lost.
std::vector<SliceRect> buildSliceGeometry(const SliceLane& lane, const TimeScale& scale);

/// Draws neighbours that are close, narrow and alike (siblings that do the same) as one. Nothing is lost: the counts add up.
void groupAlike(std::vector<SliceRect>& rects, const std::function<bool(std::int32_t, std::int32_t)>& alike);
/// Rectangles of several lanes as those of one: what overlaps becomes one that stands for all.
std::vector<SliceRect> mergeGeometry(std::vector<SliceRect> rects);

/// The rectangle at a column, exact hits first, then the nearest within `tolerance` columns; null where none is.
const SliceRect* hitTest(std::span<const SliceRect> rects, int column, int tolerance);

} // namespace whyglass::timeline
