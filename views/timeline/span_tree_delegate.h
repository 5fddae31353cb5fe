// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/span_tree_model.h"
#include "views/common/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <optional>

namespace whyglass::views {

/// Paints the cells of the span tree: icon, verb and name, of a group its number; marks (filled = own, hollow = below); numbers; waterfall.
class SpanTreeDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kRowHeight = 22;

    SpanTreeDelegate(const Theme& theme, const tables::SpanTreeModel& model, QObject* parent);
    void setWindow(domain::TimeWindow window) { m_window = window; }
    [[nodiscard]] domain::TimeWindow window() const { return m_window; }
    void setMarked(std::optional<domain::TimeWindow> marked) { m_marked = marked; } ///< time that lies in the marked area
    void setCursor(std::optional<domain::Timestamp> cursor) { m_cursor = cursor; }
    [[nodiscard]] const std::optional<domain::TimeWindow>& marked() const { return m_marked; }
    [[nodiscard]] const std::optional<domain::Timestamp>& cursor() const { return m_cursor; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintSpan(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const;
    void paintMarks(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintNumber(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const;
    void paintWaterfall(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const;

    const Theme& m_theme;
    const tables::SpanTreeModel& m_model;
    domain::TimeWindow m_window;
    std::optional<domain::TimeWindow> m_marked;
    std::optional<domain::Timestamp> m_cursor;
};

/// Waterfall geometry, shared by delegate and header: x of a time within a column, and back.
double waterfallX(const QRect& column, domain::TimeWindow window, domain::Timestamp time);
domain::Timestamp waterfallTime(const QRect& column, domain::TimeWindow window, double x);

/// Header whose last section shows where the window begins and ends; dragging over that marks its time.
class WaterfallHeader : public QHeaderView {
    Q_OBJECT

public:
    WaterfallHeader(const Theme& theme, const SpanTreeDelegate& delegate, const tables::SpanTreeModel& model, QWidget* parent);

Q_SIGNALS:
    void marked(whyglass::domain::TimeWindow window); ///< while it is dragged and when it is done

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRect waterfall() const;
    [[nodiscard]] domain::TimeWindow window() const; ///< what the column shows
    [[nodiscard]] domain::Timestamp timeAt(double x) const;

    const Theme& m_theme;
    const SpanTreeDelegate& m_delegate;
    const tables::SpanTreeModel& m_model;
    int m_pressed = -1; ///< x where a drag began
};

} // namespace whyglass::views
