// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/tree_order.h"

#include "models/analysis/details/span_details.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Rows by their span id: open addressing, since traces may have a million.
class RowsById {
public:
    /// `order`: of colliding ids the one that comes first in it is found.
    RowsById(const std::vector<TreeSpan>& rows, const std::vector<std::uint32_t>& order)
    {
        std::size_t size = 64;
        while (size < rows.size() * 2)
            size *= 2;
        m_buckets.assign(size, {});
        for (const std::uint32_t i : order) {
            Bucket& bucket = m_buckets[placeOf(rows[i].span.value)];
            if (bucket.row == kNone)
                bucket = {rows[i].span.value, i};
        }
    }
    [[nodiscard]] std::uint32_t find(domain::SpanId span) const { return m_buckets[placeOf(span.value)].row; }

private:
    struct Bucket {
        std::uint64_t span = 0;
        std::uint32_t row = kNone;
    };
    [[nodiscard]] std::size_t placeOf(std::uint64_t span) const
    {
        const std::size_t mask = m_buckets.size() - 1;
        std::size_t at = (span * 0x9E3779B97F4A7C15ULL) >> 32U & mask;
        while (m_buckets[at].row != kNone && m_buckets[at].span != span)
            at = (at + 1) & mask;
        return at;
    }
    std::vector<Bucket> m_buckets;
};

/// Works on indexes of the rows; made for one call.
class TreeBuilder {
public:
    explicit TreeBuilder(const std::vector<TreeSpan>& rows)
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
        for (const std::uint32_t top : topLevel())
            visit(top);
        for (const std::uint32_t index : m_byStart) // rings of parents: no top-level span leads to them
            if (m_place[index] == kNone)
                visit(index);
        return std::move(m_order);
    }

private:
    /// By start; the key, which tells the order of arrival, decides only between spans with one id. Mostly they come in this order.
    [[nodiscard]] std::vector<std::uint32_t> byStart() const
    {
        struct Key {
            domain::Timestamp start;
            domain::SpanId span;
            std::uint32_t row;
        };
        std::vector<Key> keys;
        keys.reserve(m_rows.size());
        for (std::uint32_t row = 0; row < m_rows.size(); ++row)
            keys.push_back({m_rows[row].start, m_rows[row].span, row});
        const auto before = [this](const Key& a, const Key& b) {
            if (a.start != b.start || a.span != b.span)
                return std::tie(a.start, a.span) < std::tie(b.start, b.span);
            const TreeSpan& x = m_rows[a.row];
            const TreeSpan& y = m_rows[b.row];
            return std::tie(x.duration, x.key, a.row) < std::tie(y.duration, y.key, b.row);
        };
        if (!std::is_sorted(keys.begin(), keys.end(), before))
            std::sort(keys.begin(), keys.end(), before);
        std::vector<std::uint32_t> rows;
        rows.reserve(keys.size());
        for (const Key& key : keys)
            rows.push_back(key.row);
        return rows;
    }

    void link()
    {
        const RowsById byId(m_rows, m_byStart);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::uint32_t parent = m_rows[i].parent.valid() ? byId.find(m_rows[i].parent) : kNone;
            if (parent == kNone || parent == i)
                continue;
            m_parent[i] = parent;
            ++m_firstChild[parent + 1];
        }
        for (std::size_t i = 1; i < m_firstChild.size(); ++i)
            m_firstChild[i] += m_firstChild[i - 1];
        m_children.resize(m_firstChild.back());
        std::vector<std::uint32_t> next(m_firstChild.begin(), m_firstChild.end() - 1);
        for (const std::uint32_t i : m_byStart) {
            if (m_parent[i] != kNone)
                m_children[next[m_parent[i]]++] = i;
        }
    }

    /// Roots by start, each followed by the orphans that start before the next root.
    [[nodiscard]] std::vector<std::uint32_t> topLevel() const
    {
        std::vector<std::uint32_t> early, tops;
        for (const std::uint32_t i : m_byStart) {
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
    void visit(std::uint32_t top)
    {
        std::vector<std::pair<std::uint32_t, int>>& pending = m_pending;
        pending.emplace_back(top, 0);
        while (!pending.empty()) {
            const auto [index, level] = pending.back();
            pending.pop_back();
            if (m_place[index] != kNone)
                continue;
            m_place[index] = static_cast<std::uint32_t>(m_order.size());
            m_order.push_back(index);
            m_depth->push_back(level);
            const bool underParent = level > 0 && m_parent[index] != kNone;
            m_parentIndex->push_back(underParent ? static_cast<int>(m_place[m_parent[index]]) : -1);
            for (std::size_t child = m_firstChild[index + 1]; child-- > m_firstChild[index];)
                pending.emplace_back(m_children[child], level + 1);
        }
    }

    const std::vector<TreeSpan>& m_rows;
    std::vector<std::uint32_t> m_byStart, m_parent;
    std::vector<std::uint32_t> m_firstChild, m_children; ///< the children of all rows, one list after the other, by start
    std::vector<std::uint32_t> m_place;
    std::vector<std::pair<std::uint32_t, int>> m_pending; ///< of visit(): kept, since there may be a million tops
    std::vector<std::size_t> m_order;
    std::vector<int>* m_depth = nullptr;
    std::vector<int>* m_parentIndex = nullptr;
};

} // namespace

std::vector<std::size_t> treeOrder(const std::vector<TreeSpan>& spans, std::vector<int>& depth, std::vector<int>& parentIndex)
{
    return TreeBuilder(spans).run(depth, parentIndex);
}

std::vector<std::size_t> treeOrder(const store::SpanRows& spans, std::vector<int>& depth, std::vector<int>& parentIndex)
{
    std::vector<TreeSpan> places;
    places.reserve(spans.rows.size());
    for (const store::SpanRow& row : spans.rows)
        places.push_back({row.span, row.parent, row.start, row.duration, row.key});
    return treeOrder(places, depth, parentIndex);
}

} // namespace whyglass::analysis
