// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/scroll_memory.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>
#include <QTimer>

namespace whyglass::window {

ScrollMemory::ScrollMemory(session::Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &session::Session::restored, this, &ScrollMemory::restore);
    connect(&session.queries(), &session::QueryService::pendingChanged, this, [this](int pending) {
        // The last rows are laid out in the event loop's next turn.
        if (pending == 0 && !m_wanted.empty())
            QTimer::singleShot(0, this, &ScrollMemory::settle);
    });
}

void ScrollMemory::follow(QWidget* view)
{
    for (auto* area : view->findChildren<QAbstractScrollArea*>()) {
        const QString name = area->property(kProperty).toString();
        if (name.isEmpty() || m_areas[name] == area)
            continue;
        m_areas[name] = area;
        area->viewport()->installEventFilter(this);
        area->installEventFilter(this);
        area->verticalScrollBar()->installEventFilter(this);
        connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, name](int value) {
            if (m_wanted.count(name) == 0)
                m_session.noteScroll(name, value);
        });
    }
}

void ScrollMemory::restore()
{
    m_wanted.clear();
    for (const auto& [name, value] : m_session.state().scroll)
        m_wanted.emplace(QString::fromStdString(name), value);
    if (m_session.queries().pending() == 0)
        QTimer::singleShot(0, this, &ScrollMemory::settle);
}

void ScrollMemory::settle()
{
    for (const auto& [name, value] : m_wanted) {
        if (const auto area = m_areas.find(name); area != m_areas.end() && area->second)
            area->second->verticalScrollBar()->setValue(value);
    }
    if (m_session.queries().pending() == 0)
        m_wanted.clear();
}

bool ScrollMemory::eventFilter(QObject* watched, QEvent* event)
{
    const bool byHand = event->type() == QEvent::Wheel || event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress;
    if (byHand)
        m_wanted.clear();
    return QObject::eventFilter(watched, event);
}

} // namespace whyglass::window
