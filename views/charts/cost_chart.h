// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/cost_series.h"
#include "views/common/theme.h"

#include <QWidget>

#include <memory>

namespace whyglass::views {

/// Tokens or cost over time as stacked bars, with a legend that says each share. QtCharts beneath; at most some 2,000 bars.
class CostChart : public QWidget {
    Q_OBJECT

public:
    explicit CostChart(const Theme& theme, QWidget* parent = nullptr);
    ~CostChart() override;

    void setTitle(const QString& title);
    /// `rows` of WorkspaceReader::costs by {"day" or "hour", split}.
    void setData(const std::vector<store::CostRow>& rows, CostMeasure measure);
    [[nodiscard]] const CostSeries& series() const { return m_series; }
    [[nodiscard]] QSize sizeHint() const override { return {700, 260}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Impl;

    void rebuild();
    void layOut();
    void paintLegend(QPainter& painter);
    [[nodiscard]] QColor colorOf(std::size_t part) const;

    const Theme& m_theme;
    QString m_title;
    CostMeasure m_measure = CostMeasure::Money;
    CostSeries m_series;
    AxisGrid m_grid;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::views
