// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QWidget;

namespace whyglass::window {

/// Gives a key to a view as if it had been pressed in it: to the widget in it that has the focus, else to the view's own. So
/// keys of a view work wherever the focus is, and from menus and the palette. False where nothing in the view took it.
bool pressIn(QWidget& view, const QKeySequence& key);

} // namespace whyglass::window
