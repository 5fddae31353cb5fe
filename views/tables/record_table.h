// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/paged_table_model.h"
#include "views/common/empty_state.h"
#include "views/common/theme.h"

#include <QTableView>

#include <vector>

namespace whyglass::views {

class CellDelegate;

/// A table of records: fixed rows, sorting by the store, selection kept by key, rows copied as text.
class RecordTable : public QTableView {
    Q_OBJECT

public:
    /// The model must outlive the table.
    RecordTable(const Theme& theme, tables::PagedTableModel& model, QWidget* parent = nullptr);

    void setEmptyState(const EmptyStateSpec& spec);
    /// Shown instead of the empty state; empty = none.
    void setProblem(const QString& problem);
    [[nodiscard]] qint64 currentKey() const { return m_currentKey; }
    void selectKey(qint64 key);
    /// Lets the user choose columns, at a place of the screen.
    void chooseColumns(const QPoint& globalPosition);

Q_SIGNALS:
    void opened(const QModelIndex& index); ///< Enter or double click
    void currentKeyChanged(qint64 key);
    void copyRequested(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setHoveredRow(int row);
    void layOutColumns();
    void restoreSelection();
    void copySelection();

    const Theme& m_theme;
    tables::PagedTableModel& m_model;
    CellDelegate* m_delegate;
    EmptyStateSpec m_empty;
    QString m_problem;
    qint64 m_currentKey = 0;
    int m_hoveredRow = -1;
    bool m_replacing = false;
    std::vector<int> m_wanted; ///< widths by section, as described or dragged
    bool m_layingOut = false;
};

} // namespace whyglass::views
