// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"
#include "views/common/theme.h"

#include <QStyledItemDelegate>

namespace whyglass::views {

/// Draws a row of two runs: icon, name, what it is about and its figure on either side, the relation between them; a side that has
/// nothing there is hatched (tokens.md 6).
class PairDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    PairDelegate(const Theme& theme, const tables::PairModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCell(QPainter& painter, const QRect& rect, const tables::PairCell& cell, bool selected) const;
    void paintMissing(QPainter& painter, const QRect& rect) const;
    void paintBetween(QPainter& painter, const QRect& rect, int row) const;

    const Theme& m_theme;
    const tables::PairModel& m_model;
};

} // namespace whyglass::views
