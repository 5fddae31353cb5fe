// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_writer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

/// bytes → decode → normalise → price → compress (workers) → commit (the writer thread) → acknowledge.
namespace whyglass::ingest {

/// What became of one submitted message, after the commit that holds it is synced (otlp.md A2).
struct Receipt {
    enum class Outcome {
        Stored,      ///< committed and synced; `rejected` records were not, `message` says what was repaired
        Undecodable, ///< the message is not what it claims to be: never retry
        TooLarge,    ///< over a limit: never retry
        Retry,       ///< not stored for now (queue full, disk full, shutting down …): send again
    };
    Outcome outcome = Outcome::Stored;
    store::BatchOutcome stored;
    std::int64_t rejected = 0;
    std::string message;
    int retryAfterSeconds = 1;
};

/// One OTLP message to store. Ownership of the bytes goes with it.
struct IngestRequest {
    telemetry::Signal signal = telemetry::Signal::Traces;
    bool json = false;   ///< OTLP JSON; `signal` is then told from its top-level keys
    std::string bytes;   ///< inflated
    std::string source;  ///< "grpc 127.0.0.1:40123" or a file path
    std::int64_t record = 0; ///< 1-based record in the source, for issues
    std::int64_t offset = 0; ///< byte offset of the message in the (inflated) source, for issues
    /// Called exactly once, on any thread; must not block.
    std::function<void(const Receipt&)> done;
};

struct PipelineOptions {
    unsigned workers = 2;
    std::size_t bytesInFlight = 128U << 20U; ///< over all stages, counted inflated (otlp.md A3)
    std::int64_t groupSpans = 16'384;        ///< a commit takes everything queued, at most this
    int groupMilliseconds = 20;
};

/// Work that only the writer thread may do, run between groups (notes, analyses, states).
using WriterTask = std::function<void(store::WorkspaceWriter&)>;

/// Owns the writer and the threads. Thread-safe.
class IngestPipeline {
public:
    IngestPipeline(std::unique_ptr<store::WorkspaceWriter> writer, std::shared_ptr<const domain::Pricer> pricer,
                   store::IndexExtractor extractor, PipelineOptions options = {});
    /// Drains what was accepted, commits it, answers it, then joins.
    ~IngestPipeline();
    IngestPipeline(const IngestPipeline&) = delete;
    IngestPipeline& operator=(const IngestPipeline&) = delete;

    /// False: the budget is full, the request was not taken and `done` will not be called: answer "retry" (receivers).
    bool trySubmit(IngestRequest&& request);
    /// Waits for room (files: back-pressure by reading slower). False only while shutting down.
    bool submit(IngestRequest&& request);

    /// Runs a task on the writer thread soon, between commits.
    void post(WriterTask task);
    /// Blocks until everything submitted so far is committed.
    void flush();
    /// Deferred indexing in idle slices; off while a bulk import runs, finished by `finishIndexing`.
    void setIdleIndexing(bool on);
    /// Blocks until the index has caught up; `progress` gets (done, total).
    domain::Result<void> finishIndexing(const std::function<void(std::int64_t, std::int64_t)>& progress);

    struct Counters {
        std::int64_t spans = 0, logs = 0, metricPoints = 0, duplicates = 0, rejected = 0, commits = 0, queuedBytes = 0, refused = 0;
        std::int64_t generation = 0;
        double spansPerSecond = 0.0; ///< over the last second or so
    };
    [[nodiscard]] Counters counters() const;
    /// Called on the writer thread after each commit; must not block.
    void setCommitListener(std::function<void(const Counters&)> listener);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::ingest
