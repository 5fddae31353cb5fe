// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session_values.h"

#include <chrono>
#include <cstddef>
#include <vector>

namespace whyglass::session {

/// Back and forward as a list of values. Never empty. At most kMaxEntries; the oldest are forgotten.
class NavigationHistory {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t kMaxEntries = 200;
    /// Pause after which the next change of a gesture (wheel burst, drag) is an entry of its own.
    static constexpr std::chrono::milliseconds kGesturePause{400};

    enum class Change {
        Step,    ///< a new entry
        Gesture, ///< merged with the gesture that is still running
        Detail,  ///< belongs to the current entry, e.g. which inspector tab is open
    };

    explicit NavigationHistory(NavigationState first = {});

    [[nodiscard]] const NavigationState& current() const { return m_entries[m_index]; }
    /// Makes `state` the current one; what lay ahead is dropped unless it is a Detail. An equal state changes nothing.
    void apply(NavigationState state, Change change, Clock::time_point now = Clock::now());
    /// False where there is nothing to go to.
    bool back();
    bool forward();
    [[nodiscard]] bool canGoBack() const { return m_index > 0; }
    [[nodiscard]] bool canGoForward() const { return m_index + 1 < m_entries.size(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::vector<NavigationState> m_entries;
    std::size_t m_index = 0;
    bool m_inGesture = false;
    Clock::time_point m_lastGesture;
};

} // namespace whyglass::session
