// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/detector_thread.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

namespace whyglass::recorder {

namespace {

// architecture.md, Threads. Asked for in steps, so that a trace waits for at most a second more.
constexpr std::chrono::milliseconds kSettleTime{30'000};
constexpr std::chrono::milliseconds kStep{1'000};
constexpr int kNice = 10;

} // namespace

DetectorThread::DetectorThread(AnalysisRunner& analysis, bool settled,
                               std::function<void(const AnalysisRunner::Progress&)> onDetected)
    : m_analysis(analysis), m_onDetected(std::move(onDetected)), m_settled(settled), m_thread(kStep, [this](const std::atomic<bool>& stop) { judge(stop); })
{
}

void DetectorThread::settleNow()
{
    m_settled = true;
    m_thread.wake();
}

void DetectorThread::judge(const std::atomic<bool>& stop)
{
    if (!std::exchange(m_isNice, true))
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
    AnalysisRunner::Request request;
    request.cancel = &stop;
    request.progress = m_onDetected;
    if (!m_settled.exchange(false)) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        request.settledBeforeMs = std::chrono::duration_cast<std::chrono::milliseconds>(now - kSettleTime).count();
    }
    const auto done = m_analysis.run(request);
    if (!done && done.error().code != domain::ErrorCode::Cancelled)
        std::fprintf(stderr, "whyglass: the detectors failed: %s\n", done.error().text().c_str());
}

} // namespace whyglass::recorder
