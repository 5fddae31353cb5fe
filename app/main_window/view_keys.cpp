// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/view_keys.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QShortcut>
#include <QWidget>

namespace whyglass::window {

namespace {

/// What a keyboard types with this key: views tell brackets and commas by it.
QString typedText(int key, Qt::KeyboardModifiers modifiers)
{
    const bool types = key < Qt::Key_Escape && !modifiers.testFlag(Qt::ControlModifier) && !modifiers.testFlag(Qt::AltModifier);
    if (!types)
        return {};
    const QString letter(QChar(static_cast<char16_t>(key)));
    return modifiers.testFlag(Qt::ShiftModifier) ? letter.toUpper() : letter.toLower();
}

/// Qt looks for shortcuts of a key event that is sent, too: those of the window would take the key again, without end.
class WithoutShortcuts {
public:
    WithoutShortcuts(const QWidget& window, const QKeySequence& key)
    {
        for (QAction* action : window.actions()) {
            if (!action->isEnabled() || !action->shortcuts().contains(key))
                continue;
            action->setEnabled(false);
            m_actions.append(action);
        }
    }
    ~WithoutShortcuts()
    {
        for (const QPointer<QAction>& action : m_actions) {
            if (action)
                action->setEnabled(true);
        }
    }
    WithoutShortcuts(const WithoutShortcuts&) = delete;
    WithoutShortcuts& operator=(const WithoutShortcuts&) = delete;

private:
    QList<QPointer<QAction>> m_actions;
};

} // namespace

bool pressIn(QWidget& view, const QKeySequence& key)
{
    for (auto* shortcut : view.findChildren<QShortcut*>()) {
        if (shortcut->key() == key && shortcut->isEnabled()) {
            Q_EMIT shortcut->activated();
            return true;
        }
    }
    const QKeyCombination pressed = key[0];
    QWidget* focused = QApplication::focusWidget();
    QWidget* target = focused && (focused == &view || view.isAncestorOf(focused)) ? focused : view.focusProxy() ? view.focusProxy() : &view;
    QKeyEvent event(QEvent::KeyPress, pressed.key(), pressed.keyboardModifiers(), typedText(pressed.key(), pressed.keyboardModifiers()));
    const WithoutShortcuts guard(*view.window(), key);
    QCoreApplication::sendEvent(target, &event);
    return event.isAccepted();
}

} // namespace whyglass::window
