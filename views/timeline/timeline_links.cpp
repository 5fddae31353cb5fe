// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline shares with the other views: zoom, selection, hover, cursor, marked area, the lit value.
#include "views/timeline/trace_timeline_view.h"

#include "views/timeline/lit_rows.h"
#include "views/timeline/timeline_accessible.h"

#include <QAccessible>

#include <algorithm>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

/// Name of the view whose timeline it is, under which the session keeps its zoom.
const char* zoomName(timeline::TimelineScope scope) { return scope == timeline::TimelineScope::Conversation ? "conversation" : "timeline"; }

constexpr domain::Duration kShortestWindow{1'000};
const QByteArray kLinksKey = "timeline/links/";

} // namespace

/// Whether it is of what this timeline shows, be it at another time.
bool TraceTimelineView::isSame(const session::LoadedTrace& rows) const
{
    const store::TraceRow& mine = m_timeline->trace().row;
    return mine.trace == rows.row.trace && (m_scope != Scope::Conversation || mine.sessions == rows.row.sessions);
}

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
    if (m_window == before)
        return;
    if (m_scope != Scope::Trace)
        m_session.setZoom(zoomName(m_scope), m_window == m_timeline->extent() ? domain::TimeWindow{} : m_window);
    else if (m_session.trace() == m_timeline->tracePtr())
        m_session.setTraceWindow(m_window);
}

/// What the session says of this timeline; empty where it says nothing.
domain::TimeWindow TraceTimelineView::sharedWindow() const
{
    if (m_scope != Scope::Trace)
        return m_session.zoom(zoomName(m_scope));
    return m_session.trace() == m_timeline->tracePtr() ? m_session.traceWindow() : domain::TimeWindow{};
}

std::int32_t TraceTimelineView::rowOfSelection(const session::Selection& selection) const
{
    const auto& rows = m_timeline->trace().spans.rows;
    if (m_timeline->content().preview)
        return -1;
    if (m_scope == Scope::Workspace) {
        for (std::size_t row = 0; selection.trace && row < rows.size(); ++row) {
            if (rows[row].trace == *selection.trace)
                return static_cast<std::int32_t>(row);
        }
        return -1;
    }
    const std::int32_t row = m_timeline->rowOf(selection.span);
    const bool elsewhere = m_scope == Scope::Conversation && row >= 0 && selection.trace && rows[static_cast<std::size_t>(row)].trace != *selection.trace;
    return elsewhere ? -1 : row;
}

void TraceTimelineView::followSelection(const session::Selection& selection)
{
    if (m_scope == Scope::Trace && selection.trace && (!m_timeline || m_timeline->trace().row.trace != *selection.trace)) {
        m_loadingDelay.start(); // another trace is on its way
        requestPreview(*selection.trace);
    }
    if (!m_timeline)
        return;
    if (m_scope == Scope::Trace && m_session.trace() == m_timeline->tracePtr())
        followWindow(m_session.traceWindow()); // going back brings both: what is revealed must not undo it
    const std::int32_t before = m_emphasis.selected;
    adoptSelection(selection);
    if (m_emphasis.selected >= 0 && m_emphasis.selected != before)
        reveal(m_emphasis.selected);
    viewport()->update();
}

void TraceTimelineView::adoptSelection(const session::Selection& selection)
{
    m_emphasis.selected = rowOfSelection(selection);
    m_finding = -1;
    for (std::size_t i = 0; i < m_timeline->findings().size() && !selection.finding.empty(); ++i) {
        if (m_timeline->trace().findings[static_cast<std::size_t>(m_timeline->findings()[i].index)].id == selection.finding)
            m_finding = static_cast<std::int32_t>(i);
    }
    updateRelated();
    updateFlows();
    setAccessibleDescription(m_emphasis.selected >= 0 ? describeRow(*m_timeline, m_emphasis.selected) : QString());
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

void TraceTimelineView::updateFlows()
{
    m_overlay.flows = timeline::flowsOf(*m_timeline, m_emphasis.selected);
    if (m_emphasis.selected < 0 || m_scope == Scope::Workspace || m_timeline->content().preview)
        return;
    const std::vector<timeline::Flow> links = timeline::linkFlows(*m_timeline, m_links, m_emphasis.selected);
    m_overlay.flows.insert(m_overlay.flows.end(), links.begin(), links.end());
    // A replay hides spans of the same trace, whose links need not be read again.
    const session::LoadedTracePtr whole = m_scope == Scope::Trace && m_session.knownUntil() ? m_session.wholeTrace() : m_timeline->tracePtr();
    const store::SpanRow& row = m_timeline->trace().spans.rows[static_cast<std::size_t>(m_emphasis.selected)];
    const bool readAlready = m_linksOf.lock() == whole && (whole->spans.rows.size() <= timeline::kMostLinkReaders || m_linksOfSpan == row.span);
    if (!whole || readAlready)
        return;
    m_linksOf = whole;
    m_linksOfSpan = row.span;
    m_session.queries().request<std::vector<timeline::SpanLink>>(
        this, kLinksKey + QByteArray::number(static_cast<int>(m_scope)),
        [whole, key = row.key](store::WorkspaceReader& reader) { return timeline::readSpanLinks(reader, *whole, key); },
        [this](domain::Result<std::vector<timeline::SpanLink>> read) {
            if (!read)
                return; // the inspector says why the span cannot be read
            m_links = std::move(*read);
            if (m_timeline)
                updateFlows();
            viewport()->update();
        });
}

void TraceTimelineView::updateRelated()
{
    m_emphasis.related.clear();
    const std::int32_t row = m_emphasis.selected;
    if (row < 0)
        return;
    const session::LoadedTrace& trace = m_timeline->trace();
    const auto kind = [&](std::int32_t r) { return timeline::trackOf(trace.spans.rows.step(static_cast<std::size_t>(r))); };
    if (kind(row) == timeline::TrackKind::Services) {
        const int parent = trace.parentIndex()[static_cast<std::size_t>(row)];
        if (parent >= 0 && kind(parent) == timeline::TrackKind::Tools)
            m_emphasis.related.push_back(parent);
        return;
    }
    if (kind(row) != timeline::TrackKind::Tools)
        return;
    const std::vector<int>& parents = trace.parentIndex();
    constexpr std::size_t kMost = 32;
    // In tree order what is below a span follows it.
    for (std::size_t i = static_cast<std::size_t>(row) + 1; i < parents.size() && parents[i] >= row && m_emphasis.related.size() < kMost; ++i) {
        if (kind(static_cast<std::int32_t>(i)) == timeline::TrackKind::Services)
            m_emphasis.related.push_back(static_cast<std::int32_t>(i));
    }
}

void TraceTimelineView::followHover(domain::SpanId span)
{
    const bool spans = m_timeline && m_scope != Scope::Workspace && !m_timeline->content().preview;
    const std::int32_t row = spans ? m_timeline->rowOf(span) : m_emphasis.hovered;
    if (row == m_emphasis.hovered)
        return;
    m_emphasis.hovered = row;
    viewport()->update();
}

void TraceTimelineView::followCursor()
{
    const auto lineAt = [this](const std::optional<domain::Timestamp>& at) {
        constexpr int kReach = 3;
        if (!at || !m_timeline)
            return QRegion();
        return QRegion(static_cast<int>(scene().x(*at)) - kReach, tm::kHeaderHeight, 2 * kReach, viewport()->height())
            + QRegion(static_cast<int>(strip().x(*at)) - kReach, 0, 2 * kReach, tm::kStripHeight);
    };
    const QRegion changed = lineAt(m_overlay.cursor) + lineAt(m_session.cursor());
    m_overlay.cursor = m_session.cursor();
    viewport()->update(changed);
}

/// The timeline that is seen shows the area where it cuts what is shown, and takes it over where it is to be summed up from that. What
/// lies elsewhere, or over all of it, stays marked for the others.
void TraceTimelineView::followArea(bool takeOver)
{
    if (!isVisible() || m_releasing)
        return;
    const std::optional<session::Area> area = m_session.area();
    viewport()->update();
    m_overlay.area.reset();
    if (!area || !m_timeline || m_timeline->content().preview)
        return;
    const domain::TimeWindow extent = m_timeline->extent();
    const bool own = area->content && isSame(*area->content);
    const bool known = own && (!m_timeline->trace().axis.empty() || !area->content->axis.empty());
    const bool stale = known && area->content != m_timeline->tracePtr(); // a play-head moves what is known of the same trace
    const bool cuts = area->window.overlaps(extent) && (area->window.begin > extent.begin || area->window.end < extent.end);
    if (own || cuts) {
        m_overlay.area = MarkedArea{area->window, {}};
        for (const int track : own ? area->tracks : std::vector<int>())
            m_overlay.area->tracks.push_back(static_cast<timeline::TrackKind>(track));
    }
    if ((cuts && !own && takeOver) || stale) {
        setArea(m_overlay.area);
    } else if (!own && area->content) {
        m_releasing = true;
        m_session.setArea(session::Area{nullptr, area->window, {}});
        m_releasing = false;
    }
}

void TraceTimelineView::followLit()
{
    const bool spans = m_timeline && m_scope != Scope::Workspace && !m_timeline->content().preview;
    light(spans ? m_session.lit() : std::nullopt, m_timeline.get(), m_emphasis, m_overlay);
    viewport()->update();
}

} // namespace whyglass::views
