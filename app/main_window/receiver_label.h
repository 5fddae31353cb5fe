// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QWidget>

namespace whyglass::window {

/// "● Receiving gRPC 4317 HTTP 4318 · 6 spans/s" at the right of the menu bar.
class ReceiverLabel : public QWidget {
    Q_OBJECT

public:
    explicit ReceiverLabel(const views::Theme& theme, QWidget* parent = nullptr);
    void setState(const views::ReceiverState& state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString text() const;
    [[nodiscard]] int widthOfText() const;
    [[nodiscard]] views::Role dotRole() const;

    const views::Theme& m_theme;
    views::ReceiverState m_state;
    int m_width = 0; ///< wide enough for every rate so far
};

} // namespace whyglass::window
