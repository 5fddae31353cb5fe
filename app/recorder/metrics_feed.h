// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/background_thread.h"
#include "models/analysis/metrics/call_metrics.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace whyglass::recorder {

/// What `record --metrics` tells, kept up with what is stored. Thread-safe.
class MetricsFeed {
public:
    static domain::Result<std::unique_ptr<MetricsFeed>> open(const std::filesystem::path& workspace);

    /// The page, as of what is stored now.
    domain::Result<std::string> page();

private:
    explicit MetricsFeed(std::unique_ptr<store::WorkspaceReader> reader);
    domain::Result<void> refresh();

    std::mutex m_mutex;
    std::unique_ptr<store::WorkspaceReader> m_reader;
    analysis::CallMetrics m_metrics;
    std::optional<BackgroundThread> m_thread; ///< last: it uses the others
};

} // namespace whyglass::recorder
