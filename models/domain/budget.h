// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::domain {

/// What a budget limits. The numbers are stored: append, never renumber.
enum class BudgetUnit : std::uint8_t { Usd = 0, Tokens };
/// Over what it is summed. FiveMinutes is a rate: any five minutes, not those of the clock. The others are hours, days and
/// months of the calendar in UTC, as costs are summed everywhere.
enum class BudgetPeriod : std::uint8_t { FiveMinutes = 0, Hour, Day, Month };

/// "usd", "tokens"; "5m", "hour", "day", "month": as the command line takes them.
std::string_view nameOf(BudgetUnit unit);
std::string_view nameOf(BudgetPeriod period);
std::optional<BudgetUnit> budgetUnitFromName(std::string_view name);
std::optional<BudgetPeriod> budgetPeriodFromName(std::string_view name);

/// One thing that a call must have to count: a key of `whyglass costs --by` and its value.
struct BudgetScope {
    std::string key, value;
    bool operator==(const BudgetScope&) const = default;
};

/// How much may be used by whom in which time.
struct Budget {
    std::string name;
    BudgetUnit unit = BudgetUnit::Usd;
    std::int64_t amount = 0; ///< nano-dollars or tokens, > 0
    BudgetPeriod period = BudgetPeriod::Month;
    std::vector<int> thresholds{80, 100}; ///< percent of the amount, ascending
    std::vector<BudgetScope> scope;       ///< all must hold; empty: every call
    Timestamp set;                        ///< when somebody set it so
    bool operator==(const Budget&) const = default;
};

/// A threshold that was reached while receiving: said once for each period.
struct BudgetNotice {
    std::string budget;
    Timestamp periodBegin;
    int threshold = 0; ///< percent
    Timestamp time;    ///< when it was noticed
    std::int64_t spent = 0, amount = 0; ///< in the unit of the budget, as of then
    bool operator==(const BudgetNotice&) const = default;
};

} // namespace whyglass::domain
