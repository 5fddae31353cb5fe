// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"
#include "models/analysis/details/span_details.h"

#include <string>
#include <vector>

namespace whyglass::analysis {

/// What is compared with another: a trace, read whole.
struct Run {
    std::string id; ///< of one of its decisions: then only what led to it; anything else: all of it
    TraceDetails trace;
    std::vector<domain::Decision> decisions; ///< of the trace
};

/// compareRuns() of comparison.h, of traces that are there already.
Comparison compareRuns(const Run& a, const Run& b, CompareOptions options = {});

} // namespace whyglass::analysis
