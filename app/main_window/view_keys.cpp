// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/view_keys.h"

#include <QApplication>
#include <QKeyEvent>
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
    QCoreApplication::sendEvent(target, &event);
    return event.isAccepted();
}

} // namespace whyglass::window
