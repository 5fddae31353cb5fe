// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/price_lists_page.h"

#include "models/analysis/pricing/price_file.h"
#include "models/analysis/pricing/price_history.h"
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/tables/fact_table.h"

#include <QDate>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

using domain::PriceList;
using tables::Fact;

constexpr int kTypedMs = 250;
constexpr std::size_t kMostText = 1'000'000; ///< of a list that is edited here; longer ones come through the command line

Fact priceFact(const std::optional<double>& usd)
{
    if (!usd)
        return {QStringLiteral("–"), -1, PriceListsPage::tr("no price of its own: as the input"), true};
    return {tables::digitsText(*usd, 10), *usd};
}

std::vector<std::vector<Fact>> priceFacts(const analysis::PriceTable& table)
{
    std::vector<std::vector<Fact>> rows;
    for (const analysis::PriceRow& row : table.rows()) {
        rows.push_back({{plainLine(row.provider == "*" ? std::string() : row.provider)}, {plainLine(row.model)},
                        {row.from.empty() ? PriceListsPage::tr("since ever") : plainLine(row.from)}, priceFact(row.input), priceFact(row.output),
                        priceFact(row.cacheRead), priceFact(row.cacheWrite)});
    }
    return rows;
}

QString nameOf(const PriceList& list)
{
    const QString name = plainLine(list.name, 80);
    return list.date.empty() ? name : PriceListsPage::tr("%1, %2").arg(name, plainLine(list.date, 20));
}

QString today() { return QDate::currentDate().toString(Qt::ISODate); }

} // namespace

PriceListsPage::PriceListsPage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent)
    : QWidget(parent), m_session(session), m_host(host), m_theme(theme), m_author(std::move(author))
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 12, 0, 0);
    columns->setSpacing(12);
    m_names = new QListWidget(this);
    m_names->setAccessibleName(tr("Price lists of this workspace"));
    m_names->setMaximumWidth(240);
    m_names->setFrameShape(QFrame::StyledPanel);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->setTextElideMode(Qt::ElideMiddle);
    m_names->setStyleSheet(QStringLiteral("QListWidget::item { padding: 6px 8px; }"));
    columns->addWidget(m_names, 1);
    columns->addWidget(makeEditor(), 3);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMs);
    connect(&m_typed, &QTimer::timeout, this, &PriceListsPage::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_names, &QListWidget::currentRowChanged, this, &PriceListsPage::showList);
    connect(&host, &ViewHost::pricesChanged, this, &PriceListsPage::answered);
    connect(&host, &ViewHost::receiverChanged, this, &PriceListsPage::enable);
    reload();
}

QWidget* PriceListsPage::makeEditor()
{
    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_about = wrappedLabel(m_theme, {}, TextStyle::Small, 2);
    layout->addWidget(m_about);
    auto* parts = new QSplitter(Qt::Vertical, right);
    parts->setChildrenCollapsible(false);
    m_text = new QPlainTextEdit(right);
    m_text->setFont(m_theme.font(TextStyle::Code));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Price list as text"));
    m_prices = new FactTable(m_theme,
                             {{tr("Provider"), 100}, {tr("Model"), 150, false, true}, {tr("From"), 100}, {tr("Input"), 64, true}, {tr("Output"), 64, true},
                              {tr("Cache read"), 100, true}, {tr("Cache write"), 100, true}},
                             right);
    m_prices->setAccessibleName(tr("Prices of the list, in US dollars per million tokens"));
    parts->addWidget(m_text);
    parts->addWidget(m_prices);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    layout->addWidget(parts, 1);
    m_verdict = wrappedLabel(m_theme, {}, TextStyle::Small);
    layout->addWidget(m_verdict);
    layout->addWidget(makeButtons());
    return right;
}

QWidget* PriceListsPage::makeButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString& title, auto action) {
        auto* made = new QPushButton(title, row);
        made->setAutoDefault(false);
        layout->addWidget(made);
        connect(made, &QPushButton::clicked, this, action);
        return made;
    };
    button(tr("New list"), [this] { begin(analysis::priceDraft(*analysis::PriceTable::builtin(), {{{}, {}}}, today().toStdString())); });
    layout->addStretch(1);
    m_withdraw = button(tr("Take out of use"), [this] { withdraw(); });
    m_use = button(tr("Use from now on"), [this] { takeIntoUse(); });
    m_use->setProperty("look", QStringLiteral("primary"));
    return row;
}

void PriceListsPage::reload()
{
    m_session.queries().request<std::vector<Kept>>(
        this, "prices/lists",
        [](store::WorkspaceReader& reader) -> domain::Result<std::vector<Kept>> {
            auto lists = reader.priceLists();
            if (!lists)
                return lists.error();
            const auto inUse = analysis::listsInUse(*lists);
            std::vector<Kept> kept;
            for (PriceList& list : *lists) {
                if (list.kind == PriceList::Kind::Withdrawal)
                    continue;
                if (list.kind != PriceList::Kind::Builtin) {
                    auto body = reader.priceListBody(list.id);
                    if (!body)
                        return body.error();
                    list.body = std::move(*body);
                }
                const bool used = std::find(inUse.begin(), inUse.end(), list.id) != inUse.end();
                kept.insert(kept.begin(), {std::move(list), used}); // the newest first
            }
            return kept;
        },
        [this](domain::Result<std::vector<Kept>> lists) {
            if (lists)
                return present(std::move(*lists));
            m_verdict->setText(toldLine(lists.error().text()));
            setTone(*m_verdict, QStringLiteral("red"));
        });
}

void PriceListsPage::present(std::vector<Kept> lists)
{
    m_lists = std::move(lists);
    {
        const QSignalBlocker quiet(m_names);
        m_names->clear();
        for (const Kept& kept : m_lists) {
            const QString state = kept.inUse ? tr("in use") : kept.list.kind == PriceList::Kind::Once ? tr("for one re-pricing") : tr("out of use");
            m_names->addItem(nameOf(kept.list) + u'\n' + state);
        }
        m_names->setCurrentRow(-1);
    }
    if (m_wanted)
        return openWanted();
    if (!m_writing && !m_lists.empty())
        m_names->setCurrentRow(0);
    else if (!m_writing)
        begin(analysis::priceDraft(*analysis::PriceTable::builtin(), {{{}, {}}}, today().toStdString()));
    enable();
}

void PriceListsPage::edit(const WantedPrices& wanted)
{
    m_wanted = wanted;
    if (m_names->count() > 0)
        openWanted();
}

void PriceListsPage::openWanted()
{
    const WantedPrices wanted = std::move(*m_wanted);
    m_wanted.reset();
    const auto own = std::find_if(m_lists.begin(), m_lists.end(), [&wanted](const Kept& kept) {
        return kept.inUse && kept.list.kind == PriceList::Kind::Own && kept.list.name == wanted.list;
    });
    if (own != m_lists.end())
        m_names->setCurrentRow(static_cast<int>(own - m_lists.begin()));
    else
        begin(analysis::priceDraft(*analysis::PriceTable::builtin(), wanted.models, today().toStdString()));
    m_text->setFocus();
}

const PriceListsPage::Kept* PriceListsPage::shown() const
{
    const int row = m_names->currentRow();
    return row < 0 || static_cast<std::size_t>(row) >= m_lists.size() ? nullptr : &m_lists[static_cast<std::size_t>(row)];
}

void PriceListsPage::showList(int)
{
    const Kept* kept = shown();
    if (kept == nullptr)
        return;
    m_writing = false;
    const PriceList& list = kept->list;
    const bool builtin = list.kind == PriceList::Kind::Builtin;
    m_text->setVisible(!builtin);
    m_text->setReadOnly(builtin || list.body.size() > kMostText);
    m_text->setPlainText(builtin ? QString() : plainBlock(list.body, kMostText));
    m_about->setText(builtin ? tr("The table of the program that recorded. Lists of your own are asked before it.")
                             : tr("Kept since %1 by %2. Changed here, it is another list, and this one goes out of use; what it priced keeps its price.")
                                   .arg(tables::timeText(list.added, true), list.author.empty() ? tables::unknownText() : plainLine(list.author, 80)));
    check();
}

/// A list that is not kept yet.
void PriceListsPage::begin(const std::string& text)
{
    m_writing = true;
    {
        const QSignalBlocker quiet(m_names);
        m_names->setCurrentRow(-1);
        m_names->clearSelection();
    }
    m_text->show();
    m_text->setReadOnly(false);
    m_draft = plainBlock(text, kMostText);
    m_text->setPlainText(m_draft);
    m_about->setText(tr("A new list. It prices what comes from now on; past costs keep their price until they are re-priced."));
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
    check();
}

void PriceListsPage::check()
{
    m_typed.stop();
    const Kept* kept = shown();
    const bool builtin = kept != nullptr && kept->list.kind == PriceList::Kind::Builtin;
    const auto table = builtin ? domain::Result<std::shared_ptr<const analysis::PriceTable>>(analysis::PriceTable::builtin())
                               : analysis::parsePriceFile(m_text->toPlainText().toStdString(), tr("line").toStdString());
    m_valid = table.ok();
    const bool untouched = m_writing && m_text->toPlainText() == m_draft; // nothing is wrong before anything was typed
    m_prices->setRows(table ? priceFacts(**table) : std::vector<std::vector<Fact>>());
    m_verdict->setText(table ? tr("%1 of %2: %3, US dollars per million tokens").arg(plainLine((*table)->source(), 80),
                                   (*table)->date().empty() ? tr("no date") : plainLine((*table)->date(), 20),
                                   counted(static_cast<std::int64_t>((*table)->rows().size()), tr("1 price"), tr("%1 prices")))
                       : untouched ? tr("Fill in the model and its prices; what is still wrong then stands here.")
                                   : toldLine(table.error().text(), 600));
    setTone(*m_verdict, table || untouched ? QVariant(2) : QVariant(QStringLiteral("red")));
    enable();
}

void PriceListsPage::enable()
{
    const bool recording = isRecording(m_host);
    const Kept* kept = shown();
    const bool own = kept == nullptr || kept->list.kind != PriceList::Kind::Builtin;
    const bool changed = kept == nullptr || !kept->inUse || m_text->toPlainText() != plainBlock(kept->list.body, kMostText);
    m_use->setEnabled(recording && !m_waiting && own && m_valid && changed);
    m_withdraw->setEnabled(recording && !m_waiting && kept != nullptr && kept->inUse && kept->list.kind == PriceList::Kind::Own);
    const QString why = recording ? QString() : tr("Prices are kept by the recorder, and none runs here");
    m_use->setToolTip(why);
    m_withdraw->setToolTip(why);
}

void PriceListsPage::takeIntoUse()
{
    const Kept* kept = shown();
    m_replaces = kept != nullptr && kept->inUse && kept->list.kind == PriceList::Kind::Own ? kept->list.id : 0;
    m_waiting = true;
    enable();
    domain::PriceOrder order = orderBy(m_author, domain::PriceOrder::Kind::Import);
    order.text = m_text->toPlainText().toStdString();
    m_host.changePrices(order);
}

void PriceListsPage::withdraw()
{
    const Kept* kept = shown();
    if (kept == nullptr)
        return;
    m_waiting = true;
    enable();
    withdrawList(kept->list.id);
}

void PriceListsPage::withdrawList(std::int64_t id)
{
    domain::PriceOrder order = orderBy(m_author, domain::PriceOrder::Kind::Withdraw);
    order.id = id;
    m_host.changePrices(order);
}

void PriceListsPage::answered(const QString& problem)
{
    if (m_waiting && problem.isEmpty() && m_replaces != 0)
        return withdrawList(std::exchange(m_replaces, 0));
    const bool mine = std::exchange(m_waiting, false);
    m_replaces = 0;
    enable();
    if (mine && !problem.isEmpty()) {
        m_verdict->setText(plainLine(problem.toStdString(), 600));
        return setTone(*m_verdict, QStringLiteral("red"));
    }
    if (mine)
        m_writing = false; // what was kept is shown, it is the newest
    reload();
}

} // namespace whyglass::views
