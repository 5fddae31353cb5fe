// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/cost_series.h"
#include "views/common/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace whyglass::views {

/// Tokens or cost over time as stacked bars, with a legend that says each share and what is left out. QtCharts beneath; at most
/// some 2,000 bars. Days that are still to come are outlines of what they are expected to come to. Left and Right choose a bar, Enter asks
/// for its time; dragging, or Shift with Left and Right, chooses several.
class CostChart : public QWidget {
    Q_OBJECT

public:
    enum class Form {
        Whole, ///< the legend beside the title
        Small, ///< one of several beside each other, the legend right of the bars
    };
    explicit CostChart(const Theme& theme, QWidget* parent = nullptr, Form form = Form::Whole);
    ~CostChart() override;

    void setTitle(const QString& title);
    void setSeries(const CostSeries& series, CostMeasure measure);
    [[nodiscard]] const CostSeries& series() const { return m_series; }
    void setMarked(std::optional<domain::TimeWindow> marked); ///< the time that is marked elsewhere
    [[nodiscard]] bool isMarked(int bucket) const;
    /// Writes what is shown: SVG where the path ends so, else PNG in twice the pixels. An empty text, or why it could not.
    [[nodiscard]] QString exportTo(const QString& path);
    [[nodiscard]] QSize sizeHint() const override { return m_form == Form::Whole ? QSize(700, 260) : QSize(400, 140); }

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
    static constexpr double kBarWidth = 0.84; ///< of the room that it has

    void rebuild();
    void layOut();
    void setCurrent(int bucket);
    void go(int bucket, bool choosing);
    [[nodiscard]] QRect plot() const;           ///< where the bars are
    [[nodiscard]] int bucketAt(double x) const; ///< of the plot
    [[nodiscard]] QRectF barsRect(int first, int last) const;
    [[nodiscard]] domain::TimeWindow timeOf(int first, int last) const;
    [[nodiscard]] int header() const;     ///< height of title and legend
    [[nodiscard]] int besideBars() const; ///< width that they leave at the right edge
    [[nodiscard]] int present() const { return static_cast<int>(m_series.buckets.size() - m_series.ahead) - 1; } ///< last bar that is no outline
    void paintMarked(QPainter& painter) const;
    void paint(QPainter& painter);
    void paintLegend(QPainter& painter, int least); ///< as much of it as fits right of `least`
    int paintExpectedLegend(QPainter& painter);
    [[nodiscard]] int leastLegend(const QFontMetrics& metrics) const;
    void paintSideLegend(QPainter& painter);
    void paintAxes(QPainter& painter);
    void paintExpected(QPainter& painter) const;
    [[nodiscard]] QString bucketText(int bucket) const;
    [[nodiscard]] QString leftOutText() const;
    [[nodiscard]] QColor colorOf(std::size_t part) const;

    const Theme& m_theme;
    const Form m_form;
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
