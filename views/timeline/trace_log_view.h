// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/tables/trace_log_model.h"
#include "views/common/row_mark.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"

namespace whyglass::views {

/// The log records of the open trace, linked both ways: a row selects and hovers the span that wrote it, Shift and arrows mark the time
/// from record to record.
class TraceLogView : public RowTable {
    Q_OBJECT

public:
    TraceLogView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    /// Reads the records of the session's trace when shown for the first time.
    void setTrace(const session::LoadedTracePtr& trace);
    [[nodiscard]] tables::TraceLogModel& records() { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyboardSearch(const QString&) override { }

private:
    void load();
    void followSelection();
    void markRows(int from);

    session::Session& m_session;
    const Theme& m_theme;
    tables::TraceLogModel m_model;
    session::LoadedTracePtr m_trace;
    bool m_stale = false;
    bool m_loading = false;
    bool m_following = false;
    RowMark m_mark;
    QString m_problem;
};

} // namespace whyglass::views
