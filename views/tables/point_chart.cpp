// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/point_chart.h"

#include "models/tables/cell_text.h"
#include "views/common/empty_state.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace {

constexpr int kAxis = 18;
constexpr int kScale = 64; ///< room of the values at the left

QString valueText(double value) { return tables::digitsText(value, 5); }

} // namespace

PointChart::PointChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMinimumSize(200, 90);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setPoints({});
}

void PointChart::setPoints(std::vector<store::PointBucket> points)
{
    // A sender may say infinite or not a number; such points have no place on a scale.
    points.erase(std::remove_if(points.begin(), points.end(),
                                [](const store::PointBucket& point) { return !std::isfinite(point.least) || !std::isfinite(point.most) || !std::isfinite(point.last); }),
                 points.end());
    m_points = std::move(points);
    m_least = m_most = m_points.empty() ? 0.0 : m_points.front().last;
    std::int64_t count = 0;
    for (const store::PointBucket& point : m_points) {
        m_least = std::min(m_least, point.least);
        m_most = std::max(m_most, point.most);
        count += point.points;
    }
    setAccessibleName(m_points.empty() ? tr("No data points") : tr("%1 data points from %2 to %3")
                                                                    .arg(tables::countText(count), valueText(m_least), valueText(m_most)));
    update();
}

void PointChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    if (m_points.empty()) {
        paintEmptyState(painter, m_theme, {QStringLiteral("chart"), tr("No data points"), {}, false}, rect());
        return;
    }
    const QRectF plot(kScale, 6, std::max(width() - kScale - 6, 1), std::max(height() - kAxis - 10, 1));
    const double range = m_most > m_least ? m_most - m_least : 1.0;
    const std::int64_t first = m_points.front().time.ns;
    const auto length = static_cast<double>(std::max<std::int64_t>(m_points.back().time.ns - first, 1));
    const auto place = [&](domain::Timestamp time, double value) {
        return QPointF(plot.left() + static_cast<double>(time.ns - first) / length * plot.width(),
                       m_most > m_least ? plot.bottom() - (value - m_least) / range * plot.height() : plot.center().y());
    };
    painter.setPen(m_theme.color(Role::Grid));
    for (const double y : {plot.top(), plot.center().y(), plot.bottom()})
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));

    QPolygonF line, band;
    for (const store::PointBucket& point : m_points) {
        line.append(place(point.time, point.last));
        band.append(place(point.time, point.most));
    }
    for (auto point = m_points.rbegin(); point != m_points.rend(); ++point)
        band.append(place(point->time, point->least));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.kind(SliceKind::Service).fill);
    painter.drawPolygon(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.kind(SliceKind::Service).solid, 1.5));
    if (line.size() == 1)
        painter.drawEllipse(line.front(), 2.5, 2.5);
    else
        painter.drawPolyline(line);

    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text3));
    const auto scale = [&](double value, double y) {
        const QRectF room(0, y - 8, kScale - 8, 16);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(valueText(value), Qt::ElideRight, kScale - 8));
    };
    if (m_most > m_least) {
        scale(m_most, plot.top() + 2);
        scale(m_least, plot.bottom() - 2);
    } else {
        scale(m_least, plot.center().y());
    }
    const QRectF axis(plot.left(), plot.bottom() + 3, plot.width(), kAxis);
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignTop, tables::timeText(m_points.front().time));
    if (m_points.size() > 1)
        painter.drawText(axis, Qt::AlignRight | Qt::AlignTop, tables::timeText(m_points.back().time));
}

} // namespace whyglass::views
