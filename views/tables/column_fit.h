// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace whyglass::views {

/// What a column asks for, in logical pixels.
struct ColumnWish {
    int wanted = 0;
    int least = 0;         ///< never narrower; ≤ wanted
    bool stretches = false; ///< takes what is left over; at most one does
};

/// Widths, beside `wishes`, whose sum is `room` where that is possible. What lacks is taken from the columns in proportion to
/// what each can give; where even the least widths do not fit, they stand and the table scrolls.
std::vector<int> fitColumns(const std::vector<ColumnWish>& wishes, int room);

} // namespace whyglass::views
