// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"
#include "models/analysis/decisions/decision_card.h"

#include <optional>
#include <vector>

namespace whyglass::analysis {

/// The call that decides, with its arguments; nullopt where the decision is no call, or nothing recorded what it was given.
std::optional<CardEntry> decidingCall(const CardReading& reading);

/// The decision, then what was done and said after it, by time. Of what was said the first and the last.
std::vector<CardEntry> outcomeOf(const CardReading& reading);

} // namespace whyglass::analysis
