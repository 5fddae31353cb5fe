// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/timeline/time_scale.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whyglass::timeline {

/// A moment: a finding, a decision, a log record.
struct Instant {
    domain::Timestamp time;
    std::int32_t index = 0; ///< into the list of LoadedTrace it stands for
    std::int32_t row = -1; ///< its span, or -1
    std::uint32_t count = 1; ///< how many it stands for
    std::uint8_t weight = 0; ///< the worst wins a shared mark: Severity of a finding, severity number of a log
};

/// A mark for one or more moments.
struct InstantMark {
    int x = 0; ///< column
    std::uint32_t count = 0; ///< of all it stands for
    std::size_t instant = 0; ///< the heaviest of them, the first among equals
    std::size_t first = 0, end = 0; ///< it stands for the instants [first, end)
};

/// Marks from left to right; moments less than `mergeColumns` after the first of a mark share it. `instants` by time.
/// O(moments in the window).
std::vector<InstantMark> buildInstantGeometry(std::span<const Instant> instants, const TimeScale& scale, int mergeColumns);

} // namespace whyglass::timeline
