// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/fact_table.h"

#include "views/common/row_ground.h"
#include "views/common/table_setup.h"
#include "views/tables/column_fit.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;
constexpr int kPadding = 8;
constexpr int kLeastWords = 70;

class FactDelegate final : public QStyledItemDelegate {
public:
    FactDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        paintRowGround(*painter, m_theme, option.rect, {.selected = selected, .first = index.column() == 0});
        const QRect room = option.rect.adjusted(index.column() == 0 ? kPadding * 2 : kPadding, 0, -kPadding, -1);
        const bool unknown = index.data(tables::FactTableModel::UnknownRole).toBool();
        painter->setFont(m_theme.font(TextStyle::Body));
        painter->setPen(m_theme.color(unknown && !selected ? Role::Text3 : unknown ? Role::Text2 : Role::Text));
        const auto side = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->drawText(room, static_cast<int>(side) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }

private:
    const Theme& m_theme;
};

} // namespace

FactTable::FactTable(const Theme& theme, std::vector<tables::FactTableModel::Column> columns, QWidget* parent)
    : QTableView(parent), m_theme(theme), m_model(std::move(columns))
{
    setModel(&m_model);
    setItemDelegate(new FactDelegate(theme, this));
    setUpTable(*this, theme, kRowHeight);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void FactTable::setEmptyState(const EmptyStateSpec& spec)
{
    m_empty = spec;
    viewport()->update();
}

void FactTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    paintEmptyState(painter, m_theme, m_empty, viewport()->rect());
}

void FactTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    std::vector<ColumnWish> wishes;
    for (const auto& column : m_model.columns())
        wishes.push_back({column.width, column.number ? column.width : std::min(column.width, kLeastWords), column.stretch});
    const std::vector<int> widths = fitColumns(wishes, viewport()->width());
    for (int column = 0; column < m_model.columnCount(); ++column)
        setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
}

void FactTable::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < m_model.columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace whyglass::views
