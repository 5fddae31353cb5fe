// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"
#include "views/view_host.h"

#include <QTimer>
#include <QWidget>

namespace whyglass::views {

class CostButton;
class ElidedLabel;
class TraceTimelineView;

/// The whole workspace on one time axis, as far as the query lets it: decisions, findings, traces, cost and tokens. What is visible is
/// read when it comes into sight: buckets of time where there is much, single traces where there is little. Enter or a double
/// click opens a trace.
class WorkspaceTimelineView : public QWidget {
    Q_OBJECT

public:
    explicit WorkspaceTimelineView(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] TraceTimelineView& timelineView() { return *m_timeline; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void reload(session::Asked asked);
    void readVisible();
    void describe();

    ViewContext m_context;
    ElidedLabel* m_figures = nullptr;
    CostButton* m_cost = nullptr;
    TraceTimelineView* m_timeline = nullptr;
    QTimer m_delay; ///< while somebody zooms, only the place where they stop is read
    timeline::TraceTimelinePtr m_whole;
    domain::TimeWindow m_read; ///< what was last asked for
    bool m_stale = true;
};

} // namespace whyglass::views
