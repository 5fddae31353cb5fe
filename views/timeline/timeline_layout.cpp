// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace whyglass::views {

using timeline::TrackKind;
namespace tm = timeline_metrics;

int TrackRow::laneAt(int atY) const
{
    const int inside = atY - y - tm::kLaneTop;
    const int lane = inside / tm::kLanePitch;
    return inside < 0 || inside % tm::kLanePitch >= tm::kSliceHeight || laneTop(lane) >= y + height ? -1 : lane;
}

TimelineLayout::TimelineLayout(const timeline::TraceTimeline& timeline)
{
    const auto add = [this](TrackKind kind, int height, std::int64_t count, int sliceTrack = -1) {
        m_rows.push_back({kind, m_height, height, sliceTrack, count});
        m_height += height;
    };
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    add(TrackKind::Findings, tm::kOneLaneTrack, size(timeline.findings()));
    if (!timeline.decisions().empty())
        add(TrackKind::Decisions, tm::kOneLaneTrack, size(timeline.decisions()));
    for (std::size_t i = 0; i < timeline.tracks().size(); ++i) {
        const timeline::SliceTrack& track = timeline.tracks()[i];
        const int lanes = static_cast<int>(track.lanes.size());
        add(track.kind, tm::kOneLaneTrack + (lanes - 1) * tm::kLanePitch, size(track.order), static_cast<int>(i));
    }
    if (!timeline.cost().calls.empty())
        add(TrackKind::Cost, tm::kCostTrack, size(timeline.cost().calls));
    if (!timeline.logs().empty())
        add(TrackKind::Logs, tm::kLogTrack, size(timeline.logs()));
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
    case TrackKind::Logs:
        return QStringLiteral("log");
    }
    return {};
}

} // namespace whyglass::views
