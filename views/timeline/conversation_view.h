// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QWidget>

class QLabel;

namespace whyglass::views {

class CostButton;
class ElidedLabel;
class TraceTimelineView;

/// All traces of a session on one time axis: header and timeline. Which one, the Session says; where it says nothing, that of the
/// trace that is open.
class ConversationView : public QWidget {
    Q_OBJECT

public:
    explicit ConversationView(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] TraceTimelineView& timelineView() { return *m_timeline; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void describe(std::int64_t traces, std::int64_t left);
    void explainCost();

    ViewContext m_context;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_figures = nullptr;
    CostButton* m_cost = nullptr;
    TraceTimelineView* m_timeline = nullptr;
    std::string m_shown; ///< id of the session that is shown or on its way
    std::int64_t m_generation = -1; ///< of the workspace when it was asked for
};

} // namespace whyglass::views
