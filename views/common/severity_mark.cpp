// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace whyglass::views {

namespace {

QPainterPath triangle(const QRectF& box)
{
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(box.bottomRight());
    path.lineTo(box.bottomLeft());
    path.closeSubpath();
    return path;
}

QPainterPath diamond(const QRectF& box)
{
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(QPointF(box.right(), box.center().y()));
    path.lineTo(QPointF(box.center().x(), box.bottom()));
    path.lineTo(QPointF(box.left(), box.center().y()));
    path.closeSubpath();
    return path;
}

} // namespace

void Theme::paintSeverity(QPainter& painter, const QRectF& box, domain::Severity severity, bool hollow) const
{
    constexpr double kLine = 1.4; // the stroke of the icons
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = this->color(severity == domain::Severity::High ? Role::Red
            : severity == domain::Severity::Medium                      ? Role::Amber
                                                                        : Role::Low);
    const bool outlined = hollow || severity == domain::Severity::Low || severity == domain::Severity::Info;
    painter.setPen(outlined ? QPen(color, kLine, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin) : QPen(Qt::NoPen));
    painter.setBrush(outlined ? QBrush(Qt::NoBrush) : QBrush(color));
    const double air = outlined ? kLine / 2 : 0.0;
    const QRectF shape = box.adjusted(air, air, -air, -air);
    switch (severity) {
    case domain::Severity::High:
        painter.drawPath(triangle(shape.adjusted(0, box.height() * 0.06, 0, -box.height() * 0.06)));
        break;
    case domain::Severity::Medium:
        painter.drawPath(diamond(shape));
        break;
    case domain::Severity::Low:
    case domain::Severity::Info:
        painter.drawEllipse(shape.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
    painter.restore();
}

} // namespace whyglass::views
