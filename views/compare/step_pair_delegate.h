// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/step_pair_model.h"
#include "views/common/theme.h"

#include <QStyledItemDelegate>

namespace whyglass::views {

/// Draws a row of aligned steps: icon, name, what it was about and how long it took on either side, the relation between them; a side
/// that lacks the step is hatched (tokens.md 6).
class StepPairDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    StepPairDelegate(const Theme& theme, const tables::StepPairModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintStep(QPainter& painter, const QRect& rect, int row, tables::StepPairModel::Column side, bool selected) const;
    void paintMissing(QPainter& painter, const QRect& rect) const;
    void paintBetween(QPainter& painter, const QRect& rect, int row) const;

    const Theme& m_theme;
    const tables::StepPairModel& m_model;
};

} // namespace whyglass::views
