// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/query_service.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace whyglass::views {
class Theme;
}

namespace whyglass::window {

/// The place in the status bar that says what takes longer than 300 ms, how far it is, how long it will take, and ends it on
/// demand. Not there while everything is quick.
class ProgressPlace : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    ProgressPlace(session::QueryService& queries, const views::Theme& theme, QWidget* parent = nullptr);

    /// "Reading the trace, 40 %, 3 s left": what stands there for a request.
    [[nodiscard]] static QString textOf(const session::RunningQuery& query);

private:
    void look();
    void stop();

    session::QueryService& m_queries;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer m_look;
    QByteArray m_key; ///< of the request that is shown
};

} // namespace whyglass::window
