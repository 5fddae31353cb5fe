// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QRect>

class QPainter;

namespace whyglass::views {

/// How a row stands in a list.
struct RowState {
    bool selected = false;
    bool hovered = false;
    bool first = false;  ///< the cell is the row's first, or all of it: it carries the bar of the selection
    bool marked = false; ///< in the area that is marked; selection and hover are stronger
    bool active = true;  ///< whether the list has the keyboard; a selection without it is half as strong
};

/// The ground that all our lists share, one cell of it: the fill of hover or selection, the bar, the line below (tokens.md 6).
void paintRowGround(QPainter& painter, const Theme& theme, const QRect& cell, RowState state);
/// Only the bar and the line, for views that paint a fill of their own over the ground.
void paintRowEdges(QPainter& painter, const Theme& theme, const QRect& cell, RowState state);

} // namespace whyglass::views
