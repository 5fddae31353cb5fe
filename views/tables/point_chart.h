// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"
#include "views/common/theme.h"

#include <QWidget>

#include <vector>

namespace whyglass::views {

/// Values over time: a line through the last value of each part, and a band from the least to the greatest.
class PointChart : public QWidget {
    Q_OBJECT

public:
    explicit PointChart(const Theme& theme, QWidget* parent = nullptr);
    void setPoints(std::vector<store::PointBucket> points);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::vector<store::PointBucket> m_points;
    double m_least = 0.0, m_most = 0.0;
};

} // namespace whyglass::views
