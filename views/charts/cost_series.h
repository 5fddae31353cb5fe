// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token_usage.h"
#include "models/store/rows.h"

#include <QString>

#include <vector>

namespace whyglass::views {

/// What is stacked in the bars: dollars or tokens.
enum class CostMeasure { Money, Tokens };

/// Bars over time, split by one key; pure data behind the chart.
struct CostSeries {
    struct Part {
        QString name; ///< plain; "other" where many were folded together
        std::vector<double> values; ///< by bucket, dollars or tokens
        double total = 0;
        double share = 0; ///< of the whole, 0 … 1
    };
    std::vector<QString> buckets; ///< labels, in time order without gaps
    std::vector<Part> parts; ///< the largest first
    double total = 0;
    std::int64_t unpriced = 0; ///< calls without a known price
};

/// `rows` as WorkspaceReader::costs gives them for the keys {"day" or "hour", split}. At most `maxParts` parts and `maxBuckets`
/// buckets (the latest); smaller parts are folded into "other". Days and hours without calls stand with 0.
CostSeries makeCostSeries(
    const std::vector<store::CostRow>& rows, CostMeasure measure, std::size_t maxParts = 6, std::size_t maxBuckets = 300);

/// A round step that reaches past `most` in at most four: the grid of the axis.
struct AxisGrid {
    double step = 1;
    int lines = 1;
    [[nodiscard]] double top() const { return step * lines; }
};
AxisGrid axisGrid(double most);

} // namespace whyglass::views
