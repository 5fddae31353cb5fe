// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_table_model.h"

#include "models/tables/cell_text.h"
#include "models/timeline/span_label.h"
#include "models/words/told.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace whyglass::tables {

namespace {

constexpr std::size_t kLongestName = 300; // bytes
constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::min();

std::size_t at(std::int32_t row) { return static_cast<std::size_t>(row); }

QString labelOf(const store::TraceSpans& spans, const store::SpanRow& row)
{
    const timeline::SpanLabel label = timeline::spanLabel(spans, row);
    return lineOf(label.verb.empty() ? label.name : label.verb + " " + label.name, kLongestName);
}

/// What a span is sorted by, as a number: texts by their place among all of them.
class SortKeys {
public:
    SortKeys(const timeline::TraceTimeline& timeline, int column) : m_timeline(timeline), m_spans(timeline.trace().spans), m_column(column)
    {
        if (column == SpanTableModel::SpanColumn)
            rankLabels();
        else if (column == SpanTableModel::AgentColumn || column == SpanTableModel::ModelColumn)
            rankTexts();
    }

    [[nodiscard]] std::int64_t of(std::int32_t row) const
    {
        const store::SpanRow& span = m_spans.rows[at(row)];
        switch (m_column) {
        case SpanTableModel::SpanColumn: return m_labels.at(partsOf(span));
        case SpanTableModel::MarkColumn: {
            const auto severity = m_timeline.severity(row);
            const int level = severity ? 1 + static_cast<int>(*severity) : 0;
            return 2 * level + (span.status == domain::SpanStatus::Error ? 1 : 0);
        }
        case SpanTableModel::AgentColumn: return span.agent == 0 ? kUnknown : m_ranks[span.agent];
        case SpanTableModel::ModelColumn: return span.model == 0 ? kUnknown : m_ranks[span.model];
        case SpanTableModel::DurationColumn: return span.duration.ns;
        case SpanTableModel::TokensColumn: return span.tokens.total().value_or(kUnknown);
        case SpanTableModel::CostColumn: return span.cost ? span.cost->nano : kUnknown;
        default: return span.start.ns;
        }
    }

private:
    using Parts = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, int>;
    static Parts partsOf(const store::SpanRow& span)
    {
        return {span.name, span.operation, span.tool, span.model, span.agent, static_cast<int>(span.step)};
    }

    /// A million spans have a few hundred labels.
    void rankLabels()
    {
        std::vector<std::pair<QString, Parts>> labels;
        for (const store::SpanRow& span : m_spans.rows) {
            if (m_labels.emplace(partsOf(span), 0).second)
                labels.emplace_back(labelOf(m_spans, span), partsOf(span));
        }
        std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first, Qt::CaseInsensitive) < 0; });
        std::int64_t rank = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            rank += i > 0 && labels[i].first.compare(labels[i - 1].first, Qt::CaseInsensitive) != 0 ? 1 : 0;
            m_labels[labels[i].second] = rank;
        }
    }

    void rankTexts()
    {
        std::vector<std::size_t> order(m_spans.texts.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return m_spans.texts[a] < m_spans.texts[b]; });
        m_ranks.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            m_ranks[order[i]] = static_cast<std::int64_t>(i);
    }

    const timeline::TraceTimeline& m_timeline;
    const store::TraceSpans& m_spans;
    int m_column;
    std::map<Parts, std::int64_t> m_labels;
    std::vector<std::int64_t> m_ranks; ///< by text
};

} // namespace

std::vector<std::int32_t> sortedSpans(const timeline::TraceTimeline& timeline, SpanTableModel::Order order, const std::optional<domain::TimeWindow>& within)
{
    struct Entry {
        std::int64_t key, start;
        std::int32_t row;
    };
    const SortKeys keys(timeline, order.column);
    const auto& rows = timeline.trace().spans.rows;
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(rows.size()); ++row) {
        const domain::TimeWindow window = timeline.windowOf(row);
        if (!within || window.overlaps(*within))
            entries.push_back({keys.of(row), window.begin.ns, row});
    }
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.key != b.key) {
            if (a.key == kUnknown || b.key == kUnknown)
                return b.key == kUnknown;
            return order.descending ? a.key > b.key : a.key < b.key;
        }
        return std::tie(a.start, a.row) < std::tie(b.start, b.row);
    });
    std::vector<std::int32_t> sorted;
    sorted.reserve(entries.size());
    for (const Entry& entry : entries)
        sorted.push_back(entry.row);
    return sorted;
}

void SpanTableModel::setRows(timeline::TraceTimelinePtr timeline, std::vector<std::int32_t> rows)
{
    beginResetModel();
    m_timeline = std::move(timeline);
    m_rows = std::move(rows);
    m_lines.assign(m_timeline ? m_timeline->trace().spans.rows.size() : 0, -1);
    for (std::size_t line = 0; line < m_rows.size(); ++line)
        m_lines[at(m_rows[line])] = static_cast<std::int32_t>(line);
    endResetModel();
}

int SpanTableModel::lineOf(std::int32_t row) const { return row < 0 || at(row) >= m_lines.size() ? -1 : m_lines[at(row)]; }

int SpanTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int SpanTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SpanTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(spanAt(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QString SpanTableModel::text(std::int32_t row, int column) const
{
    const store::TraceSpans& spans = m_timeline->trace().spans;
    const store::SpanRow& span = spans.rows[at(row)];
    switch (column) {
    case StartColumn: return QLatin1Char('+') + durationText(span.start - m_timeline->extent().begin);
    case SpanColumn: return labelOf(spans, span);
    case MarkColumn: {
        const auto severity = m_timeline->severity(row);
        return severity ? tables::lineOf(words::told(domain::nameOf(*severity))) : QString();
    }
    case AgentColumn: return tables::lineOf(spans.text(span.agent), kLongestName);
    case ModelColumn: return tables::lineOf(spans.text(span.model), kLongestName);
    case DurationColumn: return durationText(span.duration);
    case TokensColumn: return span.tokens.known() ? tokensText(span.tokens) : QString();
    case CostColumn: return span.cost ? moneyText(span.cost) : span.has(store::SpanFlag::Unpriced) ? unknownText() : QString();
    default: return {};
    }
}

QVariant SpanTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == StartColumn || section >= DurationColumn;
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StartColumn: return tr("Start");
    case SpanColumn: return tr("Span");
    case MarkColumn: return tr("Marks");
    case AgentColumn: return tr("Agent");
    case ModelColumn: return tr("Model");
    case DurationColumn: return tr("Duration");
    case TokensColumn: return tr("Tokens");
    case CostColumn: return tr("Cost");
    default: return {};
    }
}

} // namespace whyglass::tables
