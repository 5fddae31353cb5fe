// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/known_cost.h"

#include <QAbstractTableModel>
#include <QString>

#include <cstdint>
#include <vector>

namespace whyglass::tables {

/// A cell of a small table: what stands in it and what it is sorted by.
struct Fact {
    QString text;          ///< plain text
    double order = 0;      ///< used where the column is sorted by number
    QString toolTip = {};  ///< plain text; empty = none
    bool unknown = false;  ///< the text says that the value is not known
};

Fact countFact(std::int64_t count);
/// With the exact sum as its tooltip.
Fact moneyFact(domain::Money money);
/// The tooltip says what is left out too.
Fact knownCostFact(const domain::KnownCost& cost);

/// A small table that is all in memory, replaced whole: sources, problems of the input. Thousands of rows at most.
class FactTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Column {
        QString title;
        int width = 100; ///< logical pixels
        bool number = false; ///< right-aligned, sorted by Fact::order
        bool stretch = false;
    };
    enum Role { UnknownRole = Qt::UserRole + 1 };

    explicit FactTableModel(std::vector<Column> columns, QObject* parent = nullptr);
    /// Each row is as long as there are columns. The order that was chosen is kept.
    void setRows(std::vector<std::vector<Fact>> rows);
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void sortRows();

    std::vector<Column> m_columns;
    std::vector<std::vector<Fact>> m_rows;
    int m_sortColumn = -1; ///< -1: as given
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace whyglass::tables
