// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workspace_reader.h"

#include "models/store/aggregate_queries.h"
#include "models/store/analysis_queries.h"
#include "models/store/annotation_table.h"
#include "models/store/budget_table.h"
#include "models/store/call_stream.h"
#include "models/store/cost_changes.h"
#include "models/store/judgement_mark.h"
#include "models/store/key_queries.h"
#include "models/store/list_facets.h"
#include "models/store/list_queries.h"
#include "models/store/metric_queries.h"
#include "models/store/payload_check.h"
#include "models/store/reader_context.h"
#include "models/store/record_queries.h"
#include "models/store/schema/schema.h"
#include "models/store/similar_queries.h"
#include "models/store/source_queries.h"
#include "models/store/span_queries.h"
#include "models/store/timeline_queries.h"
#include "models/store/trace_queries.h"

namespace whyglass::store {

using domain::Result;

class WorkspaceReader::Impl {
public:
    explicit Impl(Database&& db) : context(std::move(db)) {}

    /// Runs a query on one state of the file.
    template <typename Query>
    auto read(Query&& query) -> Result<decltype(query(std::declval<ReaderContext&>()))>
    {
        return guarded([&] {
            const ReadScope scope(context);
            return query(context);
        });
    }

    ReaderContext context;
};

WorkspaceReader::WorkspaceReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
WorkspaceReader::~WorkspaceReader() = default;

Result<std::unique_ptr<WorkspaceReader>> WorkspaceReader::open(const std::filesystem::path& path)
{
    return guarded([&] {
        Database db = Database::openForReading(path);
        requireCurrent(db);
        return std::unique_ptr<WorkspaceReader>(new WorkspaceReader(std::make_unique<Impl>(std::move(db))));
    });
}

void WorkspaceReader::setCancelFlag(const std::atomic<bool>* cancel) { m_impl->context.cancel = cancel; }
void WorkspaceReader::setVerifier(Verifier verifier) { m_impl->context.verifier = std::move(verifier); }
void WorkspaceReader::setJudge(Judge judge) { m_impl->context.judge = std::move(judge); }

Result<WorkspaceInfo> WorkspaceReader::info() { return m_impl->read(&readInfo); }

Result<bool> WorkspaceReader::isJudgedByOlderBuild()
{
    return m_impl->read([](ReaderContext& context) { return store::isJudgedByOlderBuild(context.db); });
}

Result<std::vector<std::string>> WorkspaceReader::check()
{
    return m_impl->read(&checkWorkspace);
}

Result<std::int64_t> WorkspaceReader::generation()
{
    return guarded([&] { return readGeneration(m_impl->context.db); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::traceKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findTraceKeys(context, filter, order, limit); });
}

Result<std::int64_t> WorkspaceReader::traceCount(const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return countTraces(context, filter); });
}

Result<std::vector<TraceRow>> WorkspaceReader::traces(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readTraces(context, keys); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::spanKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findSpanKeys(context, filter, order, limit); });
}

Result<std::int64_t> WorkspaceReader::spanCount(const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return countSpans(context, filter); });
}

Result<SpanRows> WorkspaceReader::spans(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readSpans(context, keys); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::decisionKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findDecisionKeys(context, filter, order, limit); });
}

Result<std::vector<domain::Decision>> WorkspaceReader::decisions(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readDecisions(context, keys); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::findingKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findFindingKeys(context, filter, order, limit); });
}

Result<std::vector<domain::Finding>> WorkspaceReader::findings(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readFindings(context, keys); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::sessionKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findSessionKeys(context, filter, order, limit); });
}

Result<std::vector<SessionRow>> WorkspaceReader::sessions(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readSessions(context, keys); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::logKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findLogKeys(context, filter, order, limit); });
}

Result<std::vector<LogRow>> WorkspaceReader::logs(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readLogs(context, keys); });
}

Result<std::vector<MetricRow>> WorkspaceReader::metrics(const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readMetrics(context, filter); });
}

Result<std::vector<std::int64_t>> WorkspaceReader::metricKeys(const domain::Filter& filter, SortOrder order, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return findMetricKeys(context, filter, order, limit); });
}

Result<std::vector<MetricRow>> WorkspaceReader::metricRows(std::span<const std::int64_t> keys)
{
    return m_impl->read([&](ReaderContext& context) { return readMetricRows(context, keys); });
}

Result<std::vector<PointBucket>> WorkspaceReader::metricHistory(std::int64_t key, std::size_t buckets)
{
    return m_impl->read([&](ReaderContext& context) { return readMetricHistory(context, key, buckets); });
}

Result<void> WorkspaceReader::points(std::span<const std::string> names, const std::function<void(const PointRow&)>& each)
{
    return m_impl->read([&](ReaderContext& context) { readPoints(context, names, each); });
}

Result<std::vector<ExemplarRow>> WorkspaceReader::exemplarsOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) { return readExemplars(context, id); });
}

Result<bool> WorkspaceReader::hasUsage(const std::string& service, const std::string& session)
{
    return m_impl->read([&](ReaderContext& context) { return readHasUsage(context, service, session); });
}

Result<std::vector<domain::ImportIssue>> WorkspaceReader::issues() { return m_impl->read(&readIssues); }

Result<TraceRow> WorkspaceReader::trace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) {
        const auto key = findTraceKey(context, id);
        if (!key)
            throw Failure({domain::ErrorCode::NotFound, "there is no trace " + id.hex(), "list them with `whyglass list traces`"});
        const std::int64_t keys[] = {*key};
        return readTraces(context, keys).at(0);
    });
}

Result<SpanRows> WorkspaceReader::spansOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) { return readSpansOfTrace(context, id); });
}

Result<UnlinkedSpans> WorkspaceReader::columnsOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) { return readColumnsOfTrace(context, id); });
}

Result<std::vector<LogRow>> WorkspaceReader::logsOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) { return readLogsOfTrace(context, id); });
}

Result<std::vector<domain::Finding>> WorkspaceReader::findingsOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) {
        Sql where("f.trace=");
        return readFindingsWhere(context, where.add(findTraceKey(context, id).value_or(0)));
    });
}

Result<std::vector<domain::Decision>> WorkspaceReader::decisionsOfTrace(const domain::TraceId& id)
{
    return m_impl->read([&](ReaderContext& context) {
        Sql where("d.trace=");
        return readDecisionsWhere(context, where.add(findTraceKey(context, id).value_or(0)));
    });
}

Result<std::vector<SourceRow>> WorkspaceReader::sources() { return m_impl->read(&readSources); }

Result<ResourceTexts> WorkspaceReader::resource(std::int64_t id)
{
    return m_impl->read([&](ReaderContext& context) { return context.resource(id); });
}

Result<SpanPayload> WorkspaceReader::payload(domain::SpanKey key)
{
    return m_impl->read([&](ReaderContext& context) { return readPayload(context, key); });
}

Result<void> WorkspaceReader::payloads(std::span<const domain::SpanKey> keys, const std::function<void(domain::SpanKey, const SpanPayload&)>& each)
{
    return m_impl->read([&](ReaderContext& context) { readPayloads(context, PayloadKind::Span, keys, each); });
}

Result<void> WorkspaceReader::logPayloads(std::span<const std::int64_t> keys, const std::function<void(const SpanPayload&)>& each)
{
    return m_impl->read([&](ReaderContext& context) {
        std::vector<domain::SpanKey> records;
        for (const std::int64_t key : keys)
            records.push_back({key});
        readPayloads(context, PayloadKind::Log, records, [&each](domain::SpanKey, const SpanPayload& payload) { each(payload); });
    });
}

Result<bool> WorkspaceReader::metricPoints(const domain::Filter& filter, PointCursor& cursor, std::size_t limit,
                                           const std::function<void(const PointPayload&)>& each)
{
    return m_impl->read([&](ReaderContext& context) { return readPointPage(context, filter, cursor, limit, each); });
}

Result<std::vector<domain::SpanKey>> WorkspaceReader::findSpan(domain::SpanId id)
{
    return m_impl->read([&](ReaderContext& context) { return findSpans(context, id); });
}

Result<std::optional<domain::Finding>> WorkspaceReader::finding(const std::string& id)
{
    return m_impl->read([&](ReaderContext& context) {
        Sql where("f.finding_id=");
        const std::vector<domain::Finding> found = readFindingsWhere(context, where.add(id));
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

Result<std::optional<domain::Decision>> WorkspaceReader::decision(const std::string& id)
{
    return m_impl->read([&](ReaderContext& context) {
        Sql where("d.decision_id=");
        const std::vector<domain::Decision> found = readDecisionsWhere(context, where.add(id));
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

Result<std::optional<std::int64_t>> WorkspaceReader::decisionKey(const std::string& id)
{
    return m_impl->read([&](ReaderContext& context) {
        Statement find = context.db.prepare("SELECT id FROM decision WHERE decision_id=?1");
        find.bindText(1, id);
        return find.step() ? std::optional(find.integer(0)) : std::nullopt;
    });
}

Result<std::vector<domain::Annotation>> WorkspaceReader::annotations(const std::string& decisionId)
{
    return m_impl->read([&](ReaderContext& context) { return readAnnotations(context, decisionId); });
}

Result<std::vector<domain::Decision>> WorkspaceReader::otherOutcomes(const domain::Decision& decision)
{
    return m_impl->read([&](ReaderContext& context) { return readDecisions(context, store::otherOutcomes(context, decision)); });
}

Result<std::vector<SearchHit>> WorkspaceReader::searchCandidates(std::string_view text, std::int64_t beforeKey, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return readSearchCandidates(context, text, beforeKey, limit); });
}

bool WorkspaceReader::isCostKey(std::string_view name) { return store::isCostKey(name); }

Result<std::vector<CostRow>> WorkspaceReader::costs(std::span<const std::string> by, const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readCosts(context, by, filter); });
}

Result<void> WorkspaceReader::calls(const domain::Filter& filter, std::int64_t after, const std::function<void(const CallRow&)>& each)
{
    return m_impl->read([&](ReaderContext& context) { readCalls(context, filter, after, each); });
}

Result<std::vector<domain::PriceList>> WorkspaceReader::priceLists()
{
    return m_impl->read([](ReaderContext& context) { return readPriceLists(context.db); });
}

Result<std::string> WorkspaceReader::priceListBody(std::int64_t id)
{
    return m_impl->read([id](ReaderContext& context) { return readPriceListBody(context.db, id); });
}

Result<std::vector<domain::PriceEpoch>> WorkspaceReader::priceEpochs()
{
    return m_impl->read([](ReaderContext& context) { return readPriceEpochs(context.db); });
}

Result<std::vector<domain::CostChange>> WorkspaceReader::costChanges()
{
    return m_impl->read([](ReaderContext& context) { return readCostChanges(context.db); });
}

Result<std::int64_t> WorkspaceReader::costChangeOf(domain::SpanKey key)
{
    return m_impl->read([key](ReaderContext& context) { return readCostChangeOf(context.db, key); });
}

Result<std::vector<domain::Budget>> WorkspaceReader::budgets()
{
    return m_impl->read([](ReaderContext& context) { return readBudgets(context.db); });
}

Result<std::vector<domain::BudgetNotice>> WorkspaceReader::budgetNotices(std::size_t limit)
{
    return m_impl->read([limit](ReaderContext& context) { return readBudgetNotices(context.db, limit); });
}

Result<WorkspaceReader::Baseline> WorkspaceReader::baseline(std::uint64_t population, domain::TimeWindow window, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return readBaseline(context, population, window, limit); });
}

Result<std::vector<WorkspaceReader::VolumeBucket>> WorkspaceReader::volume(domain::TimeWindow window, std::size_t buckets, const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readVolume(context, window, buckets, filter); });
}

Result<std::vector<WorkspaceReader::MomentBucket>> WorkspaceReader::moments(domain::TimeWindow window, std::size_t buckets,
                                                                            const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readMoments(context, window, buckets, filter); });
}

Result<std::vector<WorkspaceReader::LaneBin>> WorkspaceReader::traceLanes(const domain::TraceId& id, std::size_t bins)
{
    return m_impl->read([&](ReaderContext& context) { return readTraceLanes(context, id, bins); });
}

Result<RecordVolume> WorkspaceReader::logVolume(std::size_t buckets, const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readLogVolume(context, buckets, filter); });
}

Result<RecordVolume> WorkspaceReader::pointVolume(std::size_t buckets, const domain::Filter& filter)
{
    return m_impl->read([&](ReaderContext& context) { return readPointVolume(context, buckets, filter); });
}

Result<std::vector<NameRow>> WorkspaceReader::names(std::string_view field, const domain::Filter& filter, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return readNames(context, field, filter, limit); });
}

Result<std::vector<WorkspaceReader::FacetValue>> WorkspaceReader::facet(std::string_view field, const domain::Filter& filter, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return readFacet(context, field, filter, limit); });
}

Result<WorkspaceReader::ListFacets> WorkspaceReader::listFacets(FacetList list, std::span<const std::string> fields, const domain::Filter& filter, std::size_t limit)
{
    return m_impl->read([&](ReaderContext& context) { return readListFacets(context, list, fields, filter, limit); });
}

} // namespace whyglass::store
