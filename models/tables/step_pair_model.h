// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"

namespace whyglass::tables {

/// The aligned steps of two runs, one a row.
class StepPairModel final : public PairModel {
    Q_OBJECT

public:
    using PairModel::PairModel;

    /// Null = none.
    void setComparison(ComparisonPtr comparison);

    [[nodiscard]] const analysis::StepPair& pair(int row) const;

    [[nodiscard]] std::optional<PairCell> cell(int row, Column side) const override;
    [[nodiscard]] QString between(int row) const override;
    [[nodiscard]] Weight weight(int row) const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] int foremost() const override; ///< the first divergence
    [[nodiscard]] bool isFirstDivergence(int row) const override;
    [[nodiscard]] int stepPair(int row) const override { return row; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

private:
    [[nodiscard]] QString betweenTip(int row) const override;
};

} // namespace whyglass::tables
