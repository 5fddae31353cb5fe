// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QRect>

class QPainter;

namespace whyglass::views {

inline constexpr int kSideBadge = 18;

/// The letter of a side on its colour: A accent, B dark. Letter and place tell them apart too.
void paintSideBadge(QPainter& painter, const Theme& theme, bool isA, const QRect& rect);

} // namespace whyglass::views
