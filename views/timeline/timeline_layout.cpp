// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace whyglass::views {

using timeline::TrackKind;
namespace tm = timeline_metrics;

int TrackRow::laneAt(int atY) const
{
    if (volume)
        return 0;
    const int inside = atY - y - tm::kLaneTop;
    const int lane = inside / tm::kLanePitch;
    return inside < 0 || inside % tm::kLanePitch >= tm::kSliceHeight || laneTop(lane) + tm::kSliceHeight > y + height || (collapsed && lane > 0)
        ? -1
        : lane;
}

TimelineLayout::TimelineLayout(const timeline::TraceTimeline& timeline, const timeline::TrackPrefs& prefs)
{
    for (const TrackKind kind : prefs.order()) {
        if (!prefs.hidden(kind))
            add(timeline, kind, prefs);
    }
}

void TimelineLayout::add(const timeline::TraceTimeline& timeline, TrackKind kind, const timeline::TrackPrefs& prefs)
{
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    const auto sum = [](const std::vector<timeline::Instant>& instants) {
        return std::accumulate(instants.begin(), instants.end(), std::int64_t{0}, [](std::int64_t n, const auto& instant) { return n + instant.count; });
    };
    TrackRow row{.kind = kind, .y = m_height, .pinned = prefs.pinned(kind), .collapsed = prefs.collapsed(kind)};
    const int costHeight = timeline.scope() == timeline::TimelineScope::Workspace ? tm::kWorkspaceCostTrack : tm::kCostTrack;
    int height = tm::kOneLaneTrack;
    switch (kind) {
    case TrackKind::Findings:
        row.count = sum(timeline.findings());
        break;
    case TrackKind::Decisions:
        row.count = sum(timeline.decisions());
        break;
    case TrackKind::Cost:
        row.count = size(timeline.cost().calls);
        height = costHeight;
        break;
    case TrackKind::Tokens:
        row.count = size(timeline.tokens().calls);
        height = costHeight;
        break;
    case TrackKind::Logs:
        row.count = size(timeline.logs());
        height = tm::kLogTrack;
        break;
    default:
        for (std::size_t i = 0; i < timeline.tracks().size(); ++i) {
            const timeline::SliceTrack& track = timeline.tracks()[i];
            if (track.kind != kind)
                continue;
            row.sliceTrack = static_cast<int>(i);
            row.volume = kind == TrackKind::Traces && track.densest > 0;
            row.count = size(track.order);
            for (std::size_t member = 0; track.densest > 0 && member < track.order.size(); ++member)
                row.count += timeline.volumeOf(track.order[member]).count - 1;
            height = row.volume ? tm::kVolumeTrack : tm::kOneLaneTrack + (static_cast<int>(track.lanes.size()) - 1) * tm::kLanePitch;
        }
    }
    if (row.count == 0 && kind != TrackKind::Findings)
        return;
    row.height = row.collapsed ? std::min(height, tm::kOneLaneTrack) : height;
    m_height += row.height;
    if (row.pinned)
        m_pinnedHeight = m_height;
    m_rows.push_back(row);
}

const TrackRow* TimelineLayout::rowAt(int y) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const TrackRow& row) { return y >= row.y && y < row.y + row.height; });
    return found == m_rows.end() ? nullptr : &*found;
}

const TrackRow* TimelineLayout::rowOf(TrackKind kind) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const TrackRow& row) { return row.kind == kind; });
    return found == m_rows.end() ? nullptr : &*found;
}

const TrackRow* TimelineLayout::rowOfSliceTrack(int sliceTrack) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const TrackRow& row) { return sliceTrack >= 0 && row.sliceTrack == sliceTrack; });
    return found == m_rows.end() ? nullptr : &*found;
}

QString trackTitle(TrackKind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Timeline", text); };
    switch (kind) {
    case TrackKind::Findings:
        return tr("Findings");
    case TrackKind::Decisions:
        return tr("Decisions");
    case TrackKind::Traces:
        return tr("Traces");
    case TrackKind::Agents:
        return tr("Agents");
    case TrackKind::Generations:
        return tr("Generations");
    case TrackKind::Tools:
        return tr("Tools");
    case TrackKind::Retrieval:
        return tr("Retrieval");
    case TrackKind::Services:
        return tr("Services");
    case TrackKind::Other:
        return tr("Other steps");
    case TrackKind::Cost:
        return tr("Cost");
    case TrackKind::Tokens:
        return tr("Tokens");
    case TrackKind::Logs:
        return tr("Logs");
    }
    return {};
}

QString trackIcon(TrackKind kind)
{
    switch (kind) {
    case TrackKind::Findings:
        return QStringLiteral("finding");
    case TrackKind::Decisions:
        return QStringLiteral("decision-filled");
    case TrackKind::Traces:
        return QStringLiteral("trace");
    case TrackKind::Agents:
        return QStringLiteral("agent");
    case TrackKind::Generations:
        return QStringLiteral("llm");
    case TrackKind::Tools:
        return QStringLiteral("tool");
    case TrackKind::Retrieval:
        return QStringLiteral("retrieval");
    case TrackKind::Services:
        return QStringLiteral("service");
    case TrackKind::Other:
        return QStringLiteral("trace");
    case TrackKind::Cost:
        return QStringLiteral("cost");
    case TrackKind::Tokens:
        return QStringLiteral("chart");
    case TrackKind::Logs:
        return QStringLiteral("log");
    }
    return {};
}

} // namespace whyglass::views
