// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/trace_context.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace whyglass::views {

class ContextChart;
class EmptyState;

/// The tab "Context" of an investigation: what fills the context of each call, and what of it is known of the chosen one.
class ContextPage : public QWidget {
    Q_OBJECT

public:
    ContextPage(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    /// Reads the requests of the session's trace when shown for the first time.
    void setTrace(const session::LoadedTracePtr& trace);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    void load();
    void accept(domain::Result<analysis::TraceContextPtr> context);
    void showBars();
    void followSelection();
    [[nodiscard]] int barOf(domain::SpanId span) const; ///< -1 where it is no call
    void tell();
    void sayNothing(const QString& icon, const QString& title, const QString& hint, bool error = false);

    session::Session& m_session;
    const Theme& m_theme;
    session::LoadedTracePtr m_trace;
    analysis::TraceContextPtr m_context;
    domain::TraceId m_shown;
    std::int64_t m_shownSpans = -1;
    bool m_stale = false;
    QStackedWidget* m_pages;
    ContextChart* m_chart;
    EmptyState* m_empty;
    QLabel* m_summary = nullptr;
    QLabel* m_current = nullptr;
};

} // namespace whyglass::views
