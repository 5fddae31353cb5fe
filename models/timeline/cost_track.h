// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/timeline/time_scale.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace whyglass::timeline {

/// What a trace spent, call by call, at the moment each call ended. In nano-dollars; in tokens where no call has a price.
struct CostTrack {
    enum class Unit { Money, Tokens };
    struct Call {
        domain::Timestamp end;
        std::int64_t sumAfter = 0; ///< of this and all earlier ones
        std::int32_t row = 0;
    };
    Unit unit = Unit::Money;
    std::vector<Call> calls; ///< by end
    std::int64_t unpriced = 0; ///< calls left out for want of a price or of token counts

    [[nodiscard]] std::int64_t total() const { return calls.empty() ? 0 : calls.back().sumAfter; }
    [[nodiscard]] std::int64_t amount(std::size_t call) const { return calls[call].sumAfter - (call == 0 ? 0 : calls[call - 1].sumAfter); }
    [[nodiscard]] std::int64_t sumAt(domain::Timestamp time) const; ///< spent by calls that ended at or before
};

/// One step of the running sum: calls that ended in one column.
struct CostStep {
    int x = 0;
    std::int64_t amount = 0;
    std::int64_t sumAfter = 0;
    std::size_t call = 0; ///< the dearest of them
    std::uint32_t count = 0;
};
/// Steps in the window, from left to right, at most one a column. O(columns · log n + calls in the window).
std::vector<CostStep> buildCostGeometry(const CostTrack& track, const TimeScale& scale);

} // namespace whyglass::timeline
