// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QHBoxLayout;
class QWidget;

namespace whyglass::views {

class TraceTimelineView;

/// Lays a view out as a header above a timeline, which takes the view's focus. Returns the header's row.
QHBoxLayout* layOutTimeline(QWidget& view, TraceTimelineView& timeline);

} // namespace whyglass::views
