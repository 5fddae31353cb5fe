// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/alert_rule.h"

#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/metrics/prometheus_text.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace whyglass::analysis {

namespace {

using domain::BudgetPeriod;
using domain::BudgetUnit;

constexpr std::array<std::string_view, 3> kLabels = {"model", "operation", "user_tier"};
constexpr int kWhole = 100; ///< percent

/// Between quotes in YAML, and no template to Prometheus, which reads labels and annotations as such.
std::string quoted(const std::string& text)
{
    std::string yaml = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "{{") == 0) {
            yaml += R"({{ \"{{\" }})";
            ++i;
        } else {
            yaml += (text[i] == '\\' || text[i] == '"' ? "\\" : "") + std::string(1, text[i]);
        }
    }
    return yaml + "\"";
}

const char* rangeOf(BudgetPeriod period)
{
    switch (period) {
    case BudgetPeriod::FiveMinutes: return "5m";
    case BudgetPeriod::Hour: return "1h";
    case BudgetPeriod::Day: return "1d";
    case BudgetPeriod::Month: break;
    }
    return "30d";
}

/// "40", "0.25": of nano-dollars without the zeros at the end.
std::string numberOf(BudgetUnit unit, std::int64_t amount)
{
    if (unit == BudgetUnit::Tokens)
        return std::to_string(amount);
    std::string text = format::moneyExact({amount});
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

/// {model="gpt-4o"} in YAML's single quotes, where a quote is two.
std::string matchersOf(const domain::Budget& budget)
{
    std::string matchers;
    for (const domain::BudgetScope& scope : budget.scope) {
        matchers += (matchers.empty() ? "" : ",") + scope.key + "=\"";
        for (const char c : escapedForPrometheus(prometheusLabel(scope.value)))
            matchers += c == '\'' ? "''" : std::string(1, c);
        matchers += '"';
    }
    return matchers.empty() ? matchers : "{" + matchers + "}";
}

} // namespace

domain::Result<std::string> alertRule(const domain::Budget& budget)
{
    for (const domain::BudgetScope& scope : budget.scope) {
        if (std::find(kLabels.begin(), kLabels.end(), scope.key) == kLabels.end()) {
            return domain::Error{domain::ErrorCode::Unsupported, "cannot write the budget " + budget.name + " as a rule: the metrics have no label " + scope.key,
                                 "only model, operation and user_tier can be asked for there"};
        }
    }
    const std::string metric = budget.unit == BudgetUnit::Usd ? "ai_cost_usd_total" : "ai_tokens_total";
    std::string yaml = "# The budget " + quoted(budget.name) + ": " + amountText(budget.unit, budget.amount) + " " + periodText(budget.period) + ", "
        + scopeText(budget) + ".\n# Over what whyglass record --metrics tells.";
    if (budget.period != BudgetPeriod::FiveMinutes)
        yaml += std::string(" Prometheus knows no calendar: this is the last ") + rangeOf(budget.period) + ".";
    if (budget.unit == BudgetUnit::Usd)
        yaml += "\n# Calls without a price are not in the sum: see ai_unpriced_calls_total.";
    yaml += "\ngroups:\n  - name: whyglass-budgets\n    rules:\n";
    for (const int threshold : budget.thresholds) {
        const std::string percent = std::to_string(threshold);
        yaml += "      - alert: WhyglassBudget\n        expr: 'sum(increase(" + metric + matchersOf(budget) + "[" + rangeOf(budget.period) + "])) >= "
            + numberOf(budget.unit, thresholdAmount(budget, threshold)) + "'\n        labels:\n          severity: "
            + (threshold >= kWhole ? "critical" : "warning") + "\n          budget: " + quoted(budget.name) + "\n          threshold: \"" + percent
            + "\"\n        annotations:\n          summary: " + quoted(percent + " % of the budget " + budget.name + " is used") + "\n          description: "
            + quoted(amountText(budget.unit, budget.amount) + " " + periodText(budget.period) + ", " + scopeText(budget)) + "\n";
    }
    return yaml;
}

} // namespace whyglass::analysis
