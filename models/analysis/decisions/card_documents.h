// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <vector>

namespace whyglass::analysis {

/// What a retrieval brought and what became of it up to the decision: looked for in the requests, answers and calls that came after.
std::vector<CardDocument> documentsOf(const CardReading& reading, std::size_t retrieval);

} // namespace whyglass::analysis
