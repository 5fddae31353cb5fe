// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/keys_dialog.h"

#include "app/commands/command_registry.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <vector>

namespace whyglass::window {

namespace {

constexpr int kColumns = 3;

/// The commands of a menu that have keys.
struct Group {
    QString title;
    std::vector<const Command*> commands;
};

std::vector<Group> groupsOf(const CommandRegistry& registry)
{
    std::vector<Group> groups;
    for (const Command& command : registry.commands()) {
        if (command.keys.isEmpty())
            continue;
        if (groups.empty() || groups.back().title != command.menu)
            groups.push_back({command.menu, {}});
        groups.back().commands.push_back(&command);
    }
    return groups;
}

QLabel* plainLabel(const QString& text, const QFont& font)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    return label;
}

void addGroup(QGridLayout& grid, int& row, const views::Theme& theme, const Group& group)
{
    if (row > 0)
        grid.setRowMinimumHeight(row++, 8);
    grid.addWidget(plainLabel(group.title, theme.font(views::TextStyle::BodyStrong)), row++, 0, 1, 2);
    for (const Command* command : group.commands) {
        auto* cap = plainLabel(keyText(*command, true), theme.font(views::TextStyle::Small));
        cap->setProperty("keycap", true);
        cap->setAlignment(Qt::AlignCenter);
        cap->setContentsMargins(5, 0, 5, 0);
        auto* meaning = plainLabel(command->title, theme.font(views::TextStyle::Small));
        meaning->setProperty("tone", QStringLiteral("2"));
        meaning->setWordWrap(true);
        grid.addWidget(cap, row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid.addWidget(meaning, row, 1, Qt::AlignTop);
        ++row;
    }
}

/// Groups beside each other in columns of about the same height, in the order of the menus.
QWidget* makePage(const views::Theme& theme, const CommandRegistry& registry)
{
    auto* page = new QWidget;
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(28);
    const std::vector<Group> groups = groupsOf(registry);
    std::size_t lines = 0;
    for (const Group& group : groups)
        lines += group.commands.size() + 2;
    const std::size_t share = lines / kColumns + 1;
    QGridLayout* grid = nullptr;
    int row = 0;
    std::size_t used = 0;
    int column = 0;
    for (const Group& group : groups) {
        const std::size_t size = group.commands.size() + 2;
        const bool next = !grid || (used > 0 && used + size / 2 > share && column < kColumns);
        if (next) {
            auto* holder = new QVBoxLayout;
            grid = new QGridLayout;
            grid->setHorizontalSpacing(10);
            grid->setVerticalSpacing(4);
            grid->setColumnStretch(1, 1);
            holder->addLayout(grid);
            holder->addStretch(1);
            columns->addLayout(holder, 1);
            row = 0;
            used = 0;
            ++column;
        }
        addGroup(*grid, row, theme, group);
        used += size;
    }
    return page;
}

} // namespace

void showKeysDialog(const views::Theme& theme, const CommandRegistry& commands, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("keys"));
    dialog->setWindowTitle(QCoreApplication::translate("keys", "All keys"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(makePage(theme, commands));
    layout->addWidget(area);
    const QSize wanted = area->widget()->sizeHint();
    constexpr int kLeastWidth = 900;
    dialog->resize(QSize(std::max(wanted.width() + 20, kLeastWidth), wanted.height() + 4).boundedTo(parent->size() * 95 / 100));
    dialog->show();
}

} // namespace whyglass::window
