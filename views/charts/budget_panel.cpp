// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/budget_panel.h"

#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/pricing/price_table.h"
#include "models/format/format.h"
#include "views/charts/budget_chart.h"
#include "views/charts/cost_outlook.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

using analysis::BudgetState;
using domain::BudgetPeriod;

domain::Result<std::vector<BudgetState>> loadStates(store::WorkspaceReader& reader)
{
    const auto budgets = reader.budgets();
    if (!budgets)
        return budgets.error();
    std::vector<BudgetState> states;
    if (budgets->empty())
        return states;
    const auto info = reader.info();
    if (!info)
        return info.error();
    const domain::Timestamp now = presentOf(*info);
    const auto prices = analysis::PriceTable::builtin();
    for (const domain::Budget& budget : *budgets) {
        auto state = analysis::budgetState(reader, budget, now, *prices);
        if (!state)
            return state.error();
        states.push_back(std::move(*state));
    }
    return states;
}

/// Periods are those of UTC, and so are their times.
QString dateText(domain::Timestamp time, BudgetPeriod period)
{
    const QDateTime shown = QDateTime::fromMSecsSinceEpoch(time.ns / 1'000'000, Qt::UTC);
    return QLocale().toString(shown, period == BudgetPeriod::Month ? QCoreApplication::translate("tables", "d MMM") : QCoreApplication::translate("tables", "d MMM HH:mm"));
}

QString amount(const BudgetState& state, std::int64_t value) { return QString::fromStdString(analysis::amountText(state.budget.unit, value)); }

QVBoxLayout* tile(QWidget* parent, const Theme& theme, QLabel*& title, QLabel*& figure, ElidedLabel*& note)
{
    auto* box = new QVBoxLayout;
    box->setSpacing(1);
    title = new QLabel(parent);
    title->setFont(theme.font(TextStyle::Small));
    title->setProperty("tone", QStringLiteral("2"));
    figure = new QLabel(parent);
    figure->setFont(theme.font(TextStyle::Headline));
    note = new ElidedLabel(theme, TextStyle::Small, Role::AmberInk, parent);
    for (QLabel* label : {title, figure})
        label->setTextFormat(Qt::PlainText);
    box->addWidget(title);
    box->addWidget(figure);
    box->addWidget(note);
    return box;
}

} // namespace

BudgetPanel::BudgetPanel(session::Session& session, const Theme& theme, QWidget* parent) : QWidget(parent), m_session(session), m_theme(theme)
{
    setMinimumWidth(320);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Budget"), this);
    title->setFont(theme.font(TextStyle::BodyStrong));
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Which budget"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    head->addWidget(title);
    head->addWidget(m_choice, 1);
    layout->addLayout(head);
    auto* tiles = new QHBoxLayout;
    tiles->addLayout(tile(this, theme, m_usedTitle, m_used, m_usedNote), 1);
    tiles->addLayout(tile(this, theme, m_forecastTitle, m_forecast, m_forecastNote), 1);
    layout->addLayout(tiles);
    m_chart = new BudgetChart(theme, this);
    layout->addWidget(m_chart, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &BudgetPanel::show);
    hide();
}

void BudgetPanel::reload(session::Asked asked)
{
    m_session.queries().request<std::vector<BudgetState>>(
        this, "costs/budgets", loadStates,
        [this](domain::Result<std::vector<BudgetState>> states) {
            if (states)
                present(std::move(*states));
        },
        session::Urgency::Seen, asked);
}

void BudgetPanel::present(std::vector<BudgetState> states)
{
    const QString before = m_choice->currentText();
    m_states = std::move(states);
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const BudgetState& state : m_states)
        m_choice->addItem(plainLine(state.budget.name));
    m_choice->setCurrentIndex(std::max(0, m_choice->findText(before)));
    setVisible(!m_states.empty());
    show(m_choice->currentIndex());
}

void BudgetPanel::show(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_states.size())
        return;
    const BudgetState& state = m_states[static_cast<std::size_t>(index)];
    m_choice->setToolTip(toolTipText(plainLine(analysis::amountText(state.budget.unit, state.budget.amount)) + u' ' + toldLine(analysis::periodText(state.budget.period))
                                     + QStringLiteral(", ") + toldLine(analysis::scopeText(state.budget))));
    showUsed(state);
    showForecast(state);
    for (QLabel* title : {m_usedTitle, m_forecastTitle})
        title->setToolTip(toolTipText(tr("Periods and times are those of UTC")));
    m_chart->setVisible(state.budget.period != BudgetPeriod::FiveMinutes);
    m_chart->setState(state);
}

void BudgetPanel::showUsed(const BudgetState& state)
{
    m_usedTitle->setText(tr("Used until %1").arg(dateText(state.now, BudgetPeriod::Day)));
    m_used->setText(state.unknown() ? tr("unknown") : state.used.calls == 0 ? tr("no calls") : amount(state, state.used.amount));
    const QString limit = tr("of %1").arg(amount(state, state.budget.amount));
    m_usedNote->setText(state.used.leftOut > 0 ? QString(limit + counted(state.used.leftOut, tr(", without 1 call"), tr(", without %1 calls"))) : limit);
}

void BudgetPanel::showForecast(const BudgetState& state)
{
    const analysis::Forecast& forecast = state.forecast;
    m_forecastTitle->setText(tr("Forecast, %1").arg(dateText({state.period.end.ns - 1}, state.budget.period)));
    const bool known = forecast.basis != analysis::Forecast::Basis::None;
    const bool isRate = state.budget.period == BudgetPeriod::FiveMinutes;
    m_forecast->setText(known ? amount(state, forecast.path.back().expected) : isRate ? tr("none for a rate") : tr("not enough history"));
    if (!known)
        m_forecastNote->setText(isRate ? QString() : toldLine(forecast.why));
    else if (state.used.amount >= state.budget.amount)
        m_forecastNote->setText(tr("over budget now"));
    else if (forecast.crossing)
        m_forecastNote->setText(tr("over budget from %1").arg(dateText(*forecast.crossing, state.budget.period)));
    else
        m_forecastNote->setText(tr("%1 to %2, 8 times out of 10").arg(amount(state, forecast.path.back().low), amount(state, forecast.path.back().high)));
}

} // namespace whyglass::views
