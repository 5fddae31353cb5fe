// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"
#include "views/common/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace whyglass::views {

class Chip;
class CostButton;
class ElidedLabel;

/// The first line of the page: which agent, about what, which version, how long, how much.
class InvestigateHeader : public QWidget {
    Q_OBJECT

public:
    explicit InvestigateHeader(const Theme& theme, QWidget* parent = nullptr);
    void setTimeline(const timeline::TraceTimelinePtr& timeline);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void replayRequested();
    void decisionRequested(const QString& id); ///< the card of the trace's decision
    void costRequested(); ///< what the trace's cost is made of

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void giveWay();

    const Theme& m_theme;
    QLabel* m_icon;
    ElidedLabel *m_name, *m_subject, *m_figures;
    Chip *m_version, *m_environment, *m_errors, *m_incomplete;
    std::vector<QWidget*> m_givesWay; ///< in this order
    CostButton* m_cost;
    QPushButton *m_card, *m_replay;
    QString m_decision; ///< the last one of the trace
    domain::StepKind m_step = domain::StepKind::Agent;
};

} // namespace whyglass::views
