// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::views {

/// Lets assistive technology walk a TraceTimelineView as a tree: its tracks, and in each what is drawn there now, with a name,
/// a place on the screen and an action that selects it. Once a process.
void installTimelineAccessibility();

} // namespace whyglass::views
