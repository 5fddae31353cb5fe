// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/background_thread.h"

#include <utility>

namespace whyglass::recorder {

BackgroundThread::BackgroundThread(std::chrono::milliseconds pause, Work work) : m_pause(pause), m_work(std::move(work)), m_thread([this] { run(); }) {}

BackgroundThread::~BackgroundThread()
{
    m_stop = true;
    wake();
    m_thread.join();
}

void BackgroundThread::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_wake.notify_all();
}

void BackgroundThread::run()
{
    while (!m_stop) {
        m_work(m_stop);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, m_pause, [this] { return m_woken; });
        m_woken = false;
    }
}

} // namespace whyglass::recorder
