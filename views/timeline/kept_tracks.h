// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace whyglass::views {

class TraceTimelineView;
class ViewHost;

/// Gives a timeline the tracks as they were arranged in this workspace, and keeps what is arranged from now on.
void keepTracks(TraceTimelineView& timeline, ViewHost& host, const QString& key);

} // namespace whyglass::views
