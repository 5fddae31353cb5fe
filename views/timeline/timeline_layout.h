// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/track_prefs.h"

#include <QString>

#include <vector>

namespace whyglass::views {

/// Heights and widths of tokens.md 4, in logical pixels.
namespace timeline_metrics {
inline constexpr int kLabelWidth = 138;
inline constexpr int kStripHeight = 52;
inline constexpr int kRulerHeight = 24;
inline constexpr int kHeaderHeight = kStripHeight + kRulerHeight;
inline constexpr int kSliceHeight = 18;
inline constexpr int kLanePitch = 21;
inline constexpr int kLaneTop = 4; ///< from the top of a track to its first slice
inline constexpr int kOneLaneTrack = 26;
inline constexpr int kCostTrack = 56;
inline constexpr int kVolumeTrack = 120; ///< traces by number where they are many
inline constexpr int kWorkspaceCostTrack = 84; ///< there are few tracks
inline constexpr int kLogTrack = 24;
inline constexpr int kTimeInset = 10; ///< air before and after the window, so that nothing sticks to the edges
} // namespace timeline_metrics

/// A track as it stands below the ruler.
struct TrackRow {
    timeline::TrackKind kind;
    int y = 0, height = 0;
    int sliceTrack = -1; ///< into TraceTimeline::tracks
    std::int64_t count = 0;
    bool pinned = false;
    bool collapsed = false; ///< one lane stands for all
    bool volume = false;    ///< bars of numbers instead of slices
    /// Of a collapsed track all lanes are the first.
    [[nodiscard]] int laneTop(int lane) const
    {
        return y + timeline_metrics::kLaneTop + (collapsed ? 0 : lane) * timeline_metrics::kLanePitch;
    }
    /// The lane at a height, or -1 between lanes.
    [[nodiscard]] int laneAt(int atY) const;
};

/// Where each track stands. Findings always do, also where there are none: that is worth knowing. Pinned tracks come first and do
/// not scroll.
class TimelineLayout {
public:
    TimelineLayout() = default;
    explicit TimelineLayout(const timeline::TraceTimeline& timeline, const timeline::TrackPrefs& prefs = {});

    [[nodiscard]] const std::vector<TrackRow>& rows() const { return m_rows; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int pinnedHeight() const { return m_pinnedHeight; }
    [[nodiscard]] const TrackRow* rowAt(int y) const;
    [[nodiscard]] const TrackRow* rowOf(timeline::TrackKind kind) const;
    [[nodiscard]] const TrackRow* rowOfSliceTrack(int sliceTrack) const;

private:
    void add(const timeline::TraceTimeline& timeline, timeline::TrackKind kind, const timeline::TrackPrefs& prefs);
    std::vector<TrackRow> m_rows;
    int m_height = 0, m_pinnedHeight = 0;
};

QString trackTitle(timeline::TrackKind kind);
QString trackIcon(timeline::TrackKind kind);

} // namespace whyglass::views
