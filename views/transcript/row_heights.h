// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace whyglass::views {

/// Heights of many rows of which few are known: each is an estimate until it is measured. Sums and look-ups are O(log rows).
class RowHeights {
public:
    /// All rows anew, none measured.
    void reset(int rows, const std::function<int(int row)>& estimate);
    /// Rows come or go at the end; the others keep what is known of them.
    void resize(int rows, const std::function<int(int row)>& estimate);
    /// What became known; gives by how much the row grew.
    int measure(int row, int height);
    /// Its height holds on as an estimate.
    void forget(int row) { m_measured[static_cast<std::size_t>(row)] = false; }

    [[nodiscard]] int count() const { return static_cast<int>(m_heights.size()); }
    [[nodiscard]] bool measured(int row) const { return m_measured[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int height(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int top(int row) const; ///< of row count(): the height of all
    /// The row that covers this y; the first above 0, the last below the end; -1 without rows.
    [[nodiscard]] int rowAt(int y) const;

private:
    void rebuild();

    std::vector<int> m_heights;
    std::vector<bool> m_measured;
    std::vector<int> m_tree; ///< Fenwick sums, 1-based
};

} // namespace whyglass::views
