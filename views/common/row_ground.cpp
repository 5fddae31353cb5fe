// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/row_ground.h"

#include <QPainter>

namespace whyglass::views {

namespace {

constexpr int kSelectionBar = 3;

QColor between(const QColor& a, const QColor& b)
{
    return {(a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2};
}

} // namespace

void paintRowGround(QPainter& painter, const Theme& theme, const QRect& cell, RowState state)
{
    const QColor surface = theme.color(Role::Surface);
    QColor fill = state.hovered ? theme.color(Role::Hover) : state.marked ? theme.color(Role::AccentWeak) : surface;
    if (state.selected)
        fill = state.active ? theme.color(Role::Sel) : between(theme.color(Role::Sel), surface);
    painter.fillRect(cell, fill);
    paintRowEdges(painter, theme, cell, state);
}

void paintRowEdges(QPainter& painter, const Theme& theme, const QRect& cell, RowState state)
{
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.color(Role::Grid));
    if (state.selected && state.first)
        painter.fillRect(QRect(cell.left(), cell.top(), kSelectionBar, cell.height()), theme.color(Role::Accent));
}

} // namespace whyglass::views
