// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"
#include "views/common/theme.h"

#include <QWidget>

namespace whyglass::views {

/// Who is compared: on either side the badge, its name, release and result, when it was, what it cost. A double click opens the side.
class CompareHeader : public QWidget {
    Q_OBJECT

public:
    explicit CompareHeader(const Theme& theme, int middle, QWidget* parent = nullptr); ///< `middle`: width of the column between the sides

    void setComparison(tables::ComparisonPtr comparison);

Q_SIGNALS:
    void sideOpened(bool isA);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void paintSide(QPainter& painter, const QRect& rect, const analysis::ComparedSide& side, bool isA) const;

    const Theme& m_theme;
    int m_middle;
    tables::ComparisonPtr m_comparison;
};

} // namespace whyglass::views
