// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/domain/token_usage.h"
#include "models/store/rows.h"

#include <QDateTime>
#include <QString>

#include <string>
#include <vector>

namespace whyglass::views {

/// What is stacked in the bars: dollars or tokens.
enum class CostMeasure { Money, Tokens };

/// Bars over time, split by keys; pure data behind the chart.
struct CostSeries {
    struct Part {
        QString name;                  ///< plain; "other" where many were folded together
        std::vector<std::string> keys; ///< what was split by, as stored; empty in "other"
        std::vector<double> values;    ///< by bucket, dollars or tokens
        double total = 0;
        double share = 0; ///< of the whole, 0 … 1
    };
    std::vector<QDateTime> buckets; ///< begins, in time order without gaps
    bool hourly = false;
    std::vector<Part> parts; ///< the largest first; none that adds nothing
    std::vector<double> expected; ///< by bucket: what today and the days ahead are expected to come to; empty where nothing is foreseen
    std::size_t ahead = 0;        ///< last buckets that are still to come
    domain::Timestamp now;        ///< where what is known ends, if anything is foreseen
    double total = 0;
    std::int64_t leftOut = 0;    ///< calls that the measure is not known of
    std::int64_t earlierCalls = 0; ///< calls before the first bucket, where there are too many of these

    /// "17 Mar", "17 Mar 14:00": hours on the clock that people chose, days as they are summed, in UTC. GUI thread.
    [[nodiscard]] QString label(std::size_t bucket) const;
    [[nodiscard]] domain::TimeWindow window(std::size_t bucket) const;
};

/// What a group is called, by the values it was split by. Empty ones are said to be.
QString groupName(const std::vector<std::string>& keys, bool fromMetrics);

/// `rows` as WorkspaceReader::costs gives them for the keys {"day" or "hour", split …}. At most `maxParts` parts and
/// `maxBuckets` buckets (the latest), which keeps QtCharts within 2,000 bars; smaller parts are folded into "other". Days and
/// hours without calls stand with 0. Any thread.
CostSeries makeCostSeries(
    const std::vector<store::CostRow>& rows, CostMeasure measure, std::size_t maxParts = 6, std::size_t maxBuckets = 300);

/// "$1.20", "54.2k". Any thread.
QString amountText(double value, CostMeasure measure);

/// A round step that reaches past `most` in at most four: the grid of the axis.
struct AxisGrid {
    double step = 1;
    int lines = 1;
    [[nodiscard]] double top() const { return step * lines; }
};
AxisGrid axisGrid(double most);

} // namespace whyglass::views
