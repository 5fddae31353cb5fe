// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/trace_loader.h"

#include "models/analysis/details/span_details.h"
#include "models/domain/reorder.h"

#include <algorithm>
#include <utility>

namespace whyglass::session {

namespace {

void setTreeOrder(LoadedTrace& trace, store::SpanRows rows)
{
    std::vector<std::size_t> order = analysis::treeOrder(rows, trace.depth, trace.parentIndex);
    domain::reorder(rows.rows, std::move(order));
    trace.spans = std::move(rows);
}

template <typename Rows, typename Time>
void sortByTime(Rows& rows, Time time)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return time(a) < time(b); });
}

} // namespace

std::vector<std::int32_t> sortedBySpan(const std::vector<store::SpanRow>& rows)
{
    std::vector<std::pair<domain::SpanId, std::int32_t>> entries; // ids beside each other: rows are large
    entries.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        entries.emplace_back(rows[row].span, static_cast<std::int32_t>(row));
    std::sort(entries.begin(), entries.end());
    std::vector<std::int32_t> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries)
        sorted.push_back(entry.second);
    return sorted;
}

int LoadedTrace::indexOf(domain::SpanId span) const
{
    const auto& rows = spans.rows;
    if (rowsBySpan.size() != rows.size()) {
        const auto found = std::find_if(rows.begin(), rows.end(), [span](const store::SpanRow& candidate) { return candidate.span == span; });
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    }
    const auto found = std::lower_bound(rowsBySpan.begin(), rowsBySpan.end(), span,
        [&](std::int32_t at, domain::SpanId wanted) { return rows[static_cast<std::size_t>(at)].span < wanted; });
    return found != rowsBySpan.end() && rows[static_cast<std::size_t>(*found)].span == span ? *found : -1;
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
    auto spans = reader.spansOfTrace(id);
    if (!spans)
        return spans.error();
    setTreeOrder(*trace, std::move(spans).value());
    trace->rowsBySpan = sortedBySpan(trace->spans.rows);
    if (!trace->spans.rows.empty()) {
        auto resource = reader.resource(trace->spans.rows.front().resource);
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
