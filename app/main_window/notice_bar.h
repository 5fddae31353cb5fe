// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/recorder_control.h"

#include <QElapsedTimer>
#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace whyglass::window {

/// A line above the views: how far an import is, with cancel; or what went wrong, until it is closed.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showProgress(const ImportProgress& progress);
    void showMessage(const QString& text, bool problem);

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QPushButton* m_close;
    QElapsedTimer m_running; ///< since the file that is shown began
    QString m_file;
};

} // namespace whyglass::window
