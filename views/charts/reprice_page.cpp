// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/reprice_page.h"

#include "models/analysis/pricing/price_file.h"
#include "models/analysis/pricing/price_history.h"
#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/tables/fact_table.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

using domain::PriceOrder;
using tables::countFact;
using tables::Fact;
using tables::moneyFact;

enum Prices { InUse, Builtin, File, Readings };
enum Calls { All, Shown };

/// "+$1.20", "−$1.40", "±$0.00", "unknown".
QString changeText(const std::optional<domain::Money>& change)
{
    if (!change)
        return tables::unknownText();
    return change->nano == 0 ? QStringLiteral("±") + tables::moneyText(change) : tables::moneyChangeText(*change);
}

/// What is not known stands last.
Fact changeFact(const std::optional<domain::Money>& change)
{
    Fact fact = change ? moneyFact(*change) : Fact{.text = {}, .order = 0, .toolTip = RepricePage::tr("Not every call has a price before and after"), .unknown = true};
    fact.text = changeText(change);
    return fact;
}

} // namespace

RepricePage::RepricePage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent)
    : QWidget(parent), m_session(session), m_host(host), m_theme(theme), m_author(std::move(author))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(wrappedLabel(theme, tr("Past costs keep their price. Here they get another one: shown first, noted with your name, and taken back on the page Changes. "
                                             "Costs that senders reported stay."),
                                   TextStyle::Small, 2));
    layout->addWidget(makeQuestion());
    m_answer = wrappedLabel(theme, {});
    layout->addWidget(m_answer);
    layout->addWidget(makeTables(), 1);
    layout->addWidget(makeFoot());
    connect(m_prices, &QComboBox::activated, this, [this](int choice) {
        if (choice == File)
            chooseFile();
    });
    for (QComboBox* choice : {m_prices, m_calls})
        connect(choice, &QComboBox::currentIndexChanged, this, &RepricePage::forget);
    connect(&session, &session::Session::filterChanged, this, [this] {
        if (m_calls->currentIndex() == Shown)
            forget();
    });
    connect(&host, &ViewHost::pricesChanged, this, &RepricePage::answered);
    connect(&host, &ViewHost::pricesProgressed, this, [this](qint64 changed) {
        m_done = changed;
        m_progress->setValue(static_cast<int>(std::min<qint64>(changed, m_progress->maximum())));
    });
    connect(&host, &ViewHost::receiverChanged, this, &RepricePage::enable);
    enable();
}

QWidget* RepricePage::makeQuestion()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_prices = new QComboBox(row);
    m_prices->addItems({tr("the lists in use"), tr("the built-in table alone"), tr("a price file…"), tr("their prices, cached tokens as their libraries send them")});
    m_prices->setAccessibleName(tr("Prices to use"));
    m_calls = new QComboBox(row);
    m_calls->addItems({tr("all calls"), tr("calls of the time that is shown")});
    m_calls->setAccessibleName(tr("Calls to re-price"));
    m_preview = new QPushButton(tr("Preview"), row);
    m_preview->setAutoDefault(false);
    layout->addWidget(lineLabel(m_theme, tr("Price"), TextStyle::Body));
    layout->addWidget(m_calls);
    layout->addWidget(lineLabel(m_theme, tr("by"), TextStyle::Body));
    layout->addWidget(m_prices);
    layout->addStretch(1);
    layout->addWidget(m_preview);
    connect(m_preview, &QPushButton::clicked, this, &RepricePage::preview);
    return row;
}

QWidget* RepricePage::makeTables()
{
    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    m_models = new FactTable(m_theme,
                             {{tr("Model"), 180, false, true}, {tr("Calls that change"), 130, true}, {tr("Before"), 150, true}, {tr("After"), 150, true},
                              {tr("Difference"), 110, true}},
                             parts);
    m_models->setAccessibleName(tr("What would change, by model"));
    m_models->setEmptyState({QStringLiteral("cost"), tr("Nothing is previewed"), tr("Preview tells what would change; it changes nothing."), false});
    m_rows = new FactTable(m_theme,
                           {{tr("Price of"), 200, false, true}, {tr("From"), 100}, {tr("Table"), 220}, {tr("Calls"), 90, true}, {tr("After"), 110, true}}, parts);
    m_rows->setAccessibleName(tr("Rows of the price tables that the new costs are of"));
    parts->addWidget(m_models);
    parts->addWidget(m_rows);
    return parts;
}

QWidget* RepricePage::makeFoot()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_progress = new QProgressBar(row);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Calls that are changed"));
    m_progress->hide();
    m_stop = new QPushButton(tr("Stop"), row);
    m_stop->setAutoDefault(false);
    m_stop->hide();
    m_apply = new QPushButton(tr("Apply"), row);
    m_apply->setAutoDefault(false);
    m_apply->setProperty("look", QStringLiteral("primary"));
    layout->addWidget(m_progress, 1, Qt::AlignVCenter);
    layout->addWidget(m_stop);
    layout->addStretch(1);
    layout->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &RepricePage::apply);
    connect(m_stop, &QPushButton::clicked, &m_host, &ViewHost::stopChangingPrices);
    return row;
}

void RepricePage::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Price file"), {}, tr("Price files (*.toml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        constexpr qint64 kMost = 16'000'000;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > kMost)
            return say(tr("cannot read %1: %2").arg(path, file.isOpen() ? tr("it is larger than 16 MB") : file.errorString()), true);
        const std::string text = file.readAll().toStdString();
        if (const auto table = analysis::parsePriceFile(text, QFileInfo(path).fileName().toStdString()); !table)
            return say(toldLine(table.error().text(), 600), true);
        m_file = path.toStdString();
        m_fileText = text;
        m_prices->setItemText(File, tr("prices of %1").arg(plainLine(QFileInfo(path).fileName().toStdString(), 60)));
        forget();
    });
    dialog->open();
}

/// What was previewed is not what is asked now.
void RepricePage::forget()
{
    m_previewed.reset();
    m_session.queries().cancel("prices/preview");
    m_models->setRows({});
    m_rows->setRows({});
    say({});
    enable();
}

std::optional<domain::TimeWindow> RepricePage::window() const
{
    return m_calls->currentIndex() == Shown ? m_session.filter().window : std::nullopt;
}

domain::PriceOrder RepricePage::asked() const
{
    PriceOrder order;
    order.kind = m_prices->currentIndex() == Readings ? PriceOrder::Kind::Readings : PriceOrder::Kind::Reprice;
    if (m_prices->currentIndex() == Builtin)
        order.text = "builtin";
    if (m_prices->currentIndex() == File) {
        order.text = m_fileText;
        order.file = m_file;
    }
    order.window = window();
    if (order.window)
        order.about = "since " + format::rfc3339(order.window->begin) + " until " + format::rfc3339(order.window->end);
    return order;
}

void RepricePage::preview()
{
    const PriceOrder order = asked();
    m_previewed.reset();
    say(tr("Pricing the calls anew…"));
    enable();
    m_session.queries().request<analysis::RepriceResult>(
        this, "prices/preview",
        [order](store::WorkspaceReader& reader) -> domain::Result<analysis::RepriceResult> {
            const auto history = analysis::PriceHistory::load(reader, analysis::PriceTable::builtin());
            if (!history)
                return history.error();
            const auto book = history->bookFor(order.text, order.file);
            if (!book)
                return book.error();
            analysis::RepriceOrder planned;
            planned.kind = order.kind == PriceOrder::Kind::Readings ? domain::CostChange::Kind::Readings : domain::CostChange::Kind::Reprice;
            planned.filter.window = order.window;
            planned.prices = *book;
            return analysis::reprice(reader, planned, [](auto) { return domain::Result<void>(); });
        },
        [this, order](domain::Result<analysis::RepriceResult> result) {
            if (!result)
                return say(toldLine(result.error().text(), 600), true);
            m_previewed = order;
            m_changes = result->changed();
            present(*result);
        });
}

void RepricePage::present(const analysis::RepriceResult& result)
{
    QStringList sentences;
    const auto difference = domain::differenceOf(result.before, result.after);
    const QString fromTo = tr("%1 of %2 calls would change, from %3 to %4").arg(tables::countText(result.changed()), tables::countText(result.calls),
                                                                                tables::knownCostText(result.before), tables::knownCostText(result.after));
    sentences.append(result.changed() == 0 ? counted(result.calls, tr("Nothing would change: the call costs what it costs."), tr("Nothing would change: %1 calls cost what they cost."))
                     : difference          ? tr("%1 (%2).").arg(fromTo, changeText(difference))
                                           : fromTo + u'.');
    if (result.gained > 0)
        sentences.append(tr("%1 without a price get one.").arg(tables::countText(result.gained)));
    if (result.lost > 0)
        sentences.append(tr("%1 lose theirs.").arg(tables::countText(result.lost)));
    if (result.reported > 0)
        sentences.append(tr("%1 that senders reported stay.").arg(tables::countText(result.reported)));
    say(sentences.join(u' '));
    std::vector<std::vector<Fact>> models, rows;
    for (const auto& model : result.models) {
        models.push_back({{model.model.empty() ? tr("not stated") : plainLine(model.model, 200)}, countFact(model.before.calls), tables::knownCostFact(model.before),
                          tables::knownCostFact(model.after), changeFact(domain::differenceOf(model.before, model.after))});
    }
    for (const auto& row : result.rows) {
        const QString of = row.provider == "*" ? plainLine(row.model, 200) : tr("%1 / %2").arg(plainLine(row.provider, 80), plainLine(row.model, 200));
        const QString table = row.date.empty() ? plainLine(row.source, 120) : tr("%1 of %2").arg(plainLine(row.source, 120), plainLine(row.date, 20));
        rows.push_back({{of}, {row.from.empty() ? tr("since ever") : plainLine(row.from)}, {table, 0, table}, countFact(row.calls), moneyFact(row.amount)});
    }
    m_models->setRows(std::move(models));
    m_rows->setRows(std::move(rows));
    enable();
}

void RepricePage::apply()
{
    PriceOrder order = *m_previewed;
    order.author = m_author(); // as it is now
    m_previewed.reset();
    m_waiting = true;
    m_done = 0;
    m_progress->setRange(0, static_cast<int>(std::min<std::int64_t>(m_changes, 1'000'000'000)));
    m_progress->setValue(0);
    enable();
    m_host.changePrices(order);
}

void RepricePage::answered(const QString& problem)
{
    const bool mine = std::exchange(m_waiting, false);
    if (!mine)
        return forget(); // other lists, other costs: what was previewed does not hold
    enable();
    say(problem.isEmpty() ? counted(m_done, tr("1 call was changed. The page Changes takes it back."), tr("%1 calls were changed. The page Changes takes it back.")) : plainLine(problem.toStdString(), 600),
        !problem.isEmpty());
}

void RepricePage::enable()
{
    const bool recording = isRecording(m_host);
    for (QWidget* question : std::initializer_list<QWidget*>{m_prices, m_calls})
        question->setEnabled(!m_waiting);
    m_preview->setEnabled(!m_waiting && (m_prices->currentIndex() != File || !m_fileText.empty()));
    m_apply->setEnabled(recording && !m_waiting && m_previewed && m_changes > 0);
    m_apply->setText(m_previewed && m_changes > 0 ? counted(m_changes, tr("Change 1 call"), tr("Change %1 calls")) : tr("Apply"));
    m_apply->setToolTip(recording ? QString() : tr("Prices are kept by the recorder, and none runs here"));
    m_progress->setVisible(m_waiting);
    m_stop->setVisible(m_waiting);
}

void RepricePage::say(const QString& text, bool problem)
{
    m_answer->setText(text);
    setTone(*m_answer, problem ? QVariant(QStringLiteral("red")) : QVariant());
}

} // namespace whyglass::views
