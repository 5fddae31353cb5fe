// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pair_model.h"

namespace whyglass::tables {

const analysis::ComparedStep* PairModel::step(int row, Column side) const
{
    const int pair = stepPair(row);
    if (pair < 0)
        return nullptr;
    return side == SideA ? m_comparison->stepA(static_cast<std::size_t>(pair)) : m_comparison->stepB(static_cast<std::size_t>(pair));
}

domain::SpanId PairModel::span(int row, Column side) const
{
    const analysis::ComparedStep* one = step(row, side);
    return one ? one->span : domain::SpanId{};
}

int PairModel::nextDifference(int row, bool backwards) const
{
    const int by = backwards ? -1 : 1;
    for (int at = row + by; at >= 0 && at < rowCount(); at += by) {
        if (weight(at) != Weight::Same)
            return at;
    }
    return -1;
}

int PairModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 3; }

QString PairModel::cellText(int row, Column side) const
{
    const auto shown = cell(row, side);
    if (!shown)
        return missing();
    QStringList parts{shown->name};
    if (shown->failed)
        parts.append(tr("failed"));
    for (const QString& more : {shown->detail, shown->figure}) {
        if (!more.isEmpty())
            parts.append(more);
    }
    return parts.join(QStringLiteral(", "));
}

QVariant PairModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<Column>(index.column());
    const bool middle = column == Between;
    if (role == Qt::DisplayRole)
        return middle ? between(index.row()) : cellText(index.row(), column);
    if (role == Qt::AccessibleTextRole && middle)
        return isFirstDivergence(index.row()) ? tr("first divergence, %1").arg(between(index.row())) : between(index.row());
    if (role == Qt::ToolTipRole)
        return (middle ? betweenTip(index.row()) : cellText(index.row(), column)).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return {};
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == SideA ? tr("A") : section == SideB ? tr("B") : tr("Relation");
}

} // namespace whyglass::tables
