// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/simulation.h"

#include "models/analysis/budgets/budget_definition.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using Part = std::vector<SpendingPart>::const_iterator;

constexpr std::int64_t kRateWindow = 5 * kSpendingMinute;

void add(SpendingPart& sum, const SpendingPart& part)
{
    sum.amount += part.amount;
    sum.calls += part.calls;
    sum.leftOut += part.leftOut;
}

/// Notes what is reached now and was not before.
void noteFirings(SimulatedPeriod& period, const domain::Budget& budget, domain::Timestamp minute, std::int64_t level)
{
    for (const int threshold : budget.thresholds) {
        const bool known = std::any_of(period.firings.begin(), period.firings.end(), [threshold](const Firing& firing) { return firing.threshold == threshold; });
        if (!known && level >= thresholdAmount(budget, threshold))
            period.firings.push_back({threshold, minute, period.used.amount, 0});
    }
}

void finish(Simulation& simulation, SimulatedPeriod period)
{
    for (Firing& firing : period.firings)
        firing.after = period.used.amount - firing.spentThen;
    simulation.fired += period.firings.empty() ? 0 : 1;
    simulation.periods.push_back(std::move(period));
}

Simulation simulatePeriods(const Spending& spending, const domain::Budget& budget)
{
    Simulation simulation;
    for (Part part = spending.parts.begin(); part != spending.parts.end();) {
        SimulatedPeriod period;
        period.window = periodAt(budget.period, part->time);
        period.used.time = period.window.begin;
        for (; part != spending.parts.end() && part->time < period.window.end; ++part) {
            add(period.used, *part);
            noteFirings(period, budget, part->time, period.used.amount);
        }
        finish(simulation, std::move(period));
    }
    return simulation;
}

/// Times in which any five minutes held too much. What was used in one is counted from the minute in which it began.
Simulation simulateRate(const Spending& spending, const domain::Budget& budget)
{
    Simulation simulation;
    const std::int64_t least = thresholdAmount(budget, budget.thresholds.front());
    std::optional<SimulatedPeriod> high;
    std::int64_t level = 0;
    Part oldest = spending.parts.begin();
    for (Part part = spending.parts.begin(); part != spending.parts.end(); ++part) {
        level += part->amount;
        for (; oldest->time.ns <= part->time.ns - kRateWindow; ++oldest)
            level -= oldest->amount;
        const bool isHigh = level >= least;
        if (high && (!isHigh || part->time >= high->window.end)) {
            finish(simulation, std::move(*high));
            high.reset();
        }
        if (!isHigh)
            continue;
        if (!high) {
            high.emplace();
            high->window.begin = high->used.time = part->time;
        }
        high->window.end = {part->time.ns + kRateWindow}; // until then nothing that comes later may lower it
        add(high->used, *part);
        noteFirings(*high, budget, part->time, level);
    }
    if (high)
        finish(simulation, std::move(*high));
    return simulation;
}

} // namespace

Simulation simulate(const Spending& spending, const domain::Budget& budget)
{
    return budget.period == domain::BudgetPeriod::FiveMinutes ? simulateRate(spending, budget) : simulatePeriods(spending, budget);
}

} // namespace whyglass::analysis
