// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard, wheel and mouse of the timeline (ui.md, Behaviour).
#include "views/timeline/trace_timeline_view.h"

#include "models/timeline/navigation.h"
#include "views/common/plain_text.h"
#include "views/timeline/header_painter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

constexpr double kZoomStep = 0.7; // one key press or notch shows 70 % of before
constexpr double kPanShare = 0.15; // of the window
constexpr double kFitMargin = 0.15;
constexpr int kNotch = 120; // of a wheel, in eighths of a degree
constexpr double kHandleReach = 6;

} // namespace

void TraceTimelineView::selectRow(std::int32_t row)
{
    if (row >= 0)
        m_session.selectSpan(m_timeline->trace().spans.rows[static_cast<std::size_t>(row)].span);
}

void TraceTimelineView::selectFinding(std::int32_t index)
{
    if (index < 0)
        return;
    const timeline::Instant& instant = m_timeline->findings()[static_cast<std::size_t>(index)];
    const domain::Finding& finding = m_timeline->trace().findings[static_cast<std::size_t>(instant.index)];
    selectRow(instant.row);
    m_session.selectRow(QString::fromStdString(finding.decisionId), QString::fromStdString(finding.id));
    m_finding = index;
    viewport()->update();
}

void TraceTimelineView::selectInstant(const TimelineHit& hit)
{
    if (hit.what == TimelineHit::What::Finding) {
        selectFinding(hit.instant);
        return;
    }
    selectRow(hit.row);
    if (hit.what != TimelineHit::What::Decision)
        return;
    const timeline::Instant& instant = m_timeline->decisions()[static_cast<std::size_t>(hit.instant)];
    if (instant.index >= 0)
        m_session.selectRow(
            QString::fromStdString(m_timeline->trace().decisions[static_cast<std::size_t>(instant.index)].id), {});
}

void TraceTimelineView::fit()
{
    const domain::TimeWindow whole = m_timeline->extent();
    if (m_emphasis.selected < 0) {
        setWindow(whole);
        return;
    }
    const domain::TimeWindow fitted =
        timeline::clamped(timeline::withMargin(m_timeline->windowOf(m_emphasis.selected), kFitMargin), whole, {1'000});
    setWindow(fitted == m_window ? whole : fitted);
}

void TraceTimelineView::zoomBy(double factor, std::optional<double> anchorX)
{
    const domain::TimeWindow selected =
        m_emphasis.selected < 0 ? domain::TimeWindow{} : m_timeline->windowOf(m_emphasis.selected);
    const domain::Timestamp middle = m_window.begin + domain::Duration{m_window.length().ns / 2};
    domain::Timestamp anchor = middle;
    if (anchorX)
        anchor = timeAt(*anchorX);
    else if (!selected.empty() && selected.begin < m_window.end && m_window.begin < selected.end) // keys zoom to what is selected
        anchor = {std::clamp(selected.begin.ns + selected.length().ns / 2, m_window.begin.ns, m_window.end.ns)};
    setWindow(timeline::zoomed(m_window, anchor, factor));
}

void TraceTimelineView::panBy(double logicalPixels)
{
    setWindow(timeline::panned(m_window, {std::llround(logicalPixels * devicePixelRatioF() * frame().scale().nsPerColumn())}));
}

void TraceTimelineView::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool TraceTimelineView::handleKey(QKeyEvent* event)
{
    if (!m_timeline || event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::AltModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_W:
        zoomBy(kZoomStep);
        return true;
    case Qt::Key_S:
        zoomBy(1 / kZoomStep);
        return true;
    case Qt::Key_A:
        panBy(-kPanShare * timePixels());
        return true;
    case Qt::Key_D:
        panBy(kPanShare * timePixels());
        return true;
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return true;
    default:
        return handleJump(event->key(), event->modifiers(), event->text());
    }
}

bool TraceTimelineView::handleJump(int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    const timeline::TraceTimeline& t = *m_timeline;
    const std::int32_t row = m_emphasis.selected;
    const int direction = modifiers.testFlag(Qt::ShiftModifier) ? -1 : 1;
    // Brackets sit elsewhere on other keyboards: what was typed counts.
    if (text == u"[") {
        selectRow(timeline::neighbourInTrack(t, row, -1));
    } else if (text == u"]") {
        selectRow(timeline::neighbourInTrack(t, row, 1));
    } else if (text == u",") {
        selectRow(timeline::sibling(t, row, -1));
    } else if (text == u".") {
        selectRow(timeline::sibling(t, row, 1));
    } else if (key == Qt::Key_E) {
        selectRow(timeline::nextError(t, row, direction));
    } else if (key == Qt::Key_N) {
        selectFinding(timeline::nextFinding(t, m_finding, row, direction));
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        selectRow(timeline::neighbourInTrack(t, row, key == Qt::Key_Left ? -1 : 1));
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        selectRow(timeline::neighbourLane(t, row, key == Qt::Key_Up ? -1 : 1));
    } else {
        return false;
    }
    return true;
}

void TraceTimelineView::wheelEvent(QWheelEvent* event)
{
    if (!m_timeline) {
        event->ignore();
        return;
    }
    const QPointF pixels =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / kNotch * 60.0 : QPointF(event->pixelDelta());
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(std::pow(kZoomStep, pixels.y() / 60.0), event->position().x());
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(pixels.x()) > std::abs(pixels.y())) {
        panBy(-(pixels.x() != 0.0 ? pixels.x() : pixels.y()));
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(std::lround(pixels.y())));
    }
    event->accept();
}

void TraceTimelineView::mousePressEvent(QMouseEvent* event)
{
    if (!m_timeline || event->button() != Qt::LeftButton)
        return;
    m_dragStart = event->position().toPoint();
    m_dragWindow = m_window;
    m_dragScroll = verticalScrollBar()->value();
    if (m_dragStart.x() < tm::kLabelWidth)
        return;
    if (m_dragStart.y() < tm::kStripHeight)
        beginStripDrag(event->position().x());
    else
        m_drag = m_dragStart.y() < tm::kHeaderHeight ? Drag::Ruler : Drag::Press;
}

void TraceTimelineView::beginStripDrag(double x)
{
    const StripMap map = stripMap(m_timeline->extent(), viewport()->width());
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
    const StripMap map = stripMap(m_timeline->extent(), viewport()->width());
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
        setWindow(timeline::panned(m_dragWindow, here - start));
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
    switch (m_drag) {
    case Drag::None: {
        const TimelineHit under = hit(at);
        m_session.setHovered(
            under.row >= 0 ? m_timeline->trace().spans.rows[static_cast<std::size_t>(under.row)].span : domain::SpanId{});
        const StripMap map = stripMap(m_timeline->extent(), viewport()->width());
        const bool onHandle = at.y() < tm::kStripHeight
            && (std::abs(at.x() - map.x(m_window.begin)) <= kHandleReach
                || std::abs(at.x() - map.x(m_window.end)) <= kHandleReach);
        viewport()->setCursor(onHandle                     ? Qt::SizeHorCursor
                : under.what != TimelineHit::What::Nothing ? Qt::PointingHandCursor
                                                           : Qt::ArrowCursor);
        return;
    }
    case Drag::Press:
        if (moved.manhattanLength() < QApplication::startDragDistance())
            return;
        m_drag = Drag::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        [[fallthrough]];
    case Drag::Pan:
        setWindow(
            timeline::panned(m_dragWindow, {-std::llround(moved.x() * devicePixelRatioF() * frame().scale().nsPerColumn())}));
        verticalScrollBar()->setValue(m_dragScroll - moved.y());
        return;
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

void TraceTimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    viewport()->unsetCursor();
    if (!m_timeline)
        return;
    if (drag == Drag::Ruler && m_marked) {
        setWindow(*std::exchange(m_marked, std::nullopt));
        viewport()->update();
    } else if (drag == Drag::Press) {
        selectInstant(hit(event->position().toPoint()));
    }
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
    selectInstant(under);
    const domain::TimeWindow target = under.count > 1 || under.row < 0 ? under.span : m_timeline->windowOf(under.row);
    if (!target.empty())
        setWindow(timeline::withMargin(target, kFitMargin));
}

bool TraceTimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = m_timeline ? describe(*m_timeline, hit(help->pos())) : QString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), toolTipText(text), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_session.setHovered({});
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace whyglass::views
