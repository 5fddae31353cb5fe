// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

class QPainter;

namespace whyglass::views {

/// The cost or the tokens track: the running sum as a step line and one bar per generation at the moment it ended, on one scale.
class CostPainter {
public:
    CostPainter(QPainter& painter, const TimelineScene& scene, timeline::TrackKind kind);
    void paint(const TrackRow& row);

private:
    [[nodiscard]] double y(const TrackRow& row, std::int64_t amount) const;
    void paintSum(const TrackRow& row);
    void paintBars(const TrackRow& row);
    void paintTexts(const TrackRow& row);
    [[nodiscard]] QString amountText(std::int64_t amount) const;

    QPainter& m_painter;
    const TimelineScene& m_scene;
    const timeline::CostTrack& m_track;
    const std::vector<timeline::CostStep>& m_steps;
};

} // namespace whyglass::views
