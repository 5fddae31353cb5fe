// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/forecast.h"

namespace whyglass::analysis {

/// Where a budget stands.
struct BudgetState {
    domain::Budget budget;
    domain::Timestamp now;
    domain::TimeWindow period; ///< the one that `now` lies in
    SpendingPart used;         ///< in the period, until now
    std::vector<int> reached;  ///< thresholds, ascending
    Forecast forecast;
    Spending spending; ///< what of the period was used when, and what came before as far as the forecast needs it

    /// Whether all is left out: then `used.amount` says nothing.
    [[nodiscard]] bool unknown() const { return used.calls > 0 && used.leftOut >= used.calls && used.amount == 0; }
};

/// With or without a look into the future, which reads 15 days more.
domain::Result<BudgetState> budgetState(store::WorkspaceReader& reader, const domain::Budget& budget, domain::Timestamp now,
                                        const domain::Pricer& prices, bool withForecast = true);

} // namespace whyglass::analysis
