// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QPixmap>

#include <optional>

class QPainter;

namespace whyglass::views {

/// The strip that shows the whole trace with the window on it, as a map between time and pixels.
struct StripMap {
    domain::TimeWindow extent;
    int left = 0, width = 0; ///< logical pixels of the extent
    [[nodiscard]] double x(domain::Timestamp time) const;
    [[nodiscard]] domain::Timestamp timeAt(double x) const;
};
StripMap stripMap(domain::TimeWindow extent, int widgetWidth);

/// What the strip shows beneath the window: worth keeping, it changes with trace, width and theme only.
QPixmap renderStrip(const Theme& theme, const timeline::TraceTimelinePtr& timeline, int widgetWidth, double dpr);

/// Paints strip and ruler.
class HeaderPainter {
public:
    HeaderPainter(QPainter& painter, const TimelineScene& scene);
    void paintStrip(const QPixmap& content, domain::TimeWindow window);
    /// `marked`: an area being dragged on the ruler.
    void paintRuler(domain::TimeWindow window, const std::optional<domain::TimeWindow>& marked);

private:
    void paintHandle(double x);
    void paintSpan(const domain::TimeWindow& span, const QString& text, QRectF* box);

    QPainter& m_painter;
    const TimelineScene& m_scene;
};

} // namespace whyglass::views
