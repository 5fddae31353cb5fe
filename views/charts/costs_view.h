// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/charts/cost_chart.h"
#include "views/charts/cost_overview.h"
#include "views/charts/cost_splits.h"
#include "views/common/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace whyglass::views {

class BudgetPanel;
class CostFigures;
class CostMultiples;
class CostTable;
class SegmentedControl;
class ViewHost;
class WhyPanel;

/// Costs of the session's filter: totals, bars over time with what the month is expected to come to, the same split otherwise, and a table. A
/// bar or a row narrows the filter; the filter narrows them.
class CostsView : public QWidget {
    Q_OBJECT

public:
    /// Without a host budgets are not shown.
    CostsView(session::Session& session, const Theme& theme, ViewHost* host = nullptr, QWidget* parent = nullptr);
    /// What `reload` leads to, and then what stands beside it.
    void present(const CostOverview& overview);
    void presentBeside(const CostBeside& beside);
    [[nodiscard]] WhyPanel& why() const { return *m_why; }
    [[nodiscard]] CostSplits& splits() const { return *m_splits; }
    void showWhatIf(); ///< its menu
    void exportChart(const QString& suffix); ///< "png", "svg": asks for the file
    void exportTable();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    void addBudgets(QHBoxLayout& beside);
    QMenu* makeExportMenu();
    void reload();
    void reloadWhenVisible(session::Asked asked);
    void read(session::Asked asked);
    void readBeside(const std::string& bucket, session::Asked asked);
    void showBars();
    void fitHeight();
    void narrowToBar(const std::vector<CostSplit>& splits, const CostSeries& series, int bucket, int part);
    void narrowToTime(domain::TimeWindow window);
    void explain(const std::vector<std::string>& keys);
    void narrowTo(const std::vector<std::string>& keys);
    void setFilter(const domain::Filter& filter);
    [[nodiscard]] CostMeasure measure() const;
    void save(const QString& title, const QString& suffix, std::function<QString(const QString&)> write);

    session::Session& m_session;
    const Theme& m_theme;
    ViewHost* m_host;
    SegmentedControl *m_measure = nullptr, *m_bucket = nullptr;
    QPushButton* m_whatIf = nullptr;
    CostSplits* m_splits = nullptr;
    CostFigures* m_figures = nullptr;
    CostChart* m_chart = nullptr;
    CostMultiples* m_multiples = nullptr;
    CostTable* m_table = nullptr;
    WhyPanel* m_why = nullptr;
    BudgetPanel* m_budgets = nullptr; ///< null without a host
    QLabel* m_problem = nullptr;
    bool m_stale = true;
    std::optional<CostOverview> m_shown;
    std::optional<CostBeside> m_beside; ///< of m_besideOf; what is read again stays until there is more
    domain::Filter m_besideOf;
};

} // namespace whyglass::views
