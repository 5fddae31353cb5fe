// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::tables {

/// The spans of one trace as the tree that they form. Immutable data below; a million spans cost about 40 bytes each. Tokens and
/// costs of a span without calls of its own are those of the counted calls below it.
class SpanTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { SpanColumn, MarkColumn, DurationColumn, TokensColumn, CostColumn, WaterfallColumn, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< int: row of LoadedTrace::spans
        VerbRole, ///< QString: what the span did, in second place
        NameRole, ///< QString
        MatchRole, ///< bool: the search finds it
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setTimeline(timeline::TraceTimelinePtr timeline);
    [[nodiscard]] const timeline::TraceTimelinePtr& timeline() const { return m_timeline; }
    /// Only spans with findings, and their ancestors.
    void setOnlyFindings(bool only);
    [[nodiscard]] bool onlyFindings() const { return m_onlyFindings; }
    /// Spans whose name, tool, model or agent contains the text, case ignored; empty: none.
    void setSearch(const QString& text);
    /// While something is searched for, only what is found and its ancestors.
    void setOnlyMatches(bool only);
    [[nodiscard]] bool onlyMatches() const { return m_onlyMatches && !m_search.isEmpty(); }
    [[nodiscard]] int matchCount() const { return static_cast<int>(m_matches.size()); }
    /// The match after (+1) or before (-1) a row, round the end; -1 without matches.
    [[nodiscard]] std::int32_t nextMatch(std::int32_t row, int step) const;
    /// 1-based place of a row among the matches; 0 where it is none.
    [[nodiscard]] int matchNumber(std::int32_t row) const;

    [[nodiscard]] QModelIndex indexOfRow(std::int32_t row, int column = SpanColumn) const; ///< invalid where it is filtered out
    [[nodiscard]] static std::int32_t rowOf(const QModelIndex& index);
    [[nodiscard]] int visibleCount() const { return static_cast<int>(m_children.size()); }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void buildTree();
    void sumUp();
    void search();
    [[nodiscard]] bool included(std::int32_t row) const;
    [[nodiscard]] QString text(std::int32_t row, int column) const;
    [[nodiscard]] QString toolTip(std::int32_t row) const;

    struct Sum {
        std::int64_t tokens = -1; ///< -1: not known
        std::int64_t cost = -1; ///< nano-dollars, -1: not known
    };

    timeline::TraceTimelinePtr m_timeline;
    bool m_onlyFindings = false;
    bool m_onlyMatches = false;
    QString m_search;
    std::vector<std::int32_t> m_children; ///< rows, grouped by parent
    std::vector<std::uint32_t> m_firstChild; ///< by parent + 1; one more at the end
    std::vector<std::int32_t> m_position; ///< of a row among its parent's children, -1: filtered out
    std::vector<Sum> m_sums;
    std::vector<std::int32_t> m_matches; ///< rows, ascending
    std::vector<bool> m_leadsToMatch;    ///< by row: a match, or an ancestor of one
};

} // namespace whyglass::tables
