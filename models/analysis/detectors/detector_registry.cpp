// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/hash.h"

#include <algorithm>

namespace whyglass::analysis {

const std::vector<Detector>& detectors()
{
    static const std::vector<Detector> kDetectors{
        emptyResult(),
        hiddenToolError(),
        errorThenAnswer(),
        identicalCall(),
        referenceMismatch(),
        truncatedOutput(),
    };
    return kDetectors;
}

const Detector* findDetector(std::string_view name)
{
    const auto& list = detectors();
    const auto it = std::find_if(list.begin(), list.end(),
        [name](const Detector& detector) { return detector.slug == name || equalsFolded(detector.number, name); });
    return it == list.end() ? nullptr : &*it;
}

std::uint64_t populationOf(const DecodedSpan& span)
{
    const telemetry::Step& step = span.step;
    std::string_view callee = step.tool.empty() ? step.model() : step.tool;
    if (callee.empty())
        callee = span.span.name;
    return FieldHash()
        .add(span.resource.service)
        .add(span.resource.environment)
        .add(step.agent)
        .add(domain::nameOf(step.kind))
        .add(callee)
        .value();
}

} // namespace whyglass::analysis
