// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/option_set.h"
#include "app/cli/row_output.h"
#include "models/analysis/budgets/budget_state.h"
#include "models/analysis/budgets/simulation.h"

namespace whyglass::cli {

/// The options that say what a budget is.
struct BudgetOptions {
    std::string usd, period = "month";
    std::optional<std::int64_t> tokens;
    std::vector<std::string> scope, thresholds;

    void define(OptionSet& options);
    /// Whether an amount is given.
    [[nodiscard]] bool given() const { return !usd.empty() || tokens; }
    /// Checked as the owner of the workspace will.
    [[nodiscard]] domain::Result<domain::Budget> budget(const std::string& name) const;
};

/// Members `what`_usd and `what`_tokens: one is null, and both are where the amount is not known.
void addAmount(Json& json, const std::string& what, domain::BudgetUnit unit, std::optional<std::int64_t> amount);
Json budgetJson(const domain::Budget& budget);
Json budgetStateJson(const analysis::BudgetState& state);
Json simulatedPeriodJson(const analysis::SimulatedPeriod& period, const domain::Budget& budget);

} // namespace whyglass::cli
