// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"
#include "views/charts/cost_outlook.h"
#include "views/common/theme.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace whyglass::views {

class ElidedLabel;

/// The figures above the bars, each with what it leaves out. A click asks what it is made of.
class CostFigures : public QWidget {
    Q_OBJECT

public:
    explicit CostFigures(const Theme& theme, QWidget* parent = nullptr);
    /// `changed`: calls of the workspace whose cost somebody changed on purpose.
    void setTotal(const store::CostRow& total, std::int64_t changed);
    /// What the month is expected to come to; the figure is not seen where nothing is.
    void setOutlook(const std::optional<CostOutlook>& outlook, CostMeasure measure);

Q_SIGNALS:
    void whyWanted();

private:
    enum Figure { Spent, Expected, PerCall, Tokens, Unpriced, FigureCount };
    void set(Figure figure, const QString& text, const QString& note, const QString& tip = {});

    std::array<QWidget*, FigureCount> m_boxes{};
    std::array<QPushButton*, FigureCount> m_figures{};
    std::array<ElidedLabel*, FigureCount> m_notes{};
};

} // namespace whyglass::views
