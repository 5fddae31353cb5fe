// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"
#include "views/common/theme.h"

#include <QWidget>

namespace whyglass::views {

/// Two runs on one axis, each from its own beginning, a lane for model calls and one for the rest; an amber line where they part. A click
/// selects the step. The table below says the same in words, so the keyboard has its way there.
class CompareTimeline : public QWidget {
    Q_OBJECT

public:
    explicit CompareTimeline(const Theme& theme, QWidget* parent = nullptr);

    void setComparison(tables::ComparisonPtr comparison);
    void setCurrent(int pair); ///< -1 = none

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(int pair);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int leftEdge() const;
    [[nodiscard]] int xOf(const analysis::ComparedSide& side, domain::Timestamp time) const;
    [[nodiscard]] QRect sliceOf(const analysis::ComparedSide& side, const analysis::ComparedStep& step, bool isA) const;
    [[nodiscard]] int pairAt(const QPoint& place) const;
    [[nodiscard]] int divergenceX(bool isA) const;
    void paintRuler(QPainter& painter) const;
    void paintSide(QPainter& painter, const analysis::ComparedSide& side, bool isA) const;
    void paintSlice(QPainter& painter, const QRect& rect, const analysis::ComparedStep& step, bool selected) const;
    void paintDivergence(QPainter& painter) const;

    const Theme& m_theme;
    tables::ComparisonPtr m_comparison;
    std::int64_t m_length = 1; ///< ns that the axis shows
    int m_current = -1;
};

} // namespace whyglass::views
