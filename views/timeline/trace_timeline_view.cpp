// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/trace_timeline_view.h"

#include "models/timeline/content_loader.h"
#include "models/words/told.h"
#include "views/common/empty_state.h"
#include "views/common/plain_text.h"
#include "views/timeline/timeline_accessible.h"
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
const QByteArray kBuildKey = "timeline/build/";
const char* const kPreviewKey = "timeline/preview";
constexpr int kLoadingAfterMs = 300;
constexpr domain::Duration kShortestWindow{1'000};
constexpr double kFindingMergePx = 8; // tokens.md 2

} // namespace

TraceTimelineView::TraceTimelineView(session::Session& session, const Theme& theme, QWidget* parent, Scope scope)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_theme(theme)
    , m_scope(scope)
    , m_prefs(timeline::TrackPrefs::standard(scope))
{
    installTimelineAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(scope == Scope::Trace          ? tr("Timeline of the trace")
            : scope == Scope::Conversation ? tr("Timeline of the conversation")
                                           : tr("Timeline of the workspace"));
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(kLoadingAfterMs);
    connect(&m_loadingDelay, &QTimer::timeout, this, [this] {
        m_showLoading = true;
        viewport()->update();
    });
    connectSession();
    connect(&theme, &Theme::changed, this, [this] {
        m_strip = {};
        m_labels.clear();
        viewport()->update();
    });
    if (m_scope == Scope::Trace && session.trace())
        showTrace(session.trace());
}

TraceTimelineView::~TraceTimelineView() = default;

void TraceTimelineView::connectSession()
{
    connect(&m_session, &session::Session::selectionChanged, this, &TraceTimelineView::followSelection);
    connect(&m_session, &session::Session::knownUntilChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_session, &session::Session::hoveredChanged, this, &TraceTimelineView::followHover);
    connect(&m_session, &session::Session::litChanged, this, &TraceTimelineView::followLit);
    connect(&m_session, &session::Session::areaChanged, this, [this] { followArea(true); });
    connect(&m_session, &session::Session::cursorChanged, this, &TraceTimelineView::followCursor);
    if (m_scope != Scope::Trace) {
        connect(&m_session, &session::Session::zoomsChanged, this, [this] {
            const domain::TimeWindow zoom = sharedWindow();
            followWindow(!zoom.empty() || !m_timeline ? zoom : m_timeline->extent());
        });
        return;
    }
    connect(&m_session, &session::Session::traceLoaded, this, [this] { showTrace(m_session.trace()); });
    connect(&m_session, &session::Session::traceFailed, this, [this](const QString& message) { fail(message); });
    connect(&m_session, &session::Session::traceWindowChanged, this, &TraceTimelineView::followWindow);
}

void TraceTimelineView::showTrace(const session::LoadedTracePtr& trace)
{
    m_error.clear();
    m_session.queries().cancel(kPreviewKey);
    if (!trace)
        setTimeline(nullptr);
    else
        build({.rows = trace, .filter = m_filter.toStdString()});
}

void TraceTimelineView::showContent(timeline::TimelineContent content)
{
    m_error.clear();
    content.filter = m_filter.toStdString();
    build(std::move(content));
}

void TraceTimelineView::build(timeline::TimelineContent content)
{
    const QByteArray key = kBuildKey + QByteArray::number(static_cast<int>(m_scope));
    m_session.queries().cancel(key);
    if (content.rows->spans.rows.size() <= kBuildAtOnce || (m_scope == Scope::Trace && content.rows != m_session.trace())) {
        setTimeline(std::make_shared<const timeline::TraceTimeline>(std::move(content)));
        return;
    }
    m_loadingDelay.start();
    m_session.queries().request<timeline::TraceTimelinePtr>(
        this, key,
        [content = std::move(content)](store::WorkspaceReader&) {
            return domain::Result<timeline::TraceTimelinePtr>(std::make_shared<const timeline::TraceTimeline>(content));
        },
        [this](domain::Result<timeline::TraceTimelinePtr> built) {
            if (built.ok())
                setTimeline(*built);
            else
                fail(QString::fromStdString(words::told(built.error().text())));
        });
}

void TraceTimelineView::requestPreview(const domain::TraceId& trace)
{
    m_session.queries().request<timeline::TraceTimelinePtr>(
        this, kPreviewKey,
        [trace](store::WorkspaceReader& reader) -> domain::Result<timeline::TraceTimelinePtr> {
            auto content = timeline::loadPreview(reader, trace);
            if (!content)
                return content.error();
            if (content->rows->spans.rows.empty())
                return timeline::TraceTimelinePtr();
            return std::make_shared<const timeline::TraceTimeline>(std::move(*content));
        },
        [this, trace](domain::Result<timeline::TraceTimelinePtr> preview) {
            const bool late = m_session.trace() != nullptr || m_session.selection().trace != trace;
            if (preview && *preview && !late)
                setTimeline(*preview);
        });
}

void TraceTimelineView::setOverview(timeline::TraceTimelinePtr overview)
{
    m_overview = std::move(overview);
    m_strip = {};
    viewport()->update();
}

void TraceTimelineView::fail(const QString& message)
{
    m_error = message;
    setTimeline(nullptr);
}

void TraceTimelineView::setTimeline(timeline::TraceTimelinePtr timeline)
{
    const bool sameTrace = m_timeline && timeline && isSame(timeline->trace());
    const bool whole = !sameTrace || m_window == m_timeline->extent();
    m_timeline = std::move(timeline);
    m_loadingDelay.stop();
    m_showLoading = false;
    updateFolds();
    m_layout = m_timeline ? TimelineLayout(*m_timeline, m_prefs) : TimelineLayout();
    m_labels.clear();
    m_strip = {};
    m_emphasis = {};
    m_overlay.flows.clear();
    m_finding = -1;
    if (m_timeline) {
        const domain::TimeWindow shared = sharedWindow();
        m_window = shared.overlaps(m_timeline->extent()) ? shared : whole ? m_timeline->extent() : m_window;
        m_window = timeline::clamped(m_window, m_timeline->extent(), kShortestWindow);
    }
    updateCritical();
    updateHeat();
    invalidateFrame();
    updateScrollBar();
    if (m_timeline)
        adoptSelection(m_session.selection());
    followLit();
    followArea(m_scope != Scope::Trace); // who opens a trace wants to see its spans
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
    const domain::TimeWindow folded = m_map.fold(m_window);
    const auto margin = static_cast<std::int64_t>(static_cast<double>(folded.length().ns) * tm::kTimeInset / timePixels());
    const domain::TimeWindow wide{{folded.begin.ns - margin}, {folded.end.ns + std::max<std::int64_t>(1, margin)}};
    return timeline::TimeScale(m_map.unfold(wide), m_timeline->extent().begin, columns, m_map);
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
        .overlay = m_overlay,
        .finding = m_finding,
        .width = viewport()->width(),
        .dpr = devicePixelRatioF(),
        .focused = hasFocus(),
        .head = m_session.knownUntil()};
}

double TraceTimelineView::timePixels() const { return std::max(1, viewport()->width() - tm::kLabelWidth - 2 * tm::kTimeInset); }

domain::Timestamp TraceTimelineView::timeAt(double viewportX) const
{
    return frame().scale().timeAt((viewportX - tm::kLabelWidth) * devicePixelRatioF());
}

QPoint TraceTimelineView::toTracks(QPoint viewportPosition) const
{
    const int y = viewportPosition.y() - tm::kHeaderHeight;
    return {viewportPosition.x(), y < m_layout.pinnedHeight() ? y : y + verticalScrollBar()->value()};
}

QRect TraceTimelineView::boxInViewport(const QRectF& trackBox) const
{
    const bool pinned = trackBox.top() < m_layout.pinnedHeight();
    return trackBox.translated(0, tm::kHeaderHeight - (pinned ? 0 : verticalScrollBar()->value())).toAlignedRect();
}

StripMap TraceTimelineView::strip() const { return stripMap(m_timeline->extent(), m_map, viewport()->width()); }

int TraceTimelineView::trackRoom() const { return std::max(0, viewport()->height() - tm::kHeaderHeight - m_layout.pinnedHeight()); }

TimelineHit TraceTimelineView::hit(QPoint viewportPosition) const
{
    if (!m_timeline || viewportPosition.y() < tm::kHeaderHeight)
        return {};
    return hitAt(scene(), toTracks(viewportPosition));
}

int TraceTimelineView::contentHeight() const { return tm::kHeaderHeight + m_layout.height(); }

void TraceTimelineView::updateScrollBar()
{
    const int room = trackRoom();
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - m_layout.pinnedHeight() - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(tm::kLanePitch);
}

void TraceTimelineView::paintEvent(QPaintEvent* event)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    const bool axisAnyway = m_scope == Scope::Workspace && m_timeline && m_overview && !m_overview->trace().spans.rows.empty();
    if (!m_timeline || (m_timeline->trace().spans.rows.empty() && !axisAnyway)) {
        paintState(painter);
        return;
    }
    const TimelineScene current = scene();
    if (m_strip.isNull() || m_strip.devicePixelRatio() != current.dpr
        || m_strip.width() != std::lround(current.width * current.dpr))
        m_strip = renderStrip(m_theme, m_overview ? m_overview : m_timeline, m_map, current.width, current.dpr);
    HeaderPainter header(painter, current);
    header.paintStrip(m_strip, strip(), m_window);
    header.paintRuler(m_window, m_marked);

    const int scroll = verticalScrollBar()->value();
    const int pinned = m_layout.pinnedHeight();
    const int width = viewport()->width();
    TrackPainter tracks(painter, current, m_labels);
    const auto paintPart = [&](const QRect& onScreen, int firstY) {
        painter.save();
        painter.setClipRect(onScreen, Qt::IntersectClip);
        painter.translate(0, onScreen.top() - firstY);
        tracks.paint(QRect(0, firstY, width, onScreen.height()));
        painter.restore();
    };
    const int top = tm::kHeaderHeight + pinned;
    paintPart(QRect(0, top, width, viewport()->height() - top), pinned + scroll);
    if (pinned > 0)
        paintPart(QRect(0, tm::kHeaderHeight, width, pinned), 0);
    painter.setClipping(false);
    if (const auto head = m_session.knownUntil(); head && m_window.begin <= *head && *head <= m_window.end) {
        // The play-head: what lies to the right of it was not known yet.
        const int x = static_cast<int>(current.x(*head));
        QColor veil = m_theme.color(Role::Bg);
        veil.setAlphaF(0.7F);
        painter.fillRect(QRect(x, tm::kHeaderHeight, width - x, viewport()->height()), veil);
        painter.fillRect(QRect(x, tm::kHeaderHeight, 1, viewport()->height()), m_theme.color(Role::Accent));
        painter.fillRect(QRect(x - 3, tm::kHeaderHeight - 6, 7, 6), m_theme.color(Role::Accent));
    }
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
    if (m_scope == Scope::Conversation)
        spec = {.icon = QStringLiteral("session"), .title = tr("No conversation is open"), .hint = tr("Open one from the sessions, or from a trace that belongs to one.")};
    if (m_scope == Scope::Workspace)
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the workspace"), .hint = {}};
    if (!m_error.isEmpty())
        spec = {.icon = QStringLiteral("warn"), .title = tr("The trace cannot be shown"), .hint = m_error, .error = true};
    else if (m_showLoading || (m_scope == Scope::Trace && m_session.selection().trace))
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the trace"), .hint = {}};
    if (m_timeline && m_scope == Scope::Trace)
        spec = {.icon = QStringLiteral("trace"),
            .title = tr("This trace holds no spans"),
            .hint = tr("Only logs or findings refer to it so far.")};
    if (m_timeline && m_scope == Scope::Workspace)
        spec = {.icon = QStringLiteral("trace"), .title = tr("Nothing here"), .hint = tr("No trace began in this time, or the query lets none through.")};
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

void TraceTimelineView::reveal(std::int32_t row)
{
    const domain::TimeWindow span = m_timeline->windowOf(row);
    if (span.end <= m_window.begin || span.begin >= m_window.end) {
        const domain::TimeWindow folded = m_map.fold(m_window);
        const std::int64_t middle = m_map.fold(domain::Timestamp{span.begin.ns + span.length().ns / 2}).ns - folded.length().ns / 2;
        setWindow(m_map.unfold(timeline::panned(folded, {middle - folded.begin.ns})));
    }
    const timeline::SlicePlace place = m_timeline->place(row);
    const TrackRow* track = m_layout.rowOfSliceTrack(place.track);
    if (!track)
        return;
    if (track->pinned)
        return;
    const int top = track->laneTop(place.lane) - m_layout.pinnedHeight();
    const int room = trackRoom();
    QScrollBar* bar = verticalScrollBar();
    if (top - tm::kLaneTop < bar->value())
        bar->setValue(top - tm::kLaneTop);
    else if (top + tm::kLanePitch + tm::kLaneTop > bar->value() + room)
        bar->setValue(top + tm::kLanePitch + tm::kLaneTop - room);
}

} // namespace whyglass::views
