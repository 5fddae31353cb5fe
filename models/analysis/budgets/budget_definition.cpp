// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/budget_definition.h"

#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace whyglass::analysis {

namespace {

using Json = nlohmann::json;
using domain::BudgetPeriod;
using domain::BudgetUnit;

constexpr std::size_t kMostNameBytes = 80;
constexpr std::size_t kMostValueBytes = 1'000;
constexpr std::int64_t kMostAmount = 1'000'000'000'000'000'000; ///< a billion dollars
constexpr int kMostThreshold = 1'000;
constexpr std::size_t kMostThresholds = 10;
constexpr std::int64_t kMinuteNs = 60'000'000'000;
constexpr std::int64_t kHourNs = 60 * kMinuteNs;
constexpr std::int64_t kDayNs = 24 * kHourNs;

domain::Error wrong(const domain::Budget& budget, const std::string& what, const std::string& remedy)
{
    return {domain::ErrorCode::InvalidArgument, "cannot set the budget " + format::visible(budget.name, kMostNameBytes) + ": " + what, remedy};
}

bool isPlain(const std::string& text) { return format::visible(text, text.size() + 1) == text; }

std::int64_t floorTo(std::int64_t value, std::int64_t unit) { return value - ((value % unit) + unit) % unit; }

domain::TimeWindow monthAt(domain::Timestamp time)
{
    using namespace std::chrono;
    const year_month_day day{sys_days{days{floorTo(time.ns, kDayNs) / kDayNs}}};
    const year_month month = day.year() / day.month();
    const auto begin = [](year_month of) { return domain::Timestamp{sys_days{of / 1}.time_since_epoch().count() * kDayNs}; };
    return {begin(month), begin(month + months{1})};
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

domain::Result<void> checkBudget(const domain::Budget& budget)
{
    if (budget.name.empty() || budget.name.size() > kMostNameBytes || !isPlain(budget.name) || budget.name.find('\n') != std::string::npos)
        return wrong(budget, "a name is 1 to 80 bytes of plain text on one line", "choose another name");
    if (budget.amount <= 0 || budget.amount > kMostAmount)
        return wrong(budget, "the amount must be more than nothing and at most a billion dollars", "give --usd or --tokens a number");
    if (budget.thresholds.empty() || budget.thresholds.size() > kMostThresholds
        || !std::is_sorted(budget.thresholds.begin(), budget.thresholds.end(), [](int a, int b) { return a <= b; })
        || budget.thresholds.front() < 1 || budget.thresholds.back() > kMostThreshold)
        return wrong(budget, "thresholds are 1 to 10 percentages between 1 and 1000, ascending", "try --threshold 80,100");
    for (std::size_t i = 0; i < budget.scope.size(); ++i) {
        const domain::BudgetScope& scope = budget.scope[i];
        if (std::find(kBudgetScopes.begin(), kBudgetScopes.end(), scope.key) == kBudgetScopes.end())
            return wrong(budget, "it cannot be narrowed to " + format::visible(scope.key, kMostNameBytes), "use model, operation, agent, user_tier, session, service or provider");
        if (scope.value.empty() || scope.value.size() > kMostValueBytes)
            return wrong(budget, "what " + scope.key + " must be is empty or too long", "give one value, as whyglass costs --by " + scope.key + " shows it");
        for (std::size_t j = 0; j < i; ++j) {
            if (budget.scope[j].key == scope.key)
                return wrong(budget, scope.key + " is given twice", "make a budget for each");
        }
    }
    return {};
}

std::string budgetToJson(const domain::Budget& budget)
{
    Json scope = Json::object();
    for (const domain::BudgetScope& one : budget.scope)
        scope[one.key] = one.value;
    const Json json = {{"name", budget.name}, {"unit", std::string(nameOf(budget.unit))}, {"amount", budget.amount},
                       {"period", std::string(nameOf(budget.period))}, {"thresholds", budget.thresholds}, {"scope", std::move(scope)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

domain::Result<domain::Budget> budgetFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return domain::Error{domain::ErrorCode::InvalidArgument, "cannot set a budget: what was sent is no JSON object", ""};
    domain::Budget budget;
    budget.name = textOf(json, "name");
    const auto unit = domain::budgetUnitFromName(textOf(json, "unit"));
    const auto period = domain::budgetPeriodFromName(textOf(json, "period"));
    if (!unit || !period)
        return wrong(budget, "unit or period is not known", "use usd or tokens, and 5m, hour, day or month");
    budget.unit = *unit;
    budget.period = *period;
    if (const auto amount = json.find("amount"); amount != json.end() && amount->is_number_integer())
        budget.amount = amount->get<std::int64_t>();
    if (const auto thresholds = json.find("thresholds"); thresholds != json.end() && thresholds->is_array()) {
        budget.thresholds.clear();
        for (const Json& threshold : *thresholds)
            budget.thresholds.push_back(threshold.is_number_integer() ? static_cast<int>(std::clamp<std::int64_t>(threshold.get<std::int64_t>(), 0, kMostThreshold + 1)) : 0);
    }
    if (const auto scope = json.find("scope"); scope != json.end() && scope->is_object()) {
        for (const auto& [key, value] : scope->items())
            budget.scope.push_back({key, value.is_string() ? value.get<std::string>() : std::string()});
    }
    if (auto checked = checkBudget(budget); !checked)
        return checked.error();
    return budget;
}

std::int64_t thresholdAmount(const domain::Budget& budget, int percent)
{
    constexpr std::int64_t kWhole = 100;
    return budget.amount / kWhole * percent + budget.amount % kWhole * percent / kWhole;
}

std::string amountText(BudgetUnit unit, std::int64_t amount)
{
    return unit == BudgetUnit::Usd ? format::money({amount}) : format::tokens(amount) + " tokens";
}

std::string scopeText(const domain::Budget& budget)
{
    std::string text;
    for (const domain::BudgetScope& scope : budget.scope)
        text += (text.empty() ? "" : ", ") + scope.key + " " + format::visible(scope.value, kMostNameBytes);
    return text.empty() ? "all calls" : text;
}

std::string periodText(BudgetPeriod period)
{
    switch (period) {
    case BudgetPeriod::FiveMinutes: return "in any 5 minutes";
    case BudgetPeriod::Hour: return "an hour";
    case BudgetPeriod::Day: return "a day";
    case BudgetPeriod::Month: break;
    }
    return "a month";
}

domain::TimeWindow periodAt(BudgetPeriod period, domain::Timestamp time)
{
    constexpr std::int64_t kRateMinutes = 5;
    switch (period) {
    case BudgetPeriod::FiveMinutes: {
        const std::int64_t end = floorTo(time.ns, kMinuteNs) + kMinuteNs;
        return {{end - kRateMinutes * kMinuteNs}, {end}};
    }
    case BudgetPeriod::Hour: return {{floorTo(time.ns, kHourNs)}, {floorTo(time.ns, kHourNs) + kHourNs}};
    case BudgetPeriod::Day: return {{floorTo(time.ns, kDayNs)}, {floorTo(time.ns, kDayNs) + kDayNs}};
    case BudgetPeriod::Month: break;
    }
    return monthAt(time);
}

} // namespace whyglass::analysis
