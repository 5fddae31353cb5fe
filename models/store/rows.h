// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/domain/finding.h"
#include "models/domain/ids.h"
#include "models/domain/import_issue.h"
#include "models/domain/step.h"
#include "models/domain/time.h"
#include "models/domain/token_usage.h"
#include "models/store/ingest_batch.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

/// What readers give back: plain values, owned, no SQL and no handles in them.
namespace whyglass::store {

/// The row of `list traces` (cli.md).
struct TraceRow {
    domain::TraceKey key;
    domain::TraceId trace;
    std::string rootName, service;
    domain::Timestamp start, end;
    std::int64_t spans = 0, errors = 0;
    std::array<std::int64_t, domain::kStepKindCount> steps{}; ///< spans by StepKind
    domain::TokenUsage tokens;                              ///< counted calls only
    std::int64_t calls = 0, unknownCalls = 0, unpricedCalls = 0;
    std::optional<domain::Money> cost; ///< nullopt where nothing in it is priced
    std::vector<std::string> models, sessions;
    std::string tier, user;
    std::int64_t findings = 0, decisions = 0;
    domain::Severity worst = domain::Severity::Info; ///< of its findings; meaningless where findings = 0
    bool complete = true; ///< false while a parent is missing
    std::int64_t missingParents = 0;
    std::int64_t skewedSpans = 0; ///< begin before their parent does
    bool analysed = false;
};

/// A conversation: the traces that name one session. A trace that names several counts in each of them.
struct SessionRow {
    std::int64_t key = 0;
    std::string session;
    std::vector<std::string> users, tiers, services, models; ///< the first 50 of each, by name; empty = not known
    std::int64_t traces = 0, spans = 0, errors = 0;
    domain::Timestamp first, lastStart, last; ///< begin of its first and its last trace, end of all
    domain::TokenUsage tokens;     ///< counted calls only
    std::int64_t calls = 0, unknownCalls = 0, unpricedCalls = 0;
    std::optional<domain::Money> cost; ///< nullopt where nothing in it is priced
    std::int64_t findings = 0, decisions = 0;
    domain::Severity worst = domain::Severity::Info; ///< of its findings; meaningless where findings = 0
    bool analysed = false;                           ///< all of its traces are
};

/// One span's narrow row, names resolved. Enough for the timeline and the tree without touching a payload.
struct SpanRow {
    domain::SpanKey key;
    domain::TraceKey traceKey;
    domain::TraceId trace;
    domain::SpanId span, parent;
    domain::Timestamp start;
    domain::Duration duration;
    /// Shared, because a million rows have a few hundred names: index into SpanRows::texts.
    std::uint32_t name = 0, service = 0, operation = 0, model = 0, provider = 0, tier = 0, tool = 0, agent = 0, dialect = 0;
    std::int64_t resource = 0; ///< id for WorkspaceReader::resource
    domain::SpanKind kind = domain::SpanKind::Unspecified;
    domain::SpanStatus status = domain::SpanStatus::Unset;
    domain::StepKind step = domain::StepKind::Other;
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost;
    std::uint32_t flags = 0;
    [[nodiscard]] bool has(SpanFlag flag) const { return (flags & static_cast<std::uint32_t>(flag)) != 0; }
    [[nodiscard]] domain::Timestamp end() const { return start + duration; }
};

/// Rows and the texts they refer to (texts[0] is empty).
struct SpanRows {
    std::vector<SpanRow> rows;
    std::vector<std::string> texts;
    [[nodiscard]] const std::string& text(std::uint32_t index) const { return texts[index]; }
};

/// What a resource says of where its spans come from; empty = not said.
struct ResourceTexts {
    std::int64_t id = 0;
    std::string service, version, environment, scope;
};

/// A span's original bytes; for verification also those of a log record.
struct SpanPayload {
    std::string span, resource, scope, resourceSchemaUrl, scopeSchemaUrl;
    std::string messageRest, resourceRest, scopeRest; ///< fields of the envelopes that OTLP does not name, as sent
    bool isLog = false; ///< `span` is a LogRecord message
};

/// A data point's original bytes; those of `around` are of its resource and scope.
struct PointPayload {
    std::string point;  ///< NumberDataPoint, HistogramDataPoint …
    std::string header; ///< Metric message without data points; empty in series of before version 2
    std::string name, unit, kind;
    int temporality = 0;
    SpanPayload around; ///< `span` is empty
};

struct LogRow {
    std::int64_t key = 0;
    domain::Timestamp time, observed;
    int severityNumber = 0;
    domain::TraceId trace;
    domain::SpanId span;
    std::string service, scope, event;
    std::int64_t resource = 0;
    std::string payload; ///< LogRecord message; filled by the calls that say so
};

struct MetricRow {
    std::string name, unit, kind, service;
    int temporality = 0;
    std::int64_t points = 0;
    domain::Timestamp first, last;
    double lastValue = 0.0;
    std::int64_t exemplars = 0;              ///< measurements that name a span
    std::vector<domain::TraceId> exemplarTraces; ///< the newest of theirs
    std::int64_t key = 0;                        ///< of its oldest series
};

/// A part of a metric's time: what its data points said in it.
struct PointBucket {
    domain::Timestamp time; ///< of the last point in it
    std::int64_t points = 0;
    double least = 0.0, most = 0.0, last = 0.0;
};

/// Log records or data points over the time that they cover, in equal parts.
struct RecordVolume {
    struct Bucket {
        std::int64_t records = 0, warnings = 0, errors = 0; ///< the last two of log records only
    };
    domain::TimeWindow window; ///< empty where there is no record
    std::vector<Bucket> buckets;
};

/// A name that spans carry, and how they fared.
struct NameRow {
    std::string name;
    std::int64_t spans = 0, errors = 0;
};

/// A measurement of a metric that names a span.
struct ExemplarRow {
    std::string metric, unit, service;
    domain::Timestamp time;
    double value = 0.0;
    domain::SpanId span;
};

/// One data point, with payload.
struct PointRow {
    std::int64_t series = 0;
    std::string name, unit, kind, service;
    int temporality = 0;
    domain::Timestamp start, time;
    std::string payload; ///< the data point message
};

/// A row of the roll-up, grouped by the asked keys (`costs`).
struct CostRow {
    std::vector<std::string> keys; ///< in the order asked for
    std::int64_t calls = 0, unknownCalls = 0, unpricedCalls = 0;
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost;
    std::int64_t errors = 0;
    std::int64_t logCalls = 0; ///< of `calls`: steps that were made of log records
    bool fromMetrics = false; ///< only token metrics tell it; `calls` is then what they count, 0 where they do not

    /// Adds what was counted and spent; whose it is and who told it stays.
    void add(const CostRow& other)
    {
        calls += other.calls;
        unknownCalls += other.unknownCalls;
        unpricedCalls += other.unpricedCalls;
        errors += other.errors;
        tokens.add(other.tokens);
        if (other.cost)
            cost = cost.value_or(domain::Money{}) + *other.cost;
    }
};

/// A span that counts in the sums, narrow: a call, or what states the tokens of calls below it that state none.
struct CallRow {
    std::int64_t key = 0; ///< of the span: grows with the order of arrival
    domain::TraceKey trace;
    std::int64_t parent = 0; ///< span id as stored, 0 = none
    domain::Timestamp start;
    domain::Duration duration;
    std::string name, model, provider, operation, tier; ///< tier: its own, else that of its trace
    domain::StepKind step = domain::StepKind::Other;
    std::uint32_t flags = 0; ///< SpanFlag
    bool isCall = false; ///< one of the calls of the sums; else only its tokens and cost are in them
    bool error = false;
    domain::TokenUsage tokens;         ///< in the sums; empty where others tell them
    std::optional<domain::Money> cost; ///< in the sums
};

/// A service that sends, by its name. Counts are of traces whose root is its own.
struct SourceRow {
    std::string service;                                        ///< empty: sends no name
    std::vector<std::string> versions, environments, libraries; ///< as first seen; libraries are instrumentation scopes
    std::int64_t traces = 0, spans = 0, errors = 0;
    domain::Timestamp first, last; ///< unknown where it began no trace
};

struct SearchHit {
    domain::SpanKey key;
    domain::TraceId trace;
    domain::SpanId span;
    domain::Timestamp start;
    bool isLog = false;
    std::int64_t logKey = 0;
};

struct WorkspaceInfo {
    std::string path;
    int schemaVersion = 0;
    std::int64_t spans = 0, traces = 0, logs = 0, metricPoints = 0, decisions = 0, findings = 0, duplicates = 0, rejected = 0;
    domain::Timestamp firstStart, lastStart;
    std::int64_t bytes = 0;
    std::int64_t indexedUpto = 0, detectedUpto = 0; ///< span keys; equal to lastSpan when nothing is behind
    std::int64_t lastSpan = 0;
    int partitions = 0;
    std::int64_t unanalysed = 0; ///< traces whose detectors are behind
    std::int64_t sessions = 0, metrics = 0;
    std::int64_t issues = 0; ///< how often something was wrong with the input, as issues() counts it
    std::int64_t generation = 0;
};

} // namespace whyglass::store
