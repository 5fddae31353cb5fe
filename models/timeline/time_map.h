// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <vector>

namespace whyglass::timeline {

/// Time with idle gaps folded away: a piecewise linear map that never runs backwards, from real time to an axis on which each
/// gap is only `shown` long. Immutable; without gaps both axes are the same.
class TimeMap {
public:
    TimeMap() = default;
    /// `gaps` ascending and disjoint. Those not longer than `shown` stay as they are; `shown` is at least a nanosecond.
    TimeMap(const std::vector<domain::TimeWindow>& gaps, domain::Duration shown);

    [[nodiscard]] bool identity() const { return m_gaps.empty(); }
    [[nodiscard]] domain::Timestamp fold(domain::Timestamp real) const;
    [[nodiscard]] domain::Timestamp unfold(domain::Timestamp folded) const;
    [[nodiscard]] domain::TimeWindow fold(domain::TimeWindow real) const { return {fold(real.begin), fold(real.end)}; }
    [[nodiscard]] domain::TimeWindow unfold(domain::TimeWindow folded) const { return {unfold(folded.begin), unfold(folded.end)}; }
    /// The folded gaps, in real time.
    [[nodiscard]] std::vector<domain::TimeWindow> gaps() const;

private:
    struct Gap {
        std::int64_t begin = 0, end = 0;
        std::int64_t removedBefore = 0; ///< by earlier gaps
    };
    std::vector<Gap> m_gaps;
    std::int64_t m_shown = 0;
};

} // namespace whyglass::timeline
