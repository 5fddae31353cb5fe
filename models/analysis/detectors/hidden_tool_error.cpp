// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/finding_builder.h"

namespace whyglass::analysis {

namespace {

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const bool healthy = reading.isCall(i) && reading.row(i).status != domain::SpanStatus::Error;
        const auto payload = healthy ? reading.result(i) : std::nullopt;
        const auto verdict = payload ? errorPayload(*payload, reading.callee(i)) : std::nullopt;
        if (!verdict)
            continue;
        const std::string callee(reading.callee(i));
        FindingBuilder builder(reading, hiddenToolError(), i);
        builder.severity(domain::Severity::Medium).title("Hidden error of " + callee);
        builder.explain("The span's status is not an error, but the answer of " + callee + " is one: " + verdict->why + ".");
        builder.explain("Dashboards that count failed spans do not see it.");
        builder.evidence(i, "result", verdict->excerpt);
        findings.push_back(std::move(builder).build());
        i = reading.subtreeEnd(i) - 1; // a tool speaks for the request below it
    }
}

} // namespace

Detector hiddenToolError()
{
    return {"D03", "hidden-tool-error", 1, "Hidden tool error",
        "A call whose span says it went well answered with an error in its payload.", &run};
}

} // namespace whyglass::analysis
