// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/domain/decision.h"

#include <optional>
#include <vector>

namespace whyglass::analysis {

/// What the checks need to know of a decision besides the trace.
struct ProvenanceSubject {
    std::size_t span = 0; ///< row that carries the decision
    int generation = -1; ///< row of the model's answer it was read from; -1 where none
    bool hasConfidence = false;
    std::optional<bool> humanApproved; ///< as the telemetry states it
};

/// The ten checks of detectors.md D22, in their order there.
std::vector<domain::ProvenanceCheck> provenanceOf(
    const TraceDetails& trace, const std::vector<domain::StepContent>& contents, const ProvenanceSubject& subject);

} // namespace whyglass::analysis
