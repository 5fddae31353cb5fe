// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/domain/decision.h"
#include "models/domain/finding.h"

#include <functional>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// What a detector may look at: one settled trace and what came before it. Deterministic: no clock, no network.
struct DetectorInput {
    const TraceDetails& trace;
    const std::vector<domain::StepContent>& contents; ///< beside trace.spans.rows
    const std::vector<domain::Decision>& decisions;
    /// The latest `limit` calls of a population that ended in the 30 days before `before` (detectors.md 2.0).
    std::function<store::WorkspaceReader::Baseline(std::uint64_t population, domain::Timestamp before, std::size_t limit)>
        baseline;
};

/// A detector of detectors.md: a pure function of its input, and what the registry, settings and documentation say of it.
struct Detector {
    std::string_view number; ///< "D01"
    std::string_view slug; ///< "empty-result"
    int version = 1;
    std::string_view title;
    std::string_view summary; ///< one sentence for documentation and tooltips
    void (*run)(const DetectorInput&, std::vector<domain::Finding>&) = nullptr;
};

/// THE LIST (detector_registry.cpp).
const std::vector<Detector>& detectors();
/// By slug or D-number; nullptr where there is none.
const Detector* findDetector(std::string_view name);

/// Population of a call for baselines: hash of (service, environment, agent, step, tool or model).
std::uint64_t populationOf(const DecodedSpan& span);

} // namespace whyglass::analysis
