// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <vector>

namespace whyglass::analysis {

struct CardSteps {
    std::vector<CardEntry> entries;
    std::size_t leftOut = 0; ///< steps in the middle of a long run
};

/// What the agent saw and said on the way to the decision, in that order; then what it did and said after it.
CardSteps entriesOf(const CardReading& reading);

/// Numbers of one kind that two sources state differently, and whether anything the agent wrote afterwards holds both.
struct NumberComparison {
    CardStatement summary; ///< "The agent read quantity 1,000 in the invoice and 100 in the purchase order, and nothing compared them."
    CardEntry entry;       ///< of kind Gap, or empty (no title) where something holds both
};
std::vector<NumberComparison> comparisonsOf(const CardReading& reading);

} // namespace whyglass::analysis
