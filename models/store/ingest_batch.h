// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/import_issue.h"
#include "models/domain/step.h"
#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// What a decode worker hands to the writer: everything parsed, normalised, priced and compressed, so that the writer only
/// looks up, counts and inserts (storage.md, write path).
namespace whyglass::store {

/// Bits of span_p.flags. Stored: append, never renumber.
enum class SpanFlag : std::uint32_t {
    InvalidId = 1U << 0U,
    Collision = 1U << 1U,    ///< same ids as another span, other content; both are kept
    Counted = 1U << 2U,      ///< see cli.md, `counted`
    UsageBelow = 1U << 3U,   ///< a descendant carries usage (semantic-conventions.md R.6)
    HasUsage = 1U << 4U,
    Placeholder = 1U << 5U,
    ReportedCost = 1U << 6U, ///< cost is the sender's own, not the price table's
    HasDecision = 1U << 7U,
    Unpriced = 1U << 8U,     ///< a counted call with tokens but without a price
    TimeRepaired = 1U << 9U, ///< end before start, or times out of int64
    HasEvents = 1U << 10U,
    HasLinks = 1U << 11U,
    CallBelow = 1U << 12U,   ///< a descendant is a call of the same kind (generation in generation, tool in tool)
    SenderDropped = 1U << 13U, ///< dropped attribute, event or link counts > 0
    Summed = 1U << 14U,        ///< its tokens and cost are in the sums (also an agent's own, where nothing below has any)
    Call = 1U << 15U,          ///< one of the calls of the sums
    Unmarked = 1U << 16U,      ///< its kind was guessed: it may turn out to be a tool that a model call beside it asked for
    FromLog = 1U << 17U,       ///< no span was sent: made of a log record
    Doubled = 1U << 19U,       ///< inferred: a span of another library beside it is the same model call, and is counted
    CacheOpen = 1U << 20U,     ///< cached tokens are told, and whether they lie in the input is only what the conventions say (R.5.4)
    CacheAdded = 1U << 21U,    ///< they came beside the input and were added to it
    Unfinished = 1U << 18U,    ///< came without an end: where the whole span comes too, under the same id, only that counts
};

/// Resource + scope as sent, stored once a workspace.
struct ResourceRecord {
    std::array<std::uint8_t, 16> hash{}; ///< of all the bytes below
    std::string_view resource;           ///< Resource message
    std::string_view scope;              ///< InstrumentationScope message
    std::string_view resourceSchemaUrl;
    std::string_view scopeSchemaUrl;
    std::string_view messageRest, resourceRest, scopeRest; ///< fields of the envelopes that OTLP does not name
    std::string_view service, serviceVersion, environment, scopeName, scopeVersion;
};

/// Up to 256 records or 512 KB of original protobuf bytes, compressed.
struct BlockRecord {
    std::uint8_t codec = 1; ///< payload_codec.h
    std::uint32_t rawBytes = 0;
    std::vector<std::uint32_t> offsets; ///< start of each slot in the raw bytes
    std::string data;                   ///< compressed
};

struct SpanRecord {
    domain::TraceId trace;
    domain::SpanId span, parent;
    domain::Timestamp start;
    domain::Duration duration;
    std::string_view name;
    std::uint32_t resource = 0; ///< index into IngestBatch::resources
    domain::SpanKind kind = domain::SpanKind::Unspecified;
    domain::SpanStatus status = domain::SpanStatus::Unset;
    domain::StepKind step = domain::StepKind::Other;
    std::string_view operation, model, provider, tier, tool, agent, session, user, dialect;
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost;
    std::uint32_t flags = 0; ///< SpanFlag; Counted, UsageBelow, CallBelow, Collision, Unpriced, Summed, Call and Doubled are decided by the writer
    std::uint64_t payloadHash = 0; ///< XXH-like 64-bit hash of the span's bytes: duplicates without reading the block
    std::uint64_t responseIdHash = 0; ///< 0 = none: two libraries that recorded one call share it
    std::uint32_t block = 0, slot = 0; ///< indexes into IngestBatch::spanBlocks
    std::string_view payload;          ///< the span's bytes, for model calls; may be empty
};

struct LogRecord {
    domain::Timestamp time, observed;
    std::uint8_t severityNumber = 0;
    domain::TraceId trace; ///< not valid() where none
    domain::SpanId span;
    std::uint32_t resource = 0;
    std::string_view event;
    std::uint64_t payloadHash = 0;
    std::uint32_t block = 0, slot = 0; ///< indexes into IngestBatch::logBlocks
    bool mayAskForTools = false;       ///< may hold an answer of a model that asks for tools
    std::string_view payload;          ///< the record's bytes, where it may
};

struct ExemplarRecord {
    domain::TraceId trace;
    domain::SpanId span;
    domain::Timestamp time;
    double value = 0.0;
};

struct MetricPointRecord {
    std::string_view name, unit, kind;
    std::string_view header; ///< Metric message without its data points
    std::uint8_t temporality = 0;
    std::uint32_t resource = 0;
    domain::Timestamp start, time;
    double value = 0.0;
    std::uint64_t count = 0;
    std::uint64_t payloadHash = 0;
    std::vector<ExemplarRecord> exemplars;
    std::uint32_t block = 0, slot = 0; ///< indexes into IngestBatch::metricBlocks
};

/// Which file: a new one that got the number of an old one begins otherwise.
struct SourceIdentity {
    std::uint64_t device = 0, inode = 0;
    std::int64_t headBytes = 0; ///< how many of its first bytes `headHash` is of
    std::uint64_t headHash = 0;
    bool follows = false; ///< read by one who goes on when it grows; apart from plain imports of the same file
};

/// Part of a file's (inflated) bytes.
struct SourceRange {
    std::int64_t begin = 0, end = 0;
    std::int64_t nextRecord = 1; ///< number of the record that begins at `end`
};

/// The part of a file whose records are in a batch: kept in the transaction that keeps them, so that reading can go on there.
struct SourceProgress {
    SourceIdentity identity;
    std::string path;
    SourceRange range;
};

/// How far a file was read.
struct SourcePosition {
    SourceIdentity identity;
    std::vector<SourceRange> covered; ///< committed parts, in order, none touching the next
};

/// The views point into `texts` (or static storage); the batch owns everything and can cross threads by move.
struct IngestBatch {
    std::deque<std::string> texts;
    std::string source; ///< file path or "grpc 127.0.0.1:40123", for issues
    std::vector<ResourceRecord> resources;
    std::vector<BlockRecord> spanBlocks, logBlocks, metricBlocks;
    std::vector<SpanRecord> spans;
    /// Steps made of the log records (SpanFlag::FromLog), with blocks among spanBlocks. Kept for as long as no model call comes
    /// as a span of the same service and session; never counted as spans that came.
    std::vector<SpanRecord> logSteps;
    std::vector<LogRecord> logs;
    std::vector<MetricPointRecord> metricPoints;
    std::vector<domain::ImportIssue> issues;
    std::optional<SourceProgress> progress; ///< where the records come from a file
    std::int64_t rejected = 0;
    std::size_t inflatedBytes = 0; ///< what it counts against the budget of the queues

    [[nodiscard]] std::size_t records() const { return spans.size() + logs.size() + metricPoints.size(); }
};

/// What became of a batch. Duplicates are records that were already stored byte for byte.
struct BatchOutcome {
    std::int64_t spans = 0, logs = 0, metricPoints = 0, duplicates = 0, collisions = 0;
};

} // namespace whyglass::store
