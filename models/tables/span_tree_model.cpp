// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_tree_model.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/tables/short_money.h"
#include "models/timeline/span_label.h"
#include "models/words/told.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

constexpr std::size_t kLongestName = 300; // bytes

/// In the id of an index that stands for a group; the rest is the first row of it.
constexpr quintptr kGroupBit = quintptr{1} << 62U;

std::size_t at(std::int32_t row) { return static_cast<std::size_t>(row); }

} // namespace

void SpanTreeModel::setTimeline(timeline::TraceTimelinePtr timeline, SpanTreePtr tree)
{
    beginResetModel();
    m_timeline = std::move(timeline);
    m_whole = std::move(tree);
    search();
    buildTree();
    endResetModel();
}

void SpanTreeModel::setOnlyFindings(bool only)
{
    if (only == m_onlyFindings)
        return;
    beginResetModel();
    m_onlyFindings = only;
    buildTree();
    endResetModel();
}

void SpanTreeModel::setSearch(const QString& text)
{
    if (text == m_search)
        return;
    if (m_onlyMatches) {
        beginResetModel();
        m_search = text;
        search();
        buildTree();
        endResetModel();
        return;
    }
    m_search = text;
    search();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, SpanColumn), index(rowCount() - 1, SpanColumn), {MatchRole});
}

void SpanTreeModel::setOnlyMatches(bool only)
{
    if (only == m_onlyMatches)
        return;
    beginResetModel();
    m_onlyMatches = only;
    buildTree();
    endResetModel();
}

bool SpanTreeModel::included(std::int32_t row) const
{
    if (onlyMatches() && !m_leadsToMatch[at(row)])
        return false;
    return !m_onlyFindings || m_timeline->severity(row) || m_timeline->severityBelow(row);
}

void SpanTreeModel::buildTree()
{
    if (!m_timeline) {
        m_tree = std::make_shared<const SpanTree>();
        return;
    }
    if (!m_whole)
        m_whole = std::make_shared<const SpanTree>(*m_timeline, sumsOf(m_timeline->trace()));
    const bool narrowed = m_onlyFindings || onlyMatches();
    m_tree = narrowed ? std::make_shared<const SpanTree>(*m_timeline, m_whole->sums(), [this](std::int32_t row) { return included(row); }) : m_whole;
}

const SpanGroup* SpanTreeModel::groupAt(const QModelIndex& index) const
{
    return index.isValid() && (index.internalId() & kGroupBit) != 0 ? m_tree->groupOf(rowOf(index)) : nullptr;
}

void SpanTreeModel::search()
{
    m_matches.clear();
    if (!m_timeline || m_search.isEmpty())
        return;
    // A million rows have a few hundred names: each text is looked at once.
    const store::TraceSpans& spans = m_timeline->trace().spans;
    std::vector<bool> matches(spans.texts.size());
    for (std::size_t i = 0; i < spans.texts.size(); ++i)
        matches[i] = lineOf(spans.texts[i], kLongestName).contains(m_search, Qt::CaseInsensitive);
    for (std::size_t row = 0; row < spans.rows.size(); ++row) {
        const store::SpanColumns::Shared& span = spans.rows.shared(row);
        if (matches[span.name] || matches[span.tool] || matches[span.model] || matches[span.agent] || matches[span.operation])
            m_matches.push_back(static_cast<std::int32_t>(row));
    }
    // What is marked has its ancestors marked: each span is looked at once.
    m_leadsToMatch.assign(spans.rows.size(), false);
    const std::vector<int>& parents = m_timeline->trace().parentIndex();
    for (const std::int32_t match : m_matches)
        for (int row = match; row >= 0 && !m_leadsToMatch[at(row)]; row = parents[at(row)])
            m_leadsToMatch[at(row)] = true;
}

std::int32_t SpanTreeModel::nextMatch(std::int32_t row, int step) const
{
    if (m_matches.empty())
        return -1;
    if (step > 0) {
        const auto next = std::upper_bound(m_matches.begin(), m_matches.end(), row);
        return next == m_matches.end() ? m_matches.front() : *next;
    }
    const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), row);
    return next == m_matches.begin() ? m_matches.back() : *std::prev(next);
}

int SpanTreeModel::matchNumber(std::int32_t row) const
{
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), row);
    return found != m_matches.end() && *found == row ? static_cast<int>(found - m_matches.begin()) + 1 : 0;
}

QModelIndex SpanTreeModel::indexOfRow(std::int32_t row, int column) const
{
    if (!m_tree->contains(row))
        return {};
    const SpanGroup* group = m_tree->groupOf(row);
    const int line = group ? row - group->first : m_tree->lineOf(m_timeline->trace().parentIndex()[at(row)], row);
    return createIndex(line, column, static_cast<quintptr>(row));
}

QModelIndex SpanTreeModel::indexOfGroup(const SpanGroup& group, int column) const
{
    return createIndex(m_tree->lineOf(m_timeline->trace().parentIndex()[at(group.first)], group.first), column, static_cast<quintptr>(group.first) | kGroupBit);
}

std::int32_t SpanTreeModel::rowOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<std::int32_t>(index.internalId() & ~kGroupBit) : -1;
}

QModelIndex SpanTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (const SpanGroup* group = groupAt(parent))
        return createIndex(row, column, static_cast<quintptr>(group->first + row));
    const SpanTree::Line line = m_tree->line(rowOf(parent), row);
    return createIndex(row, column, static_cast<quintptr>(line.row) | (line.group ? kGroupBit : 0));
}

QModelIndex SpanTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const SpanGroup* group = groupAt(index) ? nullptr : m_tree->groupOf(rowOf(index));
    return group ? indexOfGroup(*group) : indexOfRow(m_timeline->trace().parentIndex()[at(rowOf(index))]);
}

int SpanTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!m_timeline || parent.column() > 0)
        return 0;
    if (const SpanGroup* group = groupAt(parent))
        return group->count;
    return m_tree->lines(rowOf(parent));
}

int SpanTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant SpanTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::int32_t row = rowOf(index);
    const session::LoadedTrace& trace = m_timeline->trace();
    const SpanGroup* group = groupAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return group ? groupText(*group, index.column()) : text(row, index.column());
    case Qt::ToolTipRole:
        return group ? tr("%1 spans that do the same: open with the right arrow or Enter").arg(group->count) : toolTip(row);
    case Qt::TextAlignmentRole:
        return index.column() >= DurationColumn ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                                : QVariant();
    case RowRole:
        return row;
    case VerbRole:
        return lineOf(timeline::spanLabel(trace.spans, trace.spans.rows[at(row)]).verb, kLongestName);
    case NameRole:
        return lineOf(timeline::spanLabel(trace.spans, trace.spans.rows[at(row)]).name, kLongestName);
    case MatchRole: {
        const auto match = std::lower_bound(m_matches.begin(), m_matches.end(), row);
        return match != m_matches.end() && *match < row + (group ? group->count : 1);
    }
    case CountRole:
        return group ? group->count : 1;
    default:
        return {};
    }
}

QString SpanTreeModel::text(std::int32_t row, int column) const
{
    const session::LoadedTrace& trace = m_timeline->trace();
    const store::SpanRow& span = trace.spans.rows[at(row)];
    const SpanSum& sum = m_tree->sum(row);
    switch (column) {
    case SpanColumn: {
        const timeline::SpanLabel label = timeline::spanLabel(trace.spans, span);
        return lineOf(label.verb.empty() ? label.name : label.verb + " " + label.name, kLongestName);
    }
    case MarkColumn: {
        const auto severity = m_timeline->severity(row);
        return severity ? lineOf(words::told(domain::nameOf(*severity))) : QString();
    }
    case DurationColumn:
        return durationText(span.duration);
    case TokensColumn:
        return sum.tokens < 0 ? QString() : QString::fromStdString(format::tokens(sum.tokens));
    case CostColumn:
        if (sum.cost >= 0)
            return shortMoneyText(domain::Money{sum.cost});
        return span.has(store::SpanFlag::Unpriced) ? unknownText() : QString();
    case WaterfallColumn:
        return QLatin1Char('+') + durationText(span.start - m_timeline->extent().begin);
    default:
        return {};
    }
}

QString SpanTreeModel::groupText(const SpanGroup& group, int column) const
{
    switch (column) {
    case SpanColumn:
        return text(group.first, SpanColumn) + QStringLiteral(" ×%1").arg(group.count);
    case MarkColumn: {
        return group.worst ? lineOf(words::told(domain::nameOf(*group.worst))) : QString();
    }
    case DurationColumn:
        return durationText(group.total);
    case TokensColumn:
        return group.sum.tokens < 0 ? QString() : QString::fromStdString(format::tokens(group.sum.tokens));
    case CostColumn:
        return group.sum.cost < 0 ? QString() : shortMoneyText(domain::Money{group.sum.cost});
    case WaterfallColumn:
        return text(group.first, WaterfallColumn);
    default:
        return {};
    }
}

QString SpanTreeModel::toolTip(std::int32_t row) const
{
    const store::SpanRow& span = m_timeline->trace().spans.rows[at(row)];
    QString tip = text(row, SpanColumn) + QLatin1Char('\n') + durationText(span.duration) + QStringLiteral(", +")
        + durationText(span.start - m_timeline->extent().begin);
    if (const std::int64_t cost = m_tree->sum(row).cost; cost >= 0)
        tip += u'\n' + moneyInFullText({cost});
    return QStringLiteral("<qt>") + tip.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"))
        + QStringLiteral("</qt>");
}

QVariant SpanTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section >= DurationColumn && section <= CostColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SpanColumn:
        return tr("Span");
    case DurationColumn:
        return tr("Duration");
    case TokensColumn:
        return tr("Tokens");
    case CostColumn:
        return tr("Cost");
    default:
        return QString();
    }
}

} // namespace whyglass::tables
