// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"
#include "models/analysis/compare/step_alignment.h"
#include "models/analysis/details/span_details.h"

#include <vector>

namespace whyglass::analysis {

/// A step of a run: what alignment and comparison need of it, and how it is shown.
struct ListedStep {
    std::size_t row = 0;                        ///< in the trace
    const domain::Decision* decision = nullptr; ///< what it concluded, or null
    StepSignature signature;
    ComparedStep shown;
};
using StepList = std::vector<ListedStep>;

/// Whether a trace has steps of an agent at all.
bool hasSteps(const TraceDetails& trace);

/// The steps of a trace in the order in which they are nested and started; calls that ran at one time have no order, so they stand by
/// their names. A call that is told twice counts once. With `goal` only what led to it: the steps that began before it ended,
/// of the largest part of the trace that has no other decision in it. `decisions` are those of the trace; the list points into them.
StepList stepsOf(const TraceDetails& trace, const std::vector<domain::Decision>& decisions, const domain::Decision* goal, const CompareOptions& options);

/// How a step is shown.
ComparedStep describeStep(const TraceDetails& trace, std::size_t row, const domain::StepContent& content, const domain::Decision* decision);

} // namespace whyglass::analysis
