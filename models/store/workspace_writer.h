// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "models/domain/budget.h"
#include "models/domain/cost_change.h"
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

/// Names of the tools that a model call asks for, by its Span message (empty: only the logs are read) and the LogRecord
/// messages that name it.
using ToolReader = std::function<std::vector<std::string>(std::string_view span, std::span<const std::string_view> logs)>;

struct WriterOptions {
    /// A smaller one than storage.md's 2 to 5 million: an index of a closed partition is built in one go, and a million rows
    /// are the most for which that stays far below the two seconds that a sender may wait.
    std::int64_t spansPerPartition = 1'000'000;
    bool synchronousFull = true;                ///< false only for benchmarks
    /// Given in, as the store cannot decode; without it no tool is seen in an unmarked span.
    ToolReader toolsAskedFor = {};
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
    bool isTool = false; ///< the row says so, whatever the span itself says (ToolLinker)
};
/// Called from any thread, one call at a time.
using IndexExtractor = std::function<IndexTerms(const IndexInput&)>;

/// Where a compaction stands; a new one begins with the oldest partition.
struct CompactionProgress {
    enum class Phase { Blocks, Text, Pairs, Vacuum, Done };
    Phase phase = Phase::Blocks;
    std::int64_t partition = 0;
    std::int64_t block = 0, lastBlock = 0; ///< looked at, and there when the partition was begun: others keep writing
    int merges = 0;         ///< steps done on the index in hand
    std::int64_t done = 0, total = 0; ///< payload blocks
};

/// What may stay. Whole partitions go, so a little more stays than asked for.
struct RetentionRule {
    std::optional<domain::Timestamp> before;  ///< partitions whose latest record is older go
    std::optional<std::int64_t> maxBytes;     ///< the oldest go until the file uses no more
};
struct PruneProgress {
    enum class Phase { Choose, Traces, Outcomes, Detach, Blocks, Drop, Texts, Vacuum, Done };
    Phase phase = Phase::Choose;
    std::int64_t partition = 0, latest = 0; ///< the one being removed, and the time of its last record
    std::int64_t trace = 0, text = 0;       ///< the last ones looked at
    std::int64_t lastText = 0;              ///< that was there when the run began: others keep writing
    bool texts = false;                     ///< something was removed, so some texts may have no use now
    std::int64_t removedSpans = 0;
};

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
    /// Builds one more index of a closed partition; false where all have theirs. Given up, to be begun anew later, once
    /// `giveUp` says so: it is asked every millisecond or so. Error Cancelled then.
    domain::Result<bool> buildClosedIndex(const std::function<bool()>& giveUp);

    /// One step of tens of milliseconds towards a smaller file; false once nothing is left to do.
    domain::Result<bool> compactSlice(CompactionProgress& at);
    /// One such step of removing what is older or more than the rule allows.
    domain::Result<bool> pruneSlice(const RetentionRule& rule, PruneProgress& at);

    /// Replaces decisions and findings of these traces and advances `detected_upto`; states (confirmed, dismissed) of
    /// findings with an unchanged id survive.
    struct Analysis {
        domain::TraceId trace;
        std::vector<domain::Decision> decisions;
        std::vector<domain::Finding> findings;
        /// Spans that it was made of: where the trace has more by now, it stays unanalysed. Negative: not known.
        std::int64_t spansSeen = -1;
        bool isWhole = true; ///< by all detectors; what others found before is among `findings` else
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

    /// How far files of this number were read; imports that ended well leave nothing here.
    domain::Result<std::vector<SourcePosition>> sourcePositions(std::uint64_t device, std::uint64_t inode);
    domain::Result<void> forgetSource(const SourceIdentity& identity);

    /// A recorder that began at `begin` runs at `until`. The time between two runs is told as an issue to whom it concerns.
    domain::Result<void> noteRun(domain::Timestamp begin, domain::Timestamp until);

    domain::Result<void> setFindingState(const std::string& findingId, domain::FindingState state);
    /// Adds a note, a verdict or a withdrawal; its id. Nothing that was said before changes.
    domain::Result<std::string> annotate(const domain::Annotation& annotation);

    /// A budget of the same name is replaced; what it was stays in the file.
    domain::Result<void> setBudget(const domain::Budget& budget);
    /// NotFound where there is none of this name.
    domain::Result<void> removeBudget(const std::string& name, domain::Timestamp when);
    /// False where this threshold of this period was noticed before.
    domain::Result<bool> noteBudget(const domain::BudgetNotice& notice);

    /// Keeps a table of prices; its id.
    domain::Result<std::int64_t> addPriceList(const domain::PriceList& list);
    /// What comes from now on is priced by these lists, the first asked first. Nothing changes where that is so already.
    domain::Result<void> beginPriceEpoch(const std::vector<std::int64_t>& lists);
    [[nodiscard]] domain::Result<std::vector<domain::PriceList>> priceLists();
    /// Costs changed on purpose, in as many calls as there are patches to wait for: what was is kept, and undoCosts() gives it back.
    domain::Result<std::int64_t> beginCostChange(const domain::CostChange& change);
    domain::Result<void> changeCosts(std::int64_t change, std::span<const domain::CostPatch> patches);
    /// Some of the calls of a change; 0 once all are what they were. Only the last change that stands can be taken back.
    domain::Result<std::int64_t> undoCosts(std::int64_t change, const std::string& author, domain::Timestamp when);

    /// PASSIVE and RESTART at the sizes of the options; cheap when there is nothing to do.
    domain::Result<void> checkpointIfNeeded();
    /// TRUNCATE checkpoint; called by the destructor as well.
    domain::Result<void> checkpointFully();

    /// Size of the file once everything is checkpointed.
    domain::Result<std::int64_t> bytes();

    /// Grows with every commit that changed something; readers poll it or hear of it in `committed` events.
    [[nodiscard]] std::int64_t generation() const;

private:
    class Impl;
    explicit WorkspaceWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::store
