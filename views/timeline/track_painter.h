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
    /// Where the sum of the track of cost or tokens stands in its label, in track coordinates; null for other tracks.
    [[nodiscard]] static QRect sumBox(const TimelineScene& scene, const TrackRow& row);
    /// The figure in its label: how many there are, or the sum of cost or tokens.
    [[nodiscard]] static QString countText(const TimelineScene& scene, const TrackRow& row);

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
    [[nodiscard]] static QRect labelLine(const TrackRow& row);

    QPainter& m_painter;
    const TimelineScene& m_scene;
    SliceLabels& m_labels;
};

} // namespace whyglass::views
