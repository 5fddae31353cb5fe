// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/memory_traces.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/trace_analysis.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <tuple>

namespace whyglass::testkit {

namespace {

[[noreturn]] void giveUp(const std::string& why)
{
    std::fprintf(stderr, "memory_traces: %s\n", why.c_str());
    std::abort();
}

/// Indexes texts as SpanRows does.
class TextTable {
public:
    explicit TextTable(std::vector<std::string>& texts)
        : m_texts(texts)
    {
        if (m_texts.empty())
            m_texts.emplace_back();
    }
    std::uint32_t index(std::string_view text)
    {
        const auto it = std::find(m_texts.begin(), m_texts.end(), text);
        if (it != m_texts.end())
            return static_cast<std::uint32_t>(it - m_texts.begin());
        m_texts.emplace_back(text);
        return static_cast<std::uint32_t>(m_texts.size() - 1);
    }

private:
    std::vector<std::string>& m_texts;
};

struct RawTrace {
    std::vector<store::SpanPayload> spans;
    std::vector<store::LogRow> logs;
};

class Collector : public telemetry::DecodeSink {
public:
    std::map<domain::TraceId, RawTrace> traces;

    void onSpan(
        const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span) override
    {
        traces[span.trace].spans.push_back({std::string(span.bytes), std::string(resource.bytes), std::string(scope.bytes),
            std::string(resource.schemaUrl), std::string(scope.schemaUrl), std::string(resource.messageRest), std::string(resource.rest),
            std::string(scope.rest)});
    }
    void onLog(const telemetry::ResourceView& resource, const telemetry::ScopeView&, const telemetry::LogView& log) override
    {
        store::LogRow row;
        row.time = log.time;
        row.observed = log.observed;
        row.severityNumber = log.severityNumber;
        row.trace = log.trace;
        row.span = log.span;
        row.service = std::string(resource.service);
        row.event = std::string(log.eventName);
        row.payload = std::string(log.bytes);
        if (log.trace.valid())
            traces[log.trace].logs.push_back(std::move(row));
    }
    void onRejected(telemetry::Signal, std::size_t, std::string_view reason) override
    {
        giveUp("rejected: " + std::string(reason));
    }
    void onRepaired(telemetry::Signal, std::size_t, std::string_view, std::string_view) override { }
};

store::SpanRow rowOf(const analysis::DecodedSpan& decoded, std::int64_t key, TextTable& texts)
{
    const telemetry::Step& step = decoded.step;
    store::SpanRow row;
    row.key = {key};
    row.trace = decoded.span.trace;
    row.span = decoded.span.span;
    row.parent = decoded.span.parent;
    row.start = decoded.span.start;
    row.duration = decoded.span.end - decoded.span.start;
    row.name = texts.index(decoded.span.name);
    row.service = texts.index(decoded.resource.service);
    row.operation = texts.index(step.operation);
    row.model = texts.index(step.model());
    row.provider = texts.index(step.provider);
    row.tier = texts.index(step.userTier);
    row.tool = texts.index(step.tool);
    row.agent = texts.index(step.agent);
    row.dialect = texts.index(step.dialect);
    row.kind = decoded.span.kind;
    row.status = decoded.span.status;
    row.step = step.kind;
    row.tokens = step.tokens;
    return row;
}

/// The writer's flags that detectors look at.
void setFlags(analysis::TraceDetails& details)
{
    for (std::size_t i = 0; i < details.spans.rows.size(); ++i) {
        store::SpanRow& row = details.spans.rows[i];
        if (domain::isCountable(row.step))
            row.flags |= static_cast<std::uint32_t>(store::SpanFlag::Counted);
        const int above = details.ancestor(i, [&](std::size_t at) { return details.spans.rows[at].step == row.step; });
        if (above >= 0 && row.step == domain::StepKind::Generation)
            details.spans.rows[static_cast<std::size_t>(above)].flags |= static_cast<std::uint32_t>(store::SpanFlag::CallBelow);
    }
}

void summarise(analysis::TraceDetails& details)
{
    store::TraceRow& row = details.row;
    row.trace = details.spans.rows.front().trace;
    row.start = details.spans.rows.front().start;
    for (const store::SpanRow& span : details.spans.rows) {
        row.start = std::min(row.start, span.start);
        row.end = std::max(row.end, span.end());
        if (span.has(store::SpanFlag::Counted))
            row.tokens.add(span.tokens);
        ++row.spans;
    }
}

std::unique_ptr<MemoryTrace> traceOf(RawTrace raw)
{
    auto trace = std::make_unique<MemoryTrace>();
    store::SpanRows rows;
    TextTable texts(rows.texts);
    std::vector<std::unique_ptr<analysis::DecodedSpan>> decoded;
    for (store::SpanPayload& payload : raw.spans) {
        auto span = analysis::decodePayload(std::move(payload));
        if (!span)
            giveUp(span.error().text());
        decoded.push_back(std::move(*span));
        rows.rows.push_back(rowOf(*decoded.back(), static_cast<std::int64_t>(decoded.size()), texts));
    }
    analysis::TraceDetails& details = trace->details;
    for (const std::size_t i : analysis::treeOrder(rows, details.depth, details.parentIndex)) {
        details.spans.rows.push_back(rows.rows[i]);
        details.decoded.push_back(std::move(decoded[i]));
    }
    details.spans.texts = std::move(rows.texts);
    for (store::LogRow& row : raw.logs) {
        auto log = std::make_unique<analysis::DecodedLog>();
        log->row = std::move(row);
        if (auto view = telemetry::decodeLog(log->row.payload))
            log->view = std::move(*view);
        details.logs.push_back(std::move(log));
    }
    std::stable_sort(details.logs.begin(), details.logs.end(),
        [](const auto& a, const auto& b) { return std::tuple(a->row.span, a->row.time) < std::tuple(b->row.span, b->row.time); });
    setFlags(details);
    summarise(details);
    trace->contents = analysis::contentsOf(details);
    trace->decisions = analysis::decisionsOf(details, trace->contents, {});
    return trace;
}

void collect(telemetry::JsonTranscoder& transcoder, std::string_view document, Collector& sink)
{
    auto transcoded = transcoder.transcode(document);
    if (!transcoded)
        giveUp(transcoded.error().text());
    using telemetry::Signal;
    for (const auto& [signal, bytes] :
        {std::pair(Signal::Traces, &transcoded->traces), std::pair(Signal::Logs, &transcoded->logs)})
        if (!bytes->empty())
            if (const auto decoded = telemetry::decodeOtlp(signal, *bytes, {}, sink); !decoded)
                giveUp(decoded.error().text());
}

} // namespace

std::vector<std::unique_ptr<MemoryTrace>> tracesFromOtlpJson(std::string_view text)
{
    Collector sink;
    telemetry::JsonTranscoder transcoder;
    const bool isLines = text.find("}\n{") != std::string_view::npos;
    while (isLines && !text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 1)
            collect(transcoder, text.substr(0, end), sink);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!isLines)
        collect(transcoder, text, sink);
    std::vector<std::unique_ptr<MemoryTrace>> traces;
    for (auto& [id, raw] : sink.traces)
        if (!raw.spans.empty())
            traces.push_back(traceOf(std::move(raw)));
    std::stable_sort(
        traces.begin(), traces.end(), [](const auto& a, const auto& b) { return a->details.row.start < b->details.row.start; });
    return traces;
}

void MemoryBaselines::add(std::vector<store::WorkspaceWriter::CallOutcome> outcomes)
{
    m_outcomes.insert(m_outcomes.end(), outcomes.begin(), outcomes.end());
    std::stable_sort(m_outcomes.begin(), m_outcomes.end(), [](const auto& a, const auto& b) { return a.end > b.end; });
}

store::WorkspaceReader::Baseline MemoryBaselines::read(
    std::uint64_t population, domain::Timestamp before, std::size_t limit) const
{
    store::WorkspaceReader::Baseline baseline;
    for (const auto& outcome : m_outcomes) {
        if (outcome.population != population || outcome.end >= before || baseline.calls >= static_cast<std::int64_t>(limit))
            continue;
        ++baseline.calls;
        baseline.empty += outcome.empty ? 1 : 0;
        baseline.errors += outcome.error ? 1 : 0;
    }
    return baseline;
}

std::vector<domain::Finding> findingsOf(const MemoryTrace& trace, std::string_view detector, const MemoryBaselines* baselines)
{
    const auto history = [baselines](std::uint64_t population, domain::Timestamp before, std::size_t limit) {
        return baselines != nullptr ? baselines->read(population, before, limit) : store::WorkspaceReader::Baseline{};
    };
    const analysis::DetectorInput input{trace.details, trace.contents, trace.decisions, history};
    std::vector<domain::Finding> findings;
    for (const analysis::Detector& candidate : analysis::detectors()) {
        std::vector<domain::Finding> found;
        if (detector.empty() || candidate.slug == detector)
            candidate.run(input, found);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    return findings;
}

} // namespace whyglass::testkit
