// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace whyglass::tables {

using ComparisonPtr = std::shared_ptr<const analysis::Comparison>;

/// What one side of a row shows, each a plain line.
struct PairCell {
    domain::StepKind kind = domain::StepKind::Other; ///< tells icon and colour
    QString name, detail;
    QString figure; ///< at the right edge
    bool strong = false;
    bool failed = false;
};

/// Rows in which something of run A stands beside what stands for it in run B: side A, what lies between, side B. All in memory.
class PairModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SideA, Between, SideB };
    enum class Weight { Same, Minor, Major }; ///< of the difference of a row

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] const ComparisonPtr& comparison() const { return m_comparison; } ///< null = none
    /// The step that a side of a row is about; null where it has none.
    [[nodiscard]] virtual const analysis::ComparedStep* step(int row, Column side) const;
    /// nullopt: that side has nothing there.
    [[nodiscard]] virtual std::optional<PairCell> cell(int row, Column side) const = 0;
    /// The word between the sides: "=", "output", "−32 +11".
    [[nodiscard]] virtual QString between(int row) const = 0;
    [[nodiscard]] virtual Weight weight(int row) const = 0;
    /// What is said of a side that has nothing there.
    [[nodiscard]] virtual QString missing() const = 0;
    /// All rows in a line of figures.
    [[nodiscard]] virtual QString summary() const = 0;
    /// The row that somebody wants to see first; -1 = none.
    [[nodiscard]] virtual int foremost() const = 0;
    /// Whether a line marks where the two runs part.
    [[nodiscard]] virtual bool isFirstDivergence(int /*row*/) const { return false; }
    /// The row of Comparison::steps that a row is about; -1 = none.
    [[nodiscard]] virtual int stepPair(int row) const = 0;
    /// The span to open from a side; not valid() where that side has nothing there.
    [[nodiscard]] virtual domain::SpanId span(int row, Column side) const;

    /// The next row behind `row` (before it, backwards) that is not the same; -1 = none. `row` may be -1 or rowCount().
    [[nodiscard]] int nextDifference(int row, bool backwards) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    /// More of what lies between, a line each; empty = nothing more.
    [[nodiscard]] virtual QString betweenTip(int /*row*/) const { return {}; }

    ComparisonPtr m_comparison;

private:
    [[nodiscard]] QString cellText(int row, Column side) const;
};

} // namespace whyglass::tables
