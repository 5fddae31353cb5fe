// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/transcript/row_heights.h"

#include <algorithm>

namespace whyglass::views {

void RowHeights::reset(int rows, const std::function<int(int)>& estimate)
{
    m_heights.clear();
    m_measured.clear();
    resize(rows, estimate);
}

void RowHeights::resize(int rows, const std::function<int(int)>& estimate)
{
    const int before = count();
    m_heights.resize(static_cast<std::size_t>(rows));
    m_measured.resize(static_cast<std::size_t>(rows), false);
    for (int row = before; row < rows; ++row)
        m_heights[static_cast<std::size_t>(row)] = estimate(row);
    rebuild();
}

void RowHeights::rebuild()
{
    m_tree.assign(m_heights.size() + 1, 0);
    for (std::size_t i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += m_heights[i - 1];
        if (const std::size_t above = i + (i & (~i + 1)); above < m_tree.size())
            m_tree[above] += m_tree[i];
    }
}

int RowHeights::measure(int row, int height)
{
    const int grown = height - m_heights[static_cast<std::size_t>(row)];
    m_heights[static_cast<std::size_t>(row)] = height;
    m_measured[static_cast<std::size_t>(row)] = true;
    for (std::size_t i = static_cast<std::size_t>(row) + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += grown;
    return grown;
}

int RowHeights::top(int row) const
{
    int sum = 0;
    for (auto i = static_cast<std::size_t>(row); i > 0; i &= i - 1)
        sum += m_tree[i];
    return sum;
}

int RowHeights::rowAt(int y) const
{
    if (m_heights.empty())
        return -1;
    std::size_t at = 0, step = 1;
    while (step * 2 < m_tree.size())
        step *= 2;
    for (int rest = std::max(y, 0); step > 0; step /= 2) {
        if (at + step < m_tree.size() && m_tree[at + step] <= rest) {
            at += step;
            rest -= m_tree[at];
        }
    }
    return std::min(static_cast<int>(at), count() - 1);
}

} // namespace whyglass::views
