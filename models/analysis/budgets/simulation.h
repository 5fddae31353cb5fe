// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/spending.h"

#include <string>
#include <vector>

namespace whyglass::analysis {

/// A threshold that was reached.
struct Firing {
    int threshold = 0;          ///< percent
    domain::Timestamp at;       ///< begin of the minute in which it was reached
    std::int64_t spentThen = 0; ///< at the end of that minute
    std::int64_t after = 0;     ///< what was used after that minute, until the period ended
    bool operator==(const Firing&) const = default;
};

/// A period with calls. Of a rate: a time in which it was at its lowest threshold or above.
struct SimulatedPeriod {
    domain::TimeWindow window;
    SpendingPart used; ///< in all of it
    std::vector<Firing> firings;
};

/// What a budget would have said of the past.
struct Simulation {
    std::vector<SimulatedPeriod> periods;
    std::int64_t fired = 0; ///< periods in which a threshold was reached
};

/// `spending` by minutes, over all time that is looked at. A period whose begin is not in it is taken for what of it is there.
Simulation simulate(const Spending& spending, const domain::Budget& budget);

/// A line for each period in which something was reached, and one for all: "2026-03-17  $71.00 used: 80 % would have fired at 14:20, $31.00
/// more after that." Times are UTC.
std::vector<std::string> simulationText(const Simulation& simulation, const domain::Budget& budget);

} // namespace whyglass::analysis
