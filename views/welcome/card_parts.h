// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFrame>
#include <QLabel>
#include <QVariant>

class QVBoxLayout;

namespace whyglass::views {

/// A label of plain text that wraps; `tone` as in style_sheet.cpp.
QLabel* textLabel(const QString& text, const QFont& font, const QVariant& tone = {});
/// A card and the layout of what stands in it.
QFrame* card(QVBoxLayout*& layout);
QFrame* cardRule();

} // namespace whyglass::views
