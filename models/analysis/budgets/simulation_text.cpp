// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/budgets/simulation.h"
#include "models/format/format.h"

namespace whyglass::analysis {

namespace {

constexpr std::size_t kDate = 10;   ///< 2026-03-17
constexpr std::size_t kMonth = 7;   ///< 2026-03
constexpr std::size_t kMinute = 16; ///< 2026-03-17T14:05

/// What a period is called, in UTC.
std::string titleOf(const SimulatedPeriod& period, domain::BudgetPeriod length)
{
    std::string time = format::rfc3339(period.window.begin).substr(0, kMinute);
    if (length == domain::BudgetPeriod::Month)
        return time.substr(0, kMonth);
    if (length == domain::BudgetPeriod::Day)
        return time.substr(0, kDate);
    time[kDate] = ' ';
    return time;
}

/// "14:20", with its day where the period has several.
std::string clockOf(domain::Timestamp time, domain::BudgetPeriod length)
{
    std::string text = format::rfc3339(time).substr(0, kMinute);
    text[kDate] = ' ';
    return length == domain::BudgetPeriod::Month ? text : text.substr(kDate + 1);
}

} // namespace

std::vector<std::string> simulationText(const Simulation& simulation, const domain::Budget& budget)
{
    std::vector<std::string> lines;
    const auto amount = [&budget](std::int64_t value) { return amountText(budget.unit, value); };
    for (const SimulatedPeriod& period : simulation.periods) {
        if (period.firings.empty())
            continue;
        std::string line = titleOf(period, budget.period) + "  " + amount(period.used.amount) + " used:";
        for (const Firing& firing : period.firings) {
            line += " " + std::to_string(firing.threshold) + " % would have fired at " + clockOf(firing.at, budget.period) + ", "
                + (firing.after > 0 ? amount(firing.after) + " more after that" : "nothing after that") + ";";
        }
        line.back() = '.';
        lines.push_back(std::move(line));
    }
    std::int64_t leftOut = 0;
    for (const SimulatedPeriod& period : simulation.periods)
        leftOut += period.used.leftOut;
    std::string sum = amount(budget.amount) + " " + periodText(budget.period) + " (" + scopeText(budget) + "), times in UTC: ";
    if (budget.period == domain::BudgetPeriod::FiveMinutes)
        sum += "would have fired " + format::count(simulation.fired) + " times";
    else
        sum += "would have fired in " + format::count(simulation.fired) + " of " + format::count(static_cast<std::int64_t>(simulation.periods.size())) + " periods with calls";
    if (leftOut > 0)
        sum += "; " + format::count(leftOut) + " calls are not in the sums";
    lines.push_back(sum);
    return lines;
}

} // namespace whyglass::analysis
