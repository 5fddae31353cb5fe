// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/main_window.h"

#include <QImage>
#include <QString>

#include <filesystem>

namespace whyglass::window {

/// Before the application exists: draw without a display, `scale` pixels a point, on whatever machine.
void prepareOffscreen(int scale);

/// A window on a workspace that no screen shows, to draw what it would show: `render`, and the tests of every view.
class OffscreenView {
public:
    /// The workspace must be readable.
    OffscreenView(const std::filesystem::path& workspace, views::Theme& theme, QSize size);

    struct Problem {
        QString text; ///< empty = none
        bool usage = false;
    };
    /// Shows the view of view_registry.cpp, at the id where it needs one, with the query where it takes one, and waits until
    /// nothing is asked or laid out any more; a minute at most.
    Problem show(const QString& view, const QString& id = {}, const QString& query = {});
    /// Puts a tab of the view or of the inspector in front, by its id ("context", "saw").
    Problem showTab(const QString& tab);
    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] QImage image() { return m_window.grab().toImage(); }

private:
    [[nodiscard]] bool waitUntilIdle();
    void open(const QString& view, const QString& id);

    session::Session m_session;
    NoRecorder m_recorder;
    MainWindow m_window;
    QString m_failure; ///< of the trace that was to be shown
    bool m_started = false;
};

} // namespace whyglass::window
