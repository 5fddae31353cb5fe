// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/retention_thread.h"

#include <chrono>
#include <cstdio>

namespace whyglass::recorder {

namespace {

constexpr std::chrono::minutes kInterval{1};

} // namespace

RetentionThread::RetentionThread(Upkeep& upkeep, std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes)
    : m_upkeep(upkeep), m_keepDays(keepDays), m_maxBytes(maxBytes), m_thread([this] { work(); })
{
}

RetentionThread::~RetentionThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void RetentionThread::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        lock.unlock();
        const auto pruned = m_upkeep.prune(retentionRule(m_keepDays, m_maxBytes), {"prune", "{}", [](const std::string&) {}, &m_stop});
        if (!pruned && pruned.error().code != domain::ErrorCode::Cancelled)
            std::fprintf(stderr, "whyglass: cannot remove what is too old: %s\n", pruned.error().text().c_str());
        lock.lock();
        m_wake.wait_for(lock, kInterval, [this] { return m_stop.load(); });
    }
}

} // namespace whyglass::recorder
