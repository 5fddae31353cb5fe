// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/domain/finding.h"
#include "models/domain/result.h"
#include "models/store/ingest_batch.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace whyglass::store {

struct WriterOptions {
    std::int64_t spansPerPartition = 3'000'000; ///< storage.md: close at 2-5 M spans
    bool synchronousFull = true;                ///< false only for benchmarks
    /// Length of the log at which it is copied to the file; at the second one readers are asked to let go of it (storage.md).
    std::int64_t passiveCheckpointBytes = 32LL << 20;
    std::int64_t restartCheckpointBytes = 128LL << 20;
};

/// Texts and (key, value) pairs of one stored record for the deferred indexes. The store cannot decode payloads (that is
/// telemetry), so the indexer is given in: app composes the two.
struct IndexTerms {
    std::vector<std::string> texts;                          ///< full text
    std::vector<std::pair<std::string, std::string>> pairs;  ///< equality; key, value <= 96 bytes
};
struct IndexInput {
    std::string_view span, resource, scope; ///< messages as sent
    bool isLog = false;
};
using IndexExtractor = std::function<IndexTerms(const IndexInput&)>;

/// THE write handle of a workspace: the only connection that writes and checkpoints (storage.md, correction 1). Not
/// thread-safe: used by one thread. Creating one creates or migrates the file; it is 0600.
class WorkspaceWriter {
public:
    static domain::Result<std::unique_ptr<WorkspaceWriter>> open(const std::filesystem::path& path, WriterOptions options = {});
    ~WorkspaceWriter();
    WorkspaceWriter(const WorkspaceWriter&) = delete;
    WorkspaceWriter& operator=(const WorkspaceWriter&) = delete;

    /// Commits all batches in one transaction and syncs it. On error nothing of it is stored and the error says whether
    /// retrying can help (Busy, DiskFull, ReadOnly, Io). Outcomes are in the order of the batches.
    domain::Result<std::vector<BatchOutcome>> commit(std::span<IngestBatch> batches);

    /// Indexes at most `maxSpans` records behind the watermark; returns how many were indexed (0: all done).
    domain::Result<std::int64_t> indexSlice(const IndexExtractor& extractor, std::int64_t maxSpans);

    /// Replaces decisions and findings of these traces and advances `detected_upto`; states (confirmed, dismissed) of
    /// findings with an unchanged id survive.
    struct Analysis {
        domain::TraceId trace;
        std::vector<domain::Decision> decisions;
        std::vector<domain::Finding> findings;
        /// Spans that it was made of: where the trace has more by now, it stays unanalysed. Negative: not known.
        std::int64_t spansSeen = -1;
    };
    domain::Result<void> storeAnalyses(std::span<const Analysis> analyses);
    /// Traces changed by a commit and not analysed since; with `settledBefore`, only those whose last commit was at or before it
    /// (milliseconds since 1970, the writer's own clock), oldest start first.
    domain::Result<std::vector<domain::TraceId>> unanalysedTraces(std::optional<std::int64_t> settledBeforeMs, std::size_t limit);
    /// Marks every trace as not analysed (command `detect`).
    domain::Result<void> forgetAnalyses();

    /// Rows for the baselines of detectors (detectors.md 2.0, population key).
    struct CallOutcome {
        std::uint64_t population = 0; ///< hash of (service, environment, agent, class, tool or model)
        domain::Timestamp end;
        domain::TraceId trace;
        domain::SpanId span;
        bool empty = false, error = false;
        std::int64_t resultBytes = 0;
    };
    domain::Result<void> storeCallOutcomes(std::span<const CallOutcome> outcomes);

    domain::Result<void> setFindingState(const std::string& findingId, domain::FindingState state);

    /// PASSIVE and RESTART at the sizes of the options; cheap when there is nothing to do.
    domain::Result<void> checkpointIfNeeded();
    /// TRUNCATE checkpoint; called by the destructor as well.
    domain::Result<void> checkpointFully();

    /// Grows with every commit that changed something; readers poll it or hear of it in `committed` events.
    [[nodiscard]] std::int64_t generation() const;

private:
    class Impl;
    explicit WorkspaceWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::store
