// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"
#include "views/common/theme.h"
#include "views/timeline/context_chart_layout.h"

#include <QAbstractScrollArea>

#include <optional>
#include <vector>

namespace whyglass::views {

/// Why the cache of a call broke, as a phrase: "the system prompt changed"; that it is not known where it is not.
QString causeText(const analysis::CacheReading& cache, const std::optional<analysis::ContextRegion>& firstChanged);
QString layerName(ContextLayer layer);
QColor layerColor(const Theme& theme, ContextLayer layer);

/// What fills the context of each model call, as a stack of tokens a call, with a mark where the prompt cache broke. Left and right
/// go from call to call; with Shift, or by dragging, the time from call to call is marked. GUI thread.
class ContextChart : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ContextChart(const Theme& theme, QWidget* parent = nullptr);

    void setBars(std::vector<analysis::ContextBar> bars, domain::Timestamp traceStart);
    [[nodiscard]] const std::vector<analysis::ContextBar>& bars() const { return m_bars; }
    /// Number of the marked call, -1 = none; is scrolled to.
    void setCurrent(int bar);
    [[nodiscard]] int current() const { return m_current; }
    void setHovered(int bar); ///< what the mouse points at in another view, -1 = none
    [[nodiscard]] int hovered() const { return m_hovered; }
    void setMarked(std::optional<domain::TimeWindow> window); ///< calls that run in it are in the marked area
    [[nodiscard]] bool isMarked(int bar) const;
    [[nodiscard]] const ContextChartLayout& chartLayout() const { return m_layout; }
    /// "Call 3 of 12, +1.4 s, gpt-4o: 1.2k tokens, of them system 300 …"; plain text.
    [[nodiscard]] QString textOf(int bar) const;

Q_SIGNALS:
    void chosen(int bar); ///< clicked, or gone to by key
    void pointedAt(int bar); ///< by the mouse; -1 = none
    void marked(whyglass::domain::TimeWindow window); ///< dragged over, or with Shift

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void lay();
    void go(int bar);
    void reveal(int bar);
    void mark(int from, int to);
    [[nodiscard]] int barAt(QPoint place) const;
    void paintGrid(QPainter& painter) const;
    void paintBar(QPainter& painter, int bar) const;
    void paintMark(QPainter& painter, int bar) const;

    const Theme& m_theme;
    std::vector<analysis::ContextBar> m_bars;
    domain::Timestamp m_start;
    ContextChartLayout m_layout;
    int m_current = -1, m_hovered = -1;
    int m_pressed = -1;  ///< bar where a drag began
    int m_markFrom = -1; ///< bar where marking by Shift and arrows began
    std::optional<domain::TimeWindow> m_marked;
};

} // namespace whyglass::views
