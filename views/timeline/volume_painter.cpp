// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/volume_painter.h"

#include "models/format/format.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kTop = 18, kBottom = 3; // air in the track
constexpr double kLeastBar = 2;

} // namespace

void paintVolume(QPainter& painter, const TimelineScene& scene, const TrackRow& row)
{
    const Theme& theme = scene.theme;
    const auto track = static_cast<std::size_t>(row.sliceTrack);
    const auto lanes = scene.timeline().tracks()[track].lanes.size();
    std::uint32_t most = 1;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (const timeline::SliceRect& rect : scene.frame.lane(track, lane))
            most = std::max(most, rect.summary.count);
    }
    const int top = row.collapsed ? kBottom : kTop;
    const double bottom = row.y + row.height - kBottom;
    const double room = row.height - top - kBottom;
    const KindColors& colors = theme.kind(SliceKind::Agent);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (const timeline::SliceRect& rect : scene.frame.lane(track, lane)) {
            const double gap = rect.width() / scene.dpr > 4 ? 1 : 0;
            const double x = scene.x(rect.x0);
            const double width = std::max(1.0, rect.width() / scene.dpr - gap);
            const auto height = [&](std::uint32_t count) { return std::max(kLeastBar, room * count / most); };
            const double all = height(rect.summary.count);
            painter.fillRect(QRectF(x, bottom - all, width, all), colors.fill);
            painter.fillRect(QRectF(x, bottom - all, width, 1), colors.solid);
            if (rect.summary.errors > 0) {
                const double errors = height(rect.summary.errors);
                painter.fillRect(QRectF(x, bottom - errors, std::max(width, 2.0), errors), theme.color(Role::Red));
            }
        }
    }
    if (row.collapsed)
        return;
    painter.setFont(theme.font(TextStyle::Tiny));
    painter.setPen(theme.color(Role::Text3));
    painter.drawText(QRectF(timeline_metrics::kLabelWidth + 4, row.y, 240, kTop), Qt::AlignLeft | Qt::AlignVCenter,
        QCoreApplication::translate("Timeline", "at most %1").arg(QString::fromStdString(format::count(most))));
}

} // namespace whyglass::views
