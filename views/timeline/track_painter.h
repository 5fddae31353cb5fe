// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QRect>

class QPainter;

namespace whyglass::views {

/// Paints the tracks and their label column. A loop without decisions: everything was decided by the frame.
class TrackPainter {
public:
    TrackPainter(QPainter& painter, const TimelineScene& scene, SliceLabels& labels);
    /// `visible`: the part of the tracks that shows, in track coordinates.
    void paint(const QRect& visible);

private:
    void paintGround(const QRect& visible);
    void paintBand(const QRect& visible);
    void paintSlices(const TrackRow& row, const QRect& visible);
    void paintFindings(const TrackRow& row);
    void paintDecisions(const TrackRow& row, int bottom);
    void paintLogs(const TrackRow& row);
    void paintRings();
    void paintRing(std::int32_t row, bool dashed);
    void paintLitRings();
    void paintLabels(const QRect& visible);
    void paintLabel(const TrackRow& row);
    [[nodiscard]] QString countText(const TrackRow& row) const;

    QPainter& m_painter;
    const TimelineScene& m_scene;
    SliceLabels& m_labels;
};

} // namespace whyglass::views
