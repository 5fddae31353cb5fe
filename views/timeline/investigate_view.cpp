// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/investigate_view.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/timeline/critical_path.h"
#include "views/replay/replay_bar.h"
#include "views/timeline/context_page.h"
#include "views/timeline/find_bar.h"
#include "views/timeline/investigate_header.h"
#include "views/timeline/span_table_view.h"
#include "views/timeline/span_tree_view.h"
#include "views/timeline/trace_log_view.h"
#include "views/timeline/trace_timeline_view.h"
#include "views/transcript/transcript_page.h"
#include "views/transcript/transcript_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace whyglass::views {

namespace {

constexpr int kTabsHeight = 30;
constexpr int kTableTab = 1, kTranscriptTab = 2, kLogsTab = 3;
constexpr std::array<const char*, 5> kTabIds = {"tree", "table", "transcript", "logs", "context"}; ///< for whoever asks for a tab by name
constexpr int kLeastLower = 180; // logical pixels that the lower part keeps

QFrame* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("rule", QStringLiteral("h"));
    line->setFixedHeight(1);
    return line;
}

/// "27 spans · critical path 46.9 s"; of a trace with very many spans their number alone.
QString summaryOf(const session::LoadedTrace& trace)
{
    constexpr std::size_t kMostMeasured = 50'000;
    const QString spans = trace.spans.rows.size() == 1 ? InvestigateView::tr("1 span") : InvestigateView::tr("%1 spans").arg(QString::fromStdString(format::count(static_cast<std::int64_t>(trace.spans.rows.size()))));
    if (trace.spans.rows.empty() || trace.spans.rows.size() > kMostMeasured)
        return spans;
    const domain::Duration work = timeline::criticalWork(trace, timeline::criticalPath(trace));
    return InvestigateView::tr("%1 · critical path %2").arg(spans, QString::fromStdString(format::duration(work)));
}

} // namespace

InvestigateView::InvestigateView(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_header(new InvestigateHeader(theme, this))
    , m_timeline(new TraceTimelineView(session, theme, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_replay(new ReplayBar(session, theme, this))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_timeline);
    m_splitter->addWidget(makeLowerPart());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_timeline->setMinimumHeight(160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(rule(this));
    layout->addWidget(m_replay);
    layout->addWidget(m_splitter, 1);

    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_dividedByHand = true; });
    connect(m_timeline, &TraceTimelineView::timelineChanged, this, &InvestigateView::takeTimeline);
    connect(m_timeline, &TraceTimelineView::windowChanged, m_tree, &SpanTreeView::setWindow);
    connect(m_timeline, &TraceTimelineView::activated, this, &InvestigateView::activated);
    connect(m_tree, &SpanTreeView::keyUnhandled, this, &InvestigateView::answerKey);
    connect(&m_transcript->view(), &TranscriptView::keyUnhandled, this, &InvestigateView::answerKey);
    connect(m_header, &InvestigateHeader::decisionRequested, this, [this](const QString& id) { m_session.openDecision(id); });
    const auto askWhy = [this] {
        if (const auto trace = m_session.selection().trace)
            Q_EMIT whyRequested(*trace);
    };
    connect(m_header, &InvestigateHeader::costRequested, this, askWhy);
    connect(m_timeline, &TraceTimelineView::costRequested, this, askWhy);
    connect(m_header, &InvestigateHeader::replayRequested, m_replay, &ReplayBar::playOrPause);
    connect(m_table, &SpanTableView::keyUnhandled, this, &InvestigateView::answerKey);
    connect(m_table, &SpanTableView::rowsChanged, this, &InvestigateView::tellSummary);
    connect(m_table, &QAbstractItemView::activated, this, &InvestigateView::activated);
    connect(m_tree, &QAbstractItemView::activated, this, &InvestigateView::activated);
    connect(&session, &session::Session::selectionChanged, this, &InvestigateView::tellStatus);
    connect(&session, &session::Session::cursorChanged, this, &InvestigateView::tellStatus);
    auto* findKey = new QShortcut(QKeySequence::Find, this);
    findKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(findKey, &QShortcut::activated, this, [this] {
        if (m_tabs->currentIndex() != kTranscriptTab)
            m_tabs->setCurrentIndex(0);
        m_find->open();
    });
    setFocusProxy(m_timeline);
    takeTimeline();
}

QWidget* InvestigateView::makeLowerPart()
{
    auto* lower = new QWidget(this);
    m_tabs = new QTabBar(lower);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Span tree"));
    m_tabs->addTab(tr("Table"));
    m_tabs->addTab(tr("Transcript"));
    m_tabs->addTab(tr("Logs"));
    m_tabs->addTab(tr("Context"));
    m_tabs->setObjectName(QStringLiteral("investigateTabs"));
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabData(tab, QString::fromLatin1(kTabIds[static_cast<std::size_t>(tab)]));
    m_tabs->setFixedHeight(kTabsHeight);
    m_summary = new QLabel(lower);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setProperty("tone", QStringLiteral("2"));
    m_summary->setFont(m_theme.font(TextStyle::Small));
    m_onlyFindings = new QToolButton(lower);
    m_onlyFindings->setObjectName(QStringLiteral("onlyFindings"));
    m_onlyFindings->setCheckable(true);
    m_onlyFindings->setIcon(m_theme.icon(QStringLiteral("filter")));
    m_onlyFindings->setIconSize({13, 13});
    m_onlyFindings->setText(tr("only findings"));
    m_onlyFindings->setFont(m_theme.font(TextStyle::Small));
    m_onlyFindings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto* bar = new QWidget(lower);
    bar->setProperty("panel", QStringLiteral("surface2"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(0, 0, 8, 0);
    barLayout->setSpacing(8);
    barLayout->addWidget(m_tabs);
    barLayout->addStretch(1);
    barLayout->addWidget(m_summary);
    barLayout->addWidget(m_onlyFindings);

    m_find = new FindBar(m_theme, lower);
    m_tree = new SpanTreeView(m_session, m_theme, lower);
    m_tree->setProperty("scrollName", QStringLiteral("investigate/tree"));
    m_logs = new TraceLogView(m_session, m_theme, lower);
    m_pages = new QStackedWidget(lower);
    m_transcript = new TranscriptPage(m_session, m_theme, lower);
    m_pages->addWidget(m_tree);
    m_table = new SpanTableView(m_session, m_theme, lower);
    m_table->setProperty("scrollName", QStringLiteral("investigate/table"));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_transcript);
    m_pages->addWidget(m_logs);
    m_context = new ContextPage(m_session, m_theme, lower);
    m_pages->addWidget(m_context);
    auto* layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(rule(lower));
    layout->addWidget(m_find);
    layout->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_onlyFindings->setVisible(tab == 0);
        tellSummary();
        m_session.setTraceTab(m_tabs->tabData(tab).toString());
    });
    connect(&m_session, &session::Session::traceTabChanged, this, &InvestigateView::followTab);
    followTab(QString::fromStdString(m_session.state().traceTab));
    connect(m_onlyFindings, &QToolButton::toggled, m_tree, &SpanTreeView::setOnlyFindings);
    connect(m_find, &FindBar::textChanged, this, &InvestigateView::find);
    connect(m_find, &FindBar::stepped, this, &InvestigateView::stepMatch);
    connect(m_transcript, &TranscriptPage::findResult, m_find, &FindBar::setResult);
    connect(m_find, &FindBar::closed, this, [this] { m_pages->currentWidget()->setFocus(); });
    return lower;
}

void InvestigateView::followTab(const QString& id)
{
    int wanted = 0;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->tabData(tab).toString() == id)
            wanted = tab;
    }
    m_tabs->setCurrentIndex(wanted);
}

void InvestigateView::takeTimeline()
{
    timeline::TraceTimelinePtr timeline = m_timeline->timeline();
    if (timeline && timeline->content().preview)
        timeline = nullptr; // its rows stand for spans that are still being read
    m_header->setTimeline(timeline);
    m_tree->setWindow(timeline ? m_timeline->window() : domain::TimeWindow{});
    m_tree->setTimeline(timeline);
    m_table->setTimeline(timeline);
    m_transcript->setTrace(timeline ? timeline->tracePtr() : nullptr);
    m_logs->setTrace(timeline ? timeline->tracePtr() : nullptr);
    m_context->setTrace(timeline ? timeline->tracePtr() : nullptr);
    const std::size_t logs = timeline ? timeline->logs().size() : 0;
    m_tabs->setTabText(
        kLogsTab, logs == 0 ? tr("Logs") : tr("Logs %1").arg(QString::fromStdString(format::count(static_cast<std::int64_t>(logs)))));
    m_figures = timeline ? summaryOf(timeline->trace()) : QString();
    tellSummary();
    divide();
    tellStatus();
}

void InvestigateView::divide()
{
    if (m_dividedByHand)
        return;
    const int all = m_splitter->height();
    const int upper =
        std::clamp(m_timeline->contentHeight() + 1, 160, std::max(160, std::max(all * 55 / 100, all - 2 * kLeastLower)));
    m_splitter->setSizes({upper, std::max(kLeastLower, all - upper)});
}

void InvestigateView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divide();
}

/// A key that the view beside the timeline has no use for.
void InvestigateView::answerKey(QKeyEvent* event) { event->setAccepted(handleReplayKey(*event) || m_timeline->handleKey(event)); }

bool InvestigateView::handleReplayKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier) {
        m_replay->playOrPause();
        return true;
    }
    if (event.key() == Qt::Key_Escape && m_replay->isActive()) {
        m_replay->stop();
        return true;
    }
    // Shift and the keys of siblings; on many keyboards that makes other characters of them.
    if (event.modifiers() == Qt::ShiftModifier && (event.key() == Qt::Key_Less || event.key() == Qt::Key_Semicolon || event.key() == Qt::Key_Comma)) {
        m_replay->step(-1);
        return true;
    }
    if (event.modifiers() == Qt::ShiftModifier && (event.key() == Qt::Key_Greater || event.key() == Qt::Key_Colon || event.key() == Qt::Key_Period)) {
        m_replay->step(1);
        return true;
    }
    return false;
}

void InvestigateView::keyPressEvent(QKeyEvent* event)
{
    if (handleReplayKey(*event))
        return;
    // J, K and O belong to the tree and work on the whole page.
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        m_tree->step(event->key() == Qt::Key_J ? 1 : -1);
    } else if (plain && event->key() == Qt::Key_O) {
        m_tree->goToParent();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void InvestigateView::find(const QString& text)
{
    if (m_tabs->currentIndex() == kTranscriptTab) {
        m_transcript->find(text);
        return;
    }
    m_tree->setSearch(text, m_find->onlyMatches());
    if (m_tree->spans().matchCount() > 0 && m_tree->spans().matchNumber(m_tree->selectedRow()) == 0)
        stepMatch(1);
    else
        m_find->setResult(m_tree->spans().matchNumber(m_tree->selectedRow()), m_tree->spans().matchCount());
}

void InvestigateView::stepMatch(int step)
{
    if (m_tabs->currentIndex() == kTranscriptTab) {
        m_transcript->stepMatch(step);
        return;
    }
    const std::int32_t row = m_tree->spans().nextMatch(m_tree->selectedRow(), step);
    if (row >= 0 && !m_tree->spans().indexOfRow(row).isValid())
        m_onlyFindings->setChecked(false); // the match is filtered out
    if (row >= 0)
        m_tree->goTo(row);
    m_find->setResult(m_tree->spans().matchNumber(m_tree->selectedRow()), m_tree->spans().matchCount());
}

/// Of all spans, or of the few that the table holds while an area is marked.
void InvestigateView::tellSummary()
{
    const auto count = [](std::size_t number) { return QString::fromStdString(format::count(static_cast<std::int64_t>(number))); };
    const bool narrowed = m_tabs->currentIndex() == kTableTab && m_table->narrowed() && m_table->spans().timeline();
    m_summary->setText(!narrowed ? m_figures
                                 : tr("%1 of %2 spans, in the marked time").arg(count(static_cast<std::size_t>(m_table->spans().rowCount())),
                                     count(m_table->spans().timeline()->trace().spans.rows.size())));
}

void InvestigateView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tellStatus();
}

void InvestigateView::tellStatus()
{
    if (!isVisible())
        return; // the line is of the view that is shown
    const timeline::TraceTimelinePtr timeline = m_timeline->timeline();
    const std::int32_t row = timeline ? timeline->rowOf(m_session.selection().span) : -1;
    const auto offset = [&](domain::Timestamp time) {
        return QString::fromStdString(format::duration(time - timeline->extent().begin));
    };
    const QString cursor = timeline && m_session.cursor() ? QStringLiteral("     ") + tr("cursor +%1").arg(offset(*m_session.cursor())) : QString();
    if (row < 0) {
        Q_EMIT statusChanged(timeline ? tr("W S zoom, A D pan, F fit, N next finding") + cursor : QString());
        return;
    }
    const domain::TimeWindow span = timeline->windowOf(row);
    const double share = 100.0 * static_cast<double>(span.length().ns) / static_cast<double>(timeline->extent().length().ns);
    Q_EMIT statusChanged(tr("+%1 to +%2, %3, %4 % of the trace")
                             .arg(offset(span.begin), offset(span.end), QString::fromStdString(format::duration(span.length())),
                                 tables::decimalText(share, 1)) + cursor);
}

} // namespace whyglass::views
