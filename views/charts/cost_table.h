// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <string>
#include <vector>

namespace whyglass::views {

/// Rows of the roll-up by one key or several, each a column, dearest first unless another column is chosen.
class CostTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// What a section shows; as many sections as keys are KeyColumn.
    enum Column { KeyColumn, CallsColumn, InputColumn, OutputColumn, CostColumn, PerCallColumn, UnpricedColumn };
    static constexpr int kFigures = UnpricedColumn;
    enum Role { ShareRole = Qt::UserRole + 1, UnknownRole, ColumnRole };

    using QAbstractTableModel::QAbstractTableModel;
    /// The row without keys is that of the `folded` groups beyond the dearest; it stays last.
    void setRows(std::vector<store::CostRow> rows, std::int64_t folded, const QStringList& keyTitles);
    [[nodiscard]] Column columnOf(int section) const;
    [[nodiscard]] int sectionOf(Column column) const; ///< the first one
    [[nodiscard]] const store::CostRow& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// All rows as RFC 4180: sums exact, what is not known empty.
    [[nodiscard]] QString csv() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString text(const store::CostRow& row, int section) const;
    [[nodiscard]] QString keyText(const store::CostRow& row, int section) const;

    std::vector<store::CostRow> m_rows;
    std::int64_t m_folded = 0;
    QStringList m_keyTitles{QString()};
    std::int64_t m_most = 1; ///< nano-dollars of the dearest row
};

class CostTable : public RowTable {
    Q_OBJECT

public:
    explicit CostTable(const Theme& theme, QWidget* parent = nullptr);
    void setRows(std::vector<store::CostRow> rows, std::int64_t folded, const QStringList& keyTitles);
    [[nodiscard]] const CostTableModel& rows() const { return m_model; }

Q_SIGNALS:
    /// Enter, a double click or the menu: only this group.
    void chosen(const std::vector<std::string>& keys);
    /// The menu: the traces behind the group.
    void tracesWanted(const std::vector<std::string>& keys);
    /// A click on a cost, Alt+Enter or the menu: what it is made of.
    void whyWanted(const std::vector<std::string>& keys);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitColumns();
    void askWhy(const QModelIndex& index);

    CostTableModel m_model;
    CostTableModel::Column m_sorted = CostTableModel::CostColumn;
};

} // namespace whyglass::views
