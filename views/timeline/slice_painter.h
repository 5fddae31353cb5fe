// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/slice_geometry.h"
#include "models/timeline/trace_timeline.h"
#include "views/common/theme.h"

#include <QHash>
#include <QRectF>

#include <cstdint>
#include <vector>

class QPainter;

namespace whyglass::views {

/// What the pointer, the selection and its relatives ask of slices. Rows of the trace, -1 for none.
struct SliceEmphasis {
    std::int32_t selected = -1;
    std::int32_t hovered = -1;
    std::int64_t dearest = 0; ///< > 0: slices are filled by what they cost, the one that cost this much fully
    std::vector<std::int32_t> related; ///< the service calls under the selected tool, or its tool
    std::vector<std::int32_t> lit; ///< ascending; hold the value whose lineage is shown: what does not steps back. Empty: none is shown
};

/// Elided slice names by row and width, kept over frames.
class SliceLabels {
public:
    const QString& elided(const session::LoadedTrace& trace, std::int32_t row, int width, const QFont& font);
    void clear() { m_texts.clear(); }

private:
    QHash<std::uint64_t, QString> m_texts;
};

/// Draws the slices of lanes after tokens.md 2.
class SlicePainter {
public:
    /// All must outlive the painter. `left` is where column 0 begins, in logical pixels.
    SlicePainter(QPainter& painter, const Theme& theme, const timeline::TraceTimeline& timeline, const SliceEmphasis& emphasis,
        SliceLabels& labels, double left, double dpr);
    /// Lane `lane` of slice track `track`, whose slices begin at height `top`; lane -1: all of them in one.
    void paintLane(const std::vector<timeline::SliceRect>& rects, int track, int lane, int top);
    /// The mark of a slice's worst finding, on its upper right edge, or above it where it is narrow.
    static void paintMark(QPainter& painter, const Theme& theme, const QRectF& slice, domain::Severity severity);

private:
    [[nodiscard]] QRectF box(const timeline::SliceRect& rect, int top) const;
    [[nodiscard]] domain::StepKind stepOf(const timeline::SliceRect& rect) const;
    std::size_t paintNarrowRun(const std::vector<timeline::SliceRect>& rects, std::size_t first, int top);
    void paintWide(const timeline::SliceRect& rect, int top);
    [[nodiscard]] QColor fillOf(const timeline::SliceRect& rect, bool hovered) const;
    [[nodiscard]] QColor solidOf(const timeline::SliceRect& rect) const;
    void paintContent(const timeline::SliceRect& rect, const QRectF& box, bool selected);
    [[nodiscard]] QString groupText(const timeline::SliceRect& rect, int room);
    void paintStates(const std::vector<timeline::SliceRect>& rects, int top);
    [[nodiscard]] bool holds(const timeline::SliceRect& rect, std::int32_t row) const;
    void findLitSlices();
    [[nodiscard]] bool stepsBack(const timeline::SliceRect& rect) const;

    QPainter& m_painter;
    const Theme& m_theme;
    const timeline::TraceTimeline& m_timeline;
    const SliceEmphasis& m_emphasis;
    SliceLabels& m_labels;
    double m_left, m_dpr;
    int m_track = 0, m_lane = 0; ///< being painted
    std::vector<std::uint32_t> m_litSlices; ///< of that lane, ascending
    QFont m_font, m_strongFont;
};

} // namespace whyglass::views
