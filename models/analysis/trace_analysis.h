// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/detectors/detector.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"
#include "models/store/workspace_writer.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// Decisions of a trace (semantic-conventions.md Q, "decision"), explicit ones first, then those of the
/// user's rules; where there is neither, those inferred from final answers. With provenance (detectors.md D22).
std::vector<domain::Decision> decisionsOf(
    const TraceDetails& trace, const std::vector<domain::StepContent>& contents, const DecisionRules& rules);

/// Outcomes of a trace's tool, retrieval and service calls, for later baselines. Stored before any trace that starts later is
/// judged.
std::vector<store::WorkspaceWriter::CallOutcome> callOutcomesOf(
    const TraceDetails& trace, const std::vector<domain::StepContent>& contents);

/// Seconds that each detector has taken, by slug.
using DetectorSeconds = std::map<std::string, double, std::less<>>;

/// Decisions and findings of one trace, as the writer stores them. `only`: detector slugs, empty = all. Time is added to
/// `seconds`.
domain::Result<store::WorkspaceWriter::Analysis> analyseTrace(store::WorkspaceReader& reader, const domain::TraceId& trace,
    const DecisionRules& rules = {}, const std::vector<std::string>& only = {}, DetectorSeconds* seconds = nullptr);

} // namespace whyglass::analysis
