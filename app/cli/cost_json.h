// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "models/analysis/pricing/call_cost.h"
#include "models/analysis/pricing/cost_sum.h"

/// Why a cost is what it is, as JSON (docs/cli.md). Every key is always there; what is not known is null.
namespace whyglass::cli {

/// Of one call; null where it has neither tokens nor a cost.
Json callCostJson(const analysis::CallCost& cost);
/// Of a group of calls.
Json costSumJson(const analysis::CostSum& sum);
Json costChangeJson(const domain::CostChange& change);

} // namespace whyglass::cli
