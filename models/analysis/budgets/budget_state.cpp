// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/budget_state.h"

#include "models/analysis/budgets/budget_definition.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using domain::BudgetPeriod;

constexpr std::int64_t kHistoryDays = 15;
constexpr std::int64_t kHistoryHours = 2;

/// How far back must be read.
domain::TimeWindow windowOf(const BudgetState& state, bool withForecast)
{
    domain::TimeWindow window{state.period.begin, {state.now.ns + 1}};
    if (!withForecast || state.budget.period == BudgetPeriod::FiveMinutes)
        return window;
    const std::int64_t back = state.budget.period == BudgetPeriod::Hour ? kHistoryHours * kSpendingHour : kHistoryDays * kSpendingDay;
    window.begin.ns = std::min(window.begin.ns, periodAt(BudgetPeriod::Hour, {state.now.ns - back}).begin.ns);
    return window;
}

} // namespace

domain::Result<BudgetState> budgetState(store::WorkspaceReader& reader, const domain::Budget& budget, domain::Timestamp now,
                                        const domain::Pricer& prices, bool withForecast)
{
    BudgetState state;
    state.budget = budget;
    state.now = now;
    state.period = periodAt(budget.period, now);
    const bool byMinute = budget.period == BudgetPeriod::FiveMinutes || (budget.period == BudgetPeriod::Hour && withForecast);
    auto spending = loadSpending(reader, budget, windowOf(state, withForecast), byMinute ? kSpendingMinute : kSpendingHour, prices);
    if (!spending)
        return spending.error();
    state.spending = std::move(*spending);
    state.used = state.spending.sum({state.period.begin, {now.ns + 1}});
    for (const int threshold : budget.thresholds) {
        if (state.used.amount >= thresholdAmount(budget, threshold))
            state.reached.push_back(threshold);
    }
    if (withForecast)
        state.forecast = forecast(state.spending, budget, now);
    return state;
}

} // namespace whyglass::analysis
