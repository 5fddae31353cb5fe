// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;

namespace whyglass::views {
class Theme;
}

namespace whyglass::window {

/// One step: what is prepared, what is pointed at, what is said.
struct TourStep {
    QString title, text;
    std::function<void()> prepare;
    std::function<QWidget*()> target; ///< asked until it answers a visible widget
};

/// A tour over a window: everything but the widget that is spoken of stands back. Enter or the right arrow goes on, the left
/// one back, Escape ends it.
class Tour : public QWidget {
    Q_OBJECT

public:
    /// Covers `window`, its parent. The theme must outlive it.
    Tour(const views::Theme& theme, std::vector<TourStep> steps, QWidget* window);

    void start();
    [[nodiscard]] int step() const { return m_step; } ///< 0-based
    [[nodiscard]] QWidget* target() const { return m_target; } ///< what is pointed at; null while it is not there

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int step);
    void point();
    void end();

    const views::Theme& m_theme;
    std::vector<TourStep> m_steps;
    int m_step = 0;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_focusBefore;
    QFrame* m_card;
    QLabel* m_count;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace whyglass::window
