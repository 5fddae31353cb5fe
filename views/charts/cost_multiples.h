// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/cost_chart.h"
#include "views/charts/cost_overview.h"
#include "views/charts/cost_splits.h"

#include <QWidget>

#include <array>

namespace whyglass::views {

/// The same calls over the same time, split otherwise: small charts beside each other.
class CostMultiples : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kCount = 2;
    explicit CostMultiples(const Theme& theme, QWidget* parent = nullptr);

    void present(const std::array<CostSplitSeries, kCount>& series, CostMeasure measure);
    void setMarked(std::optional<domain::TimeWindow> marked); ///< the time that is marked elsewhere
    [[nodiscard]] const CostChart& chart(std::size_t at) const { return *m_charts[at]; }

Q_SIGNALS:
    /// A bar was asked for; `part` is -1 where its whole time is meant.
    void chosen(const whyglass::views::CostSplit& split, const whyglass::views::CostSeries& series, int bucket, int part);
    void timeChosen(whyglass::domain::TimeWindow window);

private:
    std::array<CostChart*, kCount> m_charts{};
    std::array<CostSplit, kCount> m_splits;
};

/// What the small charts split by, while the large one splits by `chosen`: the first of a list that it does not. All of them are in the
/// roll-up, so that they cost little.
std::array<CostSplit, CostMultiples::kCount> splitsBeside(const std::vector<CostSplit>& chosen);

} // namespace whyglass::views
