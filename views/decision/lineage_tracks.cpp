// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/lineage_tracks.h"

#include "views/common/plain_text.h"
#include "views/timeline/lit_rows.h"
#include "views/timeline/timeline_hit.h"
#include "views/timeline/timeline_ticks.h"
#include "views/timeline/track_painter.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::views {

using timeline::TrackKind;
namespace tm = timeline_metrics;

namespace {

constexpr int kRuler = 20;
constexpr int kTickDistance = 90;
constexpr std::size_t kBuildAtOnce = 30'000; // spans; more are prepared on a query thread
constexpr std::size_t kMostLanes = 3;        // of a track; one with more stands in one lane
const char* const kBuildKey = "decision/tracks";
/// That say how the agent worked, lit or not.
constexpr std::array kAlways = {TrackKind::Tools, TrackKind::Generations, TrackKind::Retrieval, TrackKind::Decisions};

timeline::TrackPrefs prefsFor(const timeline::TraceTimeline& timeline, const std::vector<std::int32_t>& lit)
{
    timeline::TrackPrefs prefs;
    for (int kind = 0; kind < timeline::kTrackKinds; ++kind)
        prefs.setHidden(static_cast<TrackKind>(kind), true);
    for (const TrackKind kind : kAlways)
        prefs.setHidden(kind, false);
    for (const std::int32_t row : lit) {
        if (const auto place = timeline.place(row); place.track >= 0)
            prefs.setHidden(timeline.tracks()[static_cast<std::size_t>(place.track)].kind, false);
    }
    for (const timeline::SliceTrack& track : timeline.tracks())
        prefs.setCollapsed(track.kind, track.lanes.size() > kMostLanes);
    prefs.move(TrackKind::Decisions, std::nullopt);
    prefs.move(TrackKind::Tools, TrackKind::Generations);
    return prefs;
}

} // namespace

LineageTracks::LineageTracks(session::Session& session, const Theme& theme, QWidget* parent) : QWidget(parent), m_session(session), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of the lit value"));
    connect(&session, &session::Session::litChanged, this, &LineageTracks::follow);
    connect(&session, &session::Session::traceLoaded, this, &LineageTracks::follow);
    connect(&theme, &Theme::changed, this, [this] {
        m_labels.clear();
        update();
    });
    follow();
}

void LineageTracks::follow()
{
    const session::LoadedTracePtr trace = m_session.wholeTrace();
    if (!m_session.lit() || !trace) {
        setTimeline(nullptr);
        return;
    }
    if (m_timeline && m_timeline->tracePtr() == trace) {
        setTimeline(m_timeline);
        return;
    }
    if (trace->spans.rows.size() <= kBuildAtOnce) {
        setTimeline(std::make_shared<const timeline::TraceTimeline>(trace));
        return;
    }
    if (trace == m_building)
        return;
    m_building = trace;
    m_session.queries().request<timeline::TraceTimelinePtr>(
        this, kBuildKey, [trace](store::WorkspaceReader&) -> domain::Result<timeline::TraceTimelinePtr> { return std::make_shared<const timeline::TraceTimeline>(trace); },
        [this](domain::Result<timeline::TraceTimelinePtr> built) {
            m_building = nullptr;
            if (built && m_session.lit() && (*built)->tracePtr() == m_session.wholeTrace())
                setTimeline(*built);
        });
}

void LineageTracks::setTimeline(timeline::TraceTimelinePtr timeline)
{
    m_timeline = std::move(timeline);
    light(m_timeline ? m_session.lit() : std::nullopt, m_timeline.get(), m_emphasis, m_overlay);
    m_layout = m_timeline ? TimelineLayout(*m_timeline, prefsFor(*m_timeline, m_emphasis.lit)) : TimelineLayout();
    m_frame.reset();
    m_labels.clear();
    updateGeometry();
    update();
}

QSize LineageTracks::sizeHint() const { return {600, m_timeline ? kRuler + m_layout.height() : 0}; }

const timeline::TimelineFrame& LineageTracks::frame() const
{
    const double dpr = devicePixelRatioF();
    if (!m_frame || m_frameDpr != dpr) {
        const int columns = std::max(1, static_cast<int>(std::lround((width() - tm::kLabelWidth) * dpr)));
        const domain::TimeWindow extent = m_timeline->extent();
        const double pixels = std::max(1, width() - tm::kLabelWidth - 2 * tm::kTimeInset);
        const auto margin = std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(extent.length().ns) * tm::kTimeInset / pixels));
        const timeline::TimeScale scale({{extent.begin.ns - margin}, {extent.end.ns + margin}}, extent.begin, columns);
        constexpr double kMerge = 8; // tokens.md 2
        m_frame = std::make_unique<timeline::TimelineFrame>(m_timeline, scale, static_cast<int>(kMerge * dpr));
        m_frameDpr = dpr;
    }
    return *m_frame;
}

TimelineScene LineageTracks::scene() const
{
    return {.theme = m_theme, .frame = frame(), .layout = m_layout, .emphasis = m_emphasis, .overlay = m_overlay, .finding = -1, .width = width(),
            .dpr = devicePixelRatioF(), .focused = false, .head = std::nullopt};
}

void LineageTracks::paintRuler(QPainter& painter) const
{
    painter.fillRect(QRect(0, 0, width(), kRuler), m_theme.color(Role::Surface2));
    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text2));
    const TimelineScene current = scene();
    for (const timeline::Tick& tick : ticksOf(*m_timeline, frame().scale(), kTickDistance * current.dpr)) {
        const double x = current.x(tick.time);
        if (x >= tm::kLabelWidth)
            painter.drawText(QRectF(x - kTickDistance / 2.0, 0, kTickDistance, kRuler), Qt::AlignCenter, QString::fromStdString(tick.label));
    }
}

void LineageTracks::paintEvent(QPaintEvent*)
{
    if (!m_timeline)
        return;
    QPainter painter(this);
    paintRuler(painter);
    const TimelineScene current = scene();
    painter.translate(0, kRuler);
    TrackPainter(painter, current, m_labels).paint(QRect(0, 0, width(), m_layout.height()));
}

void LineageTracks::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_frame.reset();
}

std::int32_t LineageTracks::rowAt(QPoint at) const
{
    if (!m_timeline || at.y() < kRuler)
        return -1;
    return hitAt(scene(), at - QPoint(0, kRuler)).row;
}

void LineageTracks::mouseReleaseEvent(QMouseEvent* event)
{
    const std::int32_t row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        Q_EMIT spanChosen(m_timeline->trace().spans.rows[static_cast<std::size_t>(row)].span);
}

bool LineageTracks::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::int32_t row = rowAt(help->pos()); row >= 0) {
        QToolTip::showText(help->globalPos(), toolTipText(describeRow(*m_timeline, row)), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace whyglass::views
