// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/cost_sum.h"

#include <optional>
#include <vector>

namespace whyglass::analysis {

/// What one kind of amount comes to in two sums.
struct CostDifference {
    std::optional<BilledPart> part; ///< nullopt: costs that are not made of tokens × price here (reported, or by a table that is not kept)
    std::int64_t tokensBefore = 0, tokensAfter = 0;
    domain::Money before, after;
    [[nodiscard]] domain::Money change() const { return after - before; }
};

/// Two sums beside each other, in the order of BilledPart, without what is in neither. The changes add up to the change of the totals.
std::vector<CostDifference> differenceOf(const CostSum& before, const CostSum& after);

/// The same as people read it, one line each.
std::string differenceText(const CostSum& before, const CostSum& after, const std::string& beforeTitle, const std::string& afterTitle);

} // namespace whyglass::analysis
