// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/paged_table_model.h"
#include "views/common/empty_state.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"
#include "views/tables/table_layout.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace whyglass::views {

class CellDelegate;

/// A table of records: fixed rows, sorting by the store, columns as people arrange them, several rows selected, the current one
/// kept by its key.
class RecordTable : public RowTable {
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
    [[nodiscard]] TableLayout columnLayout() const;
    /// Columns it does not name stay as they are.
    void setColumnLayout(const TableLayout& layout);

    /// Rows that a selection of everything takes at most: more than anybody pastes.
    static constexpr int kMostSelected = 20'000;
    [[nodiscard]] qint64 selectedCount() const;
    /// Of the rows in their order, at most kMostSelected.
    [[nodiscard]] std::vector<std::int64_t> selectedKeys() const;
    /// Columns that are shown and carry text, from left to right.
    [[nodiscard]] std::vector<int> textColumns() const;
    /// All rows, or the first kMostSelected.
    void selectAll() override;

Q_SIGNALS:
    void opened(const QModelIndex& index); ///< Enter or double click
    void whyRequested();  ///< Alt+Enter or Alt+click: what the cost of the current row is made of
    void currentKeyChanged(qint64 key);
    void copyRequested(); ///< Ctrl+C with rows selected
    void rowsSelected();  ///< other rows than before
    void layoutChanged(); ///< by the user
    void menuRequested(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override {} ///< letters are commands; to look for one would read every row
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setHoveredRow(int row);
    void setUpHeader();
    void layOutColumns();
    void restoreSelection();
    void showColumn(int column, bool shown);
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRanges() const;

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
