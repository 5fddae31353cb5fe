// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <vector>

namespace whyglass::analysis {

inline constexpr std::int64_t kSpendingMinute = 60'000'000'000;
inline constexpr std::int64_t kSpendingHour = 60 * kSpendingMinute;
inline constexpr std::int64_t kSpendingDay = 24 * kSpendingHour;

/// What calls used that began within one minute or hour.
struct SpendingPart {
    domain::Timestamp time;   ///< its begin
    std::int64_t amount = 0;  ///< nano-dollars or tokens, of the calls whose amount is known
    std::int64_t calls = 0;
    std::int64_t leftOut = 0; ///< of `calls`: without a price or without tokens, whatever the budget is in
    bool operator==(const SpendingPart&) const = default;
};

/// Parts with a call, in time order.
struct Spending {
    std::int64_t step = kSpendingHour; ///< length of a part, nanoseconds
    std::vector<SpendingPart> parts;

    /// Of the parts that begin within the window.
    [[nodiscard]] SpendingPart sum(domain::TimeWindow window) const;
};

/// Of `rows` as analysis::costs() gives them by {"hour", …}, or {"minute", …}; what only metrics tell then stands in the last minute of its hour.
Spending spendingOf(const std::vector<store::CostRow>& rows, domain::BudgetUnit unit, std::int64_t step = kSpendingHour);

/// What counts against a budget, as analysis::costs() sums it: calls whose scope is the budget's, by their start. `step`: hours come from
/// the roll-ups where those have the keys, minutes from the spans that are kept. What only metrics tell is known by the hour: among
/// minutes it stands in the last one of its hour. A window is widened to whole hours where hours are asked for.
domain::Result<Spending> loadSpending(store::WorkspaceReader& reader, const domain::Budget& budget, std::optional<domain::TimeWindow> window,
                                      std::int64_t step, const domain::Pricer& prices);

} // namespace whyglass::analysis
