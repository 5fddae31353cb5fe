// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace whyglass::domain {

/// Puts values into an order in place: what stood at order[i] comes to i. `order` is a permutation of the indexes. Each value is moved
/// once and no second list is made, which counts where there are a million large ones. O(n).
template <typename Value, typename Index>
void reorder(std::vector<Value>& values, std::vector<Index> order)
{
    for (std::size_t start = 0; start < order.size(); ++start) {
        if (static_cast<std::size_t>(order[start]) == start)
            continue;
        Value first = std::move(values[start]);
        std::size_t at = start;
        while (static_cast<std::size_t>(order[at]) != start) {
            const auto from = static_cast<std::size_t>(order[at]);
            values[at] = std::move(values[from]);
            order[at] = static_cast<Index>(at);
            at = from;
        }
        values[at] = std::move(first);
        order[at] = static_cast<Index>(at);
    }
}

} // namespace whyglass::domain
