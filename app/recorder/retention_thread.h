// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/background_thread.h"
#include "app/recorder/upkeep.h"

#include <optional>

namespace whyglass::recorder {

/// Keeps a workspace within its limits while a recorder runs: once at the start, then every minute.
class RetentionThread {
public:
    RetentionThread(Upkeep& upkeep, std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes);

private:
    void prune(const std::atomic<bool>& stop);

    Upkeep& m_upkeep;
    const std::optional<std::int64_t> m_keepDays, m_maxBytes;
    BackgroundThread m_thread;
};

} // namespace whyglass::recorder
