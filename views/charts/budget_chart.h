// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/budget_state.h"
#include "views/common/theme.h"

#include <QWidget>

#include <optional>

namespace whyglass::views {

/// What of a budget was used in its period and when, what is foreseen with its range, the limit and the first threshold below it.
class BudgetChart : public QWidget {
    Q_OBJECT

public:
    explicit BudgetChart(const Theme& theme, QWidget* parent = nullptr);
    void setState(const analysis::BudgetState& state);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::optional<analysis::BudgetState> m_state;
};

} // namespace whyglass::views
