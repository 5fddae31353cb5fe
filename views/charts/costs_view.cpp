// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/costs_view.h"

#include "models/session/query_text.h"
#include "views/charts/budget_panel.h"
#include "views/charts/budgets_dialog.h"
#include "views/charts/cost_figures.h"
#include "views/charts/cost_multiples.h"
#include "views/charts/cost_table.h"
#include "views/charts/prices_dialog.h"
#include "views/charts/segmented_control.h"
#include "views/charts/what_if_menu.h"
#include "views/charts/why_panel.h"
#include "views/common/marked_time.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace whyglass::views {

namespace {

constexpr std::array<const char*, 2> kBuckets = {"day", "hour"};
enum BucketLength { Day, Hour };

/// Only the calls that have these values of what they were split by.
domain::Filter withKeys(domain::Filter filter, const std::vector<CostSplit>& splits, const std::vector<std::string>& keys)
{
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
    layout->addWidget(horizontalRule());
    m_splits = new CostSplits(session, theme, this);
    layout->addWidget(m_splits);
    layout->addWidget(horizontalRule());
    m_problem = new QLabel(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", QStringLiteral("red"));
    m_problem->setMargin(12);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_figures = new CostFigures(theme, this);
    layout->addWidget(m_figures);
    layout->addWidget(horizontalRule());
    m_chart = new CostChart(theme, this);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(0);
    charts->addWidget(m_chart, 7);
    addBudgets(*charts);
    layout->addLayout(charts, 4);
    m_multiples = new CostMultiples(theme, this);
    m_multiples->hide();
    layout->addWidget(m_multiples, 3);
    layout->addWidget(horizontalRule());
    m_table = new CostTable(theme, this);
    layout->addWidget(m_table, 5);

    connect(m_chart, &CostChart::chosen, this, [this](int bucket, int part) { narrowToBar(m_splits->chosen(), m_chart->series(), bucket, part); });
    connect(m_chart, &CostChart::timeChosen, this, &CostsView::narrowToTime);
    followMarkedTime(session, *m_chart);
    connect(m_multiples, &CostMultiples::chosen, this,
            [this](const CostSplit& split, const CostSeries& series, int bucket, int part) { narrowToBar({split}, series, bucket, part); });
    connect(m_multiples, &CostMultiples::timeChosen, this, &CostsView::narrowToTime);
    followMarkedTime(session, *m_multiples);
    connect(m_table, &CostTable::chosen, this, &CostsView::narrowTo);
    connect(m_table, &CostTable::tracesWanted, this, [this](const std::vector<std::string>& keys) {
        narrowTo(keys);
        m_session.showView(QStringLiteral("traces"));
    });
    m_why = new WhyPanel(session, theme, m_host, this);
    connect(m_table, &CostTable::whyWanted, this, &CostsView::explain);
    connect(m_figures, &CostFigures::whyWanted, this, [this] { explain({}); });
    connect(m_splits, &CostSplits::changed, this, &CostsView::reload);
    connect(m_bucket, &SegmentedControl::chosen, this, &CostsView::reload);
    connect(m_measure, &SegmentedControl::chosen, this, [this] {
        if (m_shown)
            showBars();
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
    readBeside(bucket, asked);
}

void CostsView::readBeside(const std::string& bucket, session::Asked asked)
{
    std::array<std::string, CostMultiples::kCount> keys;
    const auto splits = splitsBeside(m_splits->chosen());
    std::transform(splits.begin(), splits.end(), keys.begin(), [](const CostSplit& split) { return split.key; });
    m_session.queries().request<CostBeside>(
        this, "costs/beside",
        [keys, bucket, filter = m_session.filter()](store::WorkspaceReader& reader) { return loadCostBeside(reader, keys, bucket, filter); },
        [this](domain::Result<CostBeside> beside) {
            if (beside.ok())
                presentBeside(*beside);
        },
        session::Urgency::Beside, asked);
}

CostMeasure CostsView::measure() const { return m_measure->current() == 0 ? CostMeasure::Money : CostMeasure::Tokens; }

void CostsView::present(const CostOverview& overview)
{
    m_shown = overview;
    if (!(m_besideOf == m_session.filter()))
        m_beside.reset();
    m_figures->setTotal(overview.total, overview.changed);
    QStringList titles;
    for (const CostSplit& split : m_splits->chosen())
        titles.append(split.title);
    m_table->setRows(overview.groups, overview.folded, titles);
    showBars();
}

void CostsView::presentBeside(const CostBeside& beside)
{
    m_beside = beside;
    m_besideOf = m_session.filter();
    if (m_shown)
        showBars();
}

/// The bars in what is chosen to be shown, and beside them what is there of the rest.
void CostsView::showBars()
{
    const bool money = measure() == CostMeasure::Money;
    QStringList titles;
    for (const CostSplit& split : m_splits->chosen())
        titles.append(split.title);
    const QString by = titles.join(QStringLiteral(", "));
    if (m_bucket->current() == Day)
        m_chart->setTitle((money ? tr("Cost per day (UTC), by %1") : tr("Tokens per day (UTC), by %1")).arg(by));
    else
        m_chart->setTitle((money ? tr("Cost per hour, by %1") : tr("Tokens per hour, by %1")).arg(by));
    CostSeries series = money ? m_shown->money : m_shown->tokens;
    const std::optional<CostOutlook> outlook = !m_beside ? std::nullopt : money ? m_beside->outlooks.money : m_beside->outlooks.tokens;
    if (outlook)
        addOutlook(series, *outlook);
    m_chart->setSeries(series, measure());
    m_figures->setOutlook(outlook, measure());
    if (m_beside)
        m_multiples->present(m_beside->splits, measure());
    fitHeight();
}

/// In a low window the table needs the room more than the small charts.
void CostsView::fitHeight()
{
    constexpr int kLeastHeight = 590;
    m_multiples->setVisible(m_beside && m_shown && m_chart->series().total > 0 && height() >= kLeastHeight);
}

void CostsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void CostsView::narrowToBar(const std::vector<CostSplit>& splits, const CostSeries& series, int bucket, int part)
{
    const auto at = static_cast<std::size_t>(bucket);
    if (at >= series.buckets.size())
        return;
    const domain::TimeWindow window = series.window(at);
    const bool wasDay = !series.hourly;
    const auto chosen = static_cast<std::size_t>(part);
    const auto keys = part >= 0 && chosen < series.parts.size() ? series.parts[chosen].keys : std::vector<std::string>();
    if (wasDay)
        m_bucket->setCurrent(Hour); // a day alone says nothing as one bar
    setFilter(session::withWindow(withKeys(m_session.filter(), splits, keys), window));
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
    m_why->explain(keys.empty() ? tr("all that is shown") : names.join(QStringLiteral(", ")), withKeys(m_session.filter(), m_splits->chosen(), keys));
}

void CostsView::narrowTo(const std::vector<std::string>& keys) { setFilter(withKeys(m_session.filter(), m_splits->chosen(), keys)); }

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
