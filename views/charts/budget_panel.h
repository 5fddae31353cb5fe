// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/budget_state.h"
#include "models/session/session.h"
#include "views/common/theme.h"
#include "views/view_host.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace whyglass::views {

class BudgetChart;
class ElidedLabel;

/// Where the budgets stand: what of one is used, what is foreseen, both over its period. As of now; of a workspace that got nothing in
/// this month, as of its latest span, and says so. Hidden while there is no budget.
class BudgetPanel : public QWidget {
    Q_OBJECT

public:
    BudgetPanel(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    void reload(session::Asked asked = session::Asked::New);
    void present(std::vector<analysis::BudgetState> states);
    [[nodiscard]] const std::vector<analysis::BudgetState>& states() const { return m_states; }

private:
    void show(int index);
    void showUsed(const analysis::BudgetState& state);
    void showForecast(const analysis::BudgetState& state);

    session::Session& m_session;
    const Theme& m_theme;
    std::vector<analysis::BudgetState> m_states;
    QComboBox* m_choice = nullptr;
    QLabel *m_usedTitle = nullptr, *m_used = nullptr, *m_forecastTitle = nullptr, *m_forecast = nullptr;
    ElidedLabel *m_usedNote = nullptr, *m_forecastNote = nullptr;
    BudgetChart* m_chart = nullptr;
};

} // namespace whyglass::views
