// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/slice_geometry.h"

#include <algorithm>
#include <limits>

namespace whyglass::timeline {

namespace {

void absorb(SliceRect& rect, const SliceSummary& more)
{
    const auto rank = [](const SliceSummary& s) { return s.worst ? 2 + static_cast<int>(*s.worst) : s.errors > 0 ? 1 : 0; };
    if (rank(more) > rank(rect.summary))
        rect.summary.row = more.row;
    rect.summary.count += more.count;
    rect.summary.errors += more.errors;
    rect.summary.worst = std::max(rect.summary.worst, more.worst); // an empty optional is the least
}

} // namespace

std::vector<SliceRect> buildSliceGeometry(const SliceLane& lane, const TimeScale& scale)
{
    std::vector<SliceRect> rects;
    const domain::TimeWindow shown = scale.shown();
    std::size_t slice = lane.firstEndingAfter(shown.begin.ns);
    while (slice < lane.size() && lane.start(slice) < shown.end.ns) {
        const int first = std::max(0, scale.column({lane.start(slice)}));
        const int end = scale.columnAtOrAfter({lane.end(slice)});
        if (end - first > 1) {
            SliceRect rect{.x0 = first,
                .x1 = end,
                .slice = slice,
                .summary = lane.summary(slice, slice + 1),
                .cutLeft = lane.start(slice) < shown.begin.ns,
                .cutRight = lane.end(slice) > shown.end.ns};
            if (!rects.empty())
                rect.x0 = std::max(rect.x0, rects.back().x1); // gives its first column to what ended in it
            rects.push_back(rect);
            ++slice;
            continue;
        }
        const bool lastColumn = first + 1 >= scale.columns();
        // In the last column all that start in the window are in it, also those that end after it.
        const std::size_t next = std::max(slice + 1, lane.firstEndingAfter(scale.startOf(first + 1).ns, slice));
        const SliceSummary summary = lane.summary(slice, next);
        SliceRect* previous = rects.empty() || rects.back().x1 <= first ? nullptr : &rects.back();
        if (previous && previous->width() == 1) {
            absorb(*previous, summary);
        } else {
            if (previous)
                previous->x1 = first; // a wide slice yields the column it only touched
            rects.push_back({.x0 = first,
                .x1 = first + 1,
                .slice = slice,
                .summary = summary,
                .cutLeft = lane.start(slice) < shown.begin.ns,
                .cutRight = lastColumn && lane.end(next - 1) > shown.end.ns});
        }
        slice = next;
    }
    return rects;
}

void groupAlike(std::vector<SliceRect>& rects, const std::function<bool(std::int32_t, std::int32_t)>& alike)
{
    constexpr int kNarrow = 40; // columns: a wider one has room for its own name
    constexpr int kNear = 3;
    constexpr std::size_t kFewest = 4; // fewer are counted at a glance
    const auto joins = [&](const SliceRect& a, const SliceRect& b) {
        return a.single() && b.single() && a.width() < kNarrow && b.width() < kNarrow && b.x0 - a.x1 <= kNear && !a.cutLeft && !b.cutRight
            && alike(a.summary.row, b.summary.row);
    };
    std::vector<SliceRect> grouped;
    grouped.reserve(rects.size());
    for (std::size_t at = 0; at < rects.size();) {
        std::size_t next = at + 1;
        while (next < rects.size() && joins(rects[next - 1], rects[next]))
            ++next;
        if (next - at < kFewest) {
            grouped.insert(grouped.end(), rects.begin() + static_cast<std::ptrdiff_t>(at), rects.begin() + static_cast<std::ptrdiff_t>(next));
        } else {
            SliceRect group = rects[at];
            for (std::size_t i = at + 1; i < next; ++i)
                absorb(group, rects[i].summary);
            group.x1 = rects[next - 1].x1;
            group.alike = true;
            grouped.push_back(group);
        }
        at = next;
    }
    rects = std::move(grouped);
}

std::vector<SliceRect> mergeGeometry(std::vector<SliceRect> rects)
{
    std::sort(rects.begin(), rects.end(), [](const SliceRect& a, const SliceRect& b) { return a.x0 != b.x0 ? a.x0 < b.x0 : a.x1 > b.x1; });
    std::vector<SliceRect> merged;
    for (const SliceRect& rect : rects) {
        if (merged.empty() || rect.x0 >= merged.back().x1) {
            merged.push_back(rect);
            continue;
        }
        SliceRect& pile = merged.back();
        absorb(pile, rect.summary);
        pile.x1 = std::max(pile.x1, rect.x1);
        pile.cutLeft = pile.cutLeft || rect.cutLeft;
        pile.cutRight = pile.cutRight || rect.cutRight;
        pile.alike = false;
    }
    return merged;
}

const SliceRect* hitTest(std::span<const SliceRect> rects, int column, int tolerance)
{
    const auto after = std::partition_point(rects.begin(), rects.end(), [&](const SliceRect& rect) { return rect.x1 <= column; });
    if (after != rects.end() && after->x0 <= column)
        return &*after;
    const SliceRect* nearest = nullptr;
    int best = tolerance + 1;
    if (after != rects.end() && after->x0 - column < best) {
        nearest = &*after;
        best = after->x0 - column;
    }
    if (after != rects.begin()) {
        const SliceRect& before = *std::prev(after);
        if (column - before.x1 + 1 < best)
            nearest = &before;
    }
    return nearest;
}

} // namespace whyglass::timeline
