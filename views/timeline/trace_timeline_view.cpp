// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/trace_timeline_view.h"

#include "views/common/empty_state.h"
#include "views/common/plain_text.h"
#include "views/timeline/header_painter.h"
#include "views/timeline/track_painter.h"

#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

constexpr std::size_t kBuildAtOnce = 30'000; // spans; more are prepared on a query thread
const char* const kBuildKey = "timeline/build";
constexpr int kLoadingAfterMs = 300;
constexpr domain::Duration kShortestWindow{1'000};
constexpr double kFindingMergePx = 8; // tokens.md 2

} // namespace

TraceTimelineView::TraceTimelineView(session::Session& session, const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline of the trace"));
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(kLoadingAfterMs);
    connect(&m_loadingDelay, &QTimer::timeout, this, [this] {
        m_showLoading = true;
        viewport()->update();
    });
    connect(&session, &session::Session::traceLoaded, this, [this] { showTrace(m_session.trace()); });
    connect(&session, &session::Session::traceFailed, this, [this](const QString& message) { fail(message); });
    connect(&session, &session::Session::selectionChanged, this, &TraceTimelineView::followSelection);
    connect(&session, &session::Session::hoveredChanged, this, &TraceTimelineView::followHover);
    connect(&session, &session::Session::traceWindowChanged, this, &TraceTimelineView::followWindow);
    connect(&theme, &Theme::changed, this, [this] {
        m_strip = {};
        m_labels.clear();
        viewport()->update();
    });
    if (session.trace())
        showTrace(session.trace());
}

TraceTimelineView::~TraceTimelineView() = default;

void TraceTimelineView::showTrace(const session::LoadedTracePtr& trace)
{
    m_error.clear();
    if (!trace) {
        setTimeline(nullptr);
        return;
    }
    if (trace->spans.rows.size() <= kBuildAtOnce || trace != m_session.trace()) {
        m_session.queries().cancel(kBuildKey);
        setTimeline(std::make_shared<const timeline::TraceTimeline>(trace));
        return;
    }
    m_loadingDelay.start();
    m_session.queries().request<timeline::TraceTimelinePtr>(
        this, kBuildKey,
        [trace](store::WorkspaceReader&) {
            return domain::Result<timeline::TraceTimelinePtr>(std::make_shared<const timeline::TraceTimeline>(trace));
        },
        [this](domain::Result<timeline::TraceTimelinePtr> built) {
            if (built.ok())
                setTimeline(*built);
            else
                fail(QString::fromStdString(built.error().text()));
        });
}

void TraceTimelineView::fail(const QString& message)
{
    m_error = message;
    setTimeline(nullptr);
}

void TraceTimelineView::setTimeline(timeline::TraceTimelinePtr timeline)
{
    const bool sameTrace = m_timeline && timeline && m_timeline->trace().row.trace == timeline->trace().row.trace;
    const bool whole = !sameTrace || m_window == m_timeline->extent();
    m_timeline = std::move(timeline);
    m_loadingDelay.stop();
    m_showLoading = false;
    m_layout = m_timeline ? TimelineLayout(*m_timeline) : TimelineLayout();
    m_labels.clear();
    m_strip = {};
    m_emphasis = {};
    m_finding = -1;
    if (m_timeline) {
        const domain::TimeWindow shared =
            m_session.trace() == m_timeline->tracePtr() ? m_session.traceWindow() : domain::TimeWindow{};
        m_window = !shared.empty() ? shared : whole ? m_timeline->extent() : m_window;
        m_window = timeline::clamped(m_window, m_timeline->extent(), kShortestWindow);
    }
    invalidateFrame();
    updateScrollBar();
    if (m_timeline)
        adoptSelection(m_session.selection());
    if (!sameTrace && m_emphasis.selected >= 0)
        reveal(m_emphasis.selected); // a trace that only grew leaves what is being read where it is
    Q_EMIT timelineChanged();
}

void TraceTimelineView::invalidateFrame()
{
    m_frame.reset();
    viewport()->update();
}

timeline::TimeScale TraceTimelineView::makeScale() const
{
    const double dpr = devicePixelRatioF();
    const int columns = std::max(1, static_cast<int>(std::lround((viewport()->width() - tm::kLabelWidth) * dpr)));
    const auto margin = static_cast<std::int64_t>(static_cast<double>(m_window.length().ns) * tm::kTimeInset / timePixels());
    return timeline::TimeScale({{m_window.begin.ns - margin}, {m_window.end.ns + margin}}, m_timeline->extent().begin, columns);
}

const timeline::TimelineFrame& TraceTimelineView::frame() const
{
    const double dpr = devicePixelRatioF();
    if (!m_frame || m_frameDpr != dpr) {
        m_frame = std::make_unique<timeline::TimelineFrame>(m_timeline, makeScale(), static_cast<int>(kFindingMergePx * dpr));
        m_frameDpr = dpr;
    }
    return *m_frame;
}

TimelineScene TraceTimelineView::scene() const
{
    return {.theme = m_theme,
        .frame = frame(),
        .layout = m_layout,
        .emphasis = m_emphasis,
        .finding = m_finding,
        .width = viewport()->width(),
        .dpr = devicePixelRatioF(),
        .focused = hasFocus()};
}

double TraceTimelineView::timePixels() const { return std::max(1, viewport()->width() - tm::kLabelWidth - 2 * tm::kTimeInset); }

domain::Timestamp TraceTimelineView::timeAt(double viewportX) const
{
    return frame().scale().timeAt((viewportX - tm::kLabelWidth) * devicePixelRatioF());
}

QPoint TraceTimelineView::toTracks(QPoint viewportPosition) const
{
    return viewportPosition - QPoint(0, tm::kHeaderHeight - verticalScrollBar()->value());
}

TimelineHit TraceTimelineView::hit(QPoint viewportPosition) const
{
    if (!m_timeline || viewportPosition.y() < tm::kHeaderHeight)
        return {};
    return hitAt(scene(), toTracks(viewportPosition));
}

int TraceTimelineView::contentHeight() const { return tm::kHeaderHeight + m_layout.height(); }

void TraceTimelineView::updateScrollBar()
{
    const int room = std::max(0, viewport()->height() - tm::kHeaderHeight);
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(tm::kLanePitch);
}

void TraceTimelineView::paintEvent(QPaintEvent* event)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    if (!m_timeline || m_timeline->trace().spans.rows.empty()) {
        paintState(painter);
        return;
    }
    const TimelineScene current = scene();
    if (m_strip.isNull() || m_strip.devicePixelRatio() != current.dpr
        || m_strip.width() != std::lround(current.width * current.dpr))
        m_strip = renderStrip(m_theme, m_timeline, current.width, current.dpr);
    HeaderPainter header(painter, current);
    header.paintStrip(m_strip, m_window);
    header.paintRuler(m_window, m_marked);

    const int scroll = verticalScrollBar()->value();
    const QRect tracks(0, tm::kHeaderHeight, viewport()->width(), viewport()->height() - tm::kHeaderHeight);
    painter.setClipRect(tracks, Qt::IntersectClip);
    painter.translate(0, tracks.top() - scroll);
    TrackPainter(painter, current, m_labels).paint(QRect(0, scroll, tracks.width(), tracks.height()));
    painter.translate(0, scroll - tracks.top());
    painter.setClipping(false);
    if (m_showLoading)
        painter.fillRect(QRect(0, 0, viewport()->width(), 2), m_theme.color(Role::Accent));
    if (hasFocus()) {
        painter.setPen(m_theme.color(Role::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    Q_EMIT painted(timer.nsecsElapsed());
}

void TraceTimelineView::paintState(QPainter& painter)
{
    painter.fillRect(viewport()->rect(), m_theme.color(Role::Surface));
    EmptyStateSpec spec{.icon = QStringLiteral("trace"),
        .title = tr("No trace is open"),
        .hint = tr("Open one from the decisions, traces or findings, or go to an id with G.")};
    if (!m_error.isEmpty())
        spec = {.icon = QStringLiteral("warn"), .title = tr("The trace cannot be shown"), .hint = m_error, .error = true};
    else if (m_showLoading || m_session.selection().trace)
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the trace"), .hint = {}};
    if (m_timeline)
        spec = {.icon = QStringLiteral("trace"),
            .title = tr("This trace holds no spans"),
            .hint = tr("Only logs or findings refer to it so far.")};
    paintEmptyState(painter, m_theme, spec, viewport()->rect());
}

void TraceTimelineView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_strip = {};
    invalidateFrame();
    updateScrollBar();
}

void TraceTimelineView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_labels.clear();
        m_strip = {};
        viewport()->update();
    }
}

void TraceTimelineView::scrollContentsBy(int, int) { viewport()->update(); }

void TraceTimelineView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TraceTimelineView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// What is shared with the other views.

void TraceTimelineView::followWindow(domain::TimeWindow window)
{
    if (!m_timeline || window.empty())
        return;
    const domain::TimeWindow next = timeline::clamped(window, m_timeline->extent(), kShortestWindow);
    if (next == m_window)
        return;
    m_window = next;
    invalidateFrame();
    Q_EMIT windowChanged(next);
}

void TraceTimelineView::setWindow(domain::TimeWindow window)
{
    const domain::TimeWindow before = m_window;
    followWindow(window);
    if (m_window != before)
        m_session.setTraceWindow(m_window);
}

void TraceTimelineView::followSelection(const session::Selection& selection)
{
    if (selection.trace && (!m_timeline || m_timeline->trace().row.trace != *selection.trace))
        m_loadingDelay.start(); // another trace is on its way
    if (!m_timeline)
        return;
    if (m_session.trace() == m_timeline->tracePtr())
        followWindow(m_session.traceWindow()); // going back brings both: what is revealed must not undo it
    const std::int32_t before = m_emphasis.selected;
    adoptSelection(selection);
    if (m_emphasis.selected >= 0 && m_emphasis.selected != before)
        reveal(m_emphasis.selected);
    viewport()->update();
}

void TraceTimelineView::adoptSelection(const session::Selection& selection)
{
    m_emphasis.selected = m_timeline->rowOf(selection.span);
    m_finding = -1;
    for (std::size_t i = 0; i < m_timeline->findings().size() && !selection.finding.empty(); ++i) {
        if (m_timeline->trace().findings[static_cast<std::size_t>(m_timeline->findings()[i].index)].id == selection.finding)
            m_finding = static_cast<std::int32_t>(i);
    }
    updateRelated();
    setAccessibleDescription(m_emphasis.selected >= 0 ? describeRow(*m_timeline, m_emphasis.selected) : QString());
}

void TraceTimelineView::updateRelated()
{
    m_emphasis.related.clear();
    const std::int32_t row = m_emphasis.selected;
    if (row < 0)
        return;
    const session::LoadedTrace& trace = m_timeline->trace();
    const auto kind = [&](std::int32_t r) { return timeline::trackOf(trace.spans.rows[static_cast<std::size_t>(r)].step); };
    if (kind(row) == timeline::TrackKind::Services) {
        const int parent = trace.parentIndex[static_cast<std::size_t>(row)];
        if (parent >= 0 && kind(parent) == timeline::TrackKind::Tools)
            m_emphasis.related.push_back(parent);
        return;
    }
    if (kind(row) != timeline::TrackKind::Tools)
        return;
    const int depth = trace.depth[static_cast<std::size_t>(row)];
    constexpr std::size_t kMost = 32;
    for (std::size_t i = static_cast<std::size_t>(row) + 1;
         i < trace.depth.size() && trace.depth[i] > depth && m_emphasis.related.size() < kMost; ++i) {
        if (kind(static_cast<std::int32_t>(i)) == timeline::TrackKind::Services)
            m_emphasis.related.push_back(static_cast<std::int32_t>(i));
    }
}

void TraceTimelineView::followHover(domain::SpanId span)
{
    const std::int32_t row = m_timeline ? m_timeline->rowOf(span) : -1;
    if (row == m_emphasis.hovered)
        return;
    m_emphasis.hovered = row;
    viewport()->update();
}

void TraceTimelineView::reveal(std::int32_t row)
{
    const domain::TimeWindow span = m_timeline->windowOf(row);
    if (span.end <= m_window.begin || span.begin >= m_window.end) {
        const std::int64_t middle = span.begin.ns + span.length().ns / 2 - m_window.length().ns / 2;
        setWindow(timeline::panned(m_window, {middle - m_window.begin.ns}));
    }
    const timeline::SlicePlace place = m_timeline->place(row);
    const TrackRow* track = m_layout.rowOfSliceTrack(place.track);
    if (!track)
        return;
    const int top = track->laneTop(place.lane);
    const int room = viewport()->height() - tm::kHeaderHeight;
    QScrollBar* bar = verticalScrollBar();
    if (top - tm::kLaneTop < bar->value())
        bar->setValue(top - tm::kLaneTop);
    else if (top + tm::kLanePitch + tm::kLaneTop > bar->value() + room)
        bar->setValue(top + tm::kLanePitch + tm::kLaneTop - room);
}

} // namespace whyglass::views
