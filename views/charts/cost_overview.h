// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "views/charts/cost_outlook.h"
#include "views/charts/cost_series.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace whyglass::store {
class WorkspaceReader;
}

namespace whyglass::views {

/// What the costs page shows at once, read in one go.
struct CostOverview {
    CostSeries money, tokens;           ///< over time
    std::vector<store::CostRow> groups; ///< by the split; the last one, without keys, sums those beyond the dearest
    std::int64_t folded = 0;            ///< groups that it sums
    store::CostRow total;
    std::int64_t changed = 0; ///< calls of the workspace whose cost somebody changed on purpose
};

/// `rows` by {"day" or "hour", split …}. At most `mostGroups` rows in the table, so that a split by session stays a page.
CostOverview makeCostOverview(const std::vector<store::CostRow>& rows, std::size_t mostGroups = 2'000);

/// On a thread of the query service.
domain::Result<CostOverview> loadCostOverview(
    store::WorkspaceReader& reader, std::span<const std::string> split, const std::string& bucket, const domain::Filter& filter);

/// The same calls over time, split by one key.
struct CostSplitSeries {
    std::string key;
    CostSeries money, tokens;
};

/// What stands beside the bars and is read after them.
struct CostBeside {
    std::array<CostSplitSeries, 2> splits;
    CostOutlooks outlooks; ///< by days only
};

/// `rows` by {"day" or "hour", the two keys}.
std::array<CostSplitSeries, 2> makeSplitSeries(const std::vector<store::CostRow>& rows, const std::array<std::string, 2>& keys);

/// On a thread of the query service; one read of the calls for both keys.
domain::Result<CostBeside> loadCostBeside(
    store::WorkspaceReader& reader, const std::array<std::string, 2>& keys, const std::string& bucket, const domain::Filter& filter);

} // namespace whyglass::views
