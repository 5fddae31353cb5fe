// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"
#include "models/analysis/decisions/decision_card.h"

#include <vector>

namespace whyglass::analysis {

/// The values of the decision and of the answer it was taken from, each with its first origin, told from the lineage that the reading has:
/// those without one first, the rest in the order in which they are stated. A value that is a part of another one from the same place is
/// told with it.
std::vector<ValueOrigin> valueOriginsOf(const CardReading& reading);

} // namespace whyglass::analysis
