// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/detector_thread.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace whyglass::recorder {

namespace {

// architecture.md, Threads. Asked for in steps, so that a trace waits for at most a second more.
constexpr std::chrono::milliseconds kSettleTime{30'000};
constexpr std::chrono::milliseconds kStep{1'000};
constexpr int kNice = 10;

} // namespace

DetectorThread::DetectorThread(AnalysisRunner& analysis, bool settled,
                               std::function<void(const AnalysisRunner::Progress&)> onDetected)
    : m_analysis(analysis), m_onDetected(std::move(onDetected)), m_settled(settled), m_thread([this] { work(); })
{
}

DetectorThread::~DetectorThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void DetectorThread::settleNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_settled = true;
    }
    m_wake.notify_all();
}

void DetectorThread::work()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        const bool settled = std::exchange(m_settled, false);
        lock.unlock();
        judge(settled);
        lock.lock();
        m_wake.wait_for(lock, kStep, [this] { return m_stop || m_settled; });
    }
}

void DetectorThread::judge(bool settled)
{
    AnalysisRunner::Request request;
    request.cancel = &m_stop;
    request.progress = m_onDetected;
    if (!settled) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        request.settledBeforeMs = std::chrono::duration_cast<std::chrono::milliseconds>(now - kSettleTime).count();
    }
    const auto done = m_analysis.run(request);
    if (!done && done.error().code != domain::ErrorCode::Cancelled)
        std::fprintf(stderr, "whyglass: the detectors failed: %s\n", done.error().text().c_str());
}

} // namespace whyglass::recorder
