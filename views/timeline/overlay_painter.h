// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QRect>

class QPainter;

namespace whyglass::views {

/// What lies under or over the slices of a timeline: folded gaps, critical path, flows of the selection, marked area, cursor.
class OverlayPainter {
public:
    OverlayPainter(QPainter& painter, const TimelineScene& scene);
    void paintGaps(const QRect& visible);
    void paintCriticalPath(const QRect& visible);
    void paintFlows();
    void paintLineage();
    void paintArea(const QRect& visible);
    void paintCursor(const QRect& visible);

private:
    void paintArrow(const LineageFlow& flow, Role ink, QRectF& taken);
    void paintWords(const LineageFlow& flow, Role ink, QPointF middle, QRectF& taken);

    QPainter& m_painter;
    const TimelineScene& m_scene;
};

} // namespace whyglass::views
