// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_multiples.h"

#include "views/common/parts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

CostMultiples::CostMultiples(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(horizontalRule());
    auto* layout = new QHBoxLayout;
    layout->setSpacing(0);
    column->addLayout(layout, 1);
    for (std::size_t i = 0; i < kCount; ++i) {
        if (i > 0) {
            auto* rule = new QFrame(this);
            rule->setProperty("rule", QStringLiteral("v"));
            layout->addWidget(rule);
        }
        m_charts[i] = new CostChart(theme, this, CostChart::Form::Small);
        layout->addWidget(m_charts[i], 1);
        connect(m_charts[i], &CostChart::timeChosen, this, &CostMultiples::timeChosen);
        connect(m_charts[i], &CostChart::chosen, this,
                [this, i](int bucket, int part) { Q_EMIT chosen(m_splits[i], m_charts[i]->series(), bucket, part); });
    }
}

void CostMultiples::present(const std::array<CostSplitSeries, kCount>& series, CostMeasure measure)
{
    const bool money = measure == CostMeasure::Money;
    for (std::size_t i = 0; i < kCount; ++i) {
        m_splits[i] = costSplit(series[i].key);
        m_charts[i]->setTitle((money ? tr("Cost by %1") : tr("Tokens by %1")).arg(m_splits[i].title));
        m_charts[i]->setSeries(money ? series[i].money : series[i].tokens, measure);
    }
}

void CostMultiples::setMarked(std::optional<domain::TimeWindow> marked)
{
    for (CostChart* chart : m_charts)
        chart->setMarked(marked);
}

std::array<CostSplit, CostMultiples::kCount> splitsBeside(const std::vector<CostSplit>& chosen)
{
    std::array<CostSplit, CostMultiples::kCount> beside;
    std::size_t found = 0;
    for (const char* key : {"model", "operation", "user_tier", "service"}) {
        const bool taken = std::any_of(chosen.begin(), chosen.end(), [key](const CostSplit& split) { return split.key == key; });
        if (!taken && found < beside.size())
            beside[found++] = costSplit(key);
    }
    return beside;
}

} // namespace whyglass::views
