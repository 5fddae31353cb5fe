// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/tables/span_tree_model.h"
#include "views/common/row_mark.h"
#include "views/common/theme.h"

#include <QTreeView>

namespace whyglass::views {

/// The spans of the trace as a tree with a waterfall on the timeline's window. Selection and hover are those of the Session.
class SpanTreeView : public QTreeView {
    Q_OBJECT

public:
    SpanTreeView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    void setTimeline(const timeline::TraceTimelinePtr& timeline);
    void setWindow(domain::TimeWindow window);
    void setOnlyFindings(bool only);
    /// Looks for spans; with `only` what is found stands alone with its ancestors.
    void setSearch(const QString& text, bool only);
    [[nodiscard]] tables::SpanTreeModel& spans() { return m_model; }
    [[nodiscard]] std::int32_t selectedRow() const;
    [[nodiscard]] std::int32_t hoveredRow() const { return m_hovered; } ///< what the mouse points at, in whatever view
    [[nodiscard]] std::optional<domain::TimeWindow> marked() const; ///< the area that its waterfall shows
    [[nodiscard]] std::optional<domain::Timestamp> cursor() const;
    [[nodiscard]] domain::TimeWindow shownWindow() const; ///< what the waterfall shows
    void goToParent();
    void goTo(std::int32_t row);
    void step(int by); ///< down (+1) or up to the next line that is open; the first where none is current
    bool toggleGroup(); ///< opens or closes the current group; false where a span is current

Q_SIGNALS:
    void keyUnhandled(QKeyEvent* event); ///< accepted by the receiver where it means something

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyboardSearch(const QString&) override { } // letters are commands here

private:
    void take(const timeline::TraceTimelinePtr& timeline, tables::SpanTreePtr tree);
    void followSelection();
    void expandWhatFits();
    [[nodiscard]] std::vector<domain::SpanId> foldedSpans() const; ///< what the user folded in a tree that opens wholly
    [[nodiscard]] std::vector<domain::SpanId> openGroups() const; ///< their first spans
    void closeGroups();
    void setHovered(std::int32_t row);
    void followArea();
    void followCursor();
    void markRows(std::int32_t from);
    [[nodiscard]] QRect waterfall() const; ///< in the viewport
    void layOutColumns();

    session::Session& m_session;
    const Theme& m_theme;
    tables::SpanTreeModel m_model;
    class SpanTreeDelegate* m_delegate;
    class WaterfallHeader* m_header;
    std::int32_t m_hovered = -1;
    RowMark m_mark;
    bool m_following = false;
    bool m_failed = false; ///< the trace of the selection cannot be read
};

} // namespace whyglass::views
