// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/costs_view.h"

#include "models/format/format.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "views/charts/budget_panel.h"
#include "views/charts/budgets_dialog.h"
#include "views/charts/cost_splits.h"
#include "views/charts/cost_table.h"
#include "views/charts/prices_dialog.h"
#include "views/charts/segmented_control.h"
#include "views/charts/what_if_menu.h"
#include "views/charts/why_panel.h"
#include "views/common/elided_label.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <array>

namespace whyglass::views {

namespace {

constexpr std::array<const char*, 2> kBuckets = {"day", "hour"};
enum BucketLength { Day, Hour };

enum Figure { Spent, PerCall, Tokens, Unpriced, FigureCount };

QFrame* rule(QWidget* parent, const char* direction)
{
    auto* line = new QFrame(parent);
    line->setProperty("rule", QString::fromLatin1(direction));
    return line;
}

} // namespace

CostsView::CostsView(session::Session& session, const Theme& theme, ViewHost* host, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_host(host)
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(rule(this, "h"));
    m_splits = new CostSplits(session, theme, this);
    layout->addWidget(m_splits);
    layout->addWidget(rule(this, "h"));
    m_problem = new QLabel(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", QStringLiteral("red"));
    m_problem->setMargin(12);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addWidget(makeFigures());
    layout->addWidget(rule(this, "h"));
    m_chart = new CostChart(theme, this);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(0);
    charts->addWidget(m_chart, 7);
    addBudgets(*charts);
    layout->addLayout(charts, 4);
    layout->addWidget(rule(this, "h"));
    m_table = new CostTable(theme, this);
    layout->addWidget(m_table, 5);

    connect(m_chart, &CostChart::chosen, this, &CostsView::narrowToBar);
    connect(m_chart, &CostChart::timeChosen, this, &CostsView::narrowToTime);
    followMarkedTime(session, *m_chart);
    connect(m_table, &CostTable::chosen, this, &CostsView::narrowTo);
    connect(m_table, &CostTable::tracesWanted, this, [this](const std::vector<std::string>& keys) {
        narrowTo(keys);
        m_session.showView(QStringLiteral("traces"));
    });
    m_why = new WhyPanel(session, theme, this);
    connect(m_table, &CostTable::whyWanted, this, &CostsView::explain);
    for (QPushButton* figure : m_figures)
        connect(figure, &QPushButton::clicked, this, [this] { explain({}); });
    connect(m_why, &WhyPanel::callsWanted, this, [this](const domain::Filter& filter) {
        setFilter(filter);
        m_session.showView(QStringLiteral("traces"));
    });
    if (m_host != nullptr) {
        connect(m_why, &WhyPanel::pricesWanted, this,
                [this](const WantedPrices& wanted) { openPricesDialog(m_session, *m_host, m_theme, window(), PricesDialog::Lists, wanted); });
    }
    connect(m_splits, &CostSplits::changed, this, &CostsView::reload);
    connect(m_bucket, &SegmentedControl::chosen, this, &CostsView::reload);
    connect(m_measure, &SegmentedControl::chosen, this, [this] {
        if (m_shown)
            present(*m_shown);
    });
    connect(&session, &session::Session::filterChanged, this, [this] { reloadWhenVisible(session::Asked::New); });
    connect(&session, &session::Session::generationChanged, this, [this] { reloadWhenVisible(session::Asked::Again); });
}

QWidget* CostsView::makeHeader()
{
    auto* header = new QWidget(this);
    header->setFixedHeight(44);
    auto* title = new QLabel(tr("Costs"), header);
    title->setFont(m_theme.font(TextStyle::ViewTitle));
    m_measure = new SegmentedControl({tr("Cost"), tr("Tokens")}, tr("What the bars show"), header);
    m_bucket = new SegmentedControl({tr("Day"), tr("Hour")}, tr("Length of a bar's time"), header);
    auto* save = new QPushButton(m_theme.icon(QStringLiteral("export")), tr("Export"), header);
    save->setProperty("opens", QStringLiteral("menu"));
    save->setMenu(makeExportMenu());
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 0, 14, 0);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(new MarkedTimeOffer(m_session, m_theme, header));
    layout->addStretch(1);
    layout->addWidget(m_measure);
    layout->addWidget(m_bucket);
    m_whatIf = new QPushButton(tr("What if"), header);
    m_whatIf->setProperty("opens", QStringLiteral("menu"));
    m_whatIf->setMenu(makeWhatIfMenu(m_session, this));
    layout->addWidget(m_whatIf);
    if (m_host != nullptr) {
        auto* budgets = new QPushButton(tr("Budgets…"), header);
        connect(budgets, &QPushButton::clicked, this, [this] { openBudgetsDialog(m_session, *m_host, m_theme, window()); });
        layout->addWidget(budgets);
        auto* prices = new QPushButton(tr("Prices…"), header);
        connect(prices, &QPushButton::clicked, this, [this] { openPricesDialog(m_session, *m_host, m_theme, window(), PricesDialog::Lists); });
        layout->addWidget(prices);
    }
    layout->addWidget(save);
    return header;
}

/// A budget is of all calls of its scope, whatever the filter shows.
void CostsView::addBudgets(QHBoxLayout& beside)
{
    if (m_host == nullptr)
        return;
    m_budgets = new BudgetPanel(m_session, m_theme, this);
    beside.addWidget(m_budgets, 4);
    connect(m_host, &ViewHost::budgetsChanged, m_budgets, [this] { m_budgets->reload(); });
}

void CostsView::showWhatIf() { m_whatIf->menu()->popup(m_whatIf->mapToGlobal(QPoint(0, m_whatIf->height()))); }

QMenu* CostsView::makeExportMenu()
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("Chart as PNG…"), this, [this] { exportChart(QStringLiteral("png")); });
    menu->addAction(tr("Chart as SVG…"), this, [this] { exportChart(QStringLiteral("svg")); });
    menu->addAction(tr("Table as CSV…"), this, &CostsView::exportTable);
    return menu;
}

QWidget* CostsView::makeFigures()
{
    auto* strip = new QWidget(this);
    auto* layout = new QHBoxLayout(strip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const std::array<QString, FigureCount> titles = {tr("Spent"), tr("Mean call"), tr("Tokens"), tr("Without a price")};
    for (int i = 0; i < FigureCount; ++i) {
        if (i > 0)
            layout->addWidget(rule(strip, "v"));
        auto* box = new QVBoxLayout;
        box->setContentsMargins(16, 8, 16, 8);
        box->setSpacing(2);
        auto* title = new QLabel(titles[static_cast<std::size_t>(i)], strip);
        title->setFont(m_theme.font(TextStyle::Small));
        title->setProperty("tone", QStringLiteral("2"));
        auto* figure = new QPushButton(strip);
        figure->setProperty("look", QStringLiteral("figure"));
        figure->setFont(m_theme.font(TextStyle::Figure));
        figure->setCursor(Qt::PointingHandCursor);
        figure->setAccessibleName(tr("%1: why").arg(titles[static_cast<std::size_t>(i)]));
        auto* note = new ElidedLabel(m_theme, TextStyle::Small, Role::Text3, strip);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(figure);
        line->addWidget(note, 1, Qt::AlignBottom);
        box->addWidget(title);
        box->addLayout(line);
        layout->addLayout(box, 1);
        m_figures.push_back(figure);
        m_notes.push_back(note);
    }
    return strip;
}

void CostsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

void CostsView::reloadWhenVisible(session::Asked asked)
{
    m_stale = true;
    if (isVisible())
        read(asked);
}

void CostsView::reload() { read(session::Asked::New); }

void CostsView::read(session::Asked asked)
{
    m_stale = false;
    if (m_budgets != nullptr)
        m_budgets->reload(asked);
    std::vector<std::string> split;
    for (const CostSplit& one : m_splits->chosen())
        split.push_back(one.key);
    const std::string bucket = kBuckets[static_cast<std::size_t>(m_bucket->current())];
    m_session.queries().request<CostOverview>(
        this, "costs/overview",
        [split, bucket, filter = m_session.filter()](
            store::WorkspaceReader& reader) { return loadCostOverview(reader, split, bucket, filter); },
        [this](domain::Result<CostOverview> overview) {
            m_problem->setVisible(!overview.ok());
            if (overview.ok())
                present(*overview);
            else
                m_problem->setText(toldLine(overview.error().text()));
        },
        session::Urgency::Seen, asked);
}

void CostsView::present(const CostOverview& overview)
{
    if (!m_shown || &overview != &*m_shown)
        m_shown = overview;
    presentTotals(m_shown->total);
    if (m_shown->changed > 0)
        m_notes[Spent]->setText(tr("%1, %2 re-priced").arg(m_notes[Spent]->text(), QString::fromStdString(format::count(m_shown->changed))));
    QStringList titles;
    for (const CostSplit& split : m_splits->chosen())
        titles.append(split.title);
    const bool money = m_measure->current() == 0;
    const QString by = titles.join(QStringLiteral(", "));
    if (m_bucket->current() == Day)
        m_chart->setTitle((money ? tr("Cost per day (UTC), by %1") : tr("Tokens per day (UTC), by %1")).arg(by));
    else
        m_chart->setTitle((money ? tr("Cost per hour, by %1") : tr("Tokens per hour, by %1")).arg(by));
    m_chart->setSeries(money ? m_shown->money : m_shown->tokens, money ? CostMeasure::Money : CostMeasure::Tokens);
    m_table->setRows(m_shown->groups, m_shown->folded, titles);
}

void CostsView::presentTotals(const store::CostRow& total)
{
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    const std::int64_t leftOut = total.unpricedCalls + total.unknownCalls;
    const std::int64_t priced = total.calls - leftOut;
    m_figures[Spent]->setText(total.cost ? text(format::money(*total.cost)) : tr("unknown"));
    m_figures[Spent]->setToolTip(total.cost ? text(format::moneyInFull(*total.cost)) : QString());
    m_notes[Spent]->setText(leftOut > 0 ? tr("%1 of %2 calls").arg(text(format::count(priced)), text(format::count(total.calls)))
                                        : tr("%1 calls").arg(text(format::count(total.calls))));
    m_figures[PerCall]->setText(total.cost && priced > 0 ? text(format::money({total.cost->nano / priced})) : tr("unknown"));
    m_notes[PerCall]->setText(priced > 0 ? tr("of %1 with a price").arg(text(format::count(priced))) : QString());
    const auto tokens = total.tokens.total();
    m_figures[Tokens]->setText(tokens ? text(format::tokens(*tokens)) : tr("unknown"));
    m_notes[Tokens]->setText(!tokens ? QString()
            : total.unknownCalls > 0
            ? tr("%1 calls state none").arg(text(format::count(total.unknownCalls)))
            : tr("%1 in, %2 out").arg(text(format::tokens(total.tokens.input.value_or(0))), text(format::tokens(total.tokens.output.value_or(0)))));
    const double share = total.calls > 0 ? 100.0 * static_cast<double>(leftOut) / static_cast<double>(total.calls) : 0.0;
    m_figures[Unpriced]->setText(total.calls > 0 ? QString(tables::decimalText(share, 1) + QStringLiteral(" %")) : tr("no calls"));
    m_notes[Unpriced]->setText(leftOut > 0 ? tr("%1 unpriced, %2 unknown").arg(text(format::count(total.unpricedCalls)), text(format::count(total.unknownCalls)))
                                           : tr("nothing left out"));
    m_figures[Unpriced]->setToolTip(tr("%1 calls are not in the sum").arg(text(format::count(leftOut))));
}

domain::Filter CostsView::withKeys(domain::Filter filter, const std::vector<std::string>& keys) const
{
    const std::vector<CostSplit> splits = m_splits->chosen();
    for (std::size_t i = 0; i < keys.size() && i < splits.size(); ++i) {
        const std::string& field = splits[i].field;
        filter = session::withoutField(std::move(filter), field);
        if (!keys[i].empty()) {
            filter = session::withValue(std::move(filter), field, keys[i], true);
            continue;
        }
        domain::FilterTerm absent;
        absent.kind = domain::FilterTerm::Kind::Field;
        absent.key = field;
        absent.op = domain::FilterTerm::Op::Any;
        absent.negated = true;
        filter.terms.push_back(absent);
    }
    return filter;
}

void CostsView::narrowToBar(int bucket, int part)
{
    const CostSeries& series = m_chart->series();
    const auto at = static_cast<std::size_t>(bucket);
    if (at >= series.buckets.size())
        return;
    const domain::TimeWindow window = series.window(at);
    const bool wasDay = !series.hourly;
    const auto chosen = static_cast<std::size_t>(part);
    const auto keys = part >= 0 && chosen < series.parts.size() ? series.parts[chosen].keys : std::vector<std::string>();
    if (wasDay)
        m_bucket->setCurrent(Hour); // a day alone says nothing as one bar
    setFilter(session::withWindow(withKeys(m_session.filter(), keys), window));
    markTime(m_session, window); // the timelines show it too
}

void CostsView::narrowToTime(domain::TimeWindow window)
{
    setFilter(session::withWindow(m_session.filter(), window));
    markTime(m_session, window);
}

/// Why a group, or without keys everything that is shown, costs what it costs.
void CostsView::explain(const std::vector<std::string>& keys)
{
    QStringList names;
    for (const std::string& key : keys)
        names.append(key.empty() ? tr("not stated") : plainLine(key, 80));
    m_why->explain(keys.empty() ? tr("all that is shown") : names.join(QStringLiteral(", ")), withKeys(m_session.filter(), keys));
}

void CostsView::narrowTo(const std::vector<std::string>& keys) { setFilter(withKeys(m_session.filter(), keys)); }

void CostsView::setFilter(const domain::Filter& filter)
{
    m_session.setQuery(QString::fromStdString(session::queryText(filter)), filter);
}

void CostsView::exportChart(const QString& suffix)
{
    save(tr("Export the chart"), suffix, [this](const QString& path) { return m_chart->exportTo(path); });
}

void CostsView::exportTable()
{
    save(tr("Export the table"), QStringLiteral("csv"), [this](const QString& path) {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(m_table->rows().csv().toUtf8()) >= 0 && file.commit();
        return written ? QString() : tr("cannot write %1: %2").arg(path, file.errorString());
    });
}

void CostsView::save(const QString& title, const QString& suffix, std::function<QString(const QString&)> write)
{
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix.toUpper() + QStringLiteral(" (*.") + suffix + u')');
    dialog->selectFile(QStringLiteral("costs.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write = std::move(write)](const QString& path) {
        const QString problem = write(path);
        m_problem->setVisible(!problem.isEmpty());
        m_problem->setText(problem);
    });
    dialog->open();
}

} // namespace whyglass::views
