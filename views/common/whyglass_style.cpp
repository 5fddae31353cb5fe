// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/whyglass_style.h"

#include "views/common/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPolygonF>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QWidget>

namespace whyglass::views {

WhyglassStyle::WhyglassStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

void WhyglassStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const double dpr = painter->device()->devicePixelRatioF();
    const auto icon = [&](const QString& name) {
        constexpr int kPx = 12;
        const bool enabled = option->state.testFlag(State_Enabled);
        const QPixmap pixmap = m_theme.pixmap(name, m_theme.color(enabled ? Role::Text2 : Role::Disabled), kPx, dpr);
        painter->drawPixmap(option->rect.center() - QPoint(kPx / 2 - 1, kPx / 2 - 1), pixmap);
    };
    switch (element) {
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QTabBar*>(widget))
            return; // the style sheet outlines those
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.color(Role::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
        painter->restore();
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            icon(option->state.testFlag(State_Open) ? QStringLiteral("down") : QStringLiteral("right"));
        return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        // Qt calls ascending "SortDown"; people read an arrow upwards as ascending.
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortDown;
        const QPointF middle = QRectF(option->rect).center();
        constexpr double kHalf = 3;
        const double tip = up ? -kHalf + 0.5 : kHalf - 0.5;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(Role::Text2));
        painter->drawPolygon(
            QPolygonF({middle + QPointF(0, tip), middle + QPointF(kHalf, -tip), middle + QPointF(-kHalf, -tip)}));
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
        icon(QStringLiteral("down"));
        return;
    case PE_IndicatorArrowUp:
        icon(QStringLiteral("up"));
        return;
    case PE_IndicatorArrowRight:
        icon(QStringLiteral("right"));
        return;
    case PE_IndicatorArrowLeft:
        icon(QStringLiteral("back"));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void WhyglassStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element != CE_Splitter) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const bool hovered = option->state.testFlag(State_MouseOver);
    const QRect rect = option->rect;
    const bool upright = option->state.testFlag(State_Horizontal);
    painter->fillRect(rect, m_theme.color(Role::Surface));
    const QRect line =
        upright ? QRect(rect.center().x(), rect.top(), 1, rect.height()) : QRect(rect.left(), rect.center().y(), rect.width(), 1);
    painter->fillRect(line, m_theme.color(hovered ? Role::Accent : Role::BorderStrong));
}

int WhyglassStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 7; // hit area; 1 px of it is painted
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_TreeViewIndentation:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int WhyglassStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 300; // tokens.md 2
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0; // reduced motion is the default
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace whyglass::views
