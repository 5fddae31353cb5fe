// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/span_details.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Rows by their span id: open addressing, since traces may have a million.
class RowsById {
public:
    explicit RowsById(const std::vector<store::SpanRow>& rows) : m_rows(rows)
    {
        std::size_t size = 64;
        while (size < rows.size() * 2)
            size *= 2;
        m_buckets.assign(size, {});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Bucket& bucket = m_buckets[placeOf(rows[i].span.value)];
            if (bucket.row == kFree) // of colliding ids the first
                bucket = {rows[i].span.value, static_cast<std::uint32_t>(i)};
        }
    }
    [[nodiscard]] std::size_t find(domain::SpanId span) const
    {
        const std::uint32_t row = m_buckets[placeOf(span.value)].row;
        return row == kFree ? kNone : row;
    }

private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFFU;
    struct Bucket {
        std::uint64_t span = 0;
        std::uint32_t row = kFree;
    };
    [[nodiscard]] std::size_t placeOf(std::uint64_t span) const
    {
        const std::size_t mask = m_buckets.size() - 1;
        std::size_t at = (span * 0x9E3779B97F4A7C15ULL) >> 32U & mask;
        while (m_buckets[at].row != kFree && m_buckets[at].span != span)
            at = (at + 1) & mask;
        return at;
    }
    const std::vector<store::SpanRow>& m_rows;
    std::vector<Bucket> m_buckets;
};

/// Works on indexes of the rows; made for one call.
class TreeBuilder {
public:
    explicit TreeBuilder(const std::vector<store::SpanRow>& rows)
        : m_rows(rows)
        , m_parent(rows.size(), kNone)
        , m_firstChild(rows.size() + 1, 0)
        , m_place(rows.size(), kNone)
    {
    }

    std::vector<std::size_t> run(std::vector<int>& depth, std::vector<int>& parentIndex)
    {
        m_byStart = byStart();
        link();
        m_order.reserve(m_rows.size());
        m_depth = &depth;
        m_parentIndex = &parentIndex;
        depth.clear();
        parentIndex.clear();
        depth.reserve(m_rows.size());
        parentIndex.reserve(m_rows.size());
        for (const std::size_t top : topLevel())
            visit(top);
        for (const std::size_t index : m_byStart) // rings of parents: no top-level span leads to them
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
        const RowsById byId(m_rows);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::size_t parent = m_rows[i].parent.valid() ? byId.find(m_rows[i].parent) : kNone;
            if (parent == kNone || parent == i)
                continue;
            m_parent[i] = parent;
            ++m_firstChild[parent + 1];
        }
        for (std::size_t i = 1; i < m_firstChild.size(); ++i)
            m_firstChild[i] += m_firstChild[i - 1];
        m_children.resize(m_firstChild.back());
        std::vector<std::uint32_t> next(m_firstChild.begin(), m_firstChild.end() - 1);
        for (const std::size_t i : m_byStart) {
            if (m_parent[i] != kNone)
                m_children[next[m_parent[i]]++] = static_cast<std::uint32_t>(i);
        }
    }

    /// Roots by start, each followed by the orphans that start before the next root.
    [[nodiscard]] std::vector<std::size_t> topLevel() const
    {
        std::vector<std::size_t> early, tops;
        for (const std::size_t i : m_byStart) {
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
            for (std::size_t child = m_firstChild[index + 1]; child-- > m_firstChild[index];)
                pending.emplace_back(m_children[child], level + 1);
        }
    }

    const std::vector<store::SpanRow>& m_rows;
    std::vector<std::size_t> m_byStart, m_parent;
    std::vector<std::uint32_t> m_firstChild, m_children; ///< the children of all rows, one list after the other, by start
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
