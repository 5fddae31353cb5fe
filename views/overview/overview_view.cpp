// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/overview_view.h"

#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "views/charts/segmented_control.h"
#include "views/common/counted.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/charts/why_panel.h"
#include "views/overview/figure_tile.h"
#include "views/overview/latest_list.h"
#include "views/overview/top_list.h"
#include "views/tables/strip_readers.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QShowEvent>
#include <QVBoxLayout>

#include <numeric>

namespace whyglass::views {

namespace {

constexpr int kSpacing = 12;
constexpr int kRefreshMs = 5'000;
/// Narrower pages put the tiles in two rows, and the cards below each other.
constexpr int kWide = 1'000;

/// What a tile opens. In the order of workspaceStrips().
struct TileTarget {
    const char* view;
    const char* tip; ///< marked for translation
    bool errors = false;
};
constexpr std::array<TileTarget, 6> kTargets = {{
    {"traces", QT_TRANSLATE_NOOP("OverviewView", "Opens the traces")},
    {"traces", QT_TRANSLATE_NOOP("OverviewView", "Opens the traces with errors"), true},
    {"costs", QT_TRANSLATE_NOOP("OverviewView", "Opens the costs")},
    {"costs", QT_TRANSLATE_NOOP("OverviewView", "Opens the costs")},
    {"decisions", QT_TRANSLATE_NOOP("OverviewView", "Opens the decisions")},
    {"findings", QT_TRANSLATE_NOOP("OverviewView", "Opens the findings")},
}};
enum Tile : std::size_t { Traces, Errors, Cost, Tokens, Decisions, Findings };

const char* fieldOf(TopKind kind)
{
    switch (kind) {
    case TopKind::Models: return "model";
    case TopKind::Tools: return "tool";
    case TopKind::Agents: return "agent";
    case TopKind::Services: return "service";
    }
    return "";
}

std::int64_t sumOf(const MetricStrips::Series& series) { return std::accumulate(series.values.begin(), series.values.end(), std::int64_t{0}); }

} // namespace

OverviewView::OverviewView(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(horizontalRule());
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidget(makePage());
    layout->addWidget(scroll, 1);
    setFocusProxy(m_tiles.front());

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        m_dirty = true;
        if (isVisible())
            refresh(session::Asked::Again);
    });
    connect(&context.session, &session::Session::filterChanged, this, [this] {
        m_dirty = true;
        if (isVisible())
            refresh(session::Asked::New);
    });
    connect(&context.session, &session::Session::generationChanged, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
}

QWidget* OverviewView::makeHeader()
{
    QHBoxLayout* row = nullptr;
    QWidget* header = viewHeader(row);
    row->addWidget(lineLabel(m_context.theme, tr("Overview"), TextStyle::ViewTitle));
    m_extent = lineLabel(m_context.theme, {}, TextStyle::Body, 3);
    m_extent->setMinimumWidth(1);
    row->addWidget(m_extent, 1);
    auto* order = new SegmentedControl({tr("By cost"), tr("By errors")}, tr("What the lists are ordered by"), header);
    row->addWidget(order);
    connect(order, &SegmentedControl::chosen, this, [this](int choice) {
        for (TopList* top : m_tops)
            top->setByErrors(choice == 1);
    });
    return header;
}

QWidget* OverviewView::makePage()
{
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("bg"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(kSpacing);
    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(kSpacing);
    layout->addLayout(m_tileGrid);
    m_cardGrid = new QGridLayout;
    m_cardGrid->setSpacing(kSpacing);
    layout->addLayout(m_cardGrid);
    layout->addStretch(1);
    makeTiles();
    makeTops();
    m_findings = new LatestList(m_context.theme, tr("Newest findings"), tr("All findings"));
    connect(m_findings, &LatestList::chosen, &m_context.session, &session::Session::openFinding);
    connect(m_findings, &LatestList::allChosen, this, [this] { open(QStringLiteral("findings"), m_context.session.filter()); });
    m_issues = new LatestList(m_context.theme, tr("Wrong with the input"), tr("All problems"));
    connect(m_issues, &LatestList::chosen, this, [this] { m_context.session.showView(QStringLiteral("sources")); });
    connect(m_issues, &LatestList::allChosen, this, [this] { m_context.session.showView(QStringLiteral("sources")); });
    arrange();
    return page;
}

void OverviewView::makeTiles()
{
    for (std::size_t i = 0; i < kTargets.size(); ++i) {
        auto* tile = new FigureTile(m_context.theme);
        connect(tile, &QAbstractButton::clicked, this, [this, i] { openTile(i); });
        m_tiles.push_back(tile);
    }
}

void OverviewView::makeTops()
{
    for (const TopKind kind : kTopKinds) {
        auto* top = new TopList(m_context.theme, kind);
        connect(top, &TopList::nameChosen, this, [this, kind](const QString& name) { openName(kind, name, false); });
        connect(top, &TopList::errorsChosen, this, [this, kind](const QString& name) { openName(kind, name, true); });
        connect(top, &TopList::whyChosen, this, [this, kind](const QString& name) {
            const domain::Filter filter = session::withValue(m_context.session.filter(), fieldOf(kind), name.toStdString(), true);
            showWhy(m_context.session, m_context.host, m_context.theme, *this, plainLine(name.toStdString(), 80), filter);
        });
        m_tops.push_back(top);
    }
}

void OverviewView::arrange()
{
    const int columns = width() >= kWide ? 6 : 3;
    if (columns == std::exchange(m_columns, columns))
        return;
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->addWidget(m_tiles[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < 6; ++column)
        m_tileGrid->setColumnStretch(column, column < columns ? 1 : 0);
    const int across = columns == 6 ? 2 : 1;
    std::vector<QWidget*> cards(m_tops.begin(), m_tops.end());
    cards.insert(cards.end(), {m_findings, m_issues});
    for (std::size_t i = 0; i < cards.size(); ++i)
        m_cardGrid->addWidget(cards[i], static_cast<int>(i) / across, static_cast<int>(i) % across);
    m_cardGrid->setColumnStretch(0, 1);
    m_cardGrid->setColumnStretch(1, across == 2 ? 1 : 0);
}

void OverviewView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        refresh(session::Asked::New);
    m_context.host.showStatus(tr("Every figure opens the list behind it"));
}

void OverviewView::refresh(session::Asked asked)
{
    m_dirty = false;
    readFigures(asked);
    readTops(asked);
    m_context.session.queries().request<Latest>(
        this, "overview/latest", [filter = m_context.session.filter()](store::WorkspaceReader& reader) { return readLatest(reader, filter); },
        [this](domain::Result<Latest> latest) {
            if (latest)
                showLatest(*latest);
            else
                m_findings->setLines({}, toldLine(latest.error().text()));
        },
        session::Urgency::Seen, asked);
}

void OverviewView::readFigures(session::Asked asked)
{
    // The window of the filter narrows the figures, unlike the strips of the lists, which show what lies outside of it too.
    m_context.session.queries().request<MetricStrips::Data>(
        this, "overview/volume",
        [filter = m_context.session.filter()](store::WorkspaceReader& reader) { return workspaceStrips()(reader, filter); },
        [this](domain::Result<MetricStrips::Data> figures) {
            if (figures)
                showFigures(*figures);
            else
                m_extent->setText(toldLine(figures.error().text()));
        },
        session::Urgency::Seen, asked);
}

void OverviewView::readTops(session::Asked asked)
{
    for (TopList* top : m_tops) {
        const TopKind kind = top->kind();
        m_context.session.queries().request<std::vector<TopEntry>>(
            this, QByteArray("overview/top-") + fieldOf(kind),
            [kind, filter = m_context.session.filter()](store::WorkspaceReader& reader) { return readTop(reader, kind, filter); },
            [top](domain::Result<std::vector<TopEntry>> entries) {
                if (entries)
                    top->setEntries(std::move(entries).value());
                else
                    top->setProblem(toldLine(entries.error().text()));
            },
            session::Urgency::Seen, asked);
    }
}

void OverviewView::showFigures(const MetricStrips::Data& figures)
{
    auto series = figures.series;
    // As long as no trace was judged nobody knows whether there is anything to find.
    const auto& info = m_context.host.info();
    if (info.unanalysed > 0 && info.unanalysed == info.traces)
        series[Decisions].known = series[Findings].known = false;
    const std::int64_t traces = sumOf(series[Traces]);
    const auto share = [&](std::int64_t part) {
        return traces == 0 ? QString() : tr("%1 % of the traces").arg(tables::decimalText(100.0 * static_cast<double>(part) / static_cast<double>(traces), 1));
    };
    const std::array<QString, kTargets.size()> notes = {
        counted(info.spans, tr("1 span in the workspace"), tr("%1 spans in the workspace")),
        share(sumOf(series[Errors])),
        series[Cost].known ? tr("of the calls with a known price") : tr("no call has a known price"),
        series[Tokens].known ? tr("of the calls that say") : tr("no call says how many"),
        counted(info.sessions, tr("1 session in the workspace"), tr("%1 sessions in the workspace")),
        info.unanalysed > 0 ? counted(info.unanalysed, tr("1 trace is still to be read"), tr("%1 traces are still to be read")) : QString(),
    };
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setFigure(series[i], notes[i], tr(kTargets[i].tip));
    const bool nothing = info.spans == 0;
    m_extent->setText(nothing ? tr("Nothing has arrived yet")
                              : tr("%1 to %2").arg(tables::timeText(figures.extent.begin, true), tables::timeText(figures.extent.end, true)));
}

void OverviewView::showLatest(const Latest& latest)
{
    std::vector<LatestList::Line> findings;
    for (const domain::Finding& finding : latest.findings)
        findings.push_back({QString::fromStdString(finding.id), toldLine(finding.title, 200), tables::timeText(finding.time), finding.severity});
    m_findings->setLines(findings, m_context.host.info().unanalysed > 0 ? tr("The detectors are still reading") : tr("No detector found anything"));
    std::vector<LatestList::Line> issues;
    for (const domain::ImportIssue& issue : latest.issues) {
        const QString from = issue.service.empty() ? plainLine(issue.source, 80) : plainLine(issue.service, 80);
        issues.push_back({{}, toldLine(issue.code, 80) + (from.isEmpty() ? QString() : QStringLiteral(" · ") + from), tables::countText(issue.count), issue.severity});
    }
    m_issues->setLines(issues, tr("Everything that came in could be read"));
}

void OverviewView::openTile(std::size_t tile)
{
    domain::Filter filter = m_context.session.filter();
    if (kTargets[tile].errors)
        filter = session::withValue(std::move(filter), "status", "error", true);
    open(QString::fromLatin1(kTargets[tile].view), filter);
}

void OverviewView::openName(TopKind kind, const QString& name, bool errors)
{
    domain::Filter filter = session::withValue(m_context.session.filter(), fieldOf(kind), name.toStdString(), true);
    if (errors)
        filter = session::withValue(std::move(filter), "status", "error", true);
    open(QStringLiteral("traces"), filter);
}

void OverviewView::open(const QString& view, const domain::Filter& filter)
{
    m_context.session.showView(view);
    if (filter != m_context.session.filter())
        m_context.host.setQueryText(QString::fromStdString(session::queryText(filter)));
}

} // namespace whyglass::views
