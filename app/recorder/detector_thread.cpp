// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/detector_thread.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace whyglass::recorder {

namespace {

// architecture.md, Threads. Asked for in steps, so that a trace waits for at most a second more.
constexpr std::chrono::milliseconds kSettleTime{30'000};
constexpr std::chrono::milliseconds kStep{1'000};
constexpr int kNice = 10;

} // namespace

DetectorThread::DetectorThread(AnalysisRunner& analysis, std::optional<Clock::time_point> completeUntil,
                               std::function<void(const AnalysisRunner::Progress&)> onDetected)
    : m_analysis(analysis), m_onDetected(std::move(onDetected)), m_completeUntilMs(completeUntil ? millisecondsOf(*completeUntil) : 0),
      m_thread(kStep, [this](const std::atomic<bool>& stop) { judge(stop); })
{
}

std::int64_t DetectorThread::millisecondsOf(Clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void DetectorThread::settleNow()
{
    m_completeUntilMs = millisecondsOf(Clock::now());
    m_thread.wake();
}

void DetectorThread::begin()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
    const auto older = m_analysis.forgetOlder();
    if (!older)
        std::fprintf(stderr, "whyglass: cannot judge anew what an older version judged: %s\n", older.error().text().c_str());
    else if (*older)
        std::fprintf(stderr, "whyglass: an older version judged this workspace; its traces are judged anew\n");
}

void DetectorThread::judge(const std::atomic<bool>& stop)
{
    if (!std::exchange(m_hasBegun, true))
        begin();
    AnalysisRunner::Request request;
    request.cancel = &stop;
    request.progress = m_onDetected;
    request.settledBeforeMs = std::max(m_completeUntilMs.load(), millisecondsOf(Clock::now() - kSettleTime));
    const auto done = m_analysis.run(request);
    if (!done && done.error().code != domain::ErrorCode::Cancelled)
        std::fprintf(stderr, "whyglass: the detectors failed: %s\n", done.error().text().c_str());
}

} // namespace whyglass::recorder
