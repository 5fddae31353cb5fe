// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/trace_timeline.h"

#include "models/timeline/lane_layout.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>

namespace whyglass::timeline {

namespace {

constexpr std::size_t kSliceTracks = static_cast<std::size_t>(TrackKind::Other) + 1;

/// A slice is at least a nanosecond long, so that instants can be seen and searched like the others.
std::int64_t sliceEnd(const store::SpanRow& row)
{
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    const std::int64_t length = std::max<std::int64_t>(1, row.duration.ns);
    return row.start.ns > kLast - length ? kLast : row.start.ns + length;
}

void sortByTime(std::vector<Instant>& instants)
{
    std::stable_sort(instants.begin(), instants.end(), [](const Instant& a, const Instant& b) { return a.time < b.time; });
}

} // namespace

std::optional<TrackKind> trackOf(domain::StepKind step)
{
    switch (step) {
    case domain::StepKind::Agent:
    case domain::StepKind::Workflow:
        return TrackKind::Agents;
    case domain::StepKind::Generation:
        return TrackKind::Generations;
    case domain::StepKind::Tool:
        return TrackKind::Tools;
    case domain::StepKind::Retrieval:
    case domain::StepKind::Embedding:
    case domain::StepKind::Rerank:
        return TrackKind::Retrieval;
    case domain::StepKind::Http:
    case domain::StepKind::Db:
    case domain::StepKind::Rpc:
    case domain::StepKind::Messaging:
        return TrackKind::Services;
    case domain::StepKind::Decision:
        return std::nullopt;
    case domain::StepKind::Guardrail:
    case domain::StepKind::Evaluator:
    case domain::StepKind::Other:
        return TrackKind::Other;
    }
    return TrackKind::Other;
}

TraceTimeline::TraceTimeline(session::LoadedTracePtr trace)
    : m_trace(std::move(trace))
    , m_extent(m_trace->extent())
    , m_places(m_trace->spans.rows.size())
    , m_own(m_trace->spans.rows.size(), 0)
    , m_below(m_trace->spans.rows.size(), 0)
{
    indexRows();
    placeFindings();
    placeDecisions();
    placeLogs();
    buildTracks();
    buildCost();
}

std::int32_t TraceTimeline::rowOf(domain::SpanId span) const
{
    if (!span.valid())
        return -1;
    const auto found = std::lower_bound(m_rowBySpan.begin(), m_rowBySpan.end(), std::pair(span, std::int32_t{0}));
    return found != m_rowBySpan.end() && found->first == span ? found->second : -1;
}

domain::TimeWindow TraceTimeline::windowOf(std::int32_t row) const
{
    const store::SpanRow& span = m_trace->spans.rows[static_cast<std::size_t>(row)];
    return {span.start, {sliceEnd(span)}};
}

std::optional<domain::Severity> TraceTimeline::decode(std::uint8_t level)
{
    return level == 0 ? std::nullopt : std::optional(static_cast<domain::Severity>(level - 1));
}

void TraceTimeline::indexRows()
{
    const auto& rows = m_trace->spans.rows;
    m_rowBySpan.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_rowBySpan.emplace_back(rows[i].span, static_cast<std::int32_t>(i));
        if (i == 0)
            m_extent = {rows[i].start, {sliceEnd(rows[i])}};
        m_extent.begin = std::min(m_extent.begin, rows[i].start);
        m_extent.end = std::max(m_extent.end, domain::Timestamp{sliceEnd(rows[i])});
        if (rows[i].status == domain::SpanStatus::Error)
            m_errors.push_back(static_cast<std::int32_t>(i));
    }
    if (!m_trace->axis.empty())
        m_extent = m_trace->axis;
    std::sort(m_rowBySpan.begin(), m_rowBySpan.end());
    std::stable_sort(m_errors.begin(), m_errors.end(), [&](std::int32_t a, std::int32_t b) {
        return rows[static_cast<std::size_t>(a)].start < rows[static_cast<std::size_t>(b)].start;
    });
}

void TraceTimeline::placeFindings()
{
    for (std::size_t i = 0; i < m_trace->findings.size(); ++i) {
        const domain::Finding& finding = m_trace->findings[i];
        const std::int32_t row = rowOf(finding.span);
        if (row >= 0) {
            std::uint8_t& own = m_own[static_cast<std::size_t>(row)];
            own = std::max(own, static_cast<std::uint8_t>(1 + static_cast<int>(finding.severity)));
        }
        m_findings.push_back({.time = std::clamp(finding.time, m_extent.begin, m_extent.end),
            .index = static_cast<std::int32_t>(i),
            .row = row,
            .weight = static_cast<std::uint8_t>(finding.severity)});
    }
    sortByTime(m_findings);
    // Children come after their parents, so one pass from the end carries everything up.
    for (std::size_t i = m_below.size(); i-- > 0;) {
        if (const int parent = m_trace->parentIndex[i]; parent >= 0) {
            std::uint8_t& below = m_below[static_cast<std::size_t>(parent)];
            below = std::max({below, m_own[i], m_below[i]});
        }
    }
}

void TraceTimeline::placeDecisions()
{
    std::unordered_set<std::int32_t> concluded;
    for (std::size_t i = 0; i < m_trace->decisions.size(); ++i) {
        const domain::Decision& decision = m_trace->decisions[i];
        const std::int32_t row = rowOf(decision.span);
        concluded.insert(row);
        const domain::Timestamp end =
            row >= 0 ? m_trace->spans.rows[static_cast<std::size_t>(row)].end() : decision.start + decision.duration;
        m_decisions.push_back(
            {.time = std::clamp(end, m_extent.begin, m_extent.end), .index = static_cast<std::int32_t>(i), .row = row});
    }
    const auto& rows = m_trace->spans.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        if (rows[i].step == domain::StepKind::Decision && !concluded.contains(row))
            m_decisions.push_back({.time = rows[i].end(), .index = -1, .row = row});
    }
    sortByTime(m_decisions);
}

void TraceTimeline::placeLogs()
{
    for (std::size_t i = 0; i < m_trace->logs.size(); ++i) {
        const store::LogRow& log = m_trace->logs[i];
        const domain::Timestamp time = log.time.known() ? log.time : log.observed;
        m_logs.push_back({.time = std::clamp(time, m_extent.begin, m_extent.end),
            .index = static_cast<std::int32_t>(i),
            .row = rowOf(log.span),
            .weight = static_cast<std::uint8_t>(std::clamp(log.severityNumber, 0, 255))});
    }
    sortByTime(m_logs);
}

void TraceTimeline::buildTracks()
{
    const auto& rows = m_trace->spans.rows;
    std::array<std::vector<std::int32_t>, kSliceTracks> byTrack;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto kind = trackOf(rows[i].step))
            byTrack[static_cast<std::size_t>(*kind)].push_back(static_cast<std::int32_t>(i));
    }
    for (std::size_t kind = 0; kind < kSliceTracks; ++kind) {
        std::vector<std::int32_t>& members = byTrack[kind];
        if (members.empty())
            continue;
        std::stable_sort(members.begin(), members.end(), [&](std::int32_t a, std::int32_t b) {
            const store::SpanRow& x = rows[static_cast<std::size_t>(a)];
            const store::SpanRow& y = rows[static_cast<std::size_t>(b)];
            return x.start != y.start ? x.start < y.start : x.duration > y.duration; // the longer one first: it holds the other
        });
        buildTrack(static_cast<TrackKind>(kind), members);
    }
}

std::vector<int> TraceTimeline::agentsAbove() const
{
    const auto& rows = m_trace->spans.rows;
    std::vector<int> above(rows.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) { // parents come first
        const int parent = m_trace->parentIndex[i];
        if (parent >= 0) {
            const bool isAgent = trackOf(rows[static_cast<std::size_t>(parent)].step) == TrackKind::Agents;
            above[i] = isAgent ? parent : above[static_cast<std::size_t>(parent)];
        }
    }
    return above;
}

void TraceTimeline::buildTrack(TrackKind kind, const std::vector<std::int32_t>& rows)
{
    const auto& spans = m_trace->spans.rows;
    std::vector<Interval> intervals;
    intervals.reserve(rows.size());
    const bool nested = kind == TrackKind::Agents;
    const std::vector<int> above = nested ? agentsAbove() : std::vector<int>();
    std::vector<std::int32_t> positions(nested ? spans.size() : 0, -1); ///< of a row among the intervals
    for (const std::int32_t row : rows) {
        const auto at = static_cast<std::size_t>(row);
        Interval interval{spans[at].start.ns, sliceEnd(spans[at]), -1};
        if (nested) {
            interval.under = above[at] < 0 ? -1 : positions[static_cast<std::size_t>(above[at])];
            positions[at] = static_cast<std::int32_t>(intervals.size());
        }
        intervals.push_back(interval);
    }
    const std::vector<int> lanes = layoutLanes(intervals, SliceTrack::kMaxLanes);
    const std::size_t laneCount = static_cast<std::size_t>(*std::max_element(lanes.begin(), lanes.end())) + 1;

    std::vector<std::vector<SliceInput>> inputs(laneCount);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        inputs[static_cast<std::size_t>(lanes[i])].push_back({.start = intervals[i].start,
            .end = intervals[i].end,
            .row = rows[i],
            .error = spans[row].status == domain::SpanStatus::Error,
            .severity = decode(m_own[row])});
    }
    SliceTrack track{
        .kind = kind, .lanes = {}, .piled = laneCount > static_cast<std::size_t>(SliceTrack::kMaxLanes), .order = rows};
    for (std::size_t lane = 0; lane < laneCount; ++lane) {
        track.lanes.emplace_back(inputs[lane]);
        inputs[lane] = {};
        const SliceLane& built = track.lanes.back();
        for (std::size_t slice = 0; slice < built.size(); ++slice) {
            for (const std::int32_t row : built.rows(slice))
                m_places[static_cast<std::size_t>(row)] = {static_cast<std::int16_t>(m_tracks.size()),
                    static_cast<std::int16_t>(lane), static_cast<std::uint32_t>(slice)};
        }
    }
    m_tracks.push_back(std::move(track));
}

void TraceTimeline::buildCost()
{
    const auto& rows = m_trace->spans.rows;
    const auto counted = [](const store::SpanRow& row) { return row.has(store::SpanFlag::Counted); };
    const bool priced =
        std::any_of(rows.begin(), rows.end(), [&](const store::SpanRow& row) { return counted(row) && row.cost; });
    m_cost.unit = priced ? CostTrack::Unit::Money : CostTrack::Unit::Tokens;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!counted(rows[i]))
            continue;
        const auto tokens = rows[i].tokens.total();
        const std::optional<std::int64_t> amount = !priced ? tokens
            : rows[i].cost                                 ? std::optional(rows[i].cost->nano)
                                                           : std::nullopt;
        if (amount)
            m_cost.calls.push_back({.end = rows[i].end(), .row = static_cast<std::int32_t>(i), .amount = *amount});
        else if (rows[i].step == domain::StepKind::Generation)
            ++m_cost.unpriced;
    }
    std::stable_sort(m_cost.calls.begin(), m_cost.calls.end(), [](const auto& a, const auto& b) { return a.end < b.end; });
    std::int64_t sum = 0;
    for (CostTrack::Call& call : m_cost.calls)
        call.sumAfter = sum += call.amount;
}

} // namespace whyglass::timeline
