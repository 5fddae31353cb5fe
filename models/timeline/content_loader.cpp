// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/content_loader.h"

#include "models/session/trace_loader.h"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

namespace whyglass::timeline {

namespace {

constexpr std::size_t kMostTraces = 10'000; ///< of a conversation
constexpr std::size_t kMostMoments = 5'000; ///< findings or decisions shown one by one
constexpr std::size_t kPreviewBins = 2048;

/// Texts of several lists under one numbering.
class TextPool {
public:
    TextPool() { m_texts.emplace_back(); }
    std::uint32_t index(const std::string& text)
    {
        if (text.empty())
            return 0;
        const auto [at, isNew] = m_indexes.emplace(text, static_cast<std::uint32_t>(m_texts.size()));
        if (isNew)
            m_texts.push_back(text);
        return at->second;
    }
    std::vector<std::string> take() { return std::move(m_texts); }

private:
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_indexes;
};

void addToRow(store::TraceRow& sum, const store::TraceRow& row)
{
    sum.start = sum.spans == 0 ? row.start : std::min(sum.start, row.start);
    sum.end = std::max(sum.end, row.end);
    sum.spans += row.spans;
    sum.errors += row.errors;
    for (std::size_t step = 0; step < sum.steps.size(); ++step)
        sum.steps[step] += row.steps[step];
    sum.tokens.add(row.tokens);
    sum.calls += row.calls;
    sum.unknownCalls += row.unknownCalls;
    sum.unpricedCalls += row.unpricedCalls;
    if (row.cost)
        sum.cost = sum.cost.value_or(domain::Money{}) + *row.cost;
    sum.findings += row.findings;
    sum.decisions += row.decisions;
    sum.worst = std::max(sum.worst, row.worst);
}

void append(session::LoadedTrace& all, TextPool& texts, const session::LoadedTrace& trace)
{
    const auto base = static_cast<int>(all.spans.rows.size());
    std::vector<std::uint32_t> indexes;
    indexes.reserve(trace.spans.texts.size());
    for (const std::string& text : trace.spans.texts)
        indexes.push_back(texts.index(text));
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        store::SpanRow row = trace.spans.rows[i];
        for (std::uint32_t* index : {&row.name, &row.service, &row.operation, &row.model, &row.provider, &row.tier, &row.tool, &row.agent, &row.dialect})
            *index = indexes[*index];
        const int parent = trace.parentIndex()[i];
        all.spans.rows.add(row, parent < 0 ? -1 : base + parent);
    }
    all.findings.insert(all.findings.end(), trace.findings.begin(), trace.findings.end());
    all.decisions.insert(all.decisions.end(), trace.decisions.begin(), trace.decisions.end());
    all.logs.insert(all.logs.end(), trace.logs.begin(), trace.logs.end());
    addToRow(all.row, trace.row);
}

domain::Filter ofSession(const std::string& session)
{
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = "session";
    term.values = {session};
    domain::Filter filter;
    filter.terms = {term};
    return filter;
}

domain::Result<domain::TimeWindow> workspaceExtent(store::WorkspaceReader& reader)
{
    const auto info = reader.info();
    if (!info)
        return info.error();
    // The traces that started last are, but for a few, those that end last.
    const auto keys = reader.traceKeys({}, {store::SortKey::Start, true}, 200);
    if (!keys)
        return keys.error();
    const auto rows = reader.traces(*keys);
    if (!rows)
        return rows.error();
    domain::TimeWindow extent{info->firstStart, {info->lastStart.ns + 1}};
    for (const store::TraceRow& row : *rows)
        extent.end = std::max(extent.end, row.end);
    return extent;
}

store::SpanRow rowOfTrace(const store::TraceRow& trace, TextPool& texts)
{
    store::SpanRow row;
    row.traceKey = trace.key;
    row.trace = trace.trace;
    row.span = {static_cast<std::uint64_t>(trace.key.value)}; // one row a trace: found again by its key
    row.start = trace.start;
    row.duration = trace.end - trace.start;
    row.name = texts.index(trace.rootName);
    row.service = texts.index(trace.service);
    row.step = trace.steps[static_cast<std::size_t>(domain::StepKind::Agent)] > 0 ? domain::StepKind::Agent
        : trace.calls > 0                                                        ? domain::StepKind::Generation
                                                                                 : domain::StepKind::Http;
    row.status = trace.errors > 0 ? domain::SpanStatus::Error : domain::SpanStatus::Unset;
    row.tokens = trace.tokens;
    row.cost = trace.cost;
    row.flags = static_cast<std::uint32_t>(store::SpanFlag::Counted);
    return row;
}

/// Buckets of 2^k nanoseconds that lie on their own multiples.
struct Grid {
    domain::TimeWindow window;
    std::size_t buckets = 0;
    std::int64_t width = 1;

    explicit Grid(domain::TimeWindow over)
    {
        constexpr std::uint64_t kFewest = 256;
        width = static_cast<std::int64_t>(std::bit_floor(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(over.length().ns) / kFewest)));
        const std::int64_t first = over.begin.ns / width;
        const std::int64_t last = (over.end.ns - 1) / width;
        window = {{first * width}, {(last + 1) * width}};
        buckets = static_cast<std::size_t>(last - first + 1);
    }
    [[nodiscard]] domain::Timestamp start(std::size_t bucket) const { return {window.begin.ns + static_cast<std::int64_t>(bucket) * width}; }
};

class WorkspaceLoader {
public:
    WorkspaceLoader(store::WorkspaceReader& reader, const domain::Filter& filter) : m_reader(reader), m_filter(filter) {}

    domain::Result<TimelineContent> run(domain::TimeWindow window)
    {
        const auto extent = workspaceExtent(m_reader);
        if (!extent)
            return extent.error();
        m_content.scope = TimelineScope::Workspace;
        m_content.extent = *extent;
        m_content.loaded = window.empty() ? *extent : domain::TimeWindow{std::max(window.begin, extent->begin), std::min(window.end, extent->end)};
        if (!m_content.loaded.empty()) {
            const auto read = readRows();
            if (!read)
                return read.error();
        }
        m_all.spans.texts = m_texts.take();
        m_all.indexSpans();
        m_all.row.start = extent->begin;
        m_all.row.end = extent->end;
        m_content.rows = std::make_shared<const session::LoadedTrace>(std::move(m_all));
        return std::move(m_content);
    }

private:
    domain::Result<void> readRows()
    {
        m_within = m_filter;
        m_within.window = m_content.loaded;
        const auto keys = m_reader.traceKeys(m_within, {store::SortKey::Start, false}, kMostSingleTraces + 1);
        if (!keys)
            return keys.error();
        return keys->size() <= kMostSingleTraces ? readTraces(*keys) : readBuckets();
    }

    domain::Result<void> readTraces(const std::vector<std::int64_t>& keys)
    {
        const auto traces = m_reader.traces(keys);
        if (!traces)
            return traces.error();
        std::unordered_map<domain::TraceId, domain::SpanId> spanOf;
        for (const store::TraceRow& trace : *traces) {
            const store::SpanRow row = rowOfTrace(trace, m_texts);
            spanOf.emplace(row.trace, row.span);
            addRow(row);
            addToRow(m_all.row, trace);
        }
        const auto findingKeys = m_reader.findingKeys(m_within, {store::SortKey::Start, false});
        const auto decisionKeys = m_reader.decisionKeys(m_within, {store::SortKey::Start, false});
        if (!findingKeys || !decisionKeys)
            return findingKeys ? decisionKeys.error() : findingKeys.error();
        if (findingKeys->size() > kMostMoments || decisionKeys->size() > kMostMoments)
            return readMoments(Grid(m_content.loaded));
        auto findings = m_reader.findings(*findingKeys);
        auto decisions = m_reader.decisions(*decisionKeys);
        if (!findings || !decisions)
            return findings ? decisions.error() : findings.error();
        m_all.findings = std::move(*findings);
        m_all.decisions = std::move(*decisions);
        const auto rowSpan = [&](const domain::TraceId& trace) {
            const auto known = spanOf.find(trace);
            return known == spanOf.end() ? domain::SpanId{} : known->second;
        };
        for (domain::Finding& finding : m_all.findings)
            finding.span = rowSpan(finding.trace);
        for (domain::Decision& decision : m_all.decisions)
            decision.span = {}; // stands where it was made, not where its trace ends
        return {};
    }

    domain::Result<void> readBuckets()
    {
        const Grid grid(m_content.loaded);
        const auto volume = m_reader.volume(grid.window, grid.buckets, m_filter);
        if (!volume)
            return volume.error();
        for (std::size_t i = 0; i < volume->size(); ++i) {
            const store::WorkspaceReader::VolumeBucket& bucket = (*volume)[i];
            if (bucket.traces == 0)
                continue;
            store::SpanRow row;
            row.span = {static_cast<std::uint64_t>(grid.start(i).ns)};
            row.start = grid.start(i);
            row.duration = {grid.width};
            row.step = domain::StepKind::Agent;
            row.status = bucket.errors > 0 ? domain::SpanStatus::Error : domain::SpanStatus::Unset;
            if (bucket.tokenCalls > 0)
                row.tokens.input = bucket.tokens;
            if (bucket.pricedCalls > 0)
                row.cost = bucket.cost;
            row.flags = static_cast<std::uint32_t>(store::SpanFlag::Counted);
            addRow(row);
            m_content.volumes.push_back({static_cast<std::uint32_t>(bucket.traces), static_cast<std::uint32_t>(bucket.errors)});
            m_all.row.spans += bucket.spans;
            m_all.row.errors += bucket.errors;
        }
        return readMoments(grid);
    }

    domain::Result<void> readMoments(const Grid& grid)
    {
        const auto moments = m_reader.moments(grid.window, grid.buckets, m_filter);
        if (!moments)
            return moments.error();
        std::vector<std::int64_t> findingKeys, decisionKeys;
        for (const auto& moment : *moments) {
            if (moment.findings > 0) {
                findingKeys.push_back(moment.finding);
                m_content.findingCounts.push_back(static_cast<std::uint32_t>(moment.findings));
            }
            if (moment.decisions > 0) {
                decisionKeys.push_back(moment.decision);
                m_content.decisionCounts.push_back(static_cast<std::uint32_t>(moment.decisions));
            }
        }
        auto findings = m_reader.findings(findingKeys);
        auto decisions = m_reader.decisions(decisionKeys);
        if (!findings || !decisions)
            return findings ? decisions.error() : findings.error();
        m_all.findings = std::move(*findings);
        m_all.decisions = std::move(*decisions);
        for (domain::Finding& finding : m_all.findings)
            finding.span = {};
        for (domain::Decision& decision : m_all.decisions)
            decision.span = {};
        return {};
    }

    void addRow(const store::SpanRow& row) { m_all.spans.rows.add(row, -1); }

    store::WorkspaceReader& m_reader;
    domain::Filter m_filter, m_within;
    TimelineContent m_content;
    session::LoadedTrace m_all;
    TextPool m_texts;
};

} // namespace

domain::Result<Conversation> loadConversation(store::WorkspaceReader& reader, const std::string& session)
{
    const auto keys = reader.traceKeys(ofSession(session), {store::SortKey::Start, false}, kMostTraces);
    if (!keys)
        return keys.error();
    const auto rows = reader.traces(*keys);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return domain::Error{domain::ErrorCode::NotFound, "there is no session " + session, "sessions are what spans name as session.id or conversation id"};
    Conversation conversation;
    conversation.content.scope = TimelineScope::Conversation;
    session::LoadedTrace all;
    TextPool texts;
    for (const store::TraceRow& row : *rows) {
        if (all.row.spans > 0 && all.row.spans + row.spans > kMostConversationSpans) {
            conversation.left = static_cast<std::int64_t>(rows->size()) - conversation.traces;
            break;
        }
        const auto trace = session::loadTrace(reader, row.trace);
        if (!trace)
            return trace.error();
        append(all, texts, **trace);
        all.generation = (*trace)->generation;
        ++conversation.traces;
    }
    all.row.sessions = {session};
    all.spans.texts = texts.take();
    all.spans.rows.shrink();
    all.indexSpans();
    conversation.content.rows = std::make_shared<const session::LoadedTrace>(std::move(all));
    return conversation;
}

domain::Result<TimelineContent> loadWorkspace(store::WorkspaceReader& reader, const domain::Filter& filter, domain::TimeWindow window)
{
    return WorkspaceLoader(reader, filter).run(window);
}

domain::Result<TimelineContent> loadPreview(store::WorkspaceReader& reader, const domain::TraceId& id)
{
    const auto bins = reader.traceLanes(id, kPreviewBins);
    if (!bins)
        return bins.error();
    TimelineContent content;
    session::LoadedTrace preview;
    if (bins->empty()) {
        content.rows = std::make_shared<const session::LoadedTrace>(std::move(preview));
        return content;
    }
    auto row = reader.trace(id);
    auto findings = reader.findingsOfTrace(id);
    auto decisions = reader.decisionsOfTrace(id);
    if (!row || !findings || !decisions)
        return !row ? row.error() : !findings ? findings.error() : decisions.error();
    preview.row = std::move(*row);
    preview.findings = std::move(*findings);
    preview.decisions = std::move(*decisions);
    preview.spans.texts.emplace_back();
    std::uint64_t number = 0;
    for (const store::WorkspaceReader::LaneBin& bin : *bins) {
        store::SpanRow span;
        span.trace = id;
        span.span = {++number};
        span.start = bin.window.begin;
        span.duration = bin.window.length();
        span.step = bin.step;
        span.status = bin.errors > 0 ? domain::SpanStatus::Error : domain::SpanStatus::Unset;
        preview.spans.rows.add(span, -1);
        content.volumes.push_back({bin.spans, bin.errors});
    }
    preview.indexSpans();
    content.extent = preview.extent();
    content.preview = true;
    content.rows = std::make_shared<const session::LoadedTrace>(std::move(preview));
    return content;
}

std::string conversationOf(const session::LoadedTrace& trace) { return trace.row.sessions.empty() ? std::string() : trace.row.sessions.front(); }

} // namespace whyglass::timeline
