// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/replay_clock.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace whyglass::views {

/// Plays the open trace: moves the session's play-head, so that every view shows what was known then. Visible while a head is set.
class ReplayBar : public QWidget {
    Q_OBJECT

public:
    ReplayBar(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    void playOrPause(); ///< begins a replay where there is none, at the end of the trace again from its start
    void stop();        ///< everything is known again
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] bool isPlaying() const { return m_tick.isActive(); }
    void step(int direction); ///< to the next or last event

private:
    QToolButton* makeButton(const QString& icon, const QString& name);
    void begin();
    void tick();
    void follow();
    void readTrace();
    void setPlaying(bool playing);
    [[nodiscard]] domain::Timestamp head() const;

    session::Session& m_session;
    const Theme& m_theme;
    session::ReplayClock m_clock;
    session::LoadedTracePtr m_trace; ///< whole, that the clock was opened for
    QTimer m_tick;
    QElapsedTimer m_passed;
    QToolButton* m_play;
    QToolButton* m_even;
    QSlider* m_slider;
    QComboBox* m_speed;
    QLabel* m_time;
};

} // namespace whyglass::views
