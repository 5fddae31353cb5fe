// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timeline_scene.h"

class QPainter;

namespace whyglass::views {

/// A track of buckets as bars of their number, the part with errors in red at the foot and with a mark of its own.
void paintVolume(QPainter& painter, const TimelineScene& scene, const TrackRow& row);

} // namespace whyglass::views
