// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/compare_table.h"

#include "views/common/table_setup.h"
#include "views/compare/pair_delegate.h"

#include <QHeaderView>

namespace whyglass::views {

namespace {

using Model = tables::PairModel;

constexpr int kRow = 26;

} // namespace

CompareTable::CompareTable(const Theme& theme, Model& model, const QString& accessibleName, QWidget* parent) : RowTable(parent), m_pairs(model)
{
    setAccessibleName(accessibleName);
    setModel(&model);
    setItemDelegate(new PairDelegate(theme, model, this));
    setUpTable(*this, theme, kRow);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    QHeaderView* columns = horizontalHeader();
    columns->hide();
    columns->setMinimumSectionSize(kCompareMiddle);
    columns->setSectionResizeMode(Model::SideA, QHeaderView::Stretch);
    columns->setSectionResizeMode(Model::Between, QHeaderView::Fixed);
    columns->setSectionResizeMode(Model::SideB, QHeaderView::Stretch);
    columns->resizeSection(Model::Between, kCompareMiddle);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) { Q_EMIT chosen(row.row()); });
}

void CompareTable::choose(int row)
{
    const QModelIndex index = m_pairs.index(row, Model::SideA);
    setCurrentIndex(index);
    selectRow(row);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
}

Model::Column CompareTable::side() const
{
    const bool right = currentIndex().column() == Model::SideB || !m_pairs.span(current(), Model::SideA).valid();
    return right && m_pairs.span(current(), Model::SideB).valid() ? Model::SideB : Model::SideA;
}

} // namespace whyglass::views
