// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_tree.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

std::size_t at(std::int32_t row) { return static_cast<std::size_t>(row); }

/// What is not known adds nothing.
void add(std::int64_t& sum, std::int64_t more)
{
    if (more >= 0)
        sum = std::max<std::int64_t>(sum, 0) + more;
}

} // namespace

SpanSums sumsOf(const session::LoadedTrace& trace)
{
    auto sums = std::make_shared<std::vector<SpanSum>>(trace.spans.rows.size());
    for (std::size_t i = sums->size(); i-- > 0;) {
        const store::SpanRow row = trace.spans.rows[i];
        SpanSum& sum = (*sums)[i];
        if (row.has(store::SpanFlag::Counted)) {
            add(sum.tokens, row.tokens.total().value_or(-1));
            add(sum.cost, row.cost ? row.cost->nano : -1);
        }
        if (const int parent = trace.parentIndex()[i]; parent >= 0) {
            add((*sums)[at(parent)].tokens, sum.tokens);
            add((*sums)[at(parent)].cost, sum.cost);
        }
        if (sum.tokens < 0)
            sum.tokens = row.tokens.total().value_or(-1); // usage that repeats another span's: still its own number
        if (sum.cost < 0 && row.cost)
            sum.cost = row.cost->nano;
    }
    return sums;
}

SpanTree::SpanTree(const timeline::TraceTimeline& timeline, SpanSums sums, const Included& included)
    : m_sums(std::move(sums))
{
    const std::vector<int>& parents = timeline.trace().parentIndex();
    std::vector<std::uint32_t> firstChild(parents.size() + 2, 0);
    m_slot.assign(parents.size(), -1);
    // Counting sort by parent keeps the order of siblings.
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (included && !included(static_cast<std::int32_t>(row)))
            continue;
        m_slot[row] = 0;
        ++firstChild[at(parents[row] + 2)];
    }
    for (std::size_t i = 1; i < firstChild.size(); ++i)
        firstChild[i] += firstChild[i - 1];
    m_children.resize(firstChild.back());
    std::vector<std::uint32_t> next(firstChild.begin(), firstChild.end() - 1);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (m_slot[row] < 0)
            continue;
        const std::uint32_t slot = next[at(parents[row] + 1)]++;
        m_slot[row] = static_cast<std::int32_t>(slot);
        m_children[slot] = static_cast<std::int32_t>(row);
    }
    m_firstLine.reserve(firstChild.size());
    m_lines.reserve(m_children.size() + 1);
    for (std::size_t parent = 0; parent + 1 < firstChild.size(); ++parent) {
        m_firstLine.push_back(static_cast<std::uint32_t>(m_lines.size()));
        addLines(timeline, firstChild[parent], firstChild[parent + 1], !included);
    }
    m_firstLine.push_back(static_cast<std::uint32_t>(m_lines.size()));
    m_lines.push_back(static_cast<std::uint32_t>(m_children.size()));
    std::sort(m_groups.begin(), m_groups.end(), [](const SpanGroup& a, const SpanGroup& b) { return a.first < b.first; });
}

/// The children of one parent: slots [begin, end).
void SpanTree::addLines(const timeline::TraceTimeline& timeline, std::uint32_t begin, std::uint32_t end, bool grouped)
{
    const std::vector<int>& parents = timeline.trace().parentIndex();
    const auto leaf = [&](std::int32_t row) { return at(row) + 1 >= parents.size() || parents[at(row) + 1] != row; }; // a child follows its parent
    std::uint32_t slot = begin;
    while (slot < end) {
        const std::int32_t first = m_children[slot];
        std::uint32_t next = slot + 1;
        while (grouped && next < end && leaf(m_children[next - 1]) && leaf(m_children[next]) && timeline.alike(first, m_children[next]))
            ++next;
        const auto count = static_cast<std::int32_t>(next - slot);
        if (count >= kLeastGroup) {
            m_lines.push_back(slot);
            addGroup(timeline, first, count);
        } else {
            for (std::uint32_t alone = slot; alone < next; ++alone)
                m_lines.push_back(alone);
        }
        slot = next;
    }
}

void SpanTree::addGroup(const timeline::TraceTimeline& timeline, std::int32_t first, std::int32_t count)
{
    SpanGroup group;
    group.first = first;
    group.count = count;
    group.window = timeline.windowOf(first);
    for (std::int32_t row = first; row < first + count; ++row) {
        const store::SpanColumns& spans = timeline.trace().spans.rows;
        group.window.end = std::max(group.window.end, timeline.windowOf(row).end);
        group.total = group.total + spans.duration(at(row));
        group.errors += spans.status(at(row)) == domain::SpanStatus::Error ? 1 : 0;
        group.worst = std::max(group.worst, timeline.severity(row));
        add(group.sum.tokens, sum(row).tokens);
        add(group.sum.cost, sum(row).cost);
    }
    m_groups.push_back(group);
}

const SpanGroup* SpanTree::groupOf(std::int32_t row) const
{
    const auto after = std::upper_bound(m_groups.begin(), m_groups.end(), row, [](std::int32_t wanted, const SpanGroup& group) { return wanted < group.first; });
    if (after == m_groups.begin())
        return nullptr;
    const SpanGroup& group = *std::prev(after);
    return row < group.first + group.count ? &group : nullptr;
}

int SpanTree::lines(std::int32_t parent) const
{
    return m_firstLine.empty() ? 0 : static_cast<int>(m_firstLine[at(parent + 1) + 1] - m_firstLine[at(parent + 1)]);
}

SpanTree::Line SpanTree::line(std::int32_t parent, int number) const
{
    const std::size_t line = m_firstLine[at(parent + 1)] + at(number);
    return {m_children[m_lines[line]], m_lines[line + 1] - m_lines[line] > 1};
}

int SpanTree::lineOf(std::int32_t parent, std::int32_t row) const
{
    const auto slot = static_cast<std::uint32_t>(m_slot[at(row)]);
    const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), slot) - m_lines.begin() - 1;
    return static_cast<int>(line) - static_cast<int>(m_firstLine[at(parent + 1)]);
}

} // namespace whyglass::tables
