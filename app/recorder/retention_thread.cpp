// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/retention_thread.h"

#include <chrono>
#include <cstdio>

namespace whyglass::recorder {

namespace {

constexpr std::chrono::minutes kInterval{1};

} // namespace

RetentionThread::RetentionThread(Upkeep& upkeep, std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes)
    : m_upkeep(upkeep), m_keepDays(keepDays), m_maxBytes(maxBytes), m_thread(kInterval, [this](const std::atomic<bool>& stop) { prune(stop); })
{
}

void RetentionThread::prune(const std::atomic<bool>& stop)
{
    const auto pruned = m_upkeep.prune(retentionRule(m_keepDays, m_maxBytes), {"prune", "{}", [](const std::string&) {}, &stop});
    if (!pruned && pruned.error().code != domain::ErrorCode::Cancelled)
        std::fprintf(stderr, "whyglass: cannot remove what is too old: %s\n", pruned.error().text().c_str());
}

} // namespace whyglass::recorder
