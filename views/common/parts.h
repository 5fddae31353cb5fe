// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QString>
#include <QVariant>

class QFrame;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;
class QWidget;

/// What pages and cards are put together from. All text is plain; `tone` as in style_sheet.cpp.
namespace whyglass::views {

/// Selectable, wrapping.
QLabel* wrappedLabel(const Theme& theme, const QString& text, TextStyle style = TextStyle::Body, const QVariant& tone = {});
/// One line that does not wrap.
QLabel* lineLabel(const Theme& theme, const QString& text, TextStyle style = TextStyle::Small, const QVariant& tone = {});
/// Gives a widget that is already shown another tone.
void setTone(QWidget& widget, const QVariant& tone);
QFrame* horizontalRule();
/// A key as it looks on a keyboard: "Ctrl+O".
QLabel* keyCap(const Theme& theme, const QString& keys);
/// A card and the layout of what stands in it.
QFrame* card(QVBoxLayout*& layout);
/// The ground that a page stands on, and the column of what stands in it, without margins or spacing.
QWidget* surfacePage(QVBoxLayout*& layout);
/// The strip above a view, and the row that its name and figures stand in.
QWidget* viewHeader(QHBoxLayout*& row);

} // namespace whyglass::views
