// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/column_fit.h"

#include <algorithm>

namespace whyglass::views {

std::vector<int> fitColumns(const std::vector<ColumnWish>& wishes, int room)
{
    std::vector<int> widths;
    widths.reserve(wishes.size());
    int wanted = 0;
    int slack = 0;
    for (const ColumnWish& wish : wishes) {
        widths.push_back(wish.wanted);
        wanted += wish.wanted;
        slack += wish.wanted - wish.least;
    }
    if (wanted < room) {
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (wishes[i].stretches)
                widths[i] += room - wanted;
        }
        return widths;
    }
    int lack = std::min(wanted - room, slack);
    for (std::size_t i = 0; i < wishes.size() && slack > 0; ++i) {
        // Of what still lacks, the share of what is still to be had: rounding never leaves a rest.
        const int give = wishes[i].wanted - wishes[i].least;
        const int taken = static_cast<int>(static_cast<long long>(lack) * give / slack);
        widths[i] -= taken;
        lack -= taken;
        slack -= give;
    }
    return widths;
}

} // namespace whyglass::views
