// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/timeline/span_links.h"
#include "models/timeline/timeline_frame.h"
#include "views/common/theme.h"
#include "views/timeline/header_painter.h"
#include "views/timeline/timeline_hit.h"
#include "views/timeline/timeline_layout.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimer>

#include <memory>
#include <optional>

class QMenu;

namespace whyglass::views {

/// Linked tracks on one time axis, with overview and ruler: of the session's trace, of a conversation, of the workspace. Selection,
/// hover, cursor, marked area and zoom are those of the Session, in both directions. GUI thread.
class TraceTimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    using Scope = timeline::TimelineScope;
    /// A timeline of a trace follows the session; another shows what showContent() gives it.
    TraceTimelineView(session::Session& session, const Theme& theme, QWidget* parent = nullptr, Scope scope = Scope::Trace);
    ~TraceTimelineView() override;

    /// Shows this trace; what traceLoaded() of the session leads to. Large traces of the session are prepared on a
    /// query thread and the previous picture stays meanwhile.
    void showTrace(const session::LoadedTracePtr& trace);
    /// Shows rows of any kind, prepared on a query thread where they are many. The window stays where the extent is the same.
    void showContent(timeline::TimelineContent content);
    /// What the strip shows, where that is not what the tracks show: the workspace as a whole.
    void setOverview(timeline::TraceTimelinePtr overview);
    void fail(const QString& message);
    [[nodiscard]] timeline::TraceTimelinePtr timeline() const { return m_timeline; }
    [[nodiscard]] domain::TimeWindow window() const { return m_window; }
    [[nodiscard]] TimelineHit hit(QPoint viewportPosition) const;
    /// Height that shows all tracks without a scroll bar.
    [[nodiscard]] int contentHeight() const;
    /// Answers the timeline's keys, also on behalf of views beside it; false where the key means nothing here.
    bool handleKey(QKeyEvent* event);

    // What commands and the menu of the tracks do.
    [[nodiscard]] const timeline::TrackPrefs& trackPrefs() const { return m_prefs; }
    void setTrackPrefs(timeline::TrackPrefs prefs);
    [[nodiscard]] bool gapsFolded() const { return !m_map.identity(); }
    void setGapsFolded(bool folded);
    [[nodiscard]] bool criticalPathShown() const { return m_showCritical; }
    void showCriticalPath(bool on);
    [[nodiscard]] bool costHeatShown() const { return m_showHeat; }
    void showCostHeat(bool on);
    [[nodiscard]] QString filterText() const { return m_filter; }
    void setFilterText(const QString& text);
    /// Marks the time of the selection over all tracks, or what is given; nothing where there is nothing to mark or it is marked already.
    void markArea();
    void setArea(std::optional<MarkedArea> area);
    [[nodiscard]] const std::optional<MarkedArea>& area() const { return m_overlay.area; }
    void showTracksMenu();

    // For assistive technology.
    [[nodiscard]] TimelineScene scene() const;
    [[nodiscard]] QRect boxInViewport(const QRectF& trackBox) const;
    [[nodiscard]] std::int32_t selectedRow() const { return m_emphasis.selected; }
    void selectRow(std::int32_t row);
    void selectHit(const TimelineHit& hit);
    void toggleCollapsed(timeline::TrackKind kind); ///< of a track that is shown

Q_SIGNALS:
    void timelineChanged(); ///< timeline() is another one
    void windowChanged(whyglass::domain::TimeWindow window);
    void activated(); ///< Enter on a selected span
    void openRequested(const whyglass::domain::TraceId& trace, whyglass::domain::SpanId span); ///< of a conversation or the workspace
    void trackPrefsChanged();
    void costRequested(); ///< what the sum of all that is drawn is made of
    void painted(qint64 nanoseconds); ///< what the frame took

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Drag { None, Area, Pan, Ruler, Head, StripPan, StripLeft, StripRight, StripNew };
    enum class Press { Nowhere, Tracks, TracksPan, Head };

    void connectSession();
    void build(timeline::TimelineContent content);
    void requestPreview(const domain::TraceId& trace);
    void setTimeline(timeline::TraceTimelinePtr timeline);
    void followWindow(domain::TimeWindow window); ///< what the session says
    void setWindow(domain::TimeWindow window);    ///< what the user does
    void followSelection(const session::Selection& selection);
    void adoptSelection(const session::Selection& selection);
    void followHover(domain::SpanId span);
    void followLit();
    void followArea(bool takeOver);
    void followCursor();
    void selectFinding(std::int32_t index);
    void reveal(std::int32_t row);
    void fit();
    void zoomBy(double factor, std::optional<double> anchorX = {});
    void panBy(double logicalPixels);
    bool handleJump(int key, Qt::KeyboardModifiers modifiers, const QString& text);

    [[nodiscard]] timeline::TimeScale makeScale() const;
    void invalidateFrame();
    const timeline::TimelineFrame& frame() const;
    [[nodiscard]] double timePixels() const; ///< logical width that the window covers
    [[nodiscard]] QPoint toTracks(QPoint viewportPosition) const;
    [[nodiscard]] domain::Timestamp timeAt(double viewportX) const;
    void updateScrollBar();
    void updateRelated();
    void updateFlows();
    void updateFolds();
    void updateCritical();
    void updateHeat();
    [[nodiscard]] domain::TimeWindow sharedWindow() const;
    [[nodiscard]] bool isSame(const session::LoadedTrace& rows) const;
    [[nodiscard]] std::int32_t rowOfSelection(const session::Selection& selection) const;
    [[nodiscard]] StripMap strip() const;
    [[nodiscard]] int trackRoom() const; ///< height of the tracks that scroll
    void activateRow();
    void showCost();
    [[nodiscard]] bool onSum(QPoint at) const;
    void releaseHead(QPoint at);
    void dragHead(QPoint at);
    void dragArea(QPoint from, QPoint to);
    void hoverAt(QPoint at);
    [[nodiscard]] QString tipAt(QPoint at) const;
    void addTrackActions(QMenu& menu, timeline::TrackKind kind);
    void paintState(QPainter& painter);
    void beginStripDrag(double x);
    void continueStripDrag(double x);

    session::Session& m_session;
    const Theme& m_theme;
    const Scope m_scope;
    timeline::TraceTimelinePtr m_timeline, m_overview;
    timeline::TrackPrefs m_prefs;
    timeline::TimeMap m_map;
    bool m_foldWanted = false, m_showCritical = false, m_showHeat = false;
    QString m_filter;
    TimelineLayout m_layout;
    TimelineOverlay m_overlay;
    SliceEmphasis m_emphasis;
    std::vector<timeline::SpanLink> m_links; ///< that were read, of m_linksOf; of a large trace those of m_linksOfSpan
    std::weak_ptr<const session::LoadedTrace> m_linksOf;
    domain::SpanId m_linksOfSpan;
    std::int32_t m_finding = -1;
    domain::TimeWindow m_window;
    mutable std::unique_ptr<timeline::TimelineFrame> m_frame;
    mutable double m_frameDpr = 0;
    QPixmap m_strip;
    SliceLabels m_labels;
    QString m_error;
    QTimer m_loadingDelay;
    bool m_showLoading = false;
    bool m_releasing = false; ///< the area, which another timeline had

    Drag m_drag = Drag::None;
    Press m_press = Press::Nowhere;
    QPoint m_dragStart;
    domain::TimeWindow m_dragWindow;
    int m_dragScroll = 0;
    std::optional<domain::TimeWindow> m_marked;
};

} // namespace whyglass::views
