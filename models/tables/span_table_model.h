// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::tables {

/// The spans of one trace as a table in any order. Eight bytes a span beside the timeline.
class SpanTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StartColumn, SpanColumn, MarkColumn, AgentColumn, ModelColumn, DurationColumn, TokensColumn, CostColumn, ColumnCount };
    struct Order {
        int column = StartColumn;
        bool descending = false;
        bool operator==(const Order&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// `rows` as sortedSpans() gives them.
    void setRows(timeline::TraceTimelinePtr timeline, std::vector<std::int32_t> rows);
    [[nodiscard]] const timeline::TraceTimelinePtr& timeline() const { return m_timeline; }
    [[nodiscard]] std::int32_t spanAt(int line) const { return line < 0 || line >= rowCount() ? -1 : m_rows[static_cast<std::size_t>(line)]; } ///< row of the trace
    [[nodiscard]] int lineOf(std::int32_t row) const; ///< -1 where it is not in the table

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(std::int32_t row, int column) const;

    timeline::TraceTimelinePtr m_timeline;
    std::vector<std::int32_t> m_rows;
    std::vector<std::int32_t> m_lines; ///< by row of the trace, -1: not in the table
};

/// Rows of the trace in this order, those of equal value by time; what is not known stands last either way. Only those that run within
/// `within`, where it is given. O(n log n), on any thread.
std::vector<std::int32_t> sortedSpans(const timeline::TraceTimeline& timeline, SpanTableModel::Order order, const std::optional<domain::TimeWindow>& within);

} // namespace whyglass::tables
