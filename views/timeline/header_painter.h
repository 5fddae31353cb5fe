// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QPixmap>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace whyglass::views {

/// The strip that shows the whole trace with the window on it, as a map between time and pixels.
struct StripMap {
    domain::TimeWindow extent;
    timeline::TimeMap map; ///< which gaps are folded
    int left = 0, width = 0; ///< logical pixels of the extent
    [[nodiscard]] double x(domain::Timestamp time) const;
    [[nodiscard]] domain::Timestamp timeAt(double x) const;
};
StripMap stripMap(domain::TimeWindow extent, const timeline::TimeMap& map, int widgetWidth);

/// A gap that is wide enough on the strip to offer that it be compressed, or to be opened again.
struct GapOffer {
    domain::TimeWindow gap;
    QRectF box;
    bool folded = false;
};
std::vector<GapOffer> gapOffers(const timeline::TraceTimeline& timeline, const StripMap& map);

/// What the strip shows beneath the window: worth keeping, it changes with trace, width, theme and folding only.
QPixmap renderStrip(const Theme& theme, const timeline::TraceTimelinePtr& timeline, const timeline::TimeMap& folds, int widgetWidth, double dpr);

/// Paints strip and ruler.
class HeaderPainter {
public:
    HeaderPainter(QPainter& painter, const TimelineScene& scene);
    void paintStrip(const QPixmap& content, const StripMap& map, domain::TimeWindow window);
    /// `marked`: an area being dragged on the ruler.
    void paintRuler(domain::TimeWindow window, const std::optional<domain::TimeWindow>& marked);
    /// Where a click opens the menu of the tracks: in the label cell of the ruler.
    static QRect tracksButton();

private:
    [[nodiscard]] QString stripText(const StripMap& map, domain::TimeWindow window) const;
    void paintStripMarks(const StripMap& map);
    void paintHandle(double x);
    void paintSpan(const domain::TimeWindow& span, const QString& text, QRectF* box);

    QPainter& m_painter;
    const TimelineScene& m_scene;
};

} // namespace whyglass::views
