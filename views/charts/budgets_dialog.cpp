// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/budgets_dialog.h"

#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/budgets/simulation.h"
#include "models/analysis/pricing/price_table.h"
#include "models/format/format.h"
#include "views/charts/budget_scope_editor.h"
#include "views/charts/price_orders.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace {

using domain::Budget;
using domain::BudgetPeriod;
using domain::BudgetUnit;

constexpr double kNano = 1e9;
constexpr double kMost = 1e9;
constexpr std::size_t kShownPeriods = 200; ///< of a simulation: the latest

QStringList trimmedParts(const QString& text)
{
    QStringList parts;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts))
        parts.append(part.trimmed());
    return parts;
}

class BudgetsDialog final : public QDialog {
public:
    BudgetsDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent) : QDialog(parent), m_session(session), m_host(host)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(tr("Budgets"));
        resize(820, 560);
        auto* columns = new QHBoxLayout(this);
        columns->setContentsMargins(16, 16, 16, 16);
        columns->setSpacing(16);
        m_list = new QListWidget(this);
        m_list->setAccessibleName(tr("Budgets"));
        m_list->setMaximumWidth(240);
        m_list->setStyleSheet(QStringLiteral("QListWidget::item { padding: 6px 8px; }"));
        columns->addWidget(m_list, 1);
        auto* right = new QVBoxLayout;
        right->addLayout(makeForm());
        right->addLayout(makeButtons());
        m_problem = new QLabel(this);
        m_problem->setTextFormat(Qt::PlainText);
        m_problem->setWordWrap(true);
        m_problem->setProperty("tone", QStringLiteral("red"));
        m_problem->hide();
        right->addWidget(m_problem);
        m_history = new QPlainTextEdit(this);
        m_history->setReadOnly(true);
        m_history->setFont(theme.font(TextStyle::Code));
        m_history->setAccessibleName(tr("What the budget would have said of the past"));
        m_history->setPlaceholderText(tr("Simulate tells when this budget would have fired in the past, and what was used after that."));
        right->addWidget(m_history, 1);
        columns->addLayout(right, 2);
        connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { edit(row); });
        connect(&m_host, &ViewHost::budgetsChanged, this, [this] { reload(); });
        connect(&m_host, &ViewHost::receiverChanged, this, [this] { enableChanges(); });
        enableChanges();
        reload();
    }

private:
    QFormLayout* makeForm()
    {
        auto* form = new QFormLayout;
        m_name = new QLineEdit(this);
        m_name->setAccessibleName(tr("Name"));
        m_amount = new QDoubleSpinBox(this);
        m_amount->setRange(0, kMost);
        m_amount->setDecimals(2);
        m_amount->setGroupSeparatorShown(true);
        m_amount->setValue(50);
        m_amount->setAccessibleName(tr("Amount"));
        m_unit = new QComboBox(this);
        m_unit->addItems({tr("US dollars"), tr("tokens")});
        m_unit->setAccessibleName(tr("Unit"));
        connect(m_unit, &QComboBox::currentIndexChanged, this, [this](int unit) { m_amount->setDecimals(unit == 0 ? 2 : 0); });
        m_period = new QComboBox(this);
        m_period->addItems({tr("in any 5 minutes"), tr("an hour"), tr("a day"), tr("a month")});
        m_period->setCurrentIndex(static_cast<int>(BudgetPeriod::Month));
        m_period->setAccessibleName(tr("Period"));
        auto* amount = new QHBoxLayout;
        amount->addWidget(m_amount, 2);
        amount->addWidget(m_unit, 1);
        amount->addWidget(m_period, 1);
        m_thresholds = new QLineEdit(QStringLiteral("80, 100"), this);
        m_thresholds->setAccessibleName(tr("Tell at %"));
        m_scope = new BudgetScopeEditor(m_session, this);
        form->addRow(tr("Name"), m_name);
        form->addRow(tr("Limit"), amount);
        form->addRow(tr("Tell at %"), m_thresholds);
        form->addRow(tr("Only for"), m_scope);
        return form;
    }

    QHBoxLayout* makeButtons()
    {
        auto* buttons = new QHBoxLayout;
        const auto button = [&](const QString& title, auto action) {
            auto* made = new QPushButton(title, this);
            buttons->addWidget(made);
            connect(made, &QPushButton::clicked, this, action);
            return made;
        };
        m_save = button(tr("Set"), [this] { save(); });
        m_remove = button(tr("Remove"), [this] { remove(); });
        button(tr("Simulate"), [this] { simulate(); })->setDefault(true);
        buttons->addStretch(1);
        button(tr("Close"), [this] { close(); });
        return buttons;
    }

    void enableChanges()
    {
        const bool recording = isRecording(m_host);
        for (QPushButton* button : {m_save, m_remove}) {
            button->setEnabled(recording);
            button->setToolTip(recording ? QString() : tr("Budgets are kept by the recorder, and none runs here"));
        }
    }

    void reload()
    {
        m_session.queries().request<std::vector<Budget>>(
            this, "costs/budget-list", [](store::WorkspaceReader& reader) { return reader.budgets(); },
            [this](domain::Result<std::vector<Budget>> budgets) {
                if (!budgets)
                    return complain(budgets.error());
                m_budgets = std::move(*budgets);
                const QString shown = m_name->text();
                m_list->clear();
                for (const Budget& budget : m_budgets)
                    m_list->addItem(plainLine(budget.name));
                const auto found = m_list->findItems(shown, Qt::MatchExactly);
                m_list->setCurrentRow(found.isEmpty() ? (shown.isEmpty() ? 0 : -1) : m_list->row(found.front()));
            });
    }

    void edit(int row)
    {
        if (row < 0 || static_cast<std::size_t>(row) >= m_budgets.size())
            return;
        const Budget& budget = m_budgets[static_cast<std::size_t>(row)];
        m_name->setText(plainLine(budget.name));
        m_unit->setCurrentIndex(budget.unit == BudgetUnit::Usd ? 0 : 1);
        constexpr std::int64_t kCent = 10'000'000;
        constexpr int kNanoDecimals = 9; // an amount is shown as it is, never rounded
        m_amount->setDecimals(budget.unit == BudgetUnit::Tokens ? 0 : budget.amount % kCent == 0 ? 2 : kNanoDecimals);
        m_amount->setValue(static_cast<double>(budget.amount) / (budget.unit == BudgetUnit::Usd ? kNano : 1.0));
        m_period->setCurrentIndex(static_cast<int>(budget.period));
        QStringList thresholds;
        for (const int threshold : budget.thresholds)
            thresholds.append(QString::number(threshold));
        m_thresholds->setText(thresholds.join(QStringLiteral(", ")));
        m_scope->setScope(budget.scope);
        m_problem->hide();
    }

    /// What the form says, checked as its keeper will.
    [[nodiscard]] domain::Result<Budget> entered() const
    {
        Budget budget;
        budget.name = m_name->text().trimmed().toStdString();
        budget.unit = m_unit->currentIndex() == 0 ? BudgetUnit::Usd : BudgetUnit::Tokens;
        budget.amount = std::llround(m_amount->value() * (budget.unit == BudgetUnit::Usd ? kNano : 1.0));
        budget.period = static_cast<BudgetPeriod>(m_period->currentIndex());
        budget.thresholds.clear();
        for (const QString& part : trimmedParts(m_thresholds->text()))
            budget.thresholds.push_back(part.toInt());
        budget.scope = m_scope->scope();
        if (auto checked = analysis::checkBudget(budget); !checked)
            return checked.error();
        return budget;
    }

    void save()
    {
        const auto budget = entered();
        if (!budget)
            return complain(budget.error());
        m_problem->hide();
        m_host.setBudget(*budget);
    }

    void remove()
    {
        const int row = m_list->currentRow();
        if (row >= 0 && static_cast<std::size_t>(row) < m_budgets.size())
            m_host.removeBudget(m_budgets[static_cast<std::size_t>(row)].name);
    }

    void simulate()
    {
        const auto budget = entered();
        if (!budget)
            return complain(budget.error());
        m_problem->hide();
        m_history->setPlainText(tr("Going through the past…"));
        using Lines = std::vector<std::string>;
        m_session.queries().request<Lines>(
            this, "costs/simulate",
            [budget = *budget](store::WorkspaceReader& reader) -> domain::Result<Lines> {
                const auto spending = analysis::loadSpending(reader, budget, {}, analysis::kSpendingMinute, *analysis::PriceTable::builtin());
                if (!spending)
                    return spending.error();
                return analysis::simulationText(analysis::simulate(*spending, budget), budget);
            },
            [this](domain::Result<Lines> lines) {
                if (!lines) {
                    m_history->clear();
                    return complain(lines.error());
                }
                QStringList shown;
                for (std::size_t i = lines->size(); i-- > 0 && lines->size() - i <= kShownPeriods;)
                    shown.append(toldLine((*lines)[i], 2'000)); // the sum first, then the latest
                m_history->setPlainText(shown.join(u'\n'));
            });
    }

    void complain(const domain::Error& error)
    {
        m_problem->setText(toldLine(error.text()));
        m_problem->show();
    }

    session::Session& m_session;
    ViewHost& m_host;
    std::vector<Budget> m_budgets;
    QListWidget* m_list = nullptr;
    QLineEdit *m_name = nullptr, *m_thresholds = nullptr;
    BudgetScopeEditor* m_scope = nullptr;
    QDoubleSpinBox* m_amount = nullptr;
    QComboBox *m_unit = nullptr, *m_period = nullptr;
    QPushButton *m_save = nullptr, *m_remove = nullptr;
    QLabel* m_problem = nullptr;
    QPlainTextEdit* m_history = nullptr;
};

} // namespace

void openBudgetsDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent)
{
    auto* dialog = new BudgetsDialog(session, host, theme, parent);
    dialog->show();
}

} // namespace whyglass::views
