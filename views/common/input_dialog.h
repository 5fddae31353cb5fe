// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

class QInputDialog;
class QWidget;

namespace whyglass::views {

/// Tells assistive technology what is asked for: the fields of Qt's dialog have no name. When its label and kind of input are set.
void nameFields(QInputDialog& dialog);
/// What somebody types into a line of its own; none where it was cancelled. Returns when that is decided.
[[nodiscard]] std::optional<QString> askForLine(QWidget* parent, const QString& title, const QString& label, const QString& proposal = {});

} // namespace whyglass::views
