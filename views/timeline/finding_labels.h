// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

#include <QString>

#include <vector>

namespace whyglass::views {

/// A mark of the Findings track and the label beside it, where there was room.
struct FindingLabel {
    double x = 0; ///< middle of the mark
    std::size_t mark = 0; ///< into TimelineFrame::findings
    domain::Severity severity = domain::Severity::Info;
    bool selected = false;
    QString text; ///< empty: no room
    double textX = 0, textWidth = 0;
};

/// Labels yield to each other and to all marks: the selected one first, then the worst, then the earliest (tokens.md 8).
std::vector<FindingLabel> layoutFindingLabels(const TimelineScene& scene);

} // namespace whyglass::views
