// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payload_models.h"

#include "models/format/format.h"

#include <algorithm>

namespace whyglass::payload {

namespace {

constexpr std::size_t kShownBytes = 400;

QString plain(std::string_view text, std::size_t bytes) { return QString::fromStdString(format::visible(text, bytes)); }

} // namespace

void LinesModel::setPayload(PayloadPtr payload)
{
    beginResetModel();
    m_payload = std::move(payload);
    endResetModel();
}

int LinesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_payload ? 0 : static_cast<int>(m_payload->lines.count()); }

int LinesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LinesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto line = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == NumberColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const TextLines& lines = m_payload->lines;
    if (index.column() == NumberColumn)
        return lines.continues(line) ? QString() : QString::number(lines.number(line));
    return plain(lines.line(line), 4 * TextLines::kMostBytes);
}

void JsonTreeModel::setPayload(PayloadPtr payload)
{
    m_changing = true;
    beginResetModel();
    m_payload = std::move(payload);
    m_fetched.clear();
    endResetModel();
    m_changing = false;
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr{tree()->child(nodeOf(parent), static_cast<std::uint32_t>(row))});
}

QModelIndex JsonTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const JsonTree::Node node = tree()->parent(nodeOf(index));
    return node == JsonTree::kRoot ? QModelIndex() : createIndex(static_cast<int>(tree()->row(node)), 0, quintptr{node});
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const
{
    return tree() && parent.column() <= 0 && tree()->size() > 0 && tree()->childCount(nodeOf(parent)) > 0;
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!hasChildren(parent))
        return 0;
    const auto fetched = m_fetched.find(nodeOf(parent));
    const int all = static_cast<int>(tree()->childCount(nodeOf(parent)));
    return fetched != m_fetched.end() ? fetched->second : std::min(all, kPage);
}

int JsonTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

bool JsonTreeModel::canFetchMore(const QModelIndex& parent) const
{
    return hasChildren(parent) && rowCount(parent) < static_cast<int>(tree()->childCount(nodeOf(parent)));
}

void JsonTreeModel::fetchMore(const QModelIndex& parent) { fetchUpTo(parent, rowCount(parent) + kPage); }

void JsonTreeModel::fetchUpTo(const QModelIndex& parent, int rows)
{
    if (!hasChildren(parent))
        return;
    // Who hears of new rows may ask for more at once: one change at a time.
    if (m_changing)
        return;
    const int before = rowCount(parent);
    const int after = std::min(rows, static_cast<int>(tree()->childCount(nodeOf(parent))));
    if (after <= before)
        return;
    m_changing = true;
    beginInsertRows(parent, before, after - 1);
    m_fetched[nodeOf(parent)] = after;
    endInsertRows();
    m_changing = false;
}

QModelIndex JsonTreeModel::indexOf(JsonTree::Node node)
{
    if (!tree() || node == JsonTree::kRoot)
        return {};
    const QModelIndex above = indexOf(tree()->parent(node));
    const int row = static_cast<int>(tree()->row(node));
    fetchUpTo(above, row + 1);
    return index(row, 0, above);
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const JsonTree::Node node = nodeOf(index);
    const JsonTree& json = *tree();
    if (index.column() == KeyColumn)
        return json.kind(json.parent(node)) == JsonTree::Kind::Array ? QString::number(json.row(node)) : plain(json.key(node), 200);
    if (!json.isContainer(node))
        return plain(json.value(node), kShownBytes);
    const QString count = QString::fromStdString(format::count(json.childCount(node)));
    if (json.isCut(node))
        return tr("%1, and more that is nested too deeply for a tree: see the text").arg(count);
    return json.kind(node) == JsonTree::Kind::Array ? tr("[%1]").arg(count) : tr("{%1}").arg(count);
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? tr("Key") : tr("Value");
}

} // namespace whyglass::payload
