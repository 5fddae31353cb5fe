// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

/// What must hold of whatever a window shows. Each rule gives one line a breach.
namespace rules {

/// Texts of labels and buttons that do not fit and are not elided, widgets that reach out of their parent, texts and buttons of one
/// parent that lie over each other.
QStringList geometry(const QWidget& window);
/// Controls that a screen reader could not name.
QStringList names(const QWidget& window);
/// Texts of labels and buttons, names and tooltips that are still English where the program speaks another language: texts of ours
/// that have a translation which is not shown.
QStringList language(const QWidget& window);
/// A picture that shows nothing, of fewer colours than a text has, or that is of the other theme.
QStringList picture(const QImage& image, bool dark);

} // namespace rules
