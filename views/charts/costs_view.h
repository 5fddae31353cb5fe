// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/charts/cost_chart.h"
#include "views/charts/cost_overview.h"
#include "views/common/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QMenu;

namespace whyglass::views {

class BudgetPanel;
class CostSplits;
class CostTable;
class ElidedLabel;
class SegmentedControl;
class ViewHost;
class WhyPanel;

/// Costs of the session's filter: totals, bars over time and a table, all split by the same key or two. A bar or a row narrows the
/// filter; the filter narrows them.
class CostsView : public QWidget {
    Q_OBJECT

public:
    /// Without a host budgets are not shown.
    CostsView(session::Session& session, const Theme& theme, ViewHost* host = nullptr, QWidget* parent = nullptr);
    /// What `reload` leads to.
    void present(const CostOverview& overview);
    [[nodiscard]] WhyPanel& why() const { return *m_why; }
    [[nodiscard]] CostSplits& splits() const { return *m_splits; }
    void showWhatIf(); ///< its menu
    void exportChart(const QString& suffix); ///< "png", "svg": asks for the file
    void exportTable();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    void addBudgets(QHBoxLayout& beside);
    QWidget* makeFigures();
    QMenu* makeExportMenu();
    void reload();
    void reloadWhenVisible(session::Asked asked);
    void read(session::Asked asked);
    void presentTotals(const store::CostRow& total);
    void narrowToBar(int bucket, int part);
    void narrowToTime(domain::TimeWindow window);
    void explain(const std::vector<std::string>& keys);
    void narrowTo(const std::vector<std::string>& keys);
    void setFilter(const domain::Filter& filter);
    [[nodiscard]] domain::Filter withKeys(domain::Filter filter, const std::vector<std::string>& keys) const;
    void save(const QString& title, const QString& suffix, std::function<QString(const QString&)> write);

    session::Session& m_session;
    const Theme& m_theme;
    ViewHost* m_host;
    SegmentedControl *m_measure = nullptr, *m_bucket = nullptr;
    QPushButton* m_whatIf = nullptr;
    CostSplits* m_splits = nullptr;
    std::vector<QPushButton*> m_figures;
    std::vector<ElidedLabel*> m_notes;
    CostChart* m_chart = nullptr;
    CostTable* m_table = nullptr;
    WhyPanel* m_why = nullptr;
    BudgetPanel* m_budgets = nullptr; ///< null without a host
    QLabel* m_problem = nullptr;
    bool m_stale = true;
    std::optional<CostOverview> m_shown;
};

} // namespace whyglass::views
