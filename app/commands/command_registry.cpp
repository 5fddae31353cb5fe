// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_registry.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace whyglass::window {

QString keyText(const Command& command, bool all)
{
    QStringList texts;
    for (const QKeySequence& key : command.keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return all ? texts.join(QStringLiteral(", ")) : texts.value(0);
}

CommandRegistry::CommandRegistry(QWidget* window) : QObject(window), m_window(window) {}

void CommandRegistry::add(Command command, const QString& before)
{
    // A key that is only shown stands where menus show shortcuts: behind a tabulator.
    const bool shownOnly = !command.takesKeys && !command.keys.isEmpty();
    QString text = command.title;
    text.replace(u'&', QStringLiteral("&&"));
    auto* action = new QAction(shownOnly ? text + u'\t' + keyText(command) : text, m_window);
    if (command.takesKeys)
        action->setShortcuts(command.keys);
    action->setCheckable(static_cast<bool>(command.checked));
    connect(action, &QAction::triggered, this, [this, run = command.run] {
        run();
        refresh();
    });
    m_window->addAction(action);
    m_actions[command.id] = action;
    const auto place = std::find_if(m_commands.begin(), m_commands.end(), [&](const Command& known) { return known.id == before; });
    m_commands.insert(place, std::move(command));
}

void CommandRegistry::removeAll(const QString& idPrefix)
{
    std::erase_if(m_commands, [&](const Command& command) { return command.id.startsWith(idPrefix); });
    for (auto known = m_actions.begin(); known != m_actions.end();) {
        if (!known->first.startsWith(idPrefix)) {
            ++known;
            continue;
        }
        // It may be the one that runs now.
        m_window->removeAction(known->second);
        known->second->deleteLater();
        known = m_actions.erase(known);
    }
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

void CommandRegistry::fill(QMenuBar* bar)
{
    QStringList titles;
    for (const Command& command : m_commands) {
        if (command.menu.isEmpty() || titles.contains(command.menu))
            continue;
        titles.append(command.menu);
        QMenu* menu = bar->addMenu(command.menu);
        fillMenu(menu, command.menu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, title = command.menu] {
            refresh();
            fillMenu(menu, title);
        });
    }
}

void CommandRegistry::fillMenu(QMenu* menu, const QString& title) const
{
    menu->clear();
    for (QMenu* old : menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    std::map<QString, QMenu*> submenus;
    for (const Command& command : m_commands) {
        if (command.menu != title)
            continue;
        QMenu* target = menu;
        if (!command.submenu.isEmpty()) {
            QMenu*& submenu = submenus[command.submenu];
            if (!submenu)
                submenu = menu->addMenu(command.submenu);
            target = submenu;
        }
        if (command.beginsGroup)
            target->addSeparator();
        target->addAction(action(command.id));
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
