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

} // namespace

void TraceTimelineView::selectRow(std::int32_t row)
{
    if (row < 0 || m_timeline->content().preview)
        return;
    const store::SpanRow& span = m_timeline->trace().spans.rows[static_cast<std::size_t>(row)];
    if (m_scope == Scope::Trace)
        m_session.selectSpan(span.span);
    else if (span.trace != domain::TraceId{}) // a bucket is of no trace
        m_session.select({span.trace, m_scope == Scope::Conversation ? span.span : domain::SpanId{}, {}, {}});
}

void TraceTimelineView::activateRow()
{
    const std::int32_t row = m_emphasis.selected;
    if (m_scope == Scope::Trace) {
        Q_EMIT activated();
    } else if (row >= 0) {
        const store::SpanRow& span = m_timeline->trace().spans.rows[static_cast<std::size_t>(row)];
        Q_EMIT openRequested(span.trace, m_scope == Scope::Conversation ? span.span : domain::SpanId{});
    }
}

void TraceTimelineView::selectFinding(std::int32_t index)
{
    if (index < 0)
        return;
    const timeline::Instant& instant = m_timeline->findings()[static_cast<std::size_t>(index)];
    const domain::Finding& finding = m_timeline->trace().findings[static_cast<std::size_t>(instant.index)];
    if (instant.row < 0 && m_scope != Scope::Trace && instant.count == 1)
        m_session.select({finding.trace, {}, {}, {}});
    selectRow(instant.row);
    m_session.selectRow(QString::fromStdString(finding.decisionId), QString::fromStdString(finding.id));
    m_finding = index;
    viewport()->update();
}

void TraceTimelineView::selectHit(const TimelineHit& hit)
{
    if (hit.what == TimelineHit::What::Finding) {
        selectFinding(hit.instant);
        return;
    }
    selectRow(hit.row);
    if (hit.what != TimelineHit::What::Decision)
        return;
    const timeline::Instant& instant = m_timeline->decisions()[static_cast<std::size_t>(hit.instant)];
    if (instant.index < 0)
        return;
    const domain::Decision& decision = m_timeline->trace().decisions[static_cast<std::size_t>(instant.index)];
    if (instant.row < 0 && m_scope != Scope::Trace && instant.count == 1)
        m_session.select({decision.trace, m_scope == Scope::Conversation ? decision.span : domain::SpanId{}, {}, {}});
    m_session.selectRow(QString::fromStdString(decision.id), {});
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
    const domain::TimeWindow folded = m_map.fold(m_window);
    domain::Timestamp anchor = m_map.unfold(folded.begin + domain::Duration{folded.length().ns / 2});
    if (anchorX)
        anchor = timeAt(*anchorX);
    else if (!selected.empty() && selected.overlaps(m_window)) // keys zoom to what is selected
        anchor = {std::clamp(selected.begin.ns + selected.length().ns / 2, m_window.begin.ns, m_window.end.ns)};
    setWindow(m_map.unfold(timeline::zoomed(folded, m_map.fold(anchor), factor)));
}

void TraceTimelineView::panBy(double logicalPixels)
{
    const domain::Duration by{std::llround(logicalPixels * devicePixelRatioF() * frame().scale().nsPerColumn())};
    setWindow(m_map.unfold(timeline::panned(m_map.fold(m_window), by)));
}

void TraceTimelineView::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool TraceTimelineView::handleKey(QKeyEvent* event)
{
    if (!m_timeline)
        return false;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::AltModifier && m_scope != Scope::Workspace) {
        showCost();
        return true;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::AltModifier))
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
    case Qt::Key_M:
        markArea();
        return true;
    case Qt::Key_Escape:
        if (!m_emphasis.lit.empty()) {
            m_session.setLit(std::nullopt);
            return true;
        }
        if (!m_overlay.area)
            return false;
        setArea(std::nullopt);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateRow();
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
    } else if (m_scope != Scope::Trace && (key == Qt::Key_J || key == Qt::Key_K)) { // beside a trace stands its tree, whose keys these are
        const std::int32_t next = row < 0 ? 0 : row + (key == Qt::Key_J ? 1 : -1);
        selectRow(next < static_cast<std::int32_t>(t.trace().spans.rows.size()) ? next : -1);
    } else if (m_scope != Scope::Trace && key == Qt::Key_O) {
        selectRow(row < 0 ? -1 : t.trace().parentIndex()[static_cast<std::size_t>(row)]);
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

} // namespace whyglass::views
