// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_registry.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <utility>

namespace whyglass::window {

CommandRegistry::CommandRegistry(QWidget* window) : QObject(window), m_window(window) {}

void CommandRegistry::add(Command command)
{
    auto* action = new QAction(command.title, m_window);
    action->setShortcuts(command.keys);
    action->setCheckable(static_cast<bool>(command.checked));
    connect(action, &QAction::triggered, this, [this, run = command.run] {
        run();
        refresh();
    });
    m_window->addAction(action);
    m_actions[command.id] = action;
    m_commands.push_back(std::move(command));
}

QAction* CommandRegistry::action(const QString& id) const
{
    const auto found = m_actions.find(id);
    return found == m_actions.end() ? nullptr : found->second;
}

bool CommandRegistry::run(const QString& id)
{
    refresh();
    QAction* known = action(id);
    if (!known || !known->isEnabled())
        return false;
    known->trigger();
    return true;
}

void CommandRegistry::fill(QMenuBar* bar) const
{
    std::map<QString, QMenu*> menus;
    for (const Command& command : m_commands) {
        if (command.menu.isEmpty())
            continue;
        QMenu*& menu = menus[command.menu];
        if (!menu)
            menu = bar->addMenu(command.menu);
        if (command.beginsGroup)
            menu->addSeparator();
        menu->addAction(action(command.id));
    }
}

void CommandRegistry::refresh()
{
    for (const Command& command : m_commands) {
        QAction* known = action(command.id);
        if (command.enabled)
            known->setEnabled(command.enabled());
        if (command.checked)
            known->setChecked(command.checked());
    }
}

} // namespace whyglass::window
