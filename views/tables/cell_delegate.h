// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/table_column.h"
#include "views/common/theme.h"

#include <QStyledItemDelegate>

namespace whyglass::views {

/// Draws the cells of every table by the kind of their column (tables::CellKind). No widgets in cells.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    CellDelegate(const Theme& theme, const std::vector<tables::Column>& columns, QObject* parent);

    void setHoveredRow(int row) { m_hoveredRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, bool selected) const;
    void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const;
    void paintMark(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintResult(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintConfidence(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const;
    void paintChips(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintIcon(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const;

    const Theme& m_theme;
    const std::vector<tables::Column>& m_columns;
    int m_hoveredRow = -1;
};

} // namespace whyglass::views
