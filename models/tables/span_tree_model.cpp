// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_tree_model.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/timeline/span_label.h"
#include "models/words/told.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

constexpr std::size_t kLongestName = 300; // bytes
constexpr std::int64_t kLeastMoney = 500'000; // nano-dollars that round to a tenth of a cent

/// In the id of an index that stands for a group; the rest is the first row of it.
constexpr quintptr kGroupBit = quintptr{1} << 62U;

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
    m_slot.clear();
    m_entries.clear();
    m_firstEntry.clear();
    m_groups.clear();
    if (!m_timeline)
        return;
    const std::vector<int>& parents = m_timeline->trace().parentIndex;
    std::vector<std::uint32_t> firstChild(parents.size() + 2, 0);
    m_slot.assign(parents.size(), -1);
    // Counting sort by parent keeps the order of siblings.
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (included(static_cast<std::int32_t>(row)))
            ++firstChild[at(parents[row] + 2)];
    }
    for (std::size_t i = 1; i < firstChild.size(); ++i)
        firstChild[i] += firstChild[i - 1];
    m_children.resize(firstChild.back());
    std::vector<std::uint32_t> next(firstChild.begin(), firstChild.end() - 1);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (!included(static_cast<std::int32_t>(row)))
            continue;
        const std::uint32_t slot = next[at(parents[row] + 1)]++;
        m_slot[row] = static_cast<std::int32_t>(slot);
        m_children[slot] = static_cast<std::int32_t>(row);
    }
    m_firstEntry.reserve(firstChild.size());
    m_entries.reserve(m_children.size() + 1);
    for (std::size_t parent = 0; parent + 1 < firstChild.size(); ++parent) {
        m_firstEntry.push_back(static_cast<std::uint32_t>(m_entries.size()));
        groupChildren(firstChild[parent], firstChild[parent + 1]);
    }
    m_firstEntry.push_back(static_cast<std::uint32_t>(m_entries.size()));
    m_entries.push_back(static_cast<std::uint32_t>(m_children.size()));
    std::sort(m_groups.begin(), m_groups.end(), [](const Group& a, const Group& b) { return a.first < b.first; });
}

/// The children of one parent: slots [begin, end).
void SpanTreeModel::groupChildren(std::uint32_t begin, std::uint32_t end)
{
    const bool narrowed = m_onlyFindings || onlyMatches();
    const std::vector<int>& parents = m_timeline->trace().parentIndex;
    const auto leaf = [&](std::int32_t row) { return at(row) + 1 >= parents.size() || parents[at(row) + 1] != row; }; // a child follows its parent
    std::uint32_t slot = begin;
    while (slot < end) {
        const std::int32_t first = m_children[slot];
        std::uint32_t next = slot + 1;
        while (!narrowed && next < end && leaf(m_children[next - 1]) && leaf(m_children[next]) && m_timeline->alike(first, m_children[next]))
            ++next;
        const auto count = static_cast<std::int32_t>(next - slot);
        if (count >= kLeastGroup) {
            m_entries.push_back(slot);
            addGroup(first, count);
        } else {
            for (std::uint32_t alone = slot; alone < next; ++alone)
                m_entries.push_back(alone);
        }
        slot = next;
    }
}

void SpanTreeModel::addGroup(std::int32_t first, std::int32_t count)
{
    Group group;
    group.first = first;
    group.count = count;
    group.window = m_timeline->windowOf(first);
    const auto add = [](std::int64_t& sum, std::int64_t more) {
        if (more >= 0)
            sum = std::max<std::int64_t>(sum, 0) + more;
    };
    for (std::int32_t row = first; row < first + count; ++row) {
        const store::SpanRow& span = m_timeline->trace().spans.rows[at(row)];
        group.window.end = std::max(group.window.end, m_timeline->windowOf(row).end);
        group.total = group.total + span.duration;
        group.errors += span.status == domain::SpanStatus::Error ? 1 : 0;
        group.worst = std::max(group.worst, m_timeline->severity(row));
        add(group.tokens, m_sums[at(row)].tokens);
        add(group.cost, m_sums[at(row)].cost);
    }
    m_groups.push_back(group);
}

std::size_t SpanTreeModel::entryOf(std::uint32_t slot) const
{
    return static_cast<std::size_t>(std::upper_bound(m_entries.begin(), m_entries.end(), slot) - m_entries.begin()) - 1;
}

const SpanTreeModel::Group* SpanTreeModel::groupOf(std::int32_t row) const
{
    const auto after = std::upper_bound(m_groups.begin(), m_groups.end(), row, [](std::int32_t wanted, const Group& group) { return wanted < group.first; });
    if (after == m_groups.begin())
        return nullptr;
    const Group& group = *std::prev(after);
    return row < group.first + group.count ? &group : nullptr;
}

const SpanTreeModel::Group* SpanTreeModel::groupAt(const QModelIndex& index) const
{
    return index.isValid() && (index.internalId() & kGroupBit) != 0 ? groupOf(rowOf(index)) : nullptr;
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
    if (row < 0 || at(row) >= m_slot.size() || m_slot[at(row)] < 0)
        return {};
    if (const Group* group = groupOf(row))
        return createIndex(row - group->first, column, static_cast<quintptr>(row));
    const std::size_t entry = entryOf(static_cast<std::uint32_t>(m_slot[at(row)]));
    const int parent = m_timeline->trace().parentIndex[at(row)];
    return createIndex(static_cast<int>(entry - m_firstEntry[at(parent + 1)]), column, static_cast<quintptr>(row));
}

QModelIndex SpanTreeModel::indexOfGroup(const Group& group, int column) const
{
    const std::size_t entry = entryOf(static_cast<std::uint32_t>(m_slot[at(group.first)]));
    const int parent = m_timeline->trace().parentIndex[at(group.first)];
    return createIndex(static_cast<int>(entry - m_firstEntry[at(parent + 1)]), column, static_cast<quintptr>(group.first) | kGroupBit);
}

std::int32_t SpanTreeModel::rowOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<std::int32_t>(index.internalId() & ~kGroupBit) : -1;
}

QModelIndex SpanTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (const Group* group = groupAt(parent))
        return createIndex(row, column, static_cast<quintptr>(group->first + row));
    const std::size_t entry = m_firstEntry[at(rowOf(parent) + 1)] + at(row);
    const std::uint32_t slot = m_entries[entry];
    const bool isGroup = m_entries[entry + 1] - slot > 1;
    return createIndex(row, column, static_cast<quintptr>(m_children[slot]) | (isGroup ? kGroupBit : 0));
}

QModelIndex SpanTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Group* group = groupAt(index) ? nullptr : groupOf(rowOf(index));
    return group ? indexOfGroup(*group) : indexOfRow(m_timeline->trace().parentIndex[at(rowOf(index))]);
}

int SpanTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!m_timeline || parent.column() > 0)
        return 0;
    if (const Group* group = groupAt(parent))
        return group->count;
    const std::size_t slot = at(rowOf(parent) + 1);
    return static_cast<int>(m_firstEntry[slot + 1] - m_firstEntry[slot]);
}

int SpanTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant SpanTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::int32_t row = rowOf(index);
    const session::LoadedTrace& trace = m_timeline->trace();
    const Group* group = groupAt(index);
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
    const Sum& sum = m_sums[at(row)];
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

QString SpanTreeModel::groupText(const Group& group, int column) const
{
    switch (column) {
    case SpanColumn:
        return text(group.first, SpanColumn) + QStringLiteral(" ×%1").arg(group.count);
    case MarkColumn: {
        const auto word = group.worst ? domain::nameOf(*group.worst) : std::string_view();
        return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    }
    case DurationColumn:
        return durationText(group.total);
    case TokensColumn:
        return group.tokens < 0 ? QString() : QString::fromStdString(format::tokens(group.tokens));
    case CostColumn:
        return group.cost < 0 ? QString() : group.cost > 0 && group.cost < kLeastMoney ? QStringLiteral("< $0.001") : QString::fromStdString(format::money({group.cost}));
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
