// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <vector>

namespace whyglass::analysis {

/// Sentences of documents and instructions that ask, before something is approved, for what a call then did not bring: "the vendor must be found
/// in the registry", and the look-up of the vendor came back empty. Each as an entry of kind Gap, inferred: nobody but a person knows whether
/// the rule was meant for this case. Of decisions that approve nothing it says nothing. `entries`: of the card.
std::vector<CardEntry> unmetDemands(const CardReading& reading, const std::vector<CardEntry>& entries);

} // namespace whyglass::analysis
