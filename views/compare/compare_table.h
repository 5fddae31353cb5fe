// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"

namespace whyglass::views {

inline constexpr int kCompareMiddle = 104; ///< width of the column between the sides

/// The rows of one page of the comparison: two sides of one width, the relation between them.
class CompareTable final : public RowTable {
    Q_OBJECT

public:
    CompareTable(const Theme& theme, tables::PairModel& model, const QString& accessibleName, QWidget* parent = nullptr);

    /// Selects a row and brings it into the middle.
    void choose(int row);
    [[nodiscard]] int current() const { return currentIndex().row(); }
    /// The side that the cursor stands in, or the one that has something there.
    [[nodiscard]] tables::PairModel::Column side() const;
    [[nodiscard]] const tables::PairModel& pairs() const { return m_pairs; }

Q_SIGNALS:
    void chosen(int row); ///< by whomever

private:
    tables::PairModel& m_pairs;
};

} // namespace whyglass::views
