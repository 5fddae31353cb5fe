// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/charts/cost_chart.h"
#include "views/common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace whyglass::views {

class CostTable;
class EmptyState;
class SegmentedControl;

/// What the costs page shows at once, read in one go.
struct CostOverview {
    std::vector<store::CostRow> overTime; ///< by day or hour and the split
    std::vector<store::CostRow> groups; ///< by the split
    store::CostRow total;
};

/// Costs of the session's filter: totals, bars over time and a table, split by model, operation, service or user tier.
class CostsView : public QWidget {
    Q_OBJECT

public:
    CostsView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    /// What `reload` leads to.
    void present(const CostOverview& overview);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFigures();
    void reload();
    void reloadWhenVisible();

    session::Session& m_session;
    const Theme& m_theme;
    SegmentedControl *m_split = nullptr, *m_measure = nullptr, *m_bucket = nullptr;
    std::vector<QLabel*> m_figures, m_notes;
    CostChart* m_chart = nullptr;
    CostTable* m_table = nullptr;
    QLabel* m_problem = nullptr;
    bool m_stale = true;
    std::optional<CostOverview> m_shown;
};

} // namespace whyglass::views
