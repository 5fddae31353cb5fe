// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/trace_analysis.h"

#include "models/analysis/detectors/trace_reading.h"

namespace whyglass::analysis {

std::vector<store::WorkspaceWriter::CallOutcome> callOutcomesOf(
    const TraceDetails& trace, const std::vector<domain::StepContent>& contents)
{
    const std::vector<domain::Decision> none;
    const DetectorInput input{trace, contents, none, {}};
    const TraceReading reading(input);
    std::vector<store::WorkspaceWriter::CallOutcome> outcomes;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const DecodedSpan* span = reading.decoded(i);
        if (span == nullptr || !reading.isCall(i))
            continue;
        const auto payload = reading.result(i);
        const bool error = reading.effectiveError(i).has_value();
        const auto& documents = reading.content(i).documents;
        if (!payload && !documents && !error)
            continue; // nothing was recorded: neither empty nor not
        store::WorkspaceWriter::CallOutcome outcome;
        outcome.population = populationOf(*span);
        outcome.end = reading.row(i).end();
        outcome.trace = reading.row(i).trace;
        outcome.span = reading.row(i).span;
        outcome.error = error;
        outcome.empty = !error && payload && emptyPayload(*payload).has_value();
        outcome.resultBytes = payload ? static_cast<std::int64_t>(payload->size()) : 0;
        outcomes.push_back(outcome);
    }
    return outcomes;
}

} // namespace whyglass::analysis
