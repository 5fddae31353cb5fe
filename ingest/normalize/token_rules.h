// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// What a library is known to leave out of its counts.
struct TokenHabits {
    bool inputLacksCache = false;
    bool inputHoldsCache = false; ///< known as well as the opposite
    bool outputLacksReasoning = false;
};

/// Reads the usage and makes input and output inclusive (R.3 to R.5).
void readTokens(const Facts& facts, TokenHabits habits, Step& step);
/// Once everything is read: says of what no rule decided that the conventions do, and where that is doubtful.
void settleReading(const Facts& facts, TokenHabits habits, Step& step);

} // namespace whyglass::telemetry
