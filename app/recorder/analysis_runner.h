// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "models/analysis/trace_analysis.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::recorder {

/// Brings decisions and findings up to date: reads settled traces, runs the detectors, gives the results to the writer.
/// Thread-safe: one run at a time, others wait.
class AnalysisRunner {
public:
    struct Progress {
        std::int64_t done = 0, total = 0; ///< traces
        std::int64_t findings = 0;        ///< stored by this run so far
        std::map<std::string, std::int64_t, std::less<>> findingsOf; ///< by detector slug
        analysis::DetectorSeconds secondsOf;
    };
    struct Request {
        std::optional<std::int64_t> settledBeforeMs; ///< nullopt: every trace that changed since its last analysis
        std::vector<std::string> only;               ///< detector slugs; empty = all
        std::function<void(const Progress&)> progress; ///< after each batch, on the calling thread
        const std::atomic<bool>* cancel = nullptr;
    };

    static domain::Result<std::unique_ptr<AnalysisRunner>> open(const std::filesystem::path& workspace,
                                                                ingest::IngestPipeline& pipeline);
    /// Until nothing is left or `cancel` is set. Traces that cannot be analysed are stored without findings and named on stderr.
    domain::Result<Progress> run(const Request& request);
    /// Forgets what was found, so that the next run judges every trace again, by the decision rules as they are now. A mistake in them
    /// is the error, and nothing is forgotten.
    domain::Result<void> forget();
    /// The same where a build that judged otherwise has judged this workspace; whether that was so.
    domain::Result<bool> forgetOlder();
    domain::Result<std::int64_t> storedSpans();

private:
    AnalysisRunner(std::unique_ptr<store::WorkspaceReader> reader, ingest::IngestPipeline& pipeline, std::filesystem::path workspace)
        : m_reader(std::move(reader)), m_pipeline(pipeline), m_workspace(std::move(workspace))
    {
    }
    domain::Result<void> runBatch(const std::vector<domain::TraceId>& traces, const std::vector<std::string>& only,
                                  Progress& progress);
    domain::Result<void> storeOutcomes(const std::vector<domain::TraceId>& traces);
    store::WorkspaceWriter::Analysis analyse(const domain::TraceId& trace, const std::vector<std::string>& only, Progress& progress);

    std::unique_ptr<store::WorkspaceReader> m_reader;
    ingest::IngestPipeline& m_pipeline;
    std::filesystem::path m_workspace;
    analysis::DecisionRules m_rules;
    std::mutex m_mutex;
};

} // namespace whyglass::recorder
