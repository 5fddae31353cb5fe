// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"

#include <QAbstractTableModel>

#include <memory>

namespace whyglass::tables {

using ComparisonPtr = std::shared_ptr<const analysis::Comparison>;

/// The aligned steps of two runs, one a row: side A, what lies between, side B. All in memory.
class StepPairModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SideA, Between, SideB };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null = none.
    void setComparison(ComparisonPtr comparison);
    [[nodiscard]] const ComparisonPtr& comparison() const { return m_comparison; }

    [[nodiscard]] const analysis::StepPair& pair(int row) const;
    /// The step of a side in a row; null where there is no such step.
    [[nodiscard]] const analysis::ComparedStep* step(int row, Column side) const;
    [[nodiscard]] bool isFirstDivergence(int row) const;
    /// The next row behind `row` (before it, backwards) whose steps are not the same; -1 = none. `row` may be -1 or rowCount().
    [[nodiscard]] int nextDifference(int row, bool backwards) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ComparisonPtr m_comparison;
};

/// The word that stands between two steps, translated.
QString betweenWord(const analysis::StepPair& pair);

} // namespace whyglass::tables
