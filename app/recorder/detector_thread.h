// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/analysis_runner.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace whyglass::recorder {

/// Judges traces once they have settled: 30 s after their last span, or at once when their file was read to the end. Low priority.
class DetectorThread {
public:
    /// `onDetected`: after each batch of traces, on this thread. `settled`: what is stored already is complete, judge it now.
    DetectorThread(AnalysisRunner& analysis, bool settled, std::function<void(const AnalysisRunner::Progress&)> onDetected);
    ~DetectorThread();
    DetectorThread(const DetectorThread&) = delete;
    DetectorThread& operator=(const DetectorThread&) = delete;

    /// Everything committed so far is settled. Thread-safe.
    void settleNow();

private:
    void work();
    void judge(bool settled);

    AnalysisRunner& m_analysis;
    std::function<void(const AnalysisRunner::Progress&)> m_onDetected;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_settled;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace whyglass::recorder
