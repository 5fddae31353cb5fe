// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/keys_dialog.h"

#include "app/commands/command_registry.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>

#include <array>

namespace whyglass::window {

namespace {

struct ViewKey {
    const char* keys;
    const char* meaning;
};

// Keys that the views handle themselves, because they mean something only there.
constexpr std::array<ViewKey, 12> kViewKeys = {{
    {"W / S", QT_TRANSLATE_NOOP("keys", "zoom the timeline in, out")},
    {"A / D", QT_TRANSLATE_NOOP("keys", "pan the timeline")},
    {"F", QT_TRANSLATE_NOOP("keys", "fit the selection, again: the whole trace")},
    {"M", QT_TRANSLATE_NOOP("keys", "mark an area")},
    {"[ / ]", QT_TRANSLATE_NOOP("keys", "previous, next in the track or list")},
    {", / .", QT_TRANSLATE_NOOP("keys", "previous, next sibling")},
    {"E / Shift+E", QT_TRANSLATE_NOOP("keys", "next, previous error")},
    {"N / Shift+N", QT_TRANSLATE_NOOP("keys", "next, previous finding")},
    {"J / K", QT_TRANSLATE_NOOP("keys", "down, up the tree or table")},
    {"O", QT_TRANSLATE_NOOP("keys", "go to the parent")},
    {"Enter", QT_TRANSLATE_NOOP("keys", "open")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("keys", "copy the selected rows")},
}};

void addRow(QGridLayout& grid, const views::Theme& theme, int column, int row, const QString& keys, const QString& meaning)
{
    auto* cap = new QLabel(keys);
    cap->setTextFormat(Qt::PlainText);
    cap->setFont(theme.font(views::TextStyle::Code));
    auto* text = new QLabel(meaning);
    text->setTextFormat(Qt::PlainText);
    text->setProperty("tone", 2);
    grid.addWidget(cap, row, column);
    grid.addWidget(text, row, column + 1);
}

} // namespace

void showKeysDialog(const views::Theme& theme, const CommandRegistry& commands, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("keys", "All keys"));
    auto* grid = new QGridLayout(dialog);
    grid->setContentsMargins(24, 20, 24, 24);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const Command& command : commands.commands()) {
        QStringList keys;
        for (const QKeySequence& key : command.keys)
            keys.append(key.toString(QKeySequence::NativeText));
        if (!keys.isEmpty())
            addRow(*grid, theme, 0, row++, keys.join(QStringLiteral(", ")), command.title);
    }
    row = 0;
    for (const ViewKey& key : kViewKeys)
        addRow(*grid, theme, 2, row++, QString::fromLatin1(key.keys), QCoreApplication::translate("keys", key.meaning));
    dialog->show();
}

} // namespace whyglass::window
