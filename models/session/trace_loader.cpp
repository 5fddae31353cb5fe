// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/trace_loader.h"

#include "models/analysis/details/tree_order.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace whyglass::session {

namespace {

store::TraceSpans inTreeOrder(store::UnlinkedSpans read)
{
    const store::SpanColumns& rows = read.spans.rows;
    std::vector<analysis::TreeSpan> places;
    places.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        places.push_back({rows.span(row), read.parents[row], rows.start(row), rows.duration(row), rows.key(row)});
    std::vector<int> depth, parents;
    const std::vector<std::size_t> order = analysis::treeOrder(places, depth, parents);
    store::TraceSpans spans{rows.inOrder(order, std::move(parents), read.parents), std::move(read.spans.texts)};
    spans.rows.shrink();
    return spans;
}

template <typename Rows, typename Time>
void sortByTime(Rows& rows, Time time)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return time(a) < time(b); });
}

} // namespace

void LoadedTrace::indexSpans()
{
    // Ids are random mostly: in buckets by their first bits a few lie together. Where they are not, it is a plain sort.
    const std::size_t count = spans.rows.size();
    const int bits = std::clamp(static_cast<int>(std::bit_width(count)) - 3, 1, 20);
    const auto bucketOf = [shift = 64 - bits](domain::SpanId span) { return static_cast<std::size_t>(span.value >> shift); };
    std::vector<std::uint32_t> first((std::size_t{1} << bits) + 1, 0);
    for (std::size_t i = 0; i < count; ++i)
        ++first[bucketOf(spans.rows.span(i)) + 1];
    for (std::size_t bucket = 1; bucket < first.size(); ++bucket)
        first[bucket] += first[bucket - 1];
    std::vector<std::pair<domain::SpanId, std::int32_t>> entries(count);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t i = 0; i < count; ++i)
        entries[next[bucketOf(spans.rows.span(i))]++] = {spans.rows.span(i), static_cast<std::int32_t>(i)};
    for (std::size_t bucket = 0; bucket + 1 < first.size(); ++bucket)
        std::sort(entries.begin() + first[bucket], entries.begin() + first[bucket + 1]);
    rowsBySpan.clear();
    rowsBySpan.reserve(count);
    for (const auto& entry : entries)
        rowsBySpan.push_back(entry.second);
}

int LoadedTrace::indexOf(domain::SpanId span) const
{
    const auto idAt = [this](std::int32_t at) { return spans.rows.span(static_cast<std::size_t>(at)); };
    const auto found = std::lower_bound(
        rowsBySpan.begin(), rowsBySpan.end(), span, [&](std::int32_t at, domain::SpanId wanted) { return idAt(at) < wanted; });
    return found != rowsBySpan.end() && idAt(*found) == span ? *found : -1;
}

domain::Result<LoadedTracePtr> loadTrace(store::WorkspaceReader& reader, const domain::TraceId& id)
{
    auto trace = std::make_shared<LoadedTrace>();
    auto generation = reader.generation();
    if (!generation)
        return generation.error();
    trace->generation = *generation;
    auto row = reader.trace(id);
    if (!row)
        return row.error();
    trace->row = std::move(row).value();
    auto spans = reader.columnsOfTrace(id);
    if (!spans)
        return spans.error();
    trace->spans = inTreeOrder(std::move(spans).value());
    trace->indexSpans();
    if (!trace->spans.rows.empty()) {
        auto resource = reader.resource(trace->spans.rows.shared(0).resource);
        if (!resource)
            return resource.error();
        trace->environment = std::move(resource).value().environment;
    }
    auto findings = reader.findingsOfTrace(id);
    if (!findings)
        return findings.error();
    trace->findings = std::move(findings).value();
    sortByTime(trace->findings, [](const domain::Finding& finding) { return finding.time; });
    auto decisions = reader.decisionsOfTrace(id);
    if (!decisions)
        return decisions.error();
    trace->decisions = std::move(decisions).value();
    sortByTime(trace->decisions, [](const domain::Decision& decision) { return decision.start; });
    auto logs = reader.logsOfTrace(id);
    if (!logs)
        return logs.error();
    trace->logs = std::move(logs).value();
    for (auto& log : trace->logs)
        std::string().swap(log.payload);
    return LoadedTracePtr(std::move(trace));
}

domain::Result<TraceGrowth> readGrowth(store::WorkspaceReader& reader, const LoadedTracePtr& known, bool offer)
{
    const auto row = reader.trace(known->row.trace);
    if (!row)
        return row.error();
    if (offer && row->spans > known->row.spans)
        return TraceGrowth{nullptr, row->spans - known->row.spans};
    const bool same = row->spans == known->row.spans && row->findings == known->row.findings
        && row->decisions == known->row.decisions && row->analysed == known->row.analysed && row->end == known->row.end;
    if (same)
        return TraceGrowth();
    auto now = loadTrace(reader, known->row.trace);
    if (!now)
        return now.error();
    return TraceGrowth{std::move(now).value(), 0};
}

} // namespace whyglass::session
