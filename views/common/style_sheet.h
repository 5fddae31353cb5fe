// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace whyglass::views {

class Theme;

/// The application's style sheet in the theme's colours. What widgets say through properties:
///   QPushButton  look = primary | link | danger          (default: outlined)
///   QPushButton, QToolButton  segment = first | true     (checkable member of a segmented control)
///   QLabel       tone = 2 | 3 | red | amber | green      (default: text)
///   QWidget      panel = surface | surface2 | bg | card  (fill; card also has an outline)
///   QFrame       rule = h | v                            (1 px separator)
QString styleSheet(const Theme& theme);

} // namespace whyglass::views
