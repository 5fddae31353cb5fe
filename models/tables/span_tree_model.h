// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::tables {

/// The spans of one trace as the tree that they form. Immutable data below; a million spans cost about 44 bytes each. Tokens and
/// costs of a span without calls of its own are those of the counted calls below it. From kLeastGroup on, neighbouring siblings without
/// children that do the same are the children of one group; not while the tree is narrowed to findings or matches.
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
    static constexpr std::int32_t kLeastGroup = 4; ///< fewer take no more room alone than with a group above them
    /// Siblings that stand as one: their rows follow each other.
    struct Group {
        std::int32_t first = 0, count = 0;
        domain::TimeWindow window; ///< from the first start to the last end
        domain::Duration total;    ///< of all of them
        std::int32_t errors = 0;
        std::optional<domain::Severity> worst;
        std::int64_t tokens = -1, cost = -1; ///< -1: not known
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
    [[nodiscard]] static std::int32_t rowOf(const QModelIndex& index); ///< of a group its first
    [[nodiscard]] const Group* groupAt(const QModelIndex& index) const; ///< null where it is a span
    [[nodiscard]] const std::vector<Group>& groups() const { return m_groups; } ///< by first row
    [[nodiscard]] QModelIndex indexOfGroup(const Group& group, int column = SpanColumn) const;
    [[nodiscard]] int visibleCount() const { return static_cast<int>(m_children.size()); } ///< spans

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void buildTree();
    void groupChildren(std::uint32_t begin, std::uint32_t end);
    void addGroup(std::int32_t first, std::int32_t count);
    [[nodiscard]] std::size_t entryOf(std::uint32_t slot) const;
    [[nodiscard]] const Group* groupOf(std::int32_t row) const;
    [[nodiscard]] QString groupText(const Group& group, int column) const;
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
    std::vector<std::int32_t> m_children; ///< rows, by parent
    std::vector<std::int32_t> m_slot; ///< of a row in m_children, -1: filtered out
    std::vector<std::uint32_t> m_entries; ///< where what stands as one begins in m_children: a span, or a group; one more at the end
    std::vector<std::uint32_t> m_firstEntry; ///< by parent + 1; one more at the end
    std::vector<Group> m_groups; ///< by first row
    std::vector<Sum> m_sums;
    std::vector<std::int32_t> m_matches; ///< rows, ascending
    std::vector<bool> m_leadsToMatch;    ///< by row: a match, or an ancestor of one
};

} // namespace whyglass::tables
