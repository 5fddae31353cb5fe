// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <deque>

namespace whyglass::views {

/// Spans a second over the last two minutes, a bar a second, newest at the right.
class RateStrip : public QWidget {
    Q_OBJECT

public:
    explicit RateStrip(const Theme& theme, QWidget* parent = nullptr);
    void add(double spansPerSecond);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::deque<double> m_rates; ///< oldest first
};

} // namespace whyglass::views
