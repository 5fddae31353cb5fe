// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/fact_table.h"

#include "views/common/row_ground.h"
#include "views/common/table_setup.h"
#include "views/tables/column_fit.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

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
    : RowTable(parent), m_theme(theme), m_model(std::move(columns))
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
    RowTable::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    paintEmptyState(painter, m_theme, m_empty, viewport()->rect());
}

void FactTable::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    std::vector<ColumnWish> wishes;
    for (int section = 0; section < m_model.columnCount(); ++section) {
        const auto& column = m_model.columns()[static_cast<std::size_t>(section)];
        const int least = std::max(kLeastWords, horizontalHeader()->sectionSizeHint(section)); // a title that is cut says nothing
        wishes.push_back({column.width, column.number ? column.width : std::min(column.width, least), column.stretch});
    }
    const std::vector<int> widths = fitColumns(wishes, viewport()->width());
    for (int column = 0; column < m_model.columnCount(); ++column)
        setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
}

void FactTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else
        RowTable::keyPressEvent(event);
}

} // namespace whyglass::views
