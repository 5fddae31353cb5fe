// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/input_dialog.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>

namespace whyglass::views {

void nameFields(QInputDialog& dialog)
{
    const QString label = dialog.labelText();
    for (auto* line : dialog.findChildren<QLineEdit*>())
        line->setAccessibleName(label);
    for (auto* choice : dialog.findChildren<QComboBox*>())
        choice->setAccessibleName(label);
}

std::optional<QString> askForLine(QWidget* parent, const QString& title, const QString& label, const QString& proposal)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setInputMode(QInputDialog::TextInput);
    dialog.setLabelText(label);
    dialog.setTextValue(proposal);
    nameFields(dialog);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.textValue()) : std::nullopt;
}

} // namespace whyglass::views
