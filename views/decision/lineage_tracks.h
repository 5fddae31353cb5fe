// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/timeline/timeline_scene.h"

#include <QWidget>

namespace whyglass::views {

/// The whole trace in as few tracks as show where the session's lit value stands. A click chooses a step.
class LineageTracks : public QWidget {
    Q_OBJECT

public:
    LineageTracks(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    void spanChosen(whyglass::domain::SpanId span);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void follow();
    void setTimeline(timeline::TraceTimelinePtr timeline);
    [[nodiscard]] const timeline::TimelineFrame& frame() const;
    [[nodiscard]] TimelineScene scene() const;
    [[nodiscard]] std::int32_t rowAt(QPoint at) const; ///< -1: none
    void paintRuler(QPainter& painter) const;

    session::Session& m_session;
    const Theme& m_theme;
    timeline::TraceTimelinePtr m_timeline;
    session::LoadedTracePtr m_building; ///< what a query thread is preparing
    TimelineLayout m_layout;
    SliceEmphasis m_emphasis;
    TimelineOverlay m_overlay;
    SliceLabels m_labels;
    mutable std::unique_ptr<timeline::TimelineFrame> m_frame;
    mutable double m_frameDpr = 0;
};

} // namespace whyglass::views
