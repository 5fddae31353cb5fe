// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_accessible.h"

#include "views/timeline/trace_timeline_view.h"
#include "views/timeline/track_painter.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>
#include <map>
#include <utility>

namespace whyglass::views {

namespace {

using timeline::TrackKind;

constexpr int kTrackItself = -1;

/// What is drawn in the tracks of a timeline, one by one, as the frame has it.
class DrawnItems {
public:
    explicit DrawnItems(const TraceTimelineView& view) : m_scene(view.scene()) {}

    [[nodiscard]] const TrackRow& row(int track) const { return m_scene.layout.rows()[static_cast<std::size_t>(track)]; }

    [[nodiscard]] int count(int track) const
    {
        const TrackRow& at = row(track);
        if (const auto* marks = marksOf(at.kind))
            return static_cast<int>(marks->size());
        if (const auto* steps = stepsOf(at.kind))
            return static_cast<int>(steps->size());
        int slices = 0;
        for (int lane = 0; lane < laneCount(at); ++lane)
            slices += static_cast<int>(rects(at, lane).size());
        return slices;
    }

    /// Where it is drawn, in track coordinates.
    [[nodiscard]] QRectF box(int track, int index) const
    {
        const TrackRow& at = row(track);
        constexpr double kHalfMark = 8;
        const auto i = static_cast<std::size_t>(index);
        if (const auto* marks = marksOf(at.kind))
            return {m_scene.x((*marks)[i].x) - kHalfMark, static_cast<double>(at.y), 2 * kHalfMark, static_cast<double>(at.height)};
        if (const auto* steps = stepsOf(at.kind))
            return {m_scene.x((*steps)[i].x) - kHalfMark, static_cast<double>(at.y), kHalfMark, static_cast<double>(at.height)};
        const auto [rect, lane] = sliceAt(at, index);
        const double top = at.volume ? at.y : at.laneTop(lane);
        const double height = at.volume ? at.height : timeline_metrics::kSliceHeight;
        return {m_scene.x(rect->x0), top, rect->width() / m_scene.dpr, height};
    }

    [[nodiscard]] TimelineHit hit(int track, int index) const { return hitAt(m_scene, box(track, index).center().toPoint()); }

    [[nodiscard]] QString name(int track, int index) const
    {
        return describe(m_scene.timeline(), hit(track, index)).replace(u'\n', QStringLiteral(", "));
    }

    /// The item of a track that shows a row, or -1.
    [[nodiscard]] int indexOf(int track, std::int32_t selected) const
    {
        const QRectF place = m_scene.boxOf(selected);
        const TrackRow& at = row(track);
        if (place.isNull() || at.sliceTrack < 0 || m_scene.timeline().place(selected).track != at.sliceTrack)
            return -1;
        for (int index = 0; index < count(track); ++index) {
            if (box(track, index).intersects(place))
                return index;
        }
        return -1;
    }

private:
    [[nodiscard]] const std::vector<timeline::InstantMark>* marksOf(TrackKind kind) const
    {
        return kind == TrackKind::Findings ? &m_scene.frame.findings()
            : kind == TrackKind::Decisions ? &m_scene.frame.decisions()
            : kind == TrackKind::Logs      ? &m_scene.frame.logs()
                                           : nullptr;
    }
    [[nodiscard]] const std::vector<timeline::CostStep>* stepsOf(TrackKind kind) const
    {
        return kind == TrackKind::Cost ? &m_scene.frame.cost() : kind == TrackKind::Tokens ? &m_scene.frame.tokens() : nullptr;
    }
    [[nodiscard]] int laneCount(const TrackRow& at) const
    {
        if (at.sliceTrack < 0)
            return 0;
        return at.collapsed && !at.volume ? 1 : static_cast<int>(m_scene.timeline().tracks()[static_cast<std::size_t>(at.sliceTrack)].lanes.size());
    }
    [[nodiscard]] const std::vector<timeline::SliceRect>& rects(const TrackRow& at, int lane) const
    {
        const auto track = static_cast<std::size_t>(at.sliceTrack);
        return at.collapsed && !at.volume ? m_scene.frame.collapsed(track) : m_scene.frame.lane(track, static_cast<std::size_t>(lane));
    }
    [[nodiscard]] std::pair<const timeline::SliceRect*, int> sliceAt(const TrackRow& at, int index) const
    {
        for (int lane = 0; lane < laneCount(at); ++lane) {
            const auto& list = rects(at, lane);
            if (index < static_cast<int>(list.size()))
                return {&list[static_cast<std::size_t>(index)], lane};
            index -= static_cast<int>(list.size());
        }
        return {&rects(at, 0).front(), 0};
    }

    const TimelineScene m_scene;
};

class TimelineAccessible;

/// A track, or something drawn in one. Lives until the timeline shows something else.
class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccessible(TimelineAccessible& owner, TraceTimelineView& view, int track, int index)
        : m_owner(owner), m_view(view), m_track(track), m_index(index)
    {
    }

    [[nodiscard]] bool isValid() const override { return m_view.timeline() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] int childCount() const override { return m_index == kTrackItself ? DrawnItems(m_view).count(m_track) : 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* item = dynamic_cast<const ItemAccessible*>(child);
        return item ? item->m_index : -1;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const DrawnItems items(m_view);
        if (kind != QAccessible::Name)
            return {};
        if (m_index != kTrackItself)
            return items.name(m_track, m_index);
        const TrackRow& row = items.row(m_track);
        return TraceTimelineView::tr("%1, %2 in all").arg(trackTitle(row.kind), TrackPainter::countText(m_view.scene(), row));
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override
    {
        const DrawnItems items(m_view);
        const TrackRow& row = items.row(m_track);
        const QRectF box = m_index == kTrackItself ? QRectF(0, row.y, m_view.viewport()->width(), row.height) : items.box(m_track, m_index);
        const QRect inside = m_view.boxInViewport(box);
        return {m_view.viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const DrawnItems items(m_view);
        state.focusable = state.selectable = m_index != kTrackItself;
        state.expandable = m_index == kTrackItself;
        state.expanded = m_index == kTrackItself && !items.row(m_track).collapsed;
        state.selected = state.focused = m_index != kTrackItself && m_index == items.indexOf(m_track, m_view.selectedRow());
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {m_index == kTrackItself ? toggleAction() : pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && m_index != kTrackItself)
            m_view.selectHit(DrawnItems(m_view).hit(m_track, m_index));
        else if (name == toggleAction() && m_index == kTrackItself)
            m_view.toggleCollapsed(DrawnItems(m_view).row(m_track).kind);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    TimelineAccessible& m_owner;
    TraceTimelineView& m_view;
    int m_track, m_index;
};

class TimelineAccessible : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TraceTimelineView& view) : QAccessibleWidget(&view, QAccessible::Tree, view.accessibleName()), m_view(view)
    {
        const auto forget = [this] { clear(); };
        m_connections = {QObject::connect(&view, &TraceTimelineView::timelineChanged, &view, forget),
            QObject::connect(&view, &TraceTimelineView::windowChanged, &view, forget),
            QObject::connect(&view, &TraceTimelineView::trackPrefsChanged, &view, forget)};
    }
    ~TimelineAccessible() override
    {
        for (const QMetaObject::Connection& connection : m_connections)
            QObject::disconnect(connection);
        clear();
    }

    [[nodiscard]] int childCount() const override { return m_view.timeline() ? static_cast<int>(m_view.scene().layout.rows().size()) : 0; }
    [[nodiscard]] QAccessibleInterface* child(int index) const override { return index < 0 || index >= childCount() ? nullptr : item(index, kTrackItself); }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (item(i, kTrackItself) == child)
                return i;
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface* track = item(i, kTrackItself); track->rect().contains(x, y))
                return track;
        }
        return nullptr;
    }
    /// What is selected.
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        for (int track = 0; track < childCount() && m_view.selectedRow() >= 0; ++track) {
            if (const int index = DrawnItems(m_view).indexOf(track, m_view.selectedRow()); index >= 0)
                return item(track, index);
        }
        return nullptr;
    }

    [[nodiscard]] QAccessibleInterface* item(int track, int index) const
    {
        const auto [at, isNew] = m_items.try_emplace({track, index}, QAccessible::Id{});
        if (isNew)
            at->second = QAccessible::registerAccessibleInterface(new ItemAccessible(const_cast<TimelineAccessible&>(*this), m_view, track, index));
        return QAccessible::accessibleInterface(at->second);
    }

private:
    void clear()
    {
        for (const auto& [place, id] : std::exchange(m_items, {}))
            QAccessible::deleteAccessibleInterface(id);
    }

    TraceTimelineView& m_view;
    mutable std::map<std::pair<int, int>, QAccessible::Id> m_items; ///< by track and index, made when asked for
    std::vector<QMetaObject::Connection> m_connections;
};

QAccessibleInterface* ItemAccessible::parent() const
{
    if (m_index != kTrackItself)
        return m_owner.item(m_track, kTrackItself);
    return &m_owner;
}

QAccessibleInterface* ItemAccessible::child(int index) const
{
    return index < 0 || index >= childCount() ? nullptr : m_owner.item(m_track, index);
}

QAccessibleInterface* ItemAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (QAccessibleInterface* item = child(i); item->rect().contains(x, y))
            return item;
    }
    return nullptr;
}

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<TraceTimelineView*>(object);
    return view ? new TimelineAccessible(*view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(&makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace whyglass::views
