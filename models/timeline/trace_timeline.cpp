// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/trace_timeline.h"

#include "models/timeline/lane_layout.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace whyglass::timeline {

namespace {

constexpr std::size_t kSliceTracks = static_cast<std::size_t>(TrackKind::Other) + 1;

/// A slice is at least a nanosecond long, so that instants can be seen and searched like the others.
std::int64_t sliceEnd(const store::SpanColumns& rows, std::size_t row)
{
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    const std::int64_t start = rows.start(row).ns;
    const std::int64_t length = std::max<std::int64_t>(1, rows.duration(row).ns);
    return start > kLast - length ? kLast : start + length;
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

TraceTimeline::TraceTimeline(TimelineContent content)
    : m_content(std::move(content))
    , m_trace(m_content.rows)
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
    findIdleGaps();
}

SlicePlace TraceTimeline::place(std::int32_t row) const
{
    const Lane lane = m_places[static_cast<std::size_t>(row)];
    if (lane.track < 0)
        return {};
    const SliceLane& slices = m_tracks[static_cast<std::size_t>(lane.track)].lanes[lane.lane];
    return {lane.track, lane.lane, static_cast<std::uint32_t>(slices.firstEndingAfter(windowOf(row).begin.ns))};
}

RowVolume TraceTimeline::volumeOf(std::int32_t row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (at < m_content.volumes.size())
        return m_content.volumes[at];
    return {1, m_trace->spans.rows.status(at) == domain::SpanStatus::Error ? 1U : 0U};
}

bool TraceTimeline::alike(std::int32_t a, std::int32_t b) const
{
    const store::SpanColumns::Shared& x = m_trace->spans.rows.shared(static_cast<std::size_t>(a));
    const store::SpanColumns::Shared& y = m_trace->spans.rows.shared(static_cast<std::size_t>(b));
    return x.name == y.name && x.step == y.step && x.tool == y.tool && x.model == y.model
        && m_trace->parentIndex()[static_cast<std::size_t>(a)] == m_trace->parentIndex()[static_cast<std::size_t>(b)];
}

double TraceTimeline::idleShare() const
{
    double idle = 0;
    for (const domain::TimeWindow& gap : m_idle)
        idle += static_cast<double>(gap.length().ns);
    return idle / static_cast<double>(m_extent.length().ns);
}

std::size_t TraceTimeline::bytes() const
{
    const auto held = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    std::size_t sum = held(m_findings) + held(m_decisions) + held(m_logs) + held(m_cost.calls) + held(m_tokens.calls) + held(m_errors)
        + held(m_places) + held(m_own) + held(m_below);
    for (const SliceTrack& track : m_tracks) {
        sum += held(track.order);
        for (const SliceLane& lane : track.lanes)
            sum += lane.bytes();
    }
    return sum;
}

domain::TimeWindow TraceTimeline::windowOf(std::int32_t row) const
{
    const auto at = static_cast<std::size_t>(row);
    return {m_trace->spans.rows.start(at), {sliceEnd(m_trace->spans.rows, at)}};
}

std::optional<domain::Severity> TraceTimeline::decode(std::uint8_t level)
{
    return level == 0 ? std::nullopt : std::optional(static_cast<domain::Severity>(level - 1));
}

void TraceTimeline::indexRows()
{
    const auto& rows = m_trace->spans.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const domain::TimeWindow window = windowOf(static_cast<std::int32_t>(i));
        if (i == 0)
            m_extent = window;
        m_extent.begin = std::min(m_extent.begin, window.begin);
        m_extent.end = std::max(m_extent.end, window.end);
        if (rows.status(i) == domain::SpanStatus::Error)
            m_errors.push_back(static_cast<std::int32_t>(i));
    }
    const domain::TimeWindow given = m_content.extent.empty() ? m_trace->axis : m_content.extent;
    if (!given.empty())
        m_extent = given;
    std::stable_sort(m_errors.begin(), m_errors.end(), [&](std::int32_t a, std::int32_t b) {
        return rows.start(static_cast<std::size_t>(a)) < rows.start(static_cast<std::size_t>(b));
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
            .count = i < m_content.findingCounts.size() ? m_content.findingCounts[i] : 1U,
            .weight = static_cast<std::uint8_t>(finding.severity)});
    }
    sortByTime(m_findings);
    // Children come after their parents, so one pass from the end carries everything up.
    for (std::size_t i = m_below.size(); i-- > 0;) {
        if (const int parent = m_trace->parentIndex()[i]; parent >= 0) {
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
            row >= 0 ? m_trace->spans.rows.end(static_cast<std::size_t>(row)) : decision.start + decision.duration;
        m_decisions.push_back({.time = std::clamp(end, m_extent.begin, m_extent.end),
            .index = static_cast<std::int32_t>(i),
            .row = row,
            .count = i < m_content.decisionCounts.size() ? m_content.decisionCounts[i] : 1U});
    }
    const auto& rows = m_trace->spans.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        if (rows.step(i) == domain::StepKind::Decision && !concluded.contains(row))
            m_decisions.push_back({.time = rows.end(i), .index = -1, .row = row});
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

std::vector<bool> TraceTimeline::kept() const
{
    if (m_content.filter.empty())
        return {};
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto alike = [&](char a, char b) { return lower(a) == lower(b); };
    const auto& texts = m_trace->spans.texts;
    std::vector<bool> matches(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        matches[i] = std::search(texts[i].begin(), texts[i].end(), m_content.filter.begin(), m_content.filter.end(), alike) != texts[i].end();
    const auto& rows = m_trace->spans.rows;
    std::vector<bool> kept(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const store::SpanColumns::Shared& row = rows.shared(i);
        kept[i] = matches[row.name] || matches[row.tool] || matches[row.model] || matches[row.agent] || matches[row.service]
            || matches[row.operation];
    }
    return kept;
}

void TraceTimeline::buildTracks()
{
    const auto& rows = m_trace->spans.rows;
    const std::vector<bool> keep = kept();
    std::array<std::vector<Member>, kSliceTracks> byTrack;
    const auto kindOf = [&](std::size_t row) {
        return m_content.scope == TimelineScope::Workspace ? std::optional(TrackKind::Traces) : trackOf(rows.step(row));
    };
    std::array<std::size_t, kSliceTracks> sizes{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto kind = kindOf(i))
            ++sizes[static_cast<std::size_t>(*kind)];
    }
    for (std::size_t kind = 0; kind < kSliceTracks && keep.empty(); ++kind)
        byTrack[kind].reserve(sizes[kind]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!keep.empty() && !keep[i])
            continue;
        if (const auto kind = kindOf(i))
            byTrack[static_cast<std::size_t>(*kind)].push_back({rows.start(i).ns, sliceEnd(rows, i), static_cast<std::int32_t>(i)});
    }
    for (std::size_t kind = 0; kind < kSliceTracks; ++kind) {
        std::vector<Member>& members = byTrack[kind];
        if (members.empty())
            continue;
        const auto before = [](const Member& a, const Member& b) { // the longer one first: it holds the other
            return std::tie(a.start, b.end, a.row) < std::tie(b.start, a.end, b.row);
        };
        if (!std::is_sorted(members.begin(), members.end(), before))
            std::sort(members.begin(), members.end(), before);
        buildTrack(static_cast<TrackKind>(kind), members);
        members = {};
    }
}

std::vector<int> TraceTimeline::agentsAbove() const
{
    const auto& rows = m_trace->spans.rows;
    std::vector<int> above(rows.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) { // parents come first
        const int parent = m_trace->parentIndex()[i];
        if (parent >= 0) {
            const bool isAgent = trackOf(rows.step(static_cast<std::size_t>(parent))) == TrackKind::Agents;
            above[i] = isAgent ? parent : above[static_cast<std::size_t>(parent)];
        }
    }
    return above;
}

void TraceTimeline::buildTrack(TrackKind kind, const std::vector<Member>& members)
{
    std::vector<Interval> intervals;
    intervals.reserve(members.size());
    const bool nested = kind == TrackKind::Agents;
    const std::vector<int> above = nested ? agentsAbove() : std::vector<int>();
    std::vector<std::int32_t> positions(nested ? m_places.size() : 0, -1); ///< of a row among the intervals
    for (const Member& member : members) {
        Interval interval{member.start, member.end, -1};
        if (nested) {
            const auto at = static_cast<std::size_t>(member.row);
            interval.under = above[at] < 0 ? -1 : positions[static_cast<std::size_t>(above[at])];
            positions[at] = static_cast<std::int32_t>(intervals.size());
        }
        intervals.push_back(interval);
    }
    const std::vector<int> lanes = layoutLanes(intervals, SliceTrack::kMaxLanes);
    const std::size_t laneCount = static_cast<std::size_t>(*std::max_element(lanes.begin(), lanes.end())) + 1;
    SliceTrack track{
        .kind = kind, .lanes = {}, .piled = laneCount > static_cast<std::size_t>(SliceTrack::kMaxLanes), .order = {}};
    std::vector<std::size_t> sizes(laneCount, 0);
    for (const int lane : lanes)
        ++sizes[static_cast<std::size_t>(lane)];
    std::vector<std::vector<SliceInput>> inputs(laneCount);
    for (std::size_t lane = 0; lane < laneCount; ++lane)
        inputs[lane].reserve(sizes[lane]);
    track.order.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto row = static_cast<std::size_t>(members[i].row);
        const RowVolume volume = volumeOf(members[i].row);
        track.order.push_back(members[i].row);
        if (volume.count > 1)
            track.densest = std::max(track.densest, volume.count);
        inputs[static_cast<std::size_t>(lanes[i])].push_back({.start = members[i].start,
            .end = members[i].end,
            .row = members[i].row,
            .error = volume.errors > 0,
            .severity = decode(m_own[row]),
            .count = volume.count,
            .errors = volume.errors});
        m_places[row] = {static_cast<std::int8_t>(m_tracks.size()), static_cast<std::uint8_t>(lanes[i])};
    }
    track.lanes.reserve(laneCount);
    for (std::vector<SliceInput>& lane : inputs) {
        track.lanes.emplace_back(lane);
        lane = {};
    }
    m_tracks.push_back(std::move(track));
}

void TraceTimeline::buildCost()
{
    const auto& rows = m_trace->spans.rows;
    const auto add = [&](CostTrack& track, std::size_t row, std::int64_t amount) {
        track.calls.push_back({.end = rows.end(row), .sumAfter = amount, .row = static_cast<std::int32_t>(row)});
    };
    m_cost.unit = CostTrack::Unit::Money;
    m_tokens.unit = CostTrack::Unit::Tokens;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows.has(i, store::SpanFlag::Counted))
            continue;
        const store::SpanRow row = rows[i];
        if (row.cost)
            add(m_cost, i, row.cost->nano);
        else if (row.step == domain::StepKind::Generation)
            ++m_cost.unpriced;
        if (const auto tokens = row.tokens.total())
            add(m_tokens, i, *tokens);
        else if (row.step == domain::StepKind::Generation)
            ++m_tokens.unpriced;
    }
    for (CostTrack* track : {&m_cost, &m_tokens}) {
        std::stable_sort(track->calls.begin(), track->calls.end(), [](const auto& a, const auto& b) { return a.end < b.end; });
        std::int64_t sum = 0;
        for (CostTrack::Call& call : track->calls)
            call.sumAfter = sum += call.sumAfter;
        track->calls.shrink_to_fit();
    }
    if (m_cost.calls.empty())
        m_cost = std::exchange(m_tokens, {});
}

void TraceTimeline::findIdleGaps()
{
    constexpr std::size_t kBins = 4096;
    constexpr std::size_t kLeast = kBins / 100;
    constexpr domain::Duration kLeastLength{20'000'000'000};
    const auto& rows = m_trace->spans.rows;
    if (m_content.scope == TimelineScope::Workspace || rows.empty() || m_extent.length() < kLeastLength)
        return;
    const double perBin = static_cast<double>(m_extent.length().ns) / kBins;
    const auto bin = [&](std::int64_t time) {
        const double at = static_cast<double>(time - m_extent.begin.ns) / perBin;
        return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(kBins - 1)));
    };
    std::vector<std::int32_t> change(kBins + 1, 0);
    const auto busy = [&](std::int64_t from, std::int64_t to) {
        ++change[bin(from)];
        --change[bin(to) + 1];
    };
    std::vector<bool> hasChild(rows.size(), false);
    for (const int parent : m_trace->parentIndex()) {
        if (parent >= 0)
            hasChild[static_cast<std::size_t>(parent)] = true;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!hasChild[i])
            busy(rows.start(i).ns, sliceEnd(rows, i));
    }
    for (const std::vector<Instant>* list : {&m_findings, &m_decisions, &m_logs}) {
        for (const Instant& instant : *list)
            busy(instant.time.ns, instant.time.ns);
    }
    std::int32_t running = 0;
    std::size_t idleFrom = 0;
    for (std::size_t at = 0; at <= kBins; ++at) {
        running += at < kBins ? change[at] : 1;
        const bool idle = running == 0;
        if (idle)
            continue;
        if (at == kBins && !m_trace->axis.empty())
            break; // behind a play-head: not idle, not known
        const domain::TimeWindow gap{{m_extent.begin.ns + static_cast<std::int64_t>(static_cast<double>(idleFrom) * perBin) + 1},
            {m_extent.begin.ns + static_cast<std::int64_t>(static_cast<double>(at) * perBin)}};
        if (at >= idleFrom + kLeast && gap.length() >= kLeastLength)
            m_idle.push_back(gap);
        idleFrom = at + 1;
    }
}

} // namespace whyglass::timeline
