// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/analysis_runner.h"
#include "app/recorder/background_thread.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace whyglass::recorder {

/// Judges traces once they have settled: 30 s after their last span, or at once when their file was read to the end. What a build that
/// judged otherwise has judged, it first forgets. Low priority.
class DetectorThread {
public:
    using Clock = std::chrono::system_clock;

    /// `onDetected`: after each batch of traces, on this thread. `completeUntil`: what was stored up to then is complete, judge it now;
    /// nothing where it may still grow.
    DetectorThread(AnalysisRunner& analysis, std::optional<Clock::time_point> completeUntil, std::function<void(const AnalysisRunner::Progress&)> onDetected);

    /// Everything committed so far is settled. Thread-safe.
    void settleNow();

private:
    static std::int64_t millisecondsOf(Clock::time_point time);
    void judge(const std::atomic<bool>& stop);
    void begin();

    AnalysisRunner& m_analysis;
    std::function<void(const AnalysisRunner::Progress&)> m_onDetected;
    std::atomic<std::int64_t> m_completeUntilMs; ///< of what need not settle
    bool m_hasBegun = false; ///< the thread's own
    BackgroundThread m_thread;
};

} // namespace whyglass::recorder
