// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/overlay_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace whyglass::views {

namespace tm = timeline_metrics;

OverlayPainter::OverlayPainter(QPainter& painter, const TimelineScene& scene)
    : m_painter(painter)
    , m_scene(scene)
{
}

void OverlayPainter::paintGaps(const QRect& visible)
{
    const domain::TimeWindow shown = m_scene.frame.scale().shown();
    const QBrush hatch(m_scene.theme.color(Role::Border), Qt::BDiagPattern);
    for (const domain::TimeWindow& gap : m_scene.frame.scale().map().gaps()) {
        if (gap.end <= shown.begin || gap.begin >= shown.end)
            continue;
        const double x0 = std::max(m_scene.x(gap.begin), static_cast<double>(tm::kLabelWidth));
        const double x1 = std::min(m_scene.x(gap.end), static_cast<double>(m_scene.width));
        if (x1 > x0)
            m_painter.fillRect(QRectF(x0, visible.top(), x1 - x0, visible.height()), hatch);
    }
}

void OverlayPainter::paintCriticalPath(const QRect& visible)
{
    if (!m_scene.overlay.critical)
        return;
    constexpr double kLine = 3;
    const auto& path = *m_scene.overlay.critical;
    const domain::TimeWindow shown = m_scene.frame.scale().shown();
    // Parts are ascending by begin; those of one root are disjoint, so few that begin before the window reach into it.
    auto part = std::lower_bound(path.begin(), path.end(), shown.begin, [](const auto& p, domain::Timestamp t) { return p.window.end < t; });
    const QColor color = m_scene.theme.color(Role::Text);
    double painted = -1;
    std::int32_t paintedRow = -1;
    for (; part != path.end() && part->window.begin < shown.end; ++part) {
        const double x0 = m_scene.x(part->window.begin);
        const double x1 = std::max(m_scene.x(part->window.end), x0 + 1);
        if (part->row == paintedRow && x1 <= painted)
            continue; // a pixel is drawn once
        const QRectF box = m_scene.boxOf(part->row);
        painted = x1;
        paintedRow = part->row;
        if (!box.isNull() && box.bottom() >= visible.top() && box.top() <= visible.bottom())
            m_painter.fillRect(QRectF(x0, box.bottom() - kLine + 1, x1 - x0, kLine), color);
    }
}

void OverlayPainter::paintFlows()
{
    QRectF taken;
    const QString link = QCoreApplication::translate("Timeline", "link, observed");
    for (const timeline::Flow& flow : m_scene.overlay.flows) {
        const bool isLink = flow.what == timeline::Flow::What::Link;
        paintArrow({flow.from, flow.to, flow.relation(), isLink ? link : QString()}, Role::Accent, taken);
    }
}

void OverlayPainter::paintLineage()
{
    QRectF taken;
    for (const LineageFlow& flow : m_scene.overlay.lineage)
        paintArrow(flow, Role::Amber, taken);
}

/// Dashed where it is concluded, said by nobody.
void OverlayPainter::paintArrow(const LineageFlow& flow, Role ink, QRectF& taken)
{
    const QRectF from = m_scene.boxOf(flow.from);
    const QRectF to = m_scene.boxOf(flow.to);
    if (from.isNull() || to.isNull())
        return;
    // A result is read after it came, an input while the reader runs: the curve ends where the later one begins.
    const QPointF start(std::min(from.right(), std::max(from.left() + 4, to.left())), from.center().y());
    const QPointF end(to.left() - 1, to.center().y());
    const double reach = std::clamp(std::abs(end.x() - start.x()) / 2, 14.0, 60.0);
    QPainterPath curve(start);
    curve.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    const QColor color = m_scene.theme.color(ink);
    QPen pen(color, 1.5);
    if (flow.relation == domain::Relation::Inferred)
        pen.setDashPattern({4, 3});
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(curve);
    constexpr double kHead = 5;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(QPolygonF({end + QPointF(1, 0), end + QPointF(-kHead, -kHead + 1.5), end + QPointF(-kHead, kHead - 1.5)}));
    if (end.x() > start.x())
        paintWords(flow, ink, (start + end) / 2, taken);
    m_painter.restore();
}

/// In a box that the curve runs through; left out where the curve is too short for it or other words stand there.
void OverlayPainter::paintWords(const LineageFlow& flow, Role ink, QPointF middle, QRectF& taken)
{
    const QFont font = m_scene.theme.font(TextStyle::Tiny);
    const double width = QFontMetricsF(font).horizontalAdvance(flow.words) + 10;
    const QRectF from = m_scene.boxOf(flow.from);
    const QRectF to = m_scene.boxOf(flow.to);
    constexpr double kHeight = 15;
    const QRectF box(middle.x() - width / 2, middle.y() - kHeight / 2, width, kHeight);
    if (flow.words.isEmpty() || box.left() < from.right() + 8 || box.right() > to.left() - 8 || box.intersects(taken))
        return;
    taken = taken.isNull() ? box : taken.united(box);
    const bool observed = flow.relation == domain::Relation::Observed;
    m_painter.setBrush(m_scene.theme.color(Role::Surface));
    QPen outline(m_scene.theme.color(ink), 1);
    if (!observed)
        outline.setDashPattern({3, 2});
    m_painter.setPen(outline);
    m_painter.drawRoundedRect(box, 3, 3);
    m_painter.setPen(m_scene.theme.color(observed ? Role::Text2 : Role::AmberInk));
    m_painter.setFont(font);
    m_painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, flow.words);
}

void OverlayPainter::paintArea(const QRect& visible)
{
    if (!m_scene.overlay.area)
        return;
    const MarkedArea& area = *m_scene.overlay.area;
    const double x0 = std::max(m_scene.x(area.window.begin), static_cast<double>(tm::kLabelWidth));
    const double x1 = std::max(m_scene.x(area.window.end), x0 + 1);
    if (x1 <= tm::kLabelWidth || x0 > m_scene.width)
        return;
    QColor fill = m_scene.theme.color(Role::Accent);
    fill.setAlphaF(0.14F);
    for (const TrackRow& row : m_scene.layout.rows()) {
        const bool in = area.tracks.empty() || std::find(area.tracks.begin(), area.tracks.end(), row.kind) != area.tracks.end();
        if (in && row.y <= visible.bottom() && row.y + row.height >= visible.top())
            m_painter.fillRect(QRectF(x0, row.y, x1 - x0, row.height - 1), fill);
    }
    for (const double x : {x0, x1 - 1})
        m_painter.fillRect(QRectF(x, visible.top(), 1, visible.height()), m_scene.theme.color(Role::Accent));
}

void OverlayPainter::paintCursor(const QRect& visible)
{
    if (m_scene.overlay.cursor && m_scene.x(*m_scene.overlay.cursor) >= tm::kLabelWidth) // another view may point beyond what is shown
        m_painter.fillRect(QRectF(m_scene.x(*m_scene.overlay.cursor), visible.top(), 1, visible.height()), m_scene.theme.color(Role::Ctl));
}

} // namespace whyglass::views
