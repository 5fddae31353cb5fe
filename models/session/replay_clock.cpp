// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replay_clock.h"

#include "models/session/known_until.h"

#include <algorithm>

namespace whyglass::session {

void ReplayClock::open(domain::TimeWindow window, std::vector<domain::Timestamp> times)
{
    m_window = window;
    m_times = std::move(times);
    m_rest = 0;
}

void ReplayClock::setEven(bool even)
{
    m_even = even;
    m_rest = 0;
}

domain::Timestamp ReplayClock::advance(domain::Timestamp head, domain::Duration passed)
{
    m_rest += static_cast<double>(passed.ns) * m_speed;
    if (!m_even) {
        const auto whole = static_cast<std::int64_t>(std::min(m_rest, static_cast<double>(m_window.length().ns)));
        m_rest = 0;
        return std::clamp(head + domain::Duration{whole}, m_window.begin, m_window.end);
    }
    while (m_rest >= static_cast<double>(kEvenStep.ns)) {
        m_rest -= static_cast<double>(kEvenStep.ns);
        const domain::Timestamp next = step(head, 1);
        if (next == head)
            return m_window.end;
        head = next;
    }
    return head;
}

domain::Timestamp ReplayClock::step(domain::Timestamp head, int direction) const
{
    return std::clamp(stepKnownTime(m_times, head, direction), m_window.begin, m_window.end);
}

} // namespace whyglass::session
