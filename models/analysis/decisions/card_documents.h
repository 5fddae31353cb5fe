// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <vector>

namespace whyglass::analysis {

/// Documents and where they stand.
struct BroughtDocuments {
    std::size_t row = 0;      ///< the step that brought them; where no step of its own did, the one that was given them
    std::size_t holder = 0;   ///< the row whose fields hold them
    bool inMessages = false;  ///< they stand among what the holder was given
    domain::Timestamp known;  ///< since when
    const std::vector<domain::Document>& documents;
};
/// Those of a step; none where it brought none.
BroughtDocuments broughtBy(const CardReading& reading, std::size_t row);

/// What became of documents up to the decision: looked for in the requests, answers and calls that came after.
std::vector<CardDocument> documentsOf(const CardReading& reading, const BroughtDocuments& brought);

} // namespace whyglass::analysis
