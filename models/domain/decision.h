// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace whyglass::domain {

/// One provenance check of detectors.md D22.
enum class ProvenanceState : std::uint8_t { Present = 0, Absent, NotSeen, NotApplicable };
struct ProvenanceCheck {
    std::string name; ///< inputs, documents, tool_results, prompt_version, model, deployment, human_approval, …
    ProvenanceState state = ProvenanceState::NotSeen;
};

/// A step that concludes, with its subject, result and confidence.
struct Decision {
    std::string id; ///< 16 hex digits, the same for the same trace, span and kind of source
    TraceId trace;
    SpanId span;
    std::vector<std::pair<std::string, std::string>> subject; ///< e.g. {"invoice.id", "INV-12345"}, in the order seen
    std::string result;                                       ///< "approved"; empty = not known
    std::optional<double> confidence;                         ///< 0 … 1
    bool isExplicit = false; ///< false: inferred from an agent's final answer
    std::string source;      ///< what it was read from, e.g. "decision.result" or "final answer of approver"
    std::string agent;
    std::string service;
    std::string serviceVersion;
    std::string model;
    std::string userTier;
    std::optional<double> amount; ///< in the unit the telemetry uses; not a cost of ours
    Timestamp start;
    Duration duration;
    TokenUsage tokens;           ///< of the whole trace (or of the deciding agent where several decide)
    std::optional<Money> cost;
    std::vector<ProvenanceCheck> provenance;
    std::string approver; ///< who approved, as the telemetry names him; empty = not stated
    std::string rule;     ///< the user's rule that found it; empty where none did
};

} // namespace whyglass::domain
