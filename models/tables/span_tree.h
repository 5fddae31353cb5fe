// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::tables {

/// Tokens and cost of a span: of the counted calls below it, or its own.
struct SpanSum {
    std::int64_t tokens = -1; ///< -1: not known
    std::int64_t cost = -1;   ///< nano-dollars, -1: not known
};
using SpanSums = std::shared_ptr<const std::vector<SpanSum>>; ///< by row
SpanSums sumsOf(const session::LoadedTrace& trace);

/// Siblings that stand as one: their rows follow each other.
struct SpanGroup {
    std::int32_t first = 0, count = 0;
    domain::TimeWindow window; ///< from the first start to the last end
    domain::Duration total;    ///< of all of them
    std::int32_t errors = 0;
    std::optional<domain::Severity> worst;
    SpanSum sum;
};

/// What stands where in the tree of a trace: spans, and groups of kLeastGroup and more neighbouring siblings without children that do the
/// same. Immutable; made in O(n), on any thread. A million spans cost about 44 bytes each, sums included.
class SpanTree {
public:
    static constexpr std::int32_t kLeastGroup = 4; ///< fewer take no more room alone than with a group above them
    using Included = std::function<bool(std::int32_t)>;
    /// A line of a parent: a span, or a group where `group` is set.
    struct Line {
        std::int32_t row = 0; ///< of a group its first
        bool group = false;
    };

    SpanTree() = default;
    /// All spans; with `included` only those, and then each alone.
    SpanTree(const timeline::TraceTimeline& timeline, SpanSums sums, const Included& included = {});

    [[nodiscard]] bool contains(std::int32_t row) const { return row >= 0 && static_cast<std::size_t>(row) < m_slot.size() && m_slot[static_cast<std::size_t>(row)] >= 0; }
    [[nodiscard]] std::size_t size() const { return m_children.size(); } ///< spans
    [[nodiscard]] const std::vector<SpanGroup>& groups() const { return m_groups; } ///< by first row
    [[nodiscard]] const SpanGroup* groupOf(std::int32_t row) const; ///< null where it stands alone
    [[nodiscard]] int lines(std::int32_t parent) const; ///< below a span; -1: of the roots
    [[nodiscard]] Line line(std::int32_t parent, int number) const;
    [[nodiscard]] int lineOf(std::int32_t parent, std::int32_t row) const; ///< of a span below that parent, or of its group
    [[nodiscard]] const SpanSum& sum(std::int32_t row) const { return (*m_sums)[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const SpanSums& sums() const { return m_sums; }

private:
    void addLines(const timeline::TraceTimeline& timeline, std::uint32_t begin, std::uint32_t end, bool grouped);
    void addGroup(const timeline::TraceTimeline& timeline, std::int32_t first, std::int32_t count);

    SpanSums m_sums;
    std::vector<std::int32_t> m_children;    ///< rows, by parent
    std::vector<std::int32_t> m_slot;        ///< of a row in m_children, -1: left out
    std::vector<std::uint32_t> m_lines;      ///< where each line begins in m_children; one more at the end
    std::vector<std::uint32_t> m_firstLine;  ///< by parent + 1; one more at the end
    std::vector<SpanGroup> m_groups;         ///< by first row
};
using SpanTreePtr = std::shared_ptr<const SpanTree>;

} // namespace whyglass::tables
