// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_overview.h"

#include "models/analysis/metrics/metric_costs.h"
#include "models/analysis/pricing/price_table.h"
#include "models/session/query_service.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace whyglass::views {

namespace {

/// Dearest first; what has no price by its tokens.
bool dearer(const store::CostRow& a, const store::CostRow& b)
{
    const auto weight = [](const store::CostRow& row) {
        return std::tuple(row.cost ? row.cost->nano : -1, row.tokens.total().value_or(-1), row.calls);
    };
    return weight(a) > weight(b);
}

} // namespace

CostOverview makeCostOverview(const std::vector<store::CostRow>& rows, std::size_t mostGroups)
{
    CostOverview overview;
    std::map<std::pair<std::vector<std::string>, bool>, store::CostRow> groups;
    for (const store::CostRow& row : rows) {
        std::vector<std::string> keys(row.keys.begin() + 1, row.keys.end());
        store::CostRow& group = groups[{keys, row.fromMetrics}];
        group.keys = std::move(keys);
        group.fromMetrics = row.fromMetrics;
        group.add(row);
        overview.total.add(row);
    }
    for (auto& [key, group] : groups)
        overview.groups.push_back(std::move(group));
    std::stable_sort(overview.groups.begin(), overview.groups.end(), dearer);
    if (overview.groups.size() > mostGroups) {
        store::CostRow rest;
        for (std::size_t i = mostGroups; i < overview.groups.size(); ++i)
            rest.add(overview.groups[i]);
        overview.folded = static_cast<std::int64_t>(overview.groups.size() - mostGroups);
        overview.groups.resize(mostGroups);
        overview.groups.push_back(std::move(rest));
    }
    overview.money = makeCostSeries(rows, CostMeasure::Money);
    overview.tokens = makeCostSeries(rows, CostMeasure::Tokens);
    return overview;
}

domain::Result<CostOverview> loadCostOverview(
    store::WorkspaceReader& reader, std::span<const std::string> split, const std::string& bucket, const domain::Filter& filter)
{
    std::vector<std::string> by{bucket};
    by.insert(by.end(), split.begin(), split.end());
    const auto prices = analysis::PriceTable::builtin();
    const auto rows = analysis::costs(reader, by, filter, *prices, session::reportProgress);
    if (!rows)
        return rows.error();
    const auto changes = reader.costChanges();
    if (!changes)
        return changes.error();
    CostOverview overview = makeCostOverview(*rows);
    for (const domain::CostChange& change : *changes)
        overview.changed += change.undone ? 0 : change.calls;
    return overview;
}

std::array<CostSplitSeries, 2> makeSplitSeries(const std::vector<store::CostRow>& rows, const std::array<std::string, 2>& keys)
{
    constexpr std::size_t kParts = 5; // with 300 buckets 1,500 bars
    std::array<CostSplitSeries, 2> splits;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::vector<store::CostRow> byKey = rows;
        for (store::CostRow& row : byKey)
            row.keys = {row.keys[0], row.keys[i + 1]};
        splits[i] = {keys[i], makeCostSeries(byKey, CostMeasure::Money, kParts), makeCostSeries(byKey, CostMeasure::Tokens, kParts)};
    }
    return splits;
}

domain::Result<CostBeside> loadCostBeside(
    store::WorkspaceReader& reader, const std::array<std::string, 2>& keys, const std::string& bucket, const domain::Filter& filter)
{
    const std::vector<std::string> by{bucket, keys[0], keys[1]};
    const auto prices = analysis::PriceTable::builtin();
    const auto rows = analysis::costs(reader, by, filter, *prices);
    if (!rows)
        return rows.error();
    CostBeside beside{makeSplitSeries(*rows, keys), {}};
    if (bucket != "day")
        return beside;
    auto outlooks = loadOutlooks(reader, filter);
    if (!outlooks)
        return outlooks.error();
    beside.outlooks = std::move(*outlooks);
    return beside;
}

} // namespace whyglass::views
