// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/navigation_history.h"

#include <utility>

namespace whyglass::session {

NavigationHistory::NavigationHistory(NavigationState first)
{
    m_entries.push_back(std::move(first));
}

void NavigationHistory::apply(NavigationState state, Change change, Clock::time_point now)
{
    const bool continues = change == Change::Gesture && m_inGesture && now - m_lastGesture < kGesturePause;
    if (change != Change::Detail)
        m_inGesture = change == Change::Gesture;
    if (change == Change::Gesture)
        m_lastGesture = now;
    if (state == current())
        return;
    if (change == Change::Detail || continues) {
        m_entries[m_index] = std::move(state);
        return;
    }
    m_entries.resize(m_index + 1);
    m_entries.push_back(std::move(state));
    if (m_entries.size() > kMaxEntries)
        m_entries.erase(m_entries.begin());
    m_index = m_entries.size() - 1;
}

bool NavigationHistory::back()
{
    if (!canGoBack())
        return false;
    --m_index;
    m_inGesture = false;
    return true;
}

bool NavigationHistory::forward()
{
    if (!canGoForward())
        return false;
    ++m_index;
    m_inGesture = false;
    return true;
}

} // namespace whyglass::session
