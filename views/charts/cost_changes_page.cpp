// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_changes_page.h"

#include "models/domain/known_cost.h"
#include "models/tables/cell_text.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/tables/fact_table.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace whyglass::views {

namespace {

using tables::Fact;

Fact sumFact(domain::Money stored)
{
    const auto sum = domain::costOfChange(stored);
    return sum ? tables::moneyFact(*sum) : Fact{tables::unknownText(), -1, CostChangesPage::tr("None of these calls has a cost that is known"), true};
}

} // namespace

CostChangesPage::CostChangesPage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent)
    : QWidget(parent), m_session(session), m_host(host), m_author(std::move(author)),
      m_table(new FactTable(theme,
                            {{tr("Change"), 84, true}, {tr("When"), 160, true}, {tr("By"), 90}, {tr("What"), 160, false, true}, {tr("Calls"), 70, true},
                             {tr("Before"), 90, true}, {tr("After"), 90, true}, {tr("Taken back"), 160, true}},
                            this)),
      m_problem(wrappedLabel(theme, {}, TextStyle::Small, QStringLiteral("red"))), m_undo(new QPushButton(this))
{
    m_table->setAccessibleName(tr("Stored costs that were changed on purpose"));
    m_table->setEmptyState({QStringLiteral("cost"), tr("No stored cost was changed"), tr("Past costs keep their price until somebody re-prices them."), false});
    m_undo->setText(tr("Take back"));
    m_undo->setAutoDefault(false);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(wrappedLabel(theme, tr("Every changed call keeps what it was. Of several changes the last one is taken back first."), TextStyle::Small, 2));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_undo, 0, Qt::AlignRight);
    connect(m_undo, &QPushButton::clicked, this, &CostChangesPage::undo);
    connect(&host, &ViewHost::pricesChanged, this, &CostChangesPage::answered);
    connect(&host, &ViewHost::receiverChanged, this, &CostChangesPage::enable);
    enable();
    reload();
}

void CostChangesPage::reload()
{
    m_session.queries().request<std::vector<domain::CostChange>>(
        this, "prices/changes", [](store::WorkspaceReader& reader) { return reader.costChanges(); },
        [this](domain::Result<std::vector<domain::CostChange>> changes) {
            if (changes)
                return present(*changes);
            m_problem->setText(toldLine(changes.error().text()));
            m_problem->show();
        });
}

void CostChangesPage::present(const std::vector<domain::CostChange>& changes)
{
    m_last = 0;
    std::vector<std::vector<Fact>> rows;
    for (const domain::CostChange& change : changes) {
        if (m_last == 0 && !change.undone)
            m_last = change.id;
        const QString kind = change.kind == domain::CostChange::Kind::Readings ? tr("cached tokens read otherwise") : tr("other prices");
        const QString what = change.about.empty() ? kind : kind + QStringLiteral(", ") + plainLine(change.about, 200);
        rows.push_back({{QString::number(change.id), static_cast<double>(change.id)},
                        {tables::timeText(change.made, true), static_cast<double>(change.made.ns), tables::exactTimeText(change.made)},
                        {change.author.empty() ? tables::unknownText() : plainLine(change.author, 80), 0, {}, change.author.empty()},
                        {what, 0, what},
                        {tables::countText(change.calls), static_cast<double>(change.calls)},
                        sumFact(change.before),
                        sumFact(change.after),
                        change.undone ? Fact{tables::timeText(*change.undone, true), static_cast<double>(change.undone->ns)} : Fact{tr("stands"), 0}});
    }
    m_table->setRows(std::move(rows));
    m_undo->setText(m_last == 0 ? tr("Take back") : tr("Take change %1 back").arg(m_last));
    enable();
}

void CostChangesPage::enable()
{
    const bool recording = isRecording(m_host);
    m_undo->setEnabled(recording && !m_waiting && m_last != 0);
    m_undo->setToolTip(recording ? QString() : tr("Prices are kept by the recorder, and none runs here"));
}

void CostChangesPage::undo()
{
    m_waiting = true;
    m_problem->hide();
    enable();
    domain::PriceOrder order = orderBy(m_author, domain::PriceOrder::Kind::Undo);
    order.id = m_last;
    m_host.changePrices(order);
}

void CostChangesPage::answered(const QString& problem)
{
    if (std::exchange(m_waiting, false) && !problem.isEmpty()) {
        m_problem->setText(plainLine(problem.toStdString(), 600));
        m_problem->show();
    }
    reload();
}

} // namespace whyglass::views
