// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/tables/metric_strips.h"

#include <QAbstractButton>

namespace whyglass::views {

/// One figure of the workspace and how it went over time. A button: it opens the list behind the figure.
class FigureTile : public QAbstractButton {
    Q_OBJECT

public:
    explicit FigureTile(const Theme& theme, QWidget* parent = nullptr);
    /// `note`: a line under the figure; `target`: what a click opens, for the tooltip and for readers of the screen.
    void setFigure(const MetricStrips::Series& series, const QString& note, const QString& target);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    MetricStrips::Series m_series;
    QString m_figure, m_note;
};

} // namespace whyglass::views
