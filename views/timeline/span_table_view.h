// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/tables/span_table_model.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"

namespace whyglass::views {

/// The spans of the open trace as a table: sorted by a click on its header, linked both ways. While an area is marked it holds the spans
/// of that time only. Large traces are sorted on a query thread; the rows that are shown stay meanwhile.
class SpanTableView : public RowTable {
    Q_OBJECT

public:
    SpanTableView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    void setTimeline(const timeline::TraceTimelinePtr& timeline);
    void sortBy(tables::SpanTableModel::Order order);
    [[nodiscard]] tables::SpanTableModel& spans() { return m_model; }
    [[nodiscard]] std::int32_t selectedRow() const { return m_model.spanAt(currentIndex().row()); } ///< of the trace
    [[nodiscard]] std::int32_t hoveredRow() const;
    [[nodiscard]] bool narrowed() const { return m_within.has_value(); } ///< to the marked area

Q_SIGNALS:
    void rowsChanged();
    void keyUnhandled(QKeyEvent* event); ///< accepted by the receiver where it means something

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyboardSearch(const QString&) override { } // letters are commands here

private:
    void refill();
    void take(timeline::TraceTimelinePtr timeline, std::vector<std::int32_t> rows);
    void followSelection();
    [[nodiscard]] std::optional<domain::TimeWindow> markedHere() const;
    void followArea();

    session::Session& m_session;
    const Theme& m_theme;
    tables::SpanTableModel m_model;
    timeline::TraceTimelinePtr m_timeline; ///< that the table is of, or will be
    tables::SpanTableModel::Order m_order;
    std::optional<domain::TimeWindow> m_within;
    bool m_stale = false; ///< to be filled when it is seen
    bool m_following = false;
    bool m_failed = false; ///< the trace of the selection cannot be read
};

} // namespace whyglass::views
