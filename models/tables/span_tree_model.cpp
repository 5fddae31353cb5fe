// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_tree_model.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/timeline/span_label.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

constexpr std::size_t kLongestName = 300; // bytes
constexpr std::int64_t kLeastMoney = 500'000; // nano-dollars that round to a tenth of a cent

std::size_t at(std::int32_t row) { return static_cast<std::size_t>(row); }

} // namespace

void SpanTreeModel::setTimeline(timeline::TraceTimelinePtr timeline)
{
    beginResetModel();
    m_timeline = std::move(timeline);
    sumUp();
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
    m_children.clear();
    m_firstChild.clear();
    m_position.clear();
    if (!m_timeline)
        return;
    const std::vector<int>& parents = m_timeline->trace().parentIndex;
    m_firstChild.assign(parents.size() + 2, 0);
    m_position.assign(parents.size(), -1);
    // Counting sort by parent keeps the order of siblings.
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (included(static_cast<std::int32_t>(row)))
            ++m_firstChild[at(parents[row] + 2)];
    }
    for (std::size_t i = 1; i < m_firstChild.size(); ++i)
        m_firstChild[i] += m_firstChild[i - 1];
    m_children.resize(m_firstChild.back());
    std::vector<std::uint32_t> next(m_firstChild.begin(), m_firstChild.end() - 1);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (!included(static_cast<std::int32_t>(row)))
            continue;
        const std::size_t parent = at(parents[row] + 1);
        m_position[row] = static_cast<std::int32_t>(next[parent] - m_firstChild[parent]);
        m_children[next[parent]++] = static_cast<std::int32_t>(row);
    }
}

void SpanTreeModel::sumUp()
{
    m_sums.clear();
    if (!m_timeline)
        return;
    const session::LoadedTrace& trace = m_timeline->trace();
    m_sums.resize(trace.spans.rows.size());
    const auto add = [](std::int64_t& sum, std::int64_t more) {
        if (more >= 0)
            sum = std::max<std::int64_t>(sum, 0) + more;
    };
    for (std::size_t i = m_sums.size(); i-- > 0;) {
        const store::SpanRow& row = trace.spans.rows[i];
        Sum& sum = m_sums[i];
        if (row.has(store::SpanFlag::Counted)) {
            add(sum.tokens, row.tokens.total().value_or(-1));
            add(sum.cost, row.cost ? row.cost->nano : -1);
        }
        if (const int parent = trace.parentIndex[i]; parent >= 0) {
            add(m_sums[at(parent)].tokens, sum.tokens);
            add(m_sums[at(parent)].cost, sum.cost);
        }
        if (sum.tokens < 0)
            sum.tokens = row.tokens.total().value_or(-1); // usage that repeats another span's: still its own number
        if (sum.cost < 0 && row.cost)
            sum.cost = row.cost->nano;
    }
}

void SpanTreeModel::search()
{
    m_matches.clear();
    if (!m_timeline || m_search.isEmpty())
        return;
    // A million rows have a few hundred names: each text is looked at once.
    const store::SpanRows& spans = m_timeline->trace().spans;
    std::vector<bool> matches(spans.texts.size());
    for (std::size_t i = 0; i < spans.texts.size(); ++i)
        matches[i] = lineOf(spans.texts[i], kLongestName).contains(m_search, Qt::CaseInsensitive);
    for (std::size_t row = 0; row < spans.rows.size(); ++row) {
        const store::SpanRow& span = spans.rows[row];
        if (matches[span.name] || matches[span.tool] || matches[span.model] || matches[span.agent] || matches[span.operation])
            m_matches.push_back(static_cast<std::int32_t>(row));
    }
    // What is marked has its ancestors marked: each span is looked at once.
    m_leadsToMatch.assign(spans.rows.size(), false);
    const std::vector<int>& parents = m_timeline->trace().parentIndex;
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
    if (row < 0 || at(row) >= m_position.size() || m_position[at(row)] < 0)
        return {};
    return createIndex(m_position[at(row)], column, static_cast<quintptr>(row));
}

std::int32_t SpanTreeModel::rowOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<std::int32_t>(index.internalId()) : -1;
}

QModelIndex SpanTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(m_children[m_firstChild[at(rowOf(parent) + 1)] + at(row)]));
}

QModelIndex SpanTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOfRow(m_timeline->trace().parentIndex[at(rowOf(index))]) : QModelIndex();
}

int SpanTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!m_timeline || parent.column() > 0)
        return 0;
    const std::size_t slot = at(rowOf(parent) + 1);
    return static_cast<int>(m_firstChild[slot + 1] - m_firstChild[slot]);
}

int SpanTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant SpanTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::int32_t row = rowOf(index);
    const session::LoadedTrace& trace = m_timeline->trace();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::TextAlignmentRole:
        return index.column() >= DurationColumn ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                                : QVariant();
    case RowRole:
        return row;
    case VerbRole:
        return lineOf(timeline::spanLabel(trace.spans, trace.spans.rows[at(row)]).verb, kLongestName);
    case NameRole:
        return lineOf(timeline::spanLabel(trace.spans, trace.spans.rows[at(row)]).name, kLongestName);
    case MatchRole:
        return matchNumber(row) > 0;
    default:
        return {};
    }
}

QString SpanTreeModel::text(std::int32_t row, int column) const
{
    const session::LoadedTrace& trace = m_timeline->trace();
    const store::SpanRow& span = trace.spans.rows[at(row)];
    const Sum& sum = m_sums[at(row)];
    switch (column) {
    case SpanColumn: {
        const timeline::SpanLabel label = timeline::spanLabel(trace.spans, span);
        return lineOf(label.verb.empty() ? label.name : label.verb + " " + label.name, kLongestName);
    }
    case MarkColumn: {
        const auto severity = m_timeline->severity(row);
        const auto word = severity ? domain::nameOf(*severity) : std::string_view();
        return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    }
    case DurationColumn:
        return durationText(span.duration);
    case TokensColumn:
        return sum.tokens < 0 ? QString() : QString::fromStdString(format::tokens(sum.tokens));
    case CostColumn:
        if (sum.cost > 0 && sum.cost < kLeastMoney)
            return QStringLiteral("< $0.001"); // exact in the tooltip
        if (sum.cost >= 0)
            return QString::fromStdString(format::money({sum.cost}));
        return span.has(store::SpanFlag::Unpriced) ? unknownText() : QString();
    case WaterfallColumn:
        return QLatin1Char('+') + durationText(span.start - m_timeline->extent().begin);
    default:
        return {};
    }
}

QString SpanTreeModel::toolTip(std::int32_t row) const
{
    const store::SpanRow& span = m_timeline->trace().spans.rows[at(row)];
    QString tip = text(row, SpanColumn) + QLatin1Char('\n') + durationText(span.duration) + QStringLiteral(", +")
        + durationText(span.start - m_timeline->extent().begin);
    if (const std::int64_t cost = m_sums[at(row)].cost; cost >= 0)
        tip += QStringLiteral("\n$") + QString::fromStdString(format::moneyExact({cost}));
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
