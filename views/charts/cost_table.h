// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"
#include "views/common/theme.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

namespace whyglass::views {

/// Rows of the roll-up for one key, dearest first unless another column is chosen.
class CostTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { KeyColumn, CallsColumn, InputColumn, OutputColumn, CostColumn, PerCallColumn, UnpricedColumn, ColumnCount };
    enum Role { ShareRole = Qt::UserRole + 1, UnknownRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<store::CostRow> rows, const QString& keyTitle);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString text(const store::CostRow& row, int column) const;

    std::vector<store::CostRow> m_rows;
    QString m_keyTitle;
    std::int64_t m_most = 1; ///< nano-dollars of the dearest row
};

class CostTable : public QTableView {
    Q_OBJECT

public:
    explicit CostTable(const Theme& theme, QWidget* parent = nullptr);
    void setRows(std::vector<store::CostRow> rows, const QString& keyTitle);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    CostTableModel m_model;
};

} // namespace whyglass::views
