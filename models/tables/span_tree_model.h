// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/span_tree.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::tables {

/// The spans of one trace as the tree that they form, groups of siblings that do the same included; narrowed to findings or matches each
/// stands alone. Immutable data below.
class SpanTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { SpanColumn, MarkColumn, DurationColumn, TokensColumn, CostColumn, WaterfallColumn, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< int: row of LoadedTrace::spans
        VerbRole, ///< QString: what the span did, in second place
        NameRole, ///< QString
        MatchRole, ///< bool: the search finds it, or one in the group
        CountRole, ///< int: how many spans a group stands for; 1 of a span
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// `tree` where it was made already, off the GUI thread: the whole tree of this timeline.
    void setTimeline(timeline::TraceTimelinePtr timeline, SpanTreePtr tree = nullptr);
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
    [[nodiscard]] static std::int32_t rowOf(const QModelIndex& index); ///< of a group its first
    [[nodiscard]] const SpanGroup* groupAt(const QModelIndex& index) const; ///< null where it is a span
    [[nodiscard]] const std::vector<SpanGroup>& groups() const { return m_tree->groups(); } ///< by first row
    [[nodiscard]] QModelIndex indexOfGroup(const SpanGroup& group, int column = SpanColumn) const;
    [[nodiscard]] int visibleCount() const { return static_cast<int>(m_tree->size()); } ///< spans

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void buildTree();
    [[nodiscard]] QString groupText(const SpanGroup& group, int column) const;
    void search();
    [[nodiscard]] bool included(std::int32_t row) const;
    [[nodiscard]] QString text(std::int32_t row, int column) const;
    [[nodiscard]] QString toolTip(std::int32_t row) const;

    timeline::TraceTimelinePtr m_timeline;
    bool m_onlyFindings = false;
    bool m_onlyMatches = false;
    QString m_search;
    SpanTreePtr m_tree = std::make_shared<const SpanTree>(); ///< what is shown of it, never null
    SpanTreePtr m_whole;  ///< null until it is asked for
    std::vector<std::int32_t> m_matches; ///< rows, ascending
    std::vector<bool> m_leadsToMatch;    ///< by row: a match, or an ancestor of one
};

} // namespace whyglass::tables
