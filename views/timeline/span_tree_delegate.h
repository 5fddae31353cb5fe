// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/span_tree_model.h"
#include "views/common/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace whyglass::views {

/// Paints the cells of the span tree: icon, verb and name; marks (filled = own, hollow = below); numbers; waterfall.
class SpanTreeDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kRowHeight = 22;

    SpanTreeDelegate(const Theme& theme, const tables::SpanTreeModel& model, QObject* parent);
    void setWindow(domain::TimeWindow window) { m_window = window; }
    [[nodiscard]] domain::TimeWindow window() const { return m_window; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintSpan(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const;
    void paintMarks(QPainter& painter, const QRect& rect, std::int32_t row) const;
    void paintNumber(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const;
    void paintWaterfall(QPainter& painter, const QRect& rect, std::int32_t row, bool selected) const;

    const Theme& m_theme;
    const tables::SpanTreeModel& m_model;
    domain::TimeWindow m_window;
};

/// Waterfall geometry, shared by delegate and header: x of a time within a column.
double waterfallX(const QRect& column, domain::TimeWindow window, domain::Timestamp time);

/// Header whose last section shows where the window begins and ends.
class WaterfallHeader : public QHeaderView {
    Q_OBJECT

public:
    WaterfallHeader(const Theme& theme, const SpanTreeDelegate& delegate, const tables::SpanTreeModel& model, QWidget* parent);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    const Theme& m_theme;
    const SpanTreeDelegate& m_delegate;
    const tables::SpanTreeModel& m_model;
};

} // namespace whyglass::views
