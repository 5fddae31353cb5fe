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

class QMenuBar;
class QWidget;

namespace whyglass::window {

/// Something the user can do. Menus, shortcuts and the palette are made from these.
struct Command {
    QString id;    ///< stable, namespaced: "file.open"
    QString title; ///< translated
    QString menu;  ///< translated title of its menu; empty = palette and shortcut only
    QList<QKeySequence> keys;
    std::function<void()> run;
    std::function<bool()> enabled; ///< empty = always
    std::function<bool()> checked; ///< empty = not checkable
    bool beginsGroup = false;      ///< a separator stands before it
};

/// All commands of a window, in the order in which they were added.
class CommandRegistry : public QObject {
    Q_OBJECT

public:
    /// Actions are made children of `window`, whose shortcuts they are.
    explicit CommandRegistry(QWidget* window);

    void add(Command command);
    [[nodiscard]] const std::vector<Command>& commands() const { return m_commands; }
    [[nodiscard]] QAction* action(const QString& id) const; ///< null where there is none
    /// Runs it if it is enabled; false otherwise.
    bool run(const QString& id);
    void fill(QMenuBar* bar) const;
    /// Asks every command again whether it is enabled and checked.
    void refresh();

private:
    QWidget* m_window;
    std::vector<Command> m_commands;
    std::map<QString, QAction*> m_actions;
};

} // namespace whyglass::window
