// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/forecast.h"
#include "models/domain/filter.h"
#include "models/store/workspace_reader.h"
#include "views/charts/cost_series.h"

#include <optional>
#include <vector>

namespace whyglass::views {

/// What the days until the end of the month are expected to come to; pure data behind the outlined bars of the chart.
struct CostOutlook {
    domain::Timestamp now;       ///< what lies behind is known, what lies ahead is expected
    domain::TimeWindow month;    ///< of UTC, as days are
    std::vector<double> days;    ///< dollars or tokens: all of today, with what it used already, then each day that follows
    double expected = 0, low = 0, high = 0; ///< of the whole month; low to high holds eight times out of ten
};

/// In dollars and in tokens; nullopt where there is not enough history, or no call of it tells what it used.
struct CostOutlooks {
    std::optional<CostOutlook> money, tokens;
};

/// Where what is known ends: now, or in a workspace that got nothing this month its latest span.
domain::Timestamp presentOf(const store::WorkspaceInfo& workspace);

/// Of `spending` by hours, as analysis::forecast expects it.
std::optional<CostOutlook> outlookOf(const analysis::Spending& spending, CostMeasure measure, domain::Timestamp now);

/// For the calls of the filter; none where its window ends before the month does. On a thread of the query service.
domain::Result<CostOutlooks> loadOutlooks(store::WorkspaceReader& reader, const domain::Filter& filter);

/// Lets the days of `series` go on until the month ends. Changes nothing where these are hours, or days of another month.
void addOutlook(CostSeries& series, const CostOutlook& outlook);

} // namespace whyglass::views
