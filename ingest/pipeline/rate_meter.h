// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

namespace whyglass::ingest {

/// Events a second over the last second. Not thread-safe.
class RateMeter {
public:
    using Clock = std::chrono::steady_clock;

    void add(std::int64_t events, Clock::time_point now = Clock::now())
    {
        m_samples.push_back({now, events});
        m_sum += events;
        forget(now);
    }

    [[nodiscard]] double perSecond(Clock::time_point now = Clock::now())
    {
        forget(now);
        return static_cast<double>(m_sum);
    }

private:
    struct Sample {
        Clock::time_point time;
        std::int64_t events;
    };

    void forget(Clock::time_point now)
    {
        while (!m_samples.empty() && now - m_samples.front().time > std::chrono::seconds(1)) {
            m_sum -= m_samples.front().events;
            m_samples.pop_front();
        }
    }

    std::deque<Sample> m_samples;
    std::int64_t m_sum = 0;
};

} // namespace whyglass::ingest
