// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/background_thread.h"
#include "ingest/pipeline/ingest_pipeline.h"
#include "models/domain/budget.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace whyglass::recorder {

/// Looks at the budgets while data comes in: a threshold that is reached is noticed once for each period, also across restarts. It rests
/// far longer than it works, so that it takes little of a core whatever the workspace holds.
class BudgetWatch {
public:
    /// `onReached`: on this thread.
    using Reached = std::function<void(const domain::Budget&, const domain::BudgetNotice&)>;
    static domain::Result<std::unique_ptr<BudgetWatch>> open(const std::filesystem::path& workspace, ingest::IngestPipeline& pipeline,
                                                             std::shared_ptr<const domain::Pricer> prices, Reached onReached);

    /// A budget was set: look at once. Thread-safe.
    void wake();

private:
    BudgetWatch(std::unique_ptr<store::WorkspaceReader> reader, ingest::IngestPipeline& pipeline, std::shared_ptr<const domain::Pricer> prices, Reached onReached);
    void look(const std::atomic<bool>& stop);
    domain::Result<void> lookAt(const domain::Budget& budget, domain::Timestamp now);

    using Clock = std::chrono::steady_clock;
    std::unique_ptr<store::WorkspaceReader> m_reader;
    ingest::IngestPipeline& m_pipeline;
    const std::shared_ptr<const domain::Pricer> m_prices;
    const Reached m_onReached;
    std::atomic<bool> m_asked = true;
    std::int64_t m_generation = -1; ///< as last looked at; the thread's own, like what follows
    Clock::time_point m_restUntil;
    BackgroundThread m_thread; ///< last: it uses the others
};

} // namespace whyglass::recorder
