// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"

#include <vector>

namespace whyglass::tables {

/// What the aligned steps of two runs cost, and how much more the newer run spent. Steps without tokens and cost are left out. A difference
/// is known where both costs are; a step that one run lacks costs it nothing.
class CostPairModel final : public PairModel {
    Q_OBJECT

public:
    using PairModel::PairModel;

    /// Null = none.
    void setComparison(ComparisonPtr comparison);
    /// Cost of the newer run less that of the older; nullopt where one is not known.
    [[nodiscard]] std::optional<domain::Money> difference(int row) const;

    [[nodiscard]] std::optional<PairCell> cell(int row, Column side) const override;
    [[nodiscard]] QString between(int row) const override;
    [[nodiscard]] Weight weight(int row) const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] int foremost() const override; ///< the largest difference
    [[nodiscard]] int stepPair(int row) const override { return m_rows[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

private:
    [[nodiscard]] QString betweenTip(int row) const override;
    [[nodiscard]] QString sideSummary(const analysis::ComparedSide& side, const QString& letter) const;

    std::vector<int> m_rows; ///< into Comparison::steps
    std::int64_t m_moved = 0; ///< nano-dollars: sum of what differs, either way
};

} // namespace whyglass::tables
