// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fact_table_model.h"

#include "models/tables/cell_text.h"

#include <QStringList>

#include <algorithm>

namespace whyglass::tables {

Fact countFact(std::int64_t count) { return {.text = countText(count), .order = static_cast<double>(count)}; }

Fact moneyFact(domain::Money money) { return {moneyText(money), static_cast<double>(money.nano), moneyInFullText(money)}; }

Fact knownCostFact(const domain::KnownCost& cost)
{
    const auto sum = cost.sum();
    QStringList lines;
    if (sum)
        lines.append(moneyInFullText(*sum));
    if (cost.unpriced > 0)
        lines.append(FactTableModel::tr("%1 of %2 calls have no price").arg(countText(cost.unpriced), countText(cost.calls)));
    return {knownCostText(cost), sum ? static_cast<double>(sum->nano) : -1.0, lines.join(u'\n'), !sum};
}

FactTableModel::FactTableModel(std::vector<Column> columns, QObject* parent) : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

void FactTableModel::setRows(std::vector<std::vector<Fact>> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    sortRows();
    endResetModel();
}

int FactTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int FactTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }

QVariant FactTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Fact& fact = m_rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return fact.text;
    // Tooltips that look like HTML would be read as such.
    case Qt::ToolTipRole: return fact.toolTip.isEmpty() ? QVariant() : QVariant(fact.toolTip.toHtmlEscaped());
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case UnknownRole: return fact.unknown;
    default: return {};
    }
}

QVariant FactTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default: return {};
    }
}

void FactTableModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    m_sortColumn = column;
    m_order = order;
    sortRows();
    Q_EMIT layoutChanged();
}

void FactTableModel::sortRows()
{
    if (m_sortColumn < 0 || m_sortColumn >= columnCount())
        return;
    const auto at = static_cast<std::size_t>(m_sortColumn);
    const bool number = m_columns[at].number;
    const auto less = [&](const std::vector<Fact>& a, const std::vector<Fact>& b) {
        return number ? a[at].order < b[at].order : a[at].text.localeAwareCompare(b[at].text) < 0;
    };
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [&](const auto& a, const auto& b) { return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a); });
}

} // namespace whyglass::tables
