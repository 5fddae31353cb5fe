// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse of the timeline (ui.md, Behaviour).
#include "views/timeline/trace_timeline_view.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"
#include "views/timeline/track_painter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

constexpr double kFitMargin = 0.15;
constexpr double kHandleReach = 6;

} // namespace

void TraceTimelineView::mousePressEvent(QMouseEvent* event)
{
    if (!m_timeline || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_dragStart = event->position().toPoint();
    m_dragWindow = m_window;
    m_dragScroll = verticalScrollBar()->value();
    if (m_dragStart.x() < tm::kLabelWidth) {
        if (HeaderPainter::tracksButton().contains(m_dragStart))
            showTracksMenu();
        else if (m_dragStart.y() >= tm::kHeaderHeight)
            m_press = Press::Head;
        return;
    }
    if (m_dragStart.y() < tm::kStripHeight)
        beginStripDrag(event->position().x());
    else if (m_dragStart.y() < tm::kHeaderHeight)
        m_drag = Drag::Ruler;
    else
        m_press = event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ShiftModifier) ? Press::TracksPan : Press::Tracks;
}

void TraceTimelineView::beginStripDrag(double x)
{
    const StripMap map = strip();
    const double left = map.x(m_window.begin);
    const double right = map.x(m_window.end);
    if (std::abs(x - left) <= kHandleReach)
        m_drag = Drag::StripLeft;
    else if (std::abs(x - right) <= kHandleReach)
        m_drag = Drag::StripRight;
    else
        m_drag = x > left && x < right && m_window != m_timeline->extent() ? Drag::StripPan : Drag::StripNew;
}

void TraceTimelineView::continueStripDrag(double x)
{
    const StripMap map = strip();
    const domain::Timestamp here = map.timeAt(x);
    const domain::Timestamp start = map.timeAt(m_dragStart.x());
    switch (m_drag) {
    case Drag::StripLeft:
        setWindow({std::min(here, m_dragWindow.end - domain::Duration{1'000}), m_dragWindow.end});
        break;
    case Drag::StripRight:
        setWindow({m_dragWindow.begin, std::max(here, m_dragWindow.begin + domain::Duration{1'000})});
        break;
    case Drag::StripPan:
        setWindow(m_map.unfold(timeline::panned(m_map.fold(m_dragWindow), m_map.fold(here) - m_map.fold(start))));
        break;
    case Drag::StripNew:
        if (std::abs(x - m_dragStart.x()) >= QApplication::startDragDistance())
            setWindow({std::min(here, start), std::max(here, start)});
        break;
    default:
        break;
    }
}

void TraceTimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_timeline)
        return;
    const QPoint at = event->position().toPoint();
    const QPoint moved = at - m_dragStart;
    if (m_press != Press::Nowhere && moved.manhattanLength() >= QApplication::startDragDistance()) {
        const Press press = std::exchange(m_press, Press::Nowhere);
        m_drag = press == Press::Head ? Drag::Head : press == Press::TracksPan ? Drag::Pan : Drag::Area;
        viewport()->setCursor(m_drag == Drag::Area ? Qt::CrossCursor : Qt::ClosedHandCursor);
    }
    switch (m_drag) {
    case Drag::None:
        if (m_press == Press::Nowhere)
            hoverAt(at);
        return;
    case Drag::Area:
        dragArea(m_dragStart, at);
        return;
    case Drag::Head:
        dragHead(at);
        return;
    case Drag::Pan: {
        const domain::Duration by{-std::llround(moved.x() * devicePixelRatioF() * frame().scale().nsPerColumn())};
        setWindow(m_map.unfold(timeline::panned(m_map.fold(m_dragWindow), by)));
        verticalScrollBar()->setValue(m_dragScroll - moved.y());
        return;
    }
    case Drag::Ruler:
        if (std::abs(moved.x()) >= QApplication::startDragDistance()) {
            const domain::Timestamp a = timeAt(m_dragStart.x());
            const domain::Timestamp b = timeAt(at.x());
            m_marked = domain::TimeWindow{std::min(a, b), std::max(a, b)};
            viewport()->update();
        }
        return;
    default:
        continueStripDrag(event->position().x());
    }
}

void TraceTimelineView::hoverAt(QPoint at)
{
    const TimelineHit under = hit(at);
    const bool span = under.row >= 0 && m_scope != Scope::Workspace && !m_timeline->content().preview;
    m_session.setHovered(span ? m_timeline->trace().spans.rows[static_cast<std::size_t>(under.row)].span : domain::SpanId{});
    if (m_scope == Scope::Workspace && m_emphasis.hovered != under.row) {
        m_emphasis.hovered = under.row;
        viewport()->update();
    }
    const StripMap map = strip();
    m_session.setCursor(at.x() < tm::kLabelWidth ? std::nullopt : std::optional(at.y() < tm::kStripHeight ? map.timeAt(at.x()) : timeAt(at.x())));
    const bool onStrip = at.y() < tm::kStripHeight && at.x() >= tm::kLabelWidth;
    const bool onHandle = onStrip
        && (std::abs(at.x() - map.x(m_window.begin)) <= kHandleReach || std::abs(at.x() - map.x(m_window.end)) <= kHandleReach);
    const std::vector<GapOffer> offers = onStrip ? gapOffers(*m_timeline, map) : std::vector<GapOffer>();
    const bool onOffer = std::any_of(offers.begin(), offers.end(), [&](const GapOffer& offer) { return offer.box.contains(at); });
    const bool onHead = at.x() < tm::kLabelWidth && at.y() >= tm::kStripHeight;
    viewport()->setCursor(onHandle                                                     ? Qt::SizeHorCursor
            : under.what != TimelineHit::What::Nothing || onOffer || onHead ? Qt::PointingHandCursor
                                                                                       : Qt::ArrowCursor);
}

void TraceTimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    const Press press = std::exchange(m_press, Press::Nowhere);
    viewport()->unsetCursor();
    if (!m_timeline)
        return;
    const QPoint at = event->position().toPoint();
    if (drag == Drag::Ruler && m_marked) {
        setWindow(*std::exchange(m_marked, std::nullopt));
        viewport()->update();
    } else if (drag == Drag::Area) {
        setArea(m_overlay.area); // told to the others once, when it is done
    } else if (drag == Drag::Head) {
        releaseHead(at);
    } else if (drag == Drag::StripNew && (at - m_dragStart).manhattanLength() < QApplication::startDragDistance()) {
        const std::vector<GapOffer> offers = gapOffers(*m_timeline, strip());
        if (std::any_of(offers.begin(), offers.end(), [&](const GapOffer& offer) { return offer.box.contains(at); }))
            setGapsFolded(!gapsFolded());
    } else if (press == Press::Head) {
        const TrackRow* row = m_layout.rowAt(toTracks(at).y());
        if (onSum(at)) {
            Q_EMIT costRequested();
        } else if (row) {
            toggleCollapsed(row->kind);
        }
    } else if (press != Press::Nowhere) {
        const TimelineHit under = hit(at);
        if (under.what == TimelineHit::What::Nothing && m_overlay.area)
            setArea(std::nullopt);
        selectHit(under);
        if (under.what == TimelineHit::What::Cost || under.what == TimelineHit::What::Tokens)
            showCost();
    }
}

/// On the figure of the track of cost or tokens.
bool TraceTimelineView::onSum(QPoint at) const
{
    const QPoint inTracks = toTracks(at);
    const TrackRow* row = at.y() >= tm::kHeaderHeight ? m_layout.rowAt(inTracks.y()) : nullptr;
    return row && TrackPainter::sumBox(scene(), *row).contains(inTracks);
}

/// What the cost of the selected call is made of.
void TraceTimelineView::showCost()
{
    if (m_scope != Scope::Workspace)
        m_session.setInspectorTab(QStringLiteral("cost"));
}

void TraceTimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m_timeline || event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    if (at.x() < tm::kLabelWidth)
        return;
    if (at.y() < tm::kHeaderHeight) {
        setWindow(m_timeline->extent());
        return;
    }
    const TimelineHit under = hit(at);
    if (under.what == TimelineHit::What::Nothing)
        return;
    selectHit(under);
    const bool one = under.count == 1 && m_scope == Scope::Workspace && under.what == TimelineHit::What::Slice;
    if (one) {
        activateRow();
        return;
    }
    const domain::TimeWindow target = under.count > 1 || under.row < 0 ? under.span : m_timeline->windowOf(under.row);
    if (!target.empty())
        setWindow(timeline::withMargin(target, kFitMargin));
}

QString TraceTimelineView::tipAt(QPoint at) const
{
    if (at.y() < tm::kStripHeight && at.x() >= tm::kLabelWidth) {
        for (const GapOffer& offer : gapOffers(*m_timeline, strip())) {
            if (!offer.box.contains(at))
                continue;
            return (offer.folded ? tr("%1, %2 % idle: click to show idle time") : tr("%1, %2 % idle: click to compress"))
                .arg(QString::fromStdString(format::duration(m_timeline->extent().length())), tables::decimalText(m_timeline->idleShare() * 100, 1));
        }
        return {};
    }
    if (HeaderPainter::tracksButton().contains(at))
        return tr("Tracks, filter and what is drawn over them");
    const TrackRow* row = at.y() >= tm::kHeaderHeight && at.x() < tm::kLabelWidth ? m_layout.rowAt(toTracks(at).y()) : nullptr;
    if (row && onSum(at))
        return tr("What this cost is made of");
    if (row)
        return tr("%1: click to collapse or open, drag to move, right click for more").arg(trackTitle(row->kind));
    return describe(*m_timeline, hit(at));
}

bool TraceTimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = m_timeline ? tipAt(help->pos()) : QString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), toolTipText(text), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_timeline) {
        m_session.setHovered({});
        m_session.setCursor(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace whyglass::views
