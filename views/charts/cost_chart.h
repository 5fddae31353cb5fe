// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/cost_series.h"
#include "views/common/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace whyglass::views {

/// Tokens or cost over time as stacked bars, with a legend that says each share and what is left out. QtCharts beneath; at most
/// some 2,000 bars. Left and Right choose a bar, Enter asks for its time; dragging, or Shift with Left and Right, chooses several.
class CostChart : public QWidget {
    Q_OBJECT

public:
    explicit CostChart(const Theme& theme, QWidget* parent = nullptr);
    ~CostChart() override;

    void setTitle(const QString& title);
    void setSeries(const CostSeries& series, CostMeasure measure);
    [[nodiscard]] const CostSeries& series() const { return m_series; }
    void setMarked(std::optional<domain::TimeWindow> marked); ///< the time that is marked elsewhere
    [[nodiscard]] bool isMarked(int bucket) const;
    /// Writes what is shown: SVG where the path ends so, else PNG in twice the pixels. An empty text, or why it could not.
    [[nodiscard]] QString exportTo(const QString& path);
    [[nodiscard]] QSize sizeHint() const override { return {700, 260}; }

Q_SIGNALS:
    /// A bar was asked for; `part` is -1 where its whole time is meant.
    void chosen(int bucket, int part);
    /// The time of several bars was asked for.
    void timeChosen(whyglass::domain::TimeWindow window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Impl;

    void rebuild();
    void layOut();
    void setCurrent(int bucket);
    void go(int bucket, bool choosing);
    [[nodiscard]] int bucketAt(double x) const; ///< of the chart's plot
    [[nodiscard]] QRectF barsRect(int first, int last) const;
    [[nodiscard]] domain::TimeWindow timeOf(int first, int last) const;
    void paintMarked(QPainter& painter) const;
    void paint(QPainter& painter);
    void paintLegend(QPainter& painter, int least); ///< as much of it as fits right of `least`
    void paintAxes(QPainter& painter);
    [[nodiscard]] QString bucketText(int bucket) const;
    [[nodiscard]] QString leftOutText() const;
    [[nodiscard]] QColor colorOf(std::size_t part) const;

    const Theme& m_theme;
    QString m_title;
    CostMeasure m_measure = CostMeasure::Money;
    CostSeries m_series;
    AxisGrid m_grid;
    int m_current = -1; ///< bucket that the keys are at
    int m_from = -1;    ///< bucket where choosing several began
    bool m_dragging = false, m_justDragged = false;
    std::optional<domain::TimeWindow> m_marked;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::views
