// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/document_pairs.h"
#include "models/tables/pair_model.h"

#include <vector>

namespace whyglass::tables {

/// The documents that two runs brought, one pair a row: which came, whether a model was given them, whether anything shows that they were used.
class DocumentPairModel final : public PairModel {
    Q_OBJECT

public:
    using PairModel::PairModel;

    void setDocuments(ComparisonPtr comparison, std::vector<analysis::DocumentPair> pairs);
    [[nodiscard]] const analysis::DocumentPair& pair(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }

    [[nodiscard]] std::optional<PairCell> cell(int row, Column side) const override;
    [[nodiscard]] QString between(int row) const override;
    [[nodiscard]] Weight weight(int row) const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] int foremost() const override; ///< the first that differs
    [[nodiscard]] int stepPair(int row) const override; ///< that brought it
    [[nodiscard]] domain::SpanId span(int row, Column side) const override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

private:
    [[nodiscard]] const std::optional<analysis::ComparedDocument>& document(int row, Column side) const { return side == SideA ? pair(row).a : pair(row).b; }

    std::vector<analysis::DocumentPair> m_pairs;
};

/// "delivered whole", "never delivered", "delivery unknown".
QString deliveryText(const analysis::ComparedDocument& document);
/// "cited", "reworded", "no trace of use", "use unknown".
QString useText(const analysis::ComparedDocument& document);

} // namespace whyglass::tables
