// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/prices_dialog.h"

#include "views/charts/cost_changes_page.h"
#include "views/charts/price_lists_page.h"
#include "views/charts/reprice_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

/// The name that stands beside notes: one person, one name.
QString authorKey() { return QStringLiteral("decision/author"); }

} // namespace

PricesDialog::PricesDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_pages(new QTabWidget(this)), m_author(new QLineEdit(this))
{
    constexpr int kMostName = 200;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Prices"));
    resize(940, 600);
    m_author->setMaxLength(kMostName);
    m_author->setMaximumWidth(220);
    m_author->setAccessibleName(tr("Your name, as it stands beside the change"));
    m_author->setPlaceholderText(tr("Your name"));
    const QByteArray kept = host.kept(authorKey());
    m_author->setText(kept.isEmpty() ? qEnvironmentVariable("USER") : QString::fromUtf8(kept));
    const Author author = [this, &host] {
        host.keep(authorKey(), m_author->text().trimmed().toUtf8());
        return m_author->text().trimmed().toStdString();
    };

    m_lists = new PriceListsPage(session, host, theme, author, this);
    m_pages->addTab(m_lists, tr("Price lists"));
    m_pages->addTab(new RepricePage(session, host, theme, author, this), tr("Re-price"));
    m_pages->addTab(new CostChangesPage(session, host, theme, author, this), tr("Changes"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(new QLabel(tr("As"), this));
    foot->addWidget(m_author, 1);
    foot->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    foot->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_pages, 1);
    layout->addLayout(foot);
}

void PricesDialog::showPage(Page page) { m_pages->setCurrentIndex(page); }

void PricesDialog::edit(const WantedPrices& wanted)
{
    showPage(Lists);
    m_lists->edit(wanted);
}

void openPricesDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent, PricesDialog::Page page,
                      const std::optional<WantedPrices>& wanted)
{
    auto* dialog = parent->findChild<PricesDialog*>(QString(), Qt::FindDirectChildrenOnly);
    if (dialog == nullptr)
        dialog = new PricesDialog(session, host, theme, parent);
    if (wanted)
        dialog->edit(*wanted);
    else
        dialog->showPage(page);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace whyglass::views
