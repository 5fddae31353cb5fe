// SPDX-License-Identifier: GPL-3.0-or-later
// Arranging tracks, what is drawn over them, and the area that is marked in them.
#include "views/timeline/trace_timeline_view.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QWidgetAction>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace tm = timeline_metrics;
using timeline::TrackKind;

namespace {

/// A folded gap is this much of what is left of the axis.
constexpr double kFoldedShare = 0.02;

} // namespace

void TraceTimelineView::setTrackPrefs(timeline::TrackPrefs prefs)
{
    if (prefs == m_prefs)
        return;
    m_prefs = std::move(prefs);
    if (m_timeline)
        m_layout = TimelineLayout(*m_timeline, m_prefs);
    updateScrollBar();
    viewport()->update();
    Q_EMIT trackPrefsChanged();
}

void TraceTimelineView::updateFolds()
{
    m_map = {};
    if (!m_foldWanted || !m_timeline)
        return;
    std::int64_t busy = m_timeline->extent().length().ns;
    for (const domain::TimeWindow& gap : m_timeline->idleGaps())
        busy -= gap.length().ns;
    m_map = timeline::TimeMap(m_timeline->idleGaps(), {static_cast<std::int64_t>(static_cast<double>(busy) * kFoldedShare)});
}

void TraceTimelineView::setGapsFolded(bool folded)
{
    m_foldWanted = folded;
    updateFolds();
    m_strip = {};
    invalidateFrame();
}

void TraceTimelineView::updateCritical()
{
    m_overlay.critical.reset();
    if (m_showCritical && m_timeline && m_scope != Scope::Workspace && !m_timeline->content().preview)
        m_overlay.critical = std::make_shared<const std::vector<timeline::CriticalPart>>(timeline::criticalPath(m_timeline->trace()));
}

void TraceTimelineView::showCriticalPath(bool on)
{
    m_showCritical = on;
    updateCritical();
    viewport()->update();
}

void TraceTimelineView::updateHeat()
{
    m_emphasis.dearest = 0;
    if (!m_showHeat || !m_timeline || m_timeline->cost().unit != timeline::CostTrack::Unit::Money)
        return;
    const timeline::CostTrack& cost = m_timeline->cost();
    for (std::size_t call = 0; call < cost.calls.size(); ++call)
        m_emphasis.dearest = std::max(m_emphasis.dearest, cost.amount(call));
}

void TraceTimelineView::showCostHeat(bool on)
{
    m_showHeat = on;
    updateHeat();
    viewport()->update();
}

void TraceTimelineView::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    if (!m_timeline)
        return;
    timeline::TimelineContent content = m_timeline->content();
    content.filter = m_filter.toStdString();
    build(std::move(content));
}

void TraceTimelineView::dragHead(QPoint at)
{
    const int y = toTracks(at).y();
    const TrackRow* over = m_layout.rowAt(y);
    m_overlay.dropY = over ? (y < over->y + over->height / 2 ? over->y : over->y + over->height) : y < 0 ? 0 : m_layout.height();
    viewport()->update();
}

void TraceTimelineView::releaseHead(QPoint at)
{
    const TrackRow* moved = m_layout.rowAt(toTracks(m_dragStart).y());
    dragHead(at);
    const int drop = std::exchange(m_overlay.dropY, -1);
    viewport()->update();
    if (!moved)
        return;
    const auto& rows = m_layout.rows();
    const auto before = std::find_if(rows.begin(), rows.end(), [&](const TrackRow& row) { return row.y >= drop; });
    timeline::TrackPrefs prefs = m_prefs;
    prefs.move(moved->kind, before == rows.end() ? std::nullopt : std::optional(before->kind));
    setTrackPrefs(prefs);
}

void TraceTimelineView::toggleCollapsed(TrackKind kind)
{
    timeline::TrackPrefs prefs = m_prefs;
    prefs.setCollapsed(kind, !m_layout.rowOf(kind)->collapsed);
    setTrackPrefs(prefs);
}

void TraceTimelineView::addTrackActions(QMenu& menu, TrackKind kind)
{
    const auto toggle = [&](const QString& text, bool on, void (timeline::TrackPrefs::*set)(TrackKind, bool)) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, kind, set](bool checked) {
            timeline::TrackPrefs prefs = m_prefs;
            (prefs.*set)(kind, checked);
            setTrackPrefs(prefs);
        });
    };
    toggle(tr("Pin to the top"), m_prefs.pinned(kind), &timeline::TrackPrefs::setPinned);
    toggle(tr("Collapse"), m_prefs.collapsed(kind), &timeline::TrackPrefs::setCollapsed);
    toggle(tr("Hide"), m_prefs.hidden(kind), &timeline::TrackPrefs::setHidden);
    const auto move = [&](const QString& text, int step) {
        const auto& rows = m_layout.rows();
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const TrackRow& row) { return row.kind == kind; });
        const auto index = at - rows.begin();
        const bool possible = at != rows.end() && index + step >= 0 && index + step < static_cast<std::ptrdiff_t>(rows.size());
        QAction* action = menu.addAction(text);
        action->setEnabled(possible);
        if (!possible)
            return;
        const auto beforeIndex = static_cast<std::size_t>(step < 0 ? index + step : index + step + 1);
        const std::optional<TrackKind> before = beforeIndex < rows.size() ? std::optional(rows[beforeIndex].kind) : std::nullopt;
        connect(action, &QAction::triggered, this, [this, kind, before] {
            timeline::TrackPrefs prefs = m_prefs;
            prefs.move(kind, before);
            setTrackPrefs(prefs);
        });
    };
    move(tr("Move up"), -1);
    move(tr("Move down"), 1);
}

void TraceTimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    const QPoint at = viewport()->mapFrom(this, event->pos());
    const TrackRow* row = m_timeline && at.y() >= tm::kHeaderHeight && at.x() < tm::kLabelWidth ? m_layout.rowAt(toTracks(at).y()) : nullptr;
    if (!row) {
        if (m_timeline && at.x() < tm::kLabelWidth)
            showTracksMenu();
        return;
    }
    auto* menu = new QMenu(trackTitle(row->kind), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTrackActions(*menu, row->kind);
    menu->popup(event->globalPos());
}

void TraceTimelineView::showTracksMenu()
{
    auto* menu = new QMenu(tr("Tracks"), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* filter = new QLineEdit(m_filter, menu);
    filter->setPlaceholderText(tr("Only steps named…"));
    filter->setAccessibleName(tr("Only steps whose name, tool, model, agent or service holds this"));
    filter->setClearButtonEnabled(true);
    filter->setMinimumWidth(220);
    connect(filter, &QLineEdit::textChanged, this, &TraceTimelineView::setFilterText);
    connect(filter, &QLineEdit::returnPressed, menu, &QMenu::close);
    auto* field = new QWidgetAction(menu);
    field->setDefaultWidget(filter);
    menu->addAction(field);
    menu->addSeparator();
    const auto toggle = [&](const QString& text, bool on, auto set) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, set);
        return action;
    };
    toggle(tr("Compress idle time"), gapsFolded(), [this](bool on) { setGapsFolded(on); })->setEnabled(m_timeline && !m_timeline->idleGaps().empty());
    toggle(tr("Critical path"), m_showCritical, [this](bool on) { showCriticalPath(on); })->setEnabled(m_scope != Scope::Workspace);
    toggle(tr("Cost heat map"), m_showHeat, [this](bool on) { showCostHeat(on); });
    menu->addSeparator();
    for (const TrackKind kind : m_prefs.order()) {
        QMenu* track = menu->addMenu(m_prefs.hidden(kind) ? tr("%1 (hidden)").arg(trackTitle(kind)) : trackTitle(kind));
        addTrackActions(*track, kind);
    }
    menu->addSeparator();
    connect(menu->addAction(tr("As it was")), &QAction::triggered, this, [this] {
        setTrackPrefs(timeline::TrackPrefs::standard(m_scope));
        setFilterText({});
    });
    menu->popup(viewport()->mapToGlobal(HeaderPainter::tracksButton().bottomLeft()));
    filter->setFocus();
}

// The marked area.

void TraceTimelineView::dragArea(QPoint from, QPoint to)
{
    const domain::Timestamp a = timeAt(std::max(from.x(), tm::kLabelWidth));
    const domain::Timestamp b = timeAt(std::clamp(to.x(), tm::kLabelWidth, viewport()->width()));
    MarkedArea area{{std::min(a, b), std::max(a, b) + domain::Duration{1}}, {}};
    const int first = std::min(toTracks(from).y(), toTracks(to).y());
    const int last = std::max(toTracks(from).y(), toTracks(to).y());
    for (const TrackRow& row : m_layout.rows()) {
        if (row.y <= last && row.y + row.height > first)
            area.tracks.push_back(row.kind);
    }
    m_overlay.area = std::move(area);
    viewport()->update();
}

void TraceTimelineView::markArea()
{
    if (m_overlay.area) {
        setArea(std::nullopt);
        return;
    }
    const domain::TimeWindow selected = m_emphasis.selected < 0 ? m_window : m_timeline->windowOf(m_emphasis.selected);
    setArea(MarkedArea{selected, {}});
}

void TraceTimelineView::setArea(std::optional<MarkedArea> area)
{
    m_overlay.area = std::move(area);
    viewport()->update();
    if (!m_overlay.area) {
        m_session.setArea(std::nullopt);
        return;
    }
    session::Area shared{m_timeline->tracePtr(), m_overlay.area->window, {}};
    for (const TrackKind kind : m_overlay.area->tracks)
        shared.tracks.push_back(static_cast<int>(kind));
    m_session.setArea(std::move(shared));
}

void TraceTimelineView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    followArea(m_scope != Scope::Trace);
}

} // namespace whyglass::views
