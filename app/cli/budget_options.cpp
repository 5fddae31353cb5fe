// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/budget_options.h"

#include "app/cli/value_json.h"
#include "models/analysis/budgets/budget_definition.h"

#include <charconv>

namespace whyglass::cli {

namespace {

using domain::Budget;
using domain::BudgetUnit;
using domain::Error;
using domain::ErrorCode;

/// Nano-dollars of "50" or "0.25".
std::optional<std::int64_t> parseDollars(const std::string& text)
{
    constexpr std::size_t kDecimals = 9;
    constexpr std::size_t kMostDigits = 10;
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string decimals = point < text.size() ? text.substr(point + 1) : std::string();
    if (point == 0 || point > kMostDigits || decimals.size() > kDecimals)
        return std::nullopt;
    decimals.resize(kDecimals, '0');
    const std::string digits = text.substr(0, point) + decimals;
    std::int64_t nano = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), nano);
    const bool whole = code == std::errc{} && end == digits.data() + digits.size();
    return whole ? std::optional(nano) : std::nullopt;
}

domain::Result<std::vector<int>> parseThresholds(const std::vector<std::string>& words)
{
    std::vector<int> thresholds;
    for (const std::string& word : words) {
        int percent = 0;
        const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), percent);
        if (code != std::errc{} || end != word.data() + word.size())
            return Error{ErrorCode::InvalidArgument, "--threshold " + word + " is no percentage", "give whole numbers: --threshold 80,100"};
        thresholds.push_back(percent);
    }
    return thresholds;
}

Json forecastJson(const analysis::Forecast& forecast, BudgetUnit unit)
{
    const bool known = forecast.basis != analysis::Forecast::Basis::None;
    using Point = analysis::Forecast::Point;
    Json json = {{"basis", textOrNull(nameOf(forecast.basis))}, {"samples", forecast.samples}};
    for (const auto& [what, field] : {std::pair("expected", &Point::expected), std::pair("low", &Point::low), std::pair("high", &Point::high)})
        addAmount(json, what, unit, known ? std::optional(forecast.path.back().*field) : std::nullopt);
    json["reached_at"] = forecast.crossing ? timeOrNull(*forecast.crossing) : Json();
    json["why_none"] = textOrNull(forecast.why);
    return json;
}

} // namespace

void BudgetOptions::define(OptionSet& options)
{
    options.startGroup("Budget");
    options.text("--usd", usd, "How many US dollars may be used", false, "AMOUNT");
    options.number("--tokens", tokens, "How many tokens may be used, instead of --usd", 1);
    options.choice("--per", period, {"5m", "hour", "day", "month"}, "In which time: of the calendar in UTC, 5m is any five minutes (default: month)");
    options.texts("--for", scope, "Only calls with this: model, operation, agent, user_tier, session, service or provider", false, "KEY=VALUE");
    options.texts("--threshold", thresholds, "Percentages at which to be told (default: 80,100)", false, "PERCENT");
}

domain::Result<Budget> BudgetOptions::budget(const std::string& name) const
{
    Budget budget;
    budget.name = name;
    if (usd.empty() == !tokens)
        return Error{ErrorCode::InvalidArgument, "a budget is in dollars or in tokens", "give one of --usd and --tokens"};
    budget.unit = tokens ? BudgetUnit::Tokens : BudgetUnit::Usd;
    const auto amount = tokens ? tokens : parseDollars(usd);
    if (!amount)
        return Error{ErrorCode::InvalidArgument, "--usd " + usd + " is no amount of dollars", "give a number such as 50 or 0.25"};
    budget.amount = *amount;
    budget.period = domain::budgetPeriodFromName(period).value_or(domain::BudgetPeriod::Month);
    if (!thresholds.empty()) {
        auto parsed = parseThresholds(thresholds);
        if (!parsed)
            return parsed.error();
        budget.thresholds = std::move(*parsed);
    }
    for (const std::string& one : scope) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos)
            return Error{ErrorCode::InvalidArgument, "--for " + one + " does not say what must be what", "write it as model=gpt-4o"};
        budget.scope.push_back({one.substr(0, equals), one.substr(equals + 1)});
    }
    if (auto checked = analysis::checkBudget(budget); !checked)
        return checked.error();
    return budget;
}

void addAmount(Json& json, const std::string& what, BudgetUnit unit, std::optional<std::int64_t> amount)
{
    const bool money = unit == BudgetUnit::Usd;
    json[what + "_usd"] = moneyOrNull(amount && money ? std::optional(domain::Money{*amount}) : std::nullopt);
    json[what + "_tokens"] = amount && !money ? Json(*amount) : Json();
}

Json budgetJson(const Budget& budget)
{
    Json scope = Json::object();
    for (const domain::BudgetScope& one : budget.scope)
        scope[one.key] = one.value;
    Json json = {{"name", budget.name}};
    addAmount(json, "amount", budget.unit, budget.amount);
    json["per"] = std::string(nameOf(budget.period));
    json["scope"] = std::move(scope);
    json["thresholds"] = budget.thresholds;
    return json;
}

Json budgetStateJson(const analysis::BudgetState& state)
{
    const domain::Budget& budget = state.budget;
    Json json = budgetJson(budget);
    const auto used = state.unknown() ? std::nullopt : std::optional(state.used.amount);
    json["set"] = timeOrNull(budget.set);
    json["period_begin"] = timeOrNull(state.period.begin);
    json["period_end"] = timeOrNull(state.period.end);
    addAmount(json, "used", budget.unit, used);
    json["share"] = used ? Json(static_cast<double>(*used) / static_cast<double>(std::max<std::int64_t>(budget.amount, 1))) : Json();
    json["calls"] = state.used.calls;
    json["left_out_calls"] = state.used.leftOut;
    json["reached"] = state.reached;
    json["forecast"] = forecastJson(state.forecast, budget.unit);
    return json;
}

Json simulatedPeriodJson(const analysis::SimulatedPeriod& period, const Budget& budget)
{
    Json firings = Json::array();
    for (const analysis::Firing& firing : period.firings) {
        Json one = {{"threshold", firing.threshold}, {"at", timeOrNull(firing.at)}};
        addAmount(one, "used_then", budget.unit, firing.spentThen);
        addAmount(one, "used_after", budget.unit, firing.after);
        firings.push_back(std::move(one));
    }
    const bool unknown = period.used.leftOut >= period.used.calls && period.used.amount == 0;
    Json json = {{"begin", timeOrNull(period.window.begin)}, {"end", timeOrNull(period.window.end)}};
    addAmount(json, "used", budget.unit, unknown ? std::nullopt : std::optional(period.used.amount));
    json["calls"] = period.used.calls;
    json["left_out_calls"] = period.used.leftOut;
    json["fired"] = std::move(firings);
    return json;
}

} // namespace whyglass::cli
