// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/domain/cost_change.h"
#include "models/domain/annotation.h"
#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "models/store/rows.h"
#include "models/store/span_columns.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace whyglass::store {

/// What a table can be sorted by. One word a column, the same in every list that has it.
enum class SortKey {
    Start, Duration, Name, Service, Spans, Errors, Tokens, Cost, Findings, Severity, Result, Confidence, Amount, Subject,
    About, Agent, Model, Session, User, Tier, Last, Traces, Decisions, Generations, Tools, Trace, Event, Scope, Kind, Unit, Points,
    Value, Exemplars, Detector, State, Message,
};
struct SortOrder {
    SortKey key = SortKey::Start;
    bool descending = true;
};

inline constexpr std::size_t kAllKeys = std::numeric_limits<std::int64_t>::max();

/// A read-only connection. Not thread-safe: one a thread; any number at once, also while a recorder writes. Statements are
/// short and stop with Cancelled when `cancel` becomes true. Reads of one call see one state of the file.
class WorkspaceReader {
public:
    static domain::Result<std::unique_ptr<WorkspaceReader>> open(const std::filesystem::path& path);
    ~WorkspaceReader();
    WorkspaceReader(const WorkspaceReader&) = delete;
    WorkspaceReader& operator=(const WorkspaceReader&) = delete;

    /// Checked between rows; null = never. The flag must outlive the calls.
    void setCancelFlag(const std::atomic<bool>* cancel);

    /// Whether a term (its `negated` is to be ignored) holds for one span or log record, by its decoded payload. Without one,
    /// the tail that is not indexed yet and ranges or prefixes of attributes never match, and phrases match by their words
    /// alone. The store cannot decode, so it is given in.
    using Verifier = std::function<bool(const SpanPayload&, const domain::FilterTerm&)>;
    void setVerifier(Verifier verifier);

    /// What tells whether a span meets a part of a structured condition that no column can answer, and whether a text fits a
    /// pattern. Without it such parts never hold. Given in for the same reason.
    struct Judge {
        std::function<bool(const SpanPayload&, domain::StepKind, const domain::Expression&)> holds;
        std::function<bool(const std::string& pattern, std::string_view text)> matches;
    };
    void setJudge(Judge judge);

    domain::Result<WorkspaceInfo> info();
    /// As judgement_mark.h has it.
    domain::Result<bool> isJudgedByOlderBuild();
    /// What is damaged in the file, one line a problem; empty where it is sound. Reads every page.
    domain::Result<std::vector<std::string>> check();
    /// Cheap: one read of a counter that every commit advances.
    domain::Result<std::int64_t> generation();

    // Lists are two calls (qt-grpc-http.md 5): the keys in order, then rows by key, page by page.
    // A term that a list cannot answer from its own columns is answered through the key=value and full-text indexes,
    // with the un-indexed tail scanned, and verified in the payload.
    // With a limit only the first keys of the order: a page of many millions costs what the page costs.
    domain::Result<std::vector<std::int64_t>> traceKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::int64_t> traceCount(const domain::Filter& filter);
    domain::Result<std::vector<TraceRow>> traces(std::span<const std::int64_t> keys);
    domain::Result<std::vector<std::int64_t>> spanKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::int64_t> spanCount(const domain::Filter& filter);
    domain::Result<SpanRows> spans(std::span<const std::int64_t> keys);
    domain::Result<std::vector<std::int64_t>> decisionKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::vector<domain::Decision>> decisions(std::span<const std::int64_t> keys);
    domain::Result<std::vector<std::int64_t>> findingKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::vector<domain::Finding>> findings(std::span<const std::int64_t> keys);
    /// Sessions of which a trace matches; their rows tell of all their traces.
    domain::Result<std::vector<std::int64_t>> sessionKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::vector<SessionRow>> sessions(std::span<const std::int64_t> keys);
    /// Not by Message: what a record says is in its payload, which the store cannot read; such an order is that of time.
    domain::Result<std::vector<std::int64_t>> logKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::vector<LogRow>> logs(std::span<const std::int64_t> keys); ///< with payload
    domain::Result<std::vector<MetricRow>> metrics(const domain::Filter& filter);
    domain::Result<std::vector<std::int64_t>> metricKeys(const domain::Filter& filter, SortOrder order, std::size_t limit = kAllKeys);
    domain::Result<std::vector<MetricRow>> metricRows(std::span<const std::int64_t> keys);
    /// What a metric's data points said over its time, in at most so many equal parts; parts without any are left out.
    domain::Result<std::vector<PointBucket>> metricHistory(std::int64_t key, std::size_t buckets);
    /// All data points of metrics of these names.
    domain::Result<void> points(std::span<const std::string> names, const std::function<void(const PointRow&)>& each);
    domain::Result<std::vector<domain::ImportIssue>> issues();

    // One thing, whole.
    domain::Result<TraceRow> trace(const domain::TraceId& id);
    /// All spans of a trace, ordered by start, then id, whatever the order of their arrival.
    domain::Result<SpanRows> spansOfTrace(const domain::TraceId& id);
    /// The same in a fifth of the memory, in order of arrival.
    domain::Result<UnlinkedSpans> columnsOfTrace(const domain::TraceId& id);
    domain::Result<std::vector<LogRow>> logsOfTrace(const domain::TraceId& id); ///< with payload, by time
    /// Measurements that name this trace, by time.
    domain::Result<std::vector<ExemplarRow>> exemplarsOfTrace(const domain::TraceId& id);
    domain::Result<std::vector<domain::Finding>> findingsOfTrace(const domain::TraceId& id);
    domain::Result<std::vector<domain::Decision>> decisionsOfTrace(const domain::TraceId& id);
    domain::Result<ResourceTexts> resource(std::int64_t id); ///< SpanRow::resource; all empty where it is not known
    domain::Result<SpanPayload> payload(domain::SpanKey key);
    /// Payloads of many spans; each block is read once. Calls back in the order of the block, not of the keys.
    domain::Result<void> payloads(std::span<const domain::SpanKey> keys,
                                  const std::function<void(domain::SpanKey, const SpanPayload&)>& each);
    /// The same of log records, by the keys that logKeys() gives.
    domain::Result<void> logPayloads(std::span<const std::int64_t> keys, const std::function<void(const SpanPayload&)>& each);
    /// Where metricPoints() goes on.
    struct PointCursor {
        std::int64_t partition = 0, key = 0;
    };
    /// Data points of the metrics that the filter means, in order of arrival: at most `limit` are looked at behind the cursor,
    /// which moves on. False at the end.
    domain::Result<bool> metricPoints(const domain::Filter& filter, PointCursor& cursor, std::size_t limit,
                                      const std::function<void(const PointPayload&)>& each);
    /// Keys of spans with this id, in any trace.
    domain::Result<std::vector<domain::SpanKey>> findSpan(domain::SpanId id);
    domain::Result<std::optional<domain::Finding>> finding(const std::string& id);
    domain::Result<std::optional<domain::Decision>> decision(const std::string& id);
    /// Notes and sign-off of a decision, by time; those that were taken back as well.
    domain::Result<std::vector<domain::Annotation>> annotations(const std::string& decisionId);
    /// Decisions with another result that share a subject or the agent with this one: at most some hundred, in no order.
    domain::Result<std::vector<domain::Decision>> otherOutcomes(const domain::Decision& decision);
    domain::Result<std::optional<std::int64_t>> decisionKey(const std::string& id); ///< as in decisionKeys()

    /// Candidates for a full-text query, newest first, from the index plus the un-indexed tail; the caller verifies
    /// them in the payload (phrase, case, where) and asks for the next page with `after`.
    domain::Result<std::vector<SearchHit>> searchCandidates(std::string_view text, std::int64_t beforeKey, std::size_t limit);

    /// Tokens and cost of counted calls. Keys: model operation service service_version user_tier session agent day hour minute provider;
    /// kCallKey makes a row of each, by its key in digits.
    static constexpr std::string_view kCallKey = "call";
    static bool isCostKey(std::string_view name); ///< one of these, but kCallKey
    domain::Result<std::vector<CostRow>> costs(std::span<const std::string> by, const domain::Filter& filter);
    /// Every span that counts in costs(), in the order of arrival, those only whose key is greater than `after`.
    domain::Result<void> calls(const domain::Filter& filter, std::int64_t after, const std::function<void(const CallRow&)>& each);

    /// Tables of prices that the workspace keeps, without their bodies, and from when on which of them priced what came.
    domain::Result<std::vector<domain::PriceList>> priceLists();
    domain::Result<std::string> priceListBody(std::int64_t id);
    domain::Result<std::vector<domain::PriceEpoch>> priceEpochs();
    /// Costs that were changed on purpose, the newest first.
    domain::Result<std::vector<domain::CostChange>> costChanges();
    /// The change that this call's cost is of; 0 where it is what it was when it came.
    domain::Result<std::int64_t> costChangeOf(domain::SpanKey key);

    /// Budgets that hold, by name.
    domain::Result<std::vector<domain::Budget>> budgets();
    /// What was noticed of them while receiving, the newest first.
    domain::Result<std::vector<domain::BudgetNotice>> budgetNotices(std::size_t limit);

    /// Whether spans, or steps made of log records, of a service tell what it used: in the session, where one is given, or in
    /// none.
    domain::Result<bool> hasUsage(const std::string& service, const std::string& session);

    /// n, empties and errors among the latest `limit` calls of a population that ended in [from, before).
    struct Baseline {
        std::int64_t calls = 0, empty = 0, errors = 0;
        std::vector<std::int64_t> resultBytes; ///< of the non-empty ones
    };
    domain::Result<Baseline> baseline(std::uint64_t population, domain::TimeWindow window, std::size_t limit);

    /// Counts over time for the overview strip and the metric strips: `buckets` equal parts of `window`.
    struct VolumeBucket {
        std::int64_t traces = 0, decisions = 0, findings = 0, errors = 0; ///< errors: traces with one
        domain::Money cost;
        std::int64_t spans = 0, tokens = 0;
        std::int64_t calls = 0, pricedCalls = 0, tokenCalls = 0; ///< calls that cost and tokens were told of; the sums lack the others
    };
    domain::Result<std::vector<VolumeBucket>> volume(domain::TimeWindow window, std::size_t buckets, const domain::Filter& filter);
    /// Findings that nobody dismissed and decisions over time, for timelines: how many, and the key of the worst or first of each part.
    struct MomentBucket {
        std::int64_t findings = 0, decisions = 0;
        std::int64_t finding = 0, decision = 0; ///< keys, 0 = none
        domain::Severity worst = domain::Severity::Info;
    };
    domain::Result<std::vector<MomentBucket>> moments(domain::TimeWindow window, std::size_t buckets, const domain::Filter& filter);
    /// The first picture of a large trace, from its stored lane blocks (lane_blocks.h): for each kind of step the parts of its time
    /// in which spans start, how many and how many with an error, drawn out while any runs. Empty for a trace without blocks.
    struct LaneBin {
        domain::StepKind step = domain::StepKind::Other;
        domain::TimeWindow window;
        std::uint32_t spans = 0, errors = 0;
    };
    domain::Result<std::vector<LaneBin>> traceLanes(const domain::TraceId& id, std::size_t bins);
    domain::Result<RecordVolume> logVolume(std::size_t buckets, const domain::Filter& filter);
    domain::Result<RecordVolume> pointVolume(std::size_t buckets, const domain::Filter& filter);
    /// Names that spans carry in `tool`, `agent`, `model`, `operation` or `service`, those with the most spans first.
    domain::Result<std::vector<NameRow>> names(std::string_view field, const domain::Filter& filter, std::size_t limit);

    /// Services that send, the one heard last first.
    domain::Result<std::vector<SourceRow>> sources();

    /// Values that occur in a field and how often, most frequent first (facets, completion).
    struct FacetValue {
        std::string value;
        std::int64_t count = 0;
    };
    domain::Result<std::vector<FacetValue>> facet(std::string_view field, const domain::Filter& filter, std::size_t limit);

    /// Lists whose facets listFacets() counts.
    enum class FacetList { Traces, Sessions, Decisions };
    struct ListFacets {
        std::vector<std::vector<FacetValue>> values; ///< by field as asked, most frequent first
        bool estimated = false;                      ///< counted in a part of a long list and scaled
    };
    /// How many records of a list a value of each field would leave ("service", "agent", "model", "tool", "version", "tier", "finding",
    /// "decision"), all fields in one reading of the list, or of a part of it spread evenly where it is long. Remembered while nothing
    /// is stored.
    domain::Result<ListFacets> listFacets(FacetList list, std::span<const std::string> fields, const domain::Filter& filter, std::size_t limit);

private:
    class Impl;
    explicit WorkspaceReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::store
