// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/upkeep.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace whyglass::recorder {

/// Keeps a workspace within its limits while a recorder runs: once at the start, then every minute.
class RetentionThread {
public:
    RetentionThread(Upkeep& upkeep, std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes);
    ~RetentionThread();
    RetentionThread(const RetentionThread&) = delete;
    RetentionThread& operator=(const RetentionThread&) = delete;

private:
    void work();

    Upkeep& m_upkeep;
    const std::optional<std::int64_t> m_keepDays, m_maxBytes;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace whyglass::recorder
