// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/spending.h"

#include "models/analysis/metrics/metric_costs.h"
#include "models/format/format.h"

#include <algorithm>
#include <map>

namespace whyglass::analysis {

namespace {

std::int64_t floorTo(std::int64_t value, std::int64_t unit) { return value - ((value % unit) + unit) % unit; }

domain::Filter filterOf(const domain::Budget& budget, std::optional<domain::TimeWindow> window, std::int64_t step)
{
    domain::Filter filter;
    filter.window = window;
    if (window && step == kSpendingHour) {
        filter.window->begin.ns = floorTo(window->begin.ns, kSpendingHour);
        filter.window->end.ns = floorTo(window->end.ns + kSpendingHour - 1, kSpendingHour);
    }
    for (const domain::BudgetScope& scope : budget.scope) {
        if (scope.key != "session")
            continue; // few values: they are told apart by grouping, which the roll-ups can answer
        domain::FilterTerm& term = filter.terms.emplace_back();
        term.kind = domain::FilterTerm::Kind::Field;
        term.key = scope.key;
        term.values = {scope.value};
    }
    return filter;
}

bool inScope(const store::CostRow& row, const domain::Budget& budget)
{
    for (std::size_t i = 0; i < budget.scope.size(); ++i) {
        if (row.keys[i + 1] != budget.scope[i].value)
            return false;
    }
    return true;
}

void addTo(SpendingPart& part, const store::CostRow& row, domain::BudgetUnit unit)
{
    part.calls += row.calls;
    if (unit == domain::BudgetUnit::Usd) {
        part.amount += row.cost.value_or(domain::Money{}).nano;
        part.leftOut += row.unpricedCalls + row.unknownCalls;
    } else {
        part.amount += row.tokens.total().value_or(0);
        part.leftOut += row.unknownCalls;
    }
}

} // namespace

SpendingPart Spending::sum(domain::TimeWindow window) const
{
    const auto before = [](const SpendingPart& part, domain::Timestamp time) { return part.time < time; };
    SpendingPart sum;
    sum.time = window.begin;
    for (auto part = std::lower_bound(parts.begin(), parts.end(), window.begin, before); part != parts.end() && part->time < window.end; ++part) {
        sum.amount += part->amount;
        sum.calls += part->calls;
        sum.leftOut += part->leftOut;
    }
    return sum;
}

domain::Result<Spending> loadSpending(store::WorkspaceReader& reader, const domain::Budget& budget, std::optional<domain::TimeWindow> window,
                                      std::int64_t step, const domain::Pricer& prices)
{
    std::vector<std::string> by = {step == kSpendingMinute ? "minute" : "hour"};
    for (const domain::BudgetScope& scope : budget.scope)
        by.push_back(scope.key);
    auto rows = costs(reader, by, filterOf(budget, window, step), prices);
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [&budget](const store::CostRow& row) { return !inScope(row, budget); });
    return spendingOf(*rows, budget.unit, step);
}

Spending spendingOf(const std::vector<store::CostRow>& rows, domain::BudgetUnit unit, std::int64_t step)
{
    std::map<std::int64_t, SpendingPart> parts;
    for (const store::CostRow& row : rows) {
        const auto time = format::parseRfc3339(row.keys[0]);
        if (!time)
            continue;
        const std::int64_t begin = time->ns + (step == kSpendingMinute && row.fromMetrics ? kSpendingHour - kSpendingMinute : 0);
        SpendingPart& part = parts[begin];
        part.time = {begin};
        addTo(part, row, unit);
    }
    Spending spending;
    spending.step = step;
    for (const auto& [time, part] : parts)
        spending.parts.push_back(part);
    return spending;
}

} // namespace whyglass::analysis
