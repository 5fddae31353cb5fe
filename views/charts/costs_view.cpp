// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/costs_view.h"

#include "models/analysis/metrics/metric_costs.h"
#include "models/analysis/pricing/price_table.h"
#include "models/format/format.h"
#include "views/charts/cost_table.h"
#include "views/charts/segmented_control.h"
#include "views/common/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace whyglass::views {

namespace {

struct Split {
    const char* key; ///< of WorkspaceReader::costs
    const char* title;
};
constexpr std::array<Split, 4> kSplits = {
    {{"model", QT_TRANSLATE_NOOP("CostsView", "Model")}, {"operation", QT_TRANSLATE_NOOP("CostsView", "Operation")},
        {"service", QT_TRANSLATE_NOOP("CostsView", "Service")}, {"user_tier", QT_TRANSLATE_NOOP("CostsView", "User tier")}}};
constexpr std::array<const char*, 2> kBuckets = {"day", "hour"};

enum Figure { Spent, PerCall, Tokens, Unpriced, FigureCount };

QFrame* rule(QWidget* parent, const char* direction)
{
    auto* line = new QFrame(parent);
    line->setProperty("rule", QString::fromLatin1(direction));
    return line;
}

domain::Result<CostOverview> loadOverview(
    store::WorkspaceReader& reader, const std::string& split, const std::string& bucket, const domain::Filter& filter)
{
    CostOverview overview;
    const std::array<std::string, 2> overTime{bucket, split};
    const auto prices = analysis::PriceTable::builtin();
    auto rows = analysis::costs(reader, overTime, filter, *prices);
    if (!rows.ok())
        return rows.error();
    overview.overTime = std::move(rows).value();
    const std::array<std::string, 1> groups{split};
    rows = analysis::costs(reader, groups, filter, *prices);
    if (!rows.ok())
        return rows.error();
    overview.groups = std::move(rows).value();
    for (const store::CostRow& row : overview.groups) {
        overview.total.calls += row.calls;
        overview.total.unknownCalls += row.unknownCalls;
        overview.total.unpricedCalls += row.unpricedCalls;
        overview.total.tokens.add(row.tokens);
        if (row.cost)
            overview.total.cost = overview.total.cost.value_or(domain::Money{}) + *row.cost;
    }
    return overview;
}

} // namespace

CostsView::CostsView(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
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
    layout->addWidget(m_chart, 4);
    layout->addWidget(rule(this, "h"));
    m_table = new CostTable(theme, this);
    layout->addWidget(m_table, 5);

    connect(m_split, &SegmentedControl::chosen, this, &CostsView::reload);
    connect(m_bucket, &SegmentedControl::chosen, this, &CostsView::reload);
    connect(m_measure, &SegmentedControl::chosen, this, [this] {
        if (m_shown)
            present(*m_shown);
    });
    connect(&session, &session::Session::filterChanged, this, &CostsView::reloadWhenVisible);
    connect(&session, &session::Session::generationChanged, this, &CostsView::reloadWhenVisible);
}

QWidget* CostsView::makeHeader()
{
    auto* header = new QWidget(this);
    header->setFixedHeight(44);
    auto* title = new QLabel(tr("Costs"), header);
    title->setFont(m_theme.font(TextStyle::ViewTitle));
    auto* splitLabel = new QLabel(tr("Split by"), header);
    splitLabel->setProperty("tone", QStringLiteral("2"));
    splitLabel->setFont(m_theme.font(TextStyle::Small));
    QStringList splits;
    for (const Split& split : kSplits)
        splits.append(tr(split.title));
    m_split = new SegmentedControl(splits, tr("Split by"), header);
    m_measure = new SegmentedControl({tr("Cost"), tr("Tokens")}, tr("What the bars show"), header);
    m_bucket = new SegmentedControl({tr("Day"), tr("Hour")}, tr("Length of a bar's time"), header);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 0, 14, 0);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addStretch(1);
    layout->addWidget(splitLabel);
    layout->addWidget(m_split);
    layout->addWidget(m_measure);
    layout->addWidget(m_bucket);
    return header;
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
        auto* figure = new QLabel(strip);
        figure->setFont(m_theme.font(TextStyle::Figure));
        figure->setTextFormat(Qt::PlainText);
        auto* note = new QLabel(strip);
        note->setFont(m_theme.font(TextStyle::Small));
        note->setProperty("tone", QStringLiteral("3"));
        note->setTextFormat(Qt::PlainText);
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

void CostsView::reloadWhenVisible()
{
    m_stale = true;
    if (isVisible())
        reload();
}

void CostsView::reload()
{
    m_stale = false;
    const std::string split = kSplits[static_cast<std::size_t>(m_split->current())].key;
    const std::string bucket = kBuckets[static_cast<std::size_t>(m_bucket->current())];
    m_session.queries().request<CostOverview>(
        this, "costs/overview",
        [split, bucket, filter = m_session.filter()](
            store::WorkspaceReader& reader) { return loadOverview(reader, split, bucket, filter); },
        [this](domain::Result<CostOverview> overview) {
            m_problem->setVisible(!overview.ok());
            if (overview.ok())
                present(*overview);
            else
                m_problem->setText(plainLine(overview.error().text()));
        });
}

void CostsView::present(const CostOverview& overview)
{
    if (!m_shown || &overview != &*m_shown)
        m_shown = overview;
    const store::CostRow& total = m_shown->total;
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    const std::int64_t leftOut = total.unpricedCalls + total.unknownCalls;
    const std::int64_t priced = total.calls - leftOut;
    m_figures[Spent]->setText(total.cost ? text(format::money(*total.cost)) : tr("unknown"));
    m_figures[Spent]->setToolTip(total.cost ? QString(QStringLiteral("$") + text(format::moneyExact(*total.cost))) : QString());
    m_notes[Spent]->setText(tr("%1 calls").arg(text(format::count(total.calls))));
    m_figures[PerCall]->setText(total.cost && priced > 0 ? text(format::money({total.cost->nano / priced})) : tr("unknown"));
    m_notes[PerCall]->setText(priced > 0 ? tr("of %1 with a price").arg(text(format::count(priced))) : QString());
    const auto tokens = total.tokens.total();
    m_figures[Tokens]->setText(tokens ? text(format::tokens(*tokens)) : tr("unknown"));
    m_notes[Tokens]->setText(tokens ? tr("%1 in, %2 out")
                                          .arg(text(format::tokens(total.tokens.input.value_or(0))),
                                              text(format::tokens(total.tokens.output.value_or(0))))
                                    : QString());
    const double share = total.calls > 0 ? 100.0 * static_cast<double>(leftOut) / static_cast<double>(total.calls) : 0.0;
    m_figures[Unpriced]->setText(QString::number(share, 'f', 1) + QStringLiteral(" %"));
    m_notes[Unpriced]->setText(
        leftOut > 0 ? tr("%1 calls are not in the sum").arg(text(format::count(leftOut))) : tr("nothing left out"));

    const CostMeasure measure = m_measure->current() == 0 ? CostMeasure::Money : CostMeasure::Tokens;
    const QString split = tr(kSplits[static_cast<std::size_t>(m_split->current())].title);
    const QString per = m_bucket->current() == 0 ? tr("day") : tr("hour");
    m_chart->setTitle(
        (measure == CostMeasure::Money ? tr("Cost per %1, by %2") : tr("Tokens per %1, by %2")).arg(per, split.toLower()));
    m_chart->setData(m_shown->overTime, measure);
    m_table->setRows(m_shown->groups, split);
}

} // namespace whyglass::views
