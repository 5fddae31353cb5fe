// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/transcript/transcript_model.h"
#include "views/common/row_mark.h"
#include "views/common/theme.h"
#include "views/transcript/row_heights.h"
#include "views/transcript/transcript_row.h"

#include <QCache>
#include <QListView>

#include <set>

namespace whyglass::views {

/// The entries of a transcript, any number of them: only those in sight are laid out, the others are as high as an estimate says.
/// The current row is the session's selected span, in both directions; so is the row that is pointed at; where the reader scrolls to is
/// what the session hovers. Shift marks the time from row to row.
class TranscriptView : public QListView {
    Q_OBJECT

public:
    TranscriptView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] transcript::TranscriptModel& entries() { return m_model; }
    void setTranscript(transcript::TranscriptPtr transcript);
    void setMarkdown(bool markdown);
    void setLinked(bool linked); ///< whether scrolling moves the mark in the timeline
    /// Makes an entry of the transcript current and brings it into sight; nothing where it is not shown.
    void goToEntry(std::int32_t entry);
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; } ///< what the mouse points at, in whatever view; -1: none
    [[nodiscard]] bool isMarked(int row) const; ///< whether its time lies in the marked area
    [[nodiscard]] const RowHeights& heights() const { return m_heights; } ///< measured where a row was laid out
    /// Goes where a link of the current row leads, as its click does.
    void follow(RowLink::What what);

    void doItemsLayout() override;
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;

Q_SIGNALS:
    void openRequested(int entry); ///< of the transcript: its text is wanted whole
    void findingActivated(const QString& findingId);
    void keyUnhandled(QKeyEvent* event); ///< accepted by the receiver where it means something

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override { } // letters are commands here
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    [[nodiscard]] int verticalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    void relayout();
    void takeRows();
    void settle(int offset);
    TranscriptRow& row(int row);
    void followSelection();
    void followHover(domain::SpanId span);
    void markRows(int from, int to);
    void select(int row);
    void activateLink(const RowLink& link);
    void toggleFold(int row);
    void tellScroll();
    [[nodiscard]] int linkAt(QPoint position, int& row);
    void hover(QPoint position);

    session::Session& m_session;
    const Theme& m_theme;
    transcript::TranscriptModel m_model;
    RowHeights m_heights;
    QCache<int, TranscriptRow> m_rows; ///< laid out, by row
    std::set<std::size_t> m_unfolded;  ///< entries
    bool m_markdown = true;
    bool m_linked = true;
    bool m_following = false;
    bool m_settling = false;
    int m_hoveredRow = -1, m_hoveredLink = -1;
    int m_pressedRow = -1, m_pressedLink = -1;
    RowMark m_mark;
};

} // namespace whyglass::views
