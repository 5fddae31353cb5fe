// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/metrics/call_metrics.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace whyglass::recorder {

/// What `record --metrics` tells, kept up with what is stored. Thread-safe.
class MetricsFeed {
public:
    static domain::Result<std::unique_ptr<MetricsFeed>> open(const std::filesystem::path& workspace);

    /// Takes in what came since the last time: done now and then, so that a scrape after a quiet hour of imports has little left to read.
    domain::Result<void> refresh();
    /// The page, as of what is stored now.
    domain::Result<std::string> page();

private:
    explicit MetricsFeed(std::unique_ptr<store::WorkspaceReader> reader) : m_reader(std::move(reader)) {}

    std::mutex m_mutex;
    std::unique_ptr<store::WorkspaceReader> m_reader;
    analysis::CallMetrics m_metrics;
};

} // namespace whyglass::recorder
