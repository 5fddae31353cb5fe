// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_outlook.h"

#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/metrics/metric_costs.h"
#include "models/analysis/pricing/price_table.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace whyglass::views {

namespace {

constexpr std::int64_t kHistoryDays = 15; ///< today and the fourteen before, which forecasts are made of
constexpr qint64 kMostQuietDays = 31;     ///< between the last bar and today

double inUnits(std::int64_t amount, CostMeasure measure)
{
    constexpr double kNano = 1e-9;
    return measure == CostMeasure::Money ? static_cast<double>(amount) * kNano : static_cast<double>(amount);
}

} // namespace

domain::Timestamp presentOf(const store::WorkspaceInfo& workspace)
{
    const auto clock = std::chrono::system_clock::now().time_since_epoch();
    const domain::Timestamp now{std::chrono::duration_cast<std::chrono::nanoseconds>(clock).count()};
    const bool isPast = workspace.lastStart.known() && workspace.lastStart < analysis::periodAt(domain::BudgetPeriod::Month, now).begin;
    return isPast ? workspace.lastStart : now;
}

std::optional<CostOutlook> outlookOf(const analysis::Spending& spending, CostMeasure measure, domain::Timestamp now)
{
    domain::Budget unlimited; // a forecast is of a budget; none is ever used up here
    unlimited.unit = measure == CostMeasure::Money ? domain::BudgetUnit::Usd : domain::BudgetUnit::Tokens;
    unlimited.period = domain::BudgetPeriod::Month;
    unlimited.amount = std::numeric_limits<std::int64_t>::max();
    const analysis::Forecast forecast = analysis::forecast(spending, unlimited, now);
    if (forecast.basis == analysis::Forecast::Basis::None)
        return std::nullopt;
    CostOutlook outlook;
    outlook.now = now;
    outlook.month = analysis::periodAt(domain::BudgetPeriod::Month, now);
    const domain::Timestamp midnight = analysis::periodAt(domain::BudgetPeriod::Day, now).begin;
    std::int64_t before = spending.sum({outlook.month.begin, midnight}).amount;
    for (auto point = forecast.path.begin() + 1; point < forecast.path.end(); ++point) {
        outlook.days.push_back(inUnits(point->expected - before, measure));
        before = point->expected;
    }
    outlook.expected = inUnits(forecast.path.back().expected, measure);
    outlook.low = inUnits(forecast.path.back().low, measure);
    outlook.high = inUnits(forecast.path.back().high, measure);
    return outlook;
}

domain::Result<CostOutlooks> loadOutlooks(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    const auto info = reader.info();
    if (!info)
        return info.error();
    const domain::Timestamp now = presentOf(*info);
    const domain::TimeWindow month = analysis::periodAt(domain::BudgetPeriod::Month, now);
    if (filter.window && filter.window->end < month.end)
        return CostOutlooks{};
    domain::Filter recent = filter;
    const domain::Timestamp begin{now.ns - kHistoryDays * analysis::kSpendingDay};
    recent.window = domain::TimeWindow{std::min(month.begin, analysis::periodAt(domain::BudgetPeriod::Hour, begin).begin), {now.ns + 1}};
    const std::vector<std::string> by = {"hour"};
    const auto prices = analysis::PriceTable::builtin();
    const auto rows = analysis::costs(reader, by, recent, *prices);
    if (!rows)
        return rows.error();
    return CostOutlooks{outlookOf(analysis::spendingOf(*rows, domain::BudgetUnit::Usd), CostMeasure::Money, now),
                        outlookOf(analysis::spendingOf(*rows, domain::BudgetUnit::Tokens), CostMeasure::Tokens, now)};
}

void addOutlook(CostSeries& series, const CostOutlook& outlook)
{
    if (series.hourly || series.buckets.empty() || outlook.days.empty())
        return;
    constexpr std::int64_t kNsInMs = 1'000'000;
    const QDate today = QDateTime::fromMSecsSinceEpoch(outlook.now.ns / kNsInMs, Qt::UTC).date();
    const qint64 quiet = series.buckets.back().date().daysTo(today);
    if (quiet < 0 || quiet > kMostQuietDays)
        return;
    const qint64 ahead = quiet + static_cast<qint64>(outlook.days.size()) - 1;
    const QDateTime last = series.buckets.back();
    for (qint64 day = 1; day <= ahead; ++day)
        series.buckets.push_back(last.addDays(day));
    for (CostSeries::Part& part : series.parts)
        part.values.resize(series.buckets.size(), 0.0);
    series.expected.assign(series.buckets.size() - outlook.days.size(), 0.0);
    series.expected.insert(series.expected.end(), outlook.days.begin(), outlook.days.end());
    series.ahead = outlook.days.size() - 1;
    series.now = outlook.now;
}

} // namespace whyglass::views
