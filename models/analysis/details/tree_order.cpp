// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/span_details.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Works on indexes of the rows; made for one call.
class TreeBuilder {
public:
    explicit TreeBuilder(const std::vector<store::SpanRow>& rows)
        : m_rows(rows)
        , m_parent(rows.size(), kNone)
        , m_children(rows.size())
        , m_place(rows.size(), kNone)
    {
    }

    std::vector<std::size_t> run(std::vector<int>& depth, std::vector<int>& parentIndex)
    {
        link();
        m_depth = &depth;
        m_parentIndex = &parentIndex;
        depth.clear();
        parentIndex.clear();
        for (const std::size_t top : topLevel())
            visit(top);
        for (const std::size_t index : byStart()) // rings of parents: no top-level span leads to them
            if (m_place[index] == kNone)
                visit(index);
        return std::move(m_order);
    }

private:
    /// By start; the key, which tells the order of arrival, decides only between spans with one id.
    [[nodiscard]] auto startKey(std::size_t index) const
    {
        return std::tuple(m_rows[index].start, m_rows[index].span, m_rows[index].duration, m_rows[index].key, index);
    }

    /// The store gives rows in this order mostly: then there is nothing to sort.
    [[nodiscard]] std::vector<std::size_t> byStart() const
    {
        std::vector<std::size_t> indexes(m_rows.size());
        std::iota(indexes.begin(), indexes.end(), std::size_t{0});
        const auto before = [this](auto a, auto b) { return startKey(a) < startKey(b); };
        if (!std::is_sorted(indexes.begin(), indexes.end(), before))
            std::sort(indexes.begin(), indexes.end(), before);
        return indexes;
    }

    void link()
    {
        std::unordered_map<domain::SpanId, std::size_t> byId;
        byId.reserve(m_rows.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            byId.emplace(m_rows[i].span, i); // of colliding ids the first
        for (const std::size_t i : byStart()) {
            const auto it = m_rows[i].parent.valid() ? byId.find(m_rows[i].parent) : byId.end();
            if (it == byId.end() || it->second == i)
                continue;
            m_parent[i] = it->second;
            m_children[it->second].push_back(i);
        }
    }

    /// Roots by start, each followed by the orphans that start before the next root.
    [[nodiscard]] std::vector<std::size_t> topLevel() const
    {
        std::vector<std::size_t> early, tops;
        for (const std::size_t i : byStart()) {
            if (m_parent[i] != kNone)
                continue;
            const bool orphan = m_rows[i].parent.valid();
            if (orphan && tops.empty()) {
                early.push_back(i);
                continue;
            }
            const bool firstRoot = !orphan && tops.empty();
            tops.push_back(i);
            if (firstRoot)
                tops.insert(tops.end(), early.begin(), early.end());
        }
        return tops.empty() ? early : tops;
    }

    /// Depth first without recursion: a sender may nest as deep as it likes.
    void visit(std::size_t top)
    {
        std::vector<std::pair<std::size_t, int>> pending{{top, 0}};
        while (!pending.empty()) {
            const auto [index, level] = pending.back();
            pending.pop_back();
            if (m_place[index] != kNone)
                continue;
            m_place[index] = m_order.size();
            m_order.push_back(index);
            m_depth->push_back(level);
            const bool underParent = level > 0 && m_parent[index] != kNone;
            m_parentIndex->push_back(underParent ? static_cast<int>(m_place[m_parent[index]]) : -1);
            const auto& children = m_children[index];
            for (auto child = children.rbegin(); child != children.rend(); ++child)
                pending.emplace_back(*child, level + 1);
        }
    }

    const std::vector<store::SpanRow>& m_rows;
    std::vector<std::size_t> m_parent;
    std::vector<std::vector<std::size_t>> m_children;
    std::vector<std::size_t> m_place;
    std::vector<std::size_t> m_order;
    std::vector<int>* m_depth = nullptr;
    std::vector<int>* m_parentIndex = nullptr;
};

} // namespace

std::vector<std::size_t> treeOrder(const store::SpanRows& spans, std::vector<int>& depth, std::vector<int>& parentIndex)
{
    return TreeBuilder(spans.rows).run(depth, parentIndex);
}

} // namespace whyglass::analysis
