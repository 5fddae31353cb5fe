// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/analysis_runner.h"
#include "app/recorder/background_thread.h"

#include <atomic>
#include <functional>

namespace whyglass::recorder {

/// Judges traces once they have settled: 30 s after their last span, or at once when their file was read to the end. Low priority.
class DetectorThread {
public:
    /// `onDetected`: after each batch of traces, on this thread. `settled`: what is stored already is complete, judge it now.
    DetectorThread(AnalysisRunner& analysis, bool settled, std::function<void(const AnalysisRunner::Progress&)> onDetected);

    /// Everything committed so far is settled. Thread-safe.
    void settleNow();

private:
    void judge(const std::atomic<bool>& stop);

    AnalysisRunner& m_analysis;
    std::function<void(const AnalysisRunner::Progress&)> m_onDetected;
    std::atomic<bool> m_settled;
    bool m_isNice = false; ///< the thread's own
    BackgroundThread m_thread;
};

} // namespace whyglass::recorder
