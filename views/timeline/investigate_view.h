// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace whyglass::views {

class ContextPage;
class FindBar;
class InvestigateHeader;
class ReplayBar;
class SpanTableView;
class SpanTreeView;
class TraceLogView;
class TraceTimelineView;
class TranscriptPage;

/// The page on which one trace is understood: header, linked timeline, and below it the span tree, the same as a table, the transcript, the logs or the context. The inspector at
/// its right belongs to the window.
class InvestigateView : public QWidget {
    Q_OBJECT

public:
    InvestigateView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] TraceTimelineView& timelineView() { return *m_timeline; }
    [[nodiscard]] SpanTreeView& treeView() { return *m_tree; }

Q_SIGNALS:
    void statusChanged(const QString& text); ///< what the status bar says of the selection, plain text
    void whyRequested(const whyglass::domain::TraceId& trace); ///< what the cost of a trace is made of
    void activated(); ///< Enter on a span: the inspector takes over

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLowerPart();
    void takeTimeline();
    void followTab(const QString& id);
    void answerKey(QKeyEvent* event);
    [[nodiscard]] bool handleReplayKey(const QKeyEvent& event);
    void divide();
    void find(const QString& text);
    void stepMatch(int step);
    void tellSummary();
    void tellStatus();

    session::Session& m_session;
    const Theme& m_theme;
    InvestigateHeader* m_header;
    TraceTimelineView* m_timeline;
    QSplitter* m_splitter;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    SpanTreeView* m_tree = nullptr;
    SpanTableView* m_table = nullptr;
    TranscriptPage* m_transcript = nullptr;
    TraceLogView* m_logs = nullptr;
    ContextPage* m_context = nullptr;
    ReplayBar* m_replay = nullptr;
    FindBar* m_find = nullptr;
    QLabel* m_summary = nullptr;
    QString m_figures; ///< what it says of the whole trace
    QToolButton* m_onlyFindings = nullptr;
    bool m_dividedByHand = false;
};

} // namespace whyglass::views
