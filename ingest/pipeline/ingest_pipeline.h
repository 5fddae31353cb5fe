// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_writer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// bytes → decode → normalise → price → compress (workers) → commit (the writer thread) → acknowledge.
namespace whyglass::ingest {

/// A record that was not stored, and where it stands in its source.
struct RejectedRecord {
    std::int64_t record = 0; ///< 1-based; 0 = the source as a whole
    std::int64_t offset = 0; ///< byte offset in the inflated source
    std::string reason;
};
/// How many of them are kept with their place; all are counted.
inline constexpr std::size_t kMaxLocatedRejections = 1'000;

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
    std::int64_t repaired = 0; ///< records stored although something about them was wrong
    std::vector<RejectedRecord> rejections; ///< the first kMaxLocatedRejections of `rejected`
    std::string message;
    int retryAfterSeconds = 1;
};

/// One message inside IngestRequest::bytes (file readers pack small messages together).
struct RequestPart {
    telemetry::Signal signal = telemetry::Signal::Traces;
    bool json = false;
    std::size_t begin = 0, size = 0; ///< in IngestRequest::bytes
    std::int64_t record = 0;         ///< 1-based record in the source
    std::int64_t offset = 0;         ///< byte offset of the message in the (inflated) source
};

/// Something that was found wrong before decoding: where the record stands, what it is.
struct Remark {
    std::int64_t record = 0, offset = 0;
    std::string code; ///< as domain::ImportIssue::code
    std::string text;
    bool rejected = false; ///< the record is not stored
};

/// One OTLP message to store. Ownership of the bytes goes with it.
struct IngestRequest {
    telemetry::Signal signal = telemetry::Signal::Traces;
    bool json = false;   ///< OTLP JSON; `signal` is then told from its top-level keys
    std::string bytes;   ///< inflated
    std::string source;  ///< "grpc 127.0.0.1" (no port: issues are counted by source) or a file path
    std::int64_t record = 0; ///< 1-based record in the source, for issues
    std::int64_t offset = 0; ///< byte offset of the message in the (inflated) source, for issues
    /// Empty: `bytes` is one message as described above, and one that cannot be decoded gives Outcome::Undecodable.
    /// Otherwise the fields above do not count, and a part that cannot be decoded is one rejected record among the others.
    std::vector<RequestPart> parts;
    std::vector<Remark> remarks;                      ///< kept in the same commit
    std::optional<store::SourceProgress> progress;    ///< the part of a file that this is, kept in the same commit
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

/// Where receivers put requests: the pipeline, or what a test puts in its place. Thread-safe.
class RequestQueue {
public:
    virtual ~RequestQueue() = default;
    /// False: the budget is full, the request was not taken and `done` will not be called: answer "retry".
    virtual bool trySubmit(IngestRequest&& request) = 0;
    /// Whether trySubmit() of this many bytes would be taken now: asked before inflating what would be refused.
    [[nodiscard]] virtual bool hasRoom(std::size_t bytes) const = 0;
};

/// Owns the writer and the threads. Thread-safe.
class IngestPipeline final : public RequestQueue {
public:
    IngestPipeline(std::unique_ptr<store::WorkspaceWriter> writer, std::shared_ptr<const domain::Pricer> pricer,
                   store::IndexExtractor extractor, PipelineOptions options = {});
    /// Drains what was accepted, commits it, answers it, then joins.
    ~IngestPipeline() override;
    IngestPipeline(const IngestPipeline&) = delete;
    IngestPipeline& operator=(const IngestPipeline&) = delete;

    /// What is decoded from now on is priced by these.
    void usePrices(std::shared_ptr<const domain::Pricer> prices);
    /// The library (telemetry::countingLibrary) is known to send its input without the cached tokens.
    void noteCacheOutside(std::string library);

    bool trySubmit(IngestRequest&& request) override;
    /// Waits for room (files: back-pressure by reading slower). False only while shutting down.
    bool submit(IngestRequest&& request);
    [[nodiscard]] bool hasRoom(std::size_t bytes) const override;
    /// Keeps an issue found before decoding (a file that ends inside a record); `rejected` records are counted with it.
    /// May wait for room, so never on the writer thread.
    void reportIssue(domain::ImportIssue issue, std::int64_t rejected);

    /// Runs a task on the writer thread soon, between commits.
    void post(WriterTask task);
    /// Blocks until everything submitted so far is committed or refused. Not on the writer thread.
    void flush();
    /// Deferred indexing in idle slices; off while a bulk import runs, finished by `finishIndexing`.
    void setIdleIndexing(bool on);
    /// Blocks until the index has caught up; `progress` gets (done, total), where total grows with what arrives meanwhile.
    /// Not on the writer thread.
    domain::Result<void> finishIndexing(const std::function<void(std::int64_t, std::int64_t)>& progress);

    struct Counters {
        std::int64_t spans = 0, logs = 0, metricPoints = 0, duplicates = 0, rejected = 0, commits = 0, queuedBytes = 0, refused = 0;
        std::int64_t generation = 0;
        std::int64_t indexedGeneration = 0; ///< the index had caught up as of this one
        double spansPerSecond = 0.0; ///< over the last second or so
    };
    [[nodiscard]] Counters counters() const;
    /// Why the workspace cannot be written to, as of the last commit; empty where it can. Senders are told to come again meanwhile.
    [[nodiscard]] std::string writeProblem() const;
    /// Called on the writer thread after each commit; must not block.
    void setCommitListener(std::function<void(const Counters&)> listener);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::ingest
