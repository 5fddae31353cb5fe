// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <cstdint>
#include <vector>

namespace whyglass::session {

/// Moves a play-head: in real time at a speed, or from event to event in even steps. No timer: it is told how much time passed.
class ReplayClock {
public:
    /// What one event takes in even steps at speed 1.
    static constexpr domain::Duration kEvenStep{500'000'000};

    /// `times` of events, ascending; `window` is what is played, from begin to end.
    void open(domain::TimeWindow window, std::vector<domain::Timestamp> times);
    void setSpeed(double speed) { m_speed = speed; } ///< > 0
    void setEven(bool even);
    [[nodiscard]] domain::TimeWindow window() const { return m_window; }
    [[nodiscard]] const std::vector<domain::Timestamp>& times() const { return m_times; }

    /// Where the head stands after so much time of the reader.
    [[nodiscard]] domain::Timestamp advance(domain::Timestamp head, domain::Duration passed);
    [[nodiscard]] bool atEnd(domain::Timestamp head) const { return head >= m_window.end; }
    /// To the next (> 0) or last event.
    [[nodiscard]] domain::Timestamp step(domain::Timestamp head, int direction) const;

private:
    domain::TimeWindow m_window;
    std::vector<domain::Timestamp> m_times;
    double m_speed = 1.0;
    bool m_even = false;
    double m_rest = 0; ///< nanoseconds of the reader that made no step yet
};

} // namespace whyglass::session
