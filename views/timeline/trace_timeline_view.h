// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/timeline/timeline_frame.h"
#include "views/common/theme.h"
#include "views/timeline/timeline_hit.h"
#include "views/timeline/timeline_layout.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimer>

#include <memory>
#include <optional>

namespace whyglass::views {

/// The linked tracks of one trace: overview, ruler, and all tracks on one time axis. Selection, hover and window are those of the
/// Session, in both directions. GUI thread.
class TraceTimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    TraceTimelineView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    ~TraceTimelineView() override;

    /// Shows this trace; what traceLoaded() of the session leads to. Large traces of the session are prepared on a
    /// query thread and the previous picture stays meanwhile.
    void showTrace(const session::LoadedTracePtr& trace);
    [[nodiscard]] timeline::TraceTimelinePtr timeline() const { return m_timeline; }
    [[nodiscard]] domain::TimeWindow window() const { return m_window; }
    [[nodiscard]] TimelineHit hit(QPoint viewportPosition) const;
    /// Height that shows all tracks without a scroll bar.
    [[nodiscard]] int contentHeight() const;
    /// Answers the timeline's keys, also on behalf of views beside it; false where the key means nothing here.
    bool handleKey(QKeyEvent* event);

Q_SIGNALS:
    void timelineChanged(); ///< timeline() is another one
    void windowChanged(whyglass::domain::TimeWindow window);
    void activated(); ///< Enter on a selected span
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
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Drag { None, Press, Pan, Ruler, StripPan, StripLeft, StripRight, StripNew };

    void setTimeline(timeline::TraceTimelinePtr timeline);
    void fail(const QString& message);
    void followWindow(domain::TimeWindow window); ///< what the session says
    void setWindow(domain::TimeWindow window);    ///< what the user does
    void followSelection(const session::Selection& selection);
    void adoptSelection(const session::Selection& selection);
    void followHover(domain::SpanId span);
    void selectRow(std::int32_t row);
    void selectInstant(const TimelineHit& hit);
    void selectFinding(std::int32_t index);
    void reveal(std::int32_t row);
    void fit();
    void zoomBy(double factor, std::optional<double> anchorX = {});
    void panBy(double logicalPixels);
    bool handleJump(int key, Qt::KeyboardModifiers modifiers, const QString& text);

    [[nodiscard]] timeline::TimeScale makeScale() const;
    void invalidateFrame();
    const timeline::TimelineFrame& frame() const;
    [[nodiscard]] TimelineScene scene() const;
    [[nodiscard]] double timePixels() const; ///< logical width that the window covers
    [[nodiscard]] QPoint toTracks(QPoint viewportPosition) const;
    [[nodiscard]] domain::Timestamp timeAt(double viewportX) const;
    void updateScrollBar();
    void updateRelated();
    void paintState(QPainter& painter);
    void beginStripDrag(double x);
    void continueStripDrag(double x);

    session::Session& m_session;
    const Theme& m_theme;
    timeline::TraceTimelinePtr m_timeline;
    TimelineLayout m_layout;
    SliceEmphasis m_emphasis;
    std::int32_t m_finding = -1;
    domain::TimeWindow m_window;
    mutable std::unique_ptr<timeline::TimelineFrame> m_frame;
    mutable double m_frameDpr = 0;
    QPixmap m_strip;
    SliceLabels m_labels;
    QString m_error;
    QTimer m_loadingDelay;
    bool m_showLoading = false;

    Drag m_drag = Drag::None;
    QPoint m_dragStart;
    domain::TimeWindow m_dragWindow;
    int m_dragScroll = 0;
    std::optional<domain::TimeWindow> m_marked;
};

} // namespace whyglass::views
