// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"
#include "models/analysis/decisions/conversation.h"

#include <optional>
#include <vector>

namespace whyglass::analysis {

/// What the checks need to know of a decision besides the trace.
struct ProvenanceSubject {
    std::size_t span = 0; ///< row that carries the decision
    int generation = -1; ///< row of the model's answer it was read from; -1 where none
    std::optional<double> confidence;
    std::optional<bool> humanApproved; ///< as the telemetry states it
    std::string approver; ///< as the telemetry names him; empty where it does not
};

/// The ten checks of detectors.md D22, in their order there.
std::vector<domain::ProvenanceCheck> provenanceOf(const TraceReading& trace, const Conversation& conversation, const ProvenanceSubject& subject);

/// The same with a sentence of why and, where there are places to look at, those.
std::vector<CardCheck> provenanceWithReasons(const CardReading& reading, const ProvenanceSubject& subject);

} // namespace whyglass::analysis
