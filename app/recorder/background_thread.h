// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace whyglass::recorder {

/// A thread that works at once, then again and again with pauses between, until it goes. `work` is told when to stop in the middle.
class BackgroundThread {
public:
    using Work = std::function<void(const std::atomic<bool>& stop)>;

    BackgroundThread(std::chrono::milliseconds pause, Work work);
    /// Waits for the work at hand, which should stop soon.
    ~BackgroundThread();
    BackgroundThread(const BackgroundThread&) = delete;
    BackgroundThread& operator=(const BackgroundThread&) = delete;

    /// Ends the pause, or leaves out the next one. Thread-safe.
    void wake();

private:
    void run();

    const std::chrono::milliseconds m_pause;
    const Work m_work;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_woken = false;
    std::atomic<bool> m_stop = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace whyglass::recorder
