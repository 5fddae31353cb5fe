// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/domain/result.h"

#include <array>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// What a budget can be narrowed to: keys of `whyglass costs --by`.
inline constexpr std::array<std::string_view, 7> kBudgetScopes = {"model", "operation", "agent", "user_tier", "session", "service", "provider"};

/// InvalidArgument that says which part of it makes no sense.
domain::Result<void> checkBudget(const domain::Budget& budget);

/// As the owner of the workspace is sent it: {"name", "unit", "amount", "period", "thresholds", "scope": {"model": "gpt-4o"}}, the amount in
/// nano-dollars or tokens. What is read is checked.
std::string budgetToJson(const domain::Budget& budget);
domain::Result<domain::Budget> budgetFromJson(std::string_view json);

/// So much of the amount, rounded down.
std::int64_t thresholdAmount(const domain::Budget& budget, int percent);
/// "$50.00", "1.2M tokens".
std::string amountText(domain::BudgetUnit unit, std::int64_t amount);
/// "model gpt-4o, user_tier free"; "all calls" without a scope.
std::string scopeText(const domain::Budget& budget);
/// "a day", "in any 5 minutes".
std::string periodText(domain::BudgetPeriod period);

/// The hour, day or month of UTC that a time lies in; of a rate the five minutes that end with the time's own.
domain::TimeWindow periodAt(domain::BudgetPeriod period, domain::Timestamp time);

} // namespace whyglass::analysis
