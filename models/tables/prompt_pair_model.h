// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/prompt_pairs.h"
#include "models/tables/pair_model.h"

#include <vector>

namespace whyglass::tables {

/// The system prompts of two runs, one pair a row however many calls were given it.
class PromptPairModel final : public PairModel {
    Q_OBJECT

public:
    using PairModel::PairModel;

    void setPrompts(ComparisonPtr comparison, std::vector<analysis::PromptPair> pairs);
    /// Null also where the step tells no prompt.
    [[nodiscard]] const analysis::ComparedStep* step(int row, Column side) const override;

    [[nodiscard]] std::optional<PairCell> cell(int row, Column side) const override;
    [[nodiscard]] QString between(int row) const override;
    [[nodiscard]] Weight weight(int row) const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] int foremost() const override; ///< the first that differs
    [[nodiscard]] int stepPair(int row) const override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

private:
    [[nodiscard]] const analysis::PromptPair& pair(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }

    std::vector<analysis::PromptPair> m_pairs;
};

} // namespace whyglass::tables
