// SPDX-License-Identifier: GPL-3.0-or-later
// read_bench [spans [workspace]]: reading on a workspace of many spans (5 million by default, about 2 GB), which is made where
// `workspace` is not there yet and removed at the end where none was named.
#include "app/composition/composition.h"
#include "models/analysis/budgets/simulation.h"
#include "models/analysis/budgets/what_if.h"
#include "models/analysis/lineage/lineage.h"
#include "models/session/trace_loader.h"
#include "models/timeline/content_loader.h"
#include "models/timeline/trace_timeline.h"
#include "tests/bench/kit/child.h"
#include "tests/bench/kit/load_data.h"
#include "tests/bench/kit/measure.h"

#include <fcntl.h>

#include <functional>
#include <future>
#include <optional>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

constexpr std::size_t kLargeTraces[] = {1'000, 50'000};
constexpr std::int64_t kStart = 1'773'756'000'000'000'000;
constexpr std::int64_t kHour = 3'600'000'000'000;

void submit(ingest::IngestPipeline& pipeline, LoadGenerator generator)
{
    for (std::string message = generator.next(); !message.empty(); message = generator.next()) {
        ingest::IngestRequest request;
        request.bytes = std::move(message);
        request.source = "bench";
        request.done = [](const ingest::Receipt& receipt) {
            if (receipt.outcome != ingest::Receipt::Outcome::Stored)
                std::exit(1);
        };
        if (!pipeline.submit(std::move(request)))
            std::exit(1);
    }
}

/// One trace of each size somewhere among hours of traces of 40 spans.
void fill(const std::string& workspace, std::size_t spans)
{
    auto pipeline = recorder::openPipeline(workspace);
    if (!pipeline)
        std::exit(1);
    (*pipeline)->setIdleIndexing(false);
    constexpr std::size_t kStep = 250'000;
    LoadShape shape;
    shape.promptBytes = 400;
    shape.answerBytes = 120;
    for (std::size_t at = 0; at < spans; at += kStep) {
        shape.spans = std::min(kStep, spans - at);
        shape.seed = at + 1;
        shape.startNs = kStart + static_cast<std::int64_t>(at / kStep) * kHour;
        submit(**pipeline, LoadGenerator(shape));
        for (std::size_t i = 0; at == kStep && i < std::size(kLargeTraces); ++i) {
            LoadShape large = shape;
            large.spans = kLargeTraces[i];
            large.traceSpans = 2 * kLargeTraces[i]; // at least half of it: all of it
            large.seed = i + 7;
            submit(**pipeline, LoadGenerator(large));
        }
    }
    if (!(*pipeline)->finishIndexing({}))
        std::exit(1);
}

/// The file out of the system's cache: nobody of this process has it open.
void forgetCached(const std::string& workspace)
{
    const int file = ::open(workspace.c_str(), O_RDONLY | O_CLOEXEC);
    ::fdatasync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

class Reads {
public:
    explicit Reads(std::string workspace) : m_workspace(std::move(workspace)) { open(); }

    void run()
    {
        findTraces();
        const store::SortOrder newest{store::SortKey::Start, true};
        warm("list-page", "first 100 traces, newest first", [&] {
            const auto keys = m_reader->traceKeys({}, newest, 100);
            return m_reader->traces(*keys)->size();
        });
        warm("list-page-filtered", "first 100 traces with an error", [&] {
            const auto keys = m_reader->traceKeys(filterFor("status", "error"), newest, 100);
            return m_reader->traces(*keys)->size();
        });
        warm("list-page-spans", "first 100 spans, newest first", [&] {
            const auto keys = m_reader->spanKeys({}, newest, 100);
            return m_reader->spans(*keys)->rows.size();
        });
        warm("trace-1000", "spans of a trace of 1,000, and its timeline", [&] { return paint(m_traces[0]); });
        warm("trace-50000", "spans of a trace of 50,000, and its timeline", [&] { return paint(m_traces[1]); });
        warm("trace-preview", "first picture of a trace of 50,000 spans", [&] { return preview(m_traces[1]); });
        warm("word-search", "first 50 hits of a word, with their payloads", [&] { return search("warehouse"); });
        warm("word-search-rare", "first 50 hits of a word that few have", [&] { return search("po-4711"); });
        warm("attribute", "first 100 spans with an attribute value", [&] {
            return m_reader->spanKeys(filterFor("gen_ai.agent.name", "policy-researcher"), newest, 100)->size();
        });
        warm("attribute-traces", "first 100 traces with an attribute value", [&] {
            return m_reader->traceKeys(filterFor("gen_ai.agent.name", "policy-researcher"), newest, 100)->size();
        });
        warm("attribute-rare", "all spans with an attribute value that few have", [&] {
            return m_reader->spanKeys(filterFor("enduser.pseudo.id", "user-42"), newest, 100)->size();
        });
        warm("lineage-1000", "values of the longest answer in a trace of 1,000 spans, with their places", [&] { return lineage(m_traces[0]); });
        warm("lineage-50000", "the same in a trace of 50,000 spans", [&] { return lineage(m_traces[1]); });
        warm("budget-simulation", "a budget over the whole history, minute by minute", [&] { return simulateBudget(); });
        warm("what-if", "every call as one that reads its prefix from a cache", [&] { return whatIfCached(); });
        warm("facets", "service, agent, model, tool, finding, version and tier of all traces", [&] { return facets({}); });
        warm("facets-filtered", "the same of the traces with an error", [&] { return facets(filterFor("status", "error")); });
        warm("facets-names", "the names that completion lists, without a filter", [&] { return names(); });
        warm("overview", "volume in 200 parts, costs by model and by hour", [&] { return overview(); });
        cold("trace-50000-cold", "the same, the file out of the system's cache", [&] { return paint(m_traces[1]); });
    }

private:
    void open()
    {
        auto reader = recorder::openReader(m_workspace);
        if (!reader)
            std::exit(1);
        m_reader = std::move(*reader);
    }

    void findTraces()
    {
        const auto keys = m_reader->traceKeys({}, {store::SortKey::Spans, true}, 2);
        const auto rows = m_reader->traces(*keys);
        m_traces = {rows->at(1).trace, rows->at(0).trace};
        std::fprintf(stderr, "traces of %lld and %lld spans\n", static_cast<long long>(rows->at(1).spans), static_cast<long long>(rows->at(0).spans));
    }

    std::size_t simulateBudget()
    {
        domain::Budget budget;
        budget.amount = 1'000'000'000;
        budget.period = domain::BudgetPeriod::Hour;
        const auto spending = analysis::loadSpending(*m_reader, budget, {}, analysis::kSpendingMinute, *m_prices);
        return analysis::simulate(*spending, budget).periods.size();
    }

    std::size_t whatIfCached()
    {
        return static_cast<std::size_t>(analysis::whatIf(*m_reader, {analysis::WhatIf::Kind::Cache, {}}, {}, *m_prices)->calls);
    }

    std::size_t paint(const domain::TraceId& id)
    {
        const auto trace = session::loadTrace(*m_reader, id);
        if (!trace)
            std::exit(1);
        keep(timeline::TraceTimeline(*trace));
        return (*trace)->spans.rows.size();
    }

    std::size_t preview(const domain::TraceId& id)
    {
        auto content = timeline::loadPreview(*m_reader, id);
        if (!content || content->rows->spans.rows.empty())
            std::exit(1);
        keep(timeline::TraceTimeline(*content));
        return content->rows->spans.rows.size();
    }

    std::size_t search(const char* word)
    {
        const auto hits = m_reader->searchCandidates(word, 0, 50);
        std::vector<domain::SpanKey> keys;
        for (const store::SearchHit& hit : *hits)
            keys.push_back(hit.key);
        std::size_t bytes = 0;
        static_cast<void>(m_reader->payloads(keys, [&bytes](domain::SpanKey, const store::SpanPayload& payload) { bytes += payload.span.size(); }));
        keep(bytes);
        return hits->size();
    }

    /// From the file to the last place, as the command does it.
    std::size_t lineage(const domain::TraceId& id)
    {
        const auto trace = analysis::loadTraceDetails(*m_reader, id);
        if (!trace)
            std::exit(1);
        std::size_t longest = 0;
        std::size_t answer = 0;
        for (std::size_t i = 0; i < trace->decoded.size(); ++i) {
            const auto& decoded = trace->decoded[i];
            if (!decoded || trace->spans.rows[i].step != domain::StepKind::Generation || decoded->payload.span.size() < longest)
                continue;
            longest = decoded->payload.span.size();
            answer = i;
        }
        const auto stated = analysis::lineageOfSpan(*trace, trace->spans.rows[answer].span);
        const auto invented = analysis::lineageOfValue(*trace, "48,705.37"); // of no place: the arithmetic is tried, too
        std::size_t places = invented.occurrences.size();
        for (const analysis::ValueLineage& value : stated.values)
            places += value.total;
        return places;
    }

    /// Another limit each time, because what was counted is remembered while nothing is stored.
    std::size_t facets(const domain::Filter& filter)
    {
        static const std::vector<std::string> kFields = {"service", "agent", "model", "tool", "finding", "version", "tier"};
        const auto found = m_reader->listFacets(store::WorkspaceReader::FacetList::Traces, kFields, filter, ++m_limit);
        std::size_t values = 0;
        for (const auto& field : found->values)
            values += field.size();
        return values;
    }

    std::size_t names()
    {
        std::size_t values = 0;
        for (const char* field : {"service", "operation", "kind", "model", "status", "agent", "tool", "step"})
            values += m_reader->facet(field, {}, 50)->size();
        return values;
    }

    std::size_t overview()
    {
        const auto info = m_reader->info();
        const std::string model[] = {"model"};
        const std::string hour[] = {"hour"};
        return m_reader->volume({info->firstStart, {info->lastStart.ns + 1}}, 200, {})->size() + m_reader->costs(model, {})->size()
            + m_reader->costs(hour, {})->size();
    }

    static domain::Filter filterFor(const char* key, const char* value)
    {
        domain::FilterTerm term;
        term.kind = domain::FilterTerm::Kind::Field;
        term.key = key;
        term.values = {value};
        domain::Filter filter;
        filter.terms = {term};
        return filter;
    }

    static void warm(const char* row, const std::string& what, const std::function<std::size_t()>& work)
    {
        std::size_t rows = work();
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round)
            times.push_back(measure([&] { rows = work(); }).wall * 1e3);
        report(row, median(times), what + ": " + std::to_string(rows) + " rows, ms");
    }

    void cold(const char* row, const std::string& what, const std::function<std::size_t()>& work)
    {
        std::size_t rows = 0;
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round) {
            m_reader.reset();
            forgetCached(m_workspace);
            open();
            times.push_back(measure([&] { rows = work(); }).wall * 1e3);
        }
        report(row, median(times), what + ": " + std::to_string(rows) + " rows, ms");
    }

    const std::shared_ptr<const analysis::PriceTable> m_prices = recorder::priceTable();
    const std::string m_workspace;
    std::unique_ptr<store::WorkspaceReader> m_reader;
    std::vector<domain::TraceId> m_traces;
    std::size_t m_limit = 100;
};

} // namespace

int main(int argc, char** argv)
{
    const std::size_t spans = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 5'000'000;
    std::optional<ScratchFolder> scratch;
    std::string workspace = argc > 2 ? argv[2] : "";
    if (workspace.empty())
        workspace = scratch.emplace() / "reads.whyglass";
    if (!std::filesystem::exists(workspace))
        fill(workspace, spans);
    Reads(workspace).run();
    return 0;
}
