// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <vector>

class QMenu;
class QMenuBar;
class QWidget;

namespace whyglass::window {

/// Something the user can do. Menus, shortcuts, the palette and the overlay of keys are made from these.
struct Command {
    QString id;    ///< stable, namespaced: "file.open"
    QString title; ///< translated
    QString menu;  ///< translated title of its menu; empty = palette and shortcut only
    QList<QKeySequence> keys;
    std::function<void()> run;
    std::function<bool()> enabled; ///< empty = always
    std::function<bool()> checked; ///< empty = not checkable
    bool beginsGroup = false;      ///< a separator stands before it
    /// False for keys that widgets take themselves because they mean something in each (Enter, Space, Ctrl+C, Ctrl+F): such
    /// keys are shown, and not taken from anybody.
    bool takesKeys = true;
    QString submenu = {};          ///< translated title of a menu inside its menu; empty = directly in it
    bool inPalette = true;
};

/// The keys of a command as people read them, the first one or all of them.
QString keyText(const Command& command, bool all = false);

/// All commands of a window, in the order in which they were added.
class CommandRegistry : public QObject {
    Q_OBJECT

public:
    /// Actions are made children of `window`, whose shortcuts they are.
    explicit CommandRegistry(QWidget* window);

    /// At the end, or before the command of that id.
    void add(Command command, const QString& before = {});
    /// Takes away the commands whose id begins with this: saved views, recent files.
    void removeAll(const QString& idPrefix);
    [[nodiscard]] const std::vector<Command>& commands() const { return m_commands; }
    [[nodiscard]] QAction* action(const QString& id) const; ///< null where there is none
    /// Runs it if it is enabled; false otherwise.
    bool run(const QString& id);
    /// Makes the menus, in the order of their first commands. A menu is filled anew whenever it opens.
    void fill(QMenuBar* bar);
    /// Asks every command again whether it is enabled and checked.
    void refresh();

private:
    void fillMenu(QMenu* menu, const QString& title) const;

    QWidget* m_window;
    std::vector<Command> m_commands;
    std::map<QString, QAction*> m_actions;
};

} // namespace whyglass::window
