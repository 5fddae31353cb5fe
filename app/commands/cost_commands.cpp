// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked and set of costs, wherever somebody is.
#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/main_window.h"
#include "views/charts/budgets_dialog.h"
#include "views/charts/cost_splits.h"
#include "views/charts/costs_view.h"
#include "views/charts/prices_dialog.h"

#include <QCoreApplication>

namespace whyglass::window {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("commands", text); }

/// The Costs view, which is shown first.
views::CostsView* showCosts(MainWindow& window)
{
    window.session().showView(QStringLiteral("costs"));
    return window.findChild<views::CostsView*>();
}

} // namespace

void addCostCommands(CommandRegistry& registry, MainWindow& window)
{
    using views::CostsView;
    using views::PricesDialog;
    const auto add = [&](const QString& id, const QString& title, std::function<void()> run, bool beginsGroup = false) {
        Command command{QStringLiteral("costs.") + id, title, tr("Analyze"), {}, std::move(run), {}, {}, beginsGroup};
        command.submenu = tr("Costs");
        registry.add(std::move(command));
    };
    const auto addOfView = [&](const QString& id, const QString& title, auto act, bool beginsGroup = false) {
        add(id, title, [&window, act] {
            if (CostsView* costs = showCosts(window))
                act(*costs);
        }, beginsGroup);
    };
    for (const views::CostSplit& split : views::CostSplits::offered())
        addOfView(QStringLiteral("split.") + QString::fromStdString(split.key), tr("Split costs by: %1").arg(split.title),
                  [key = QString::fromStdString(split.key)](CostsView& costs) { costs.splits().splitBy(key); });
    addOfView(QStringLiteral("split-attribute"), tr("Split costs by an attribute…"), [](CostsView& costs) { costs.splits().askForAttribute(); });
    addOfView(QStringLiteral("what-if"), tr("What if: other model, no retries, cache…"), [](CostsView& costs) { costs.showWhatIf(); }, true);
    addOfView(QStringLiteral("export-png"), tr("Export the chart of costs as PNG…"), [](CostsView& costs) { costs.exportChart(QStringLiteral("png")); });
    addOfView(QStringLiteral("export-svg"), tr("Export the chart of costs as SVG…"), [](CostsView& costs) { costs.exportChart(QStringLiteral("svg")); });
    addOfView(QStringLiteral("export-csv"), tr("Export the table of costs as CSV…"), [](CostsView& costs) { costs.exportTable(); });
    const auto addPage = [&](const QString& id, const QString& title, PricesDialog::Page page) {
        add(id, title, [&window, page] {
            const views::ViewContext here = window.context();
            openPricesDialog(here.session, here.host, here.theme, &window, page);
        });
    };
    add(QStringLiteral("budgets"), tr("Budgets…"), [&window] {
        const views::ViewContext here = window.context();
        openBudgetsDialog(here.session, here.host, here.theme, &window);
    }, true);
    addPage(QStringLiteral("prices"), tr("Price lists…"), PricesDialog::Lists);
    addPage(QStringLiteral("reprice"), tr("Re-price stored costs…"), PricesDialog::Reprice);
    addPage(QStringLiteral("price-changes"), tr("What was re-priced…"), PricesDialog::Changes);
}

} // namespace whyglass::window
