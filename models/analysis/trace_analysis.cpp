// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/trace_analysis.h"

#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/detectors/detector.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::int64_t kBaselineDays = 30;
constexpr std::int64_t kNsPerDay = 86'400'000'000'000;
/// A hostile or broken trace may repeat itself without end; beyond this nobody reads on.
constexpr std::size_t kMaxFindingsPerDetector = 200;

bool isWanted(const Detector& detector, const std::vector<std::string>& only)
{
    return only.empty() || std::any_of(only.begin(), only.end(), [&detector](const std::string& name) {
        return findDetector(name) == &detector;
    });
}

/// Worst first, then as they happened.
void order(std::vector<domain::Finding>& findings)
{
    std::sort(findings.begin(), findings.end(), [](const domain::Finding& a, const domain::Finding& b) {
        return std::tuple(b.severity, a.time, a.detector, a.id) < std::tuple(a.severity, b.time, b.detector, b.id);
    });
}

} // namespace

domain::Result<store::WorkspaceWriter::Analysis> analyseTrace(
    store::WorkspaceReader& reader, const domain::TraceId& trace, const DecisionRules& rules, const std::vector<std::string>& only, DetectorSeconds* seconds)
{
    auto details = loadTraceDetails(reader, trace);
    if (!details)
        return details.error();
    const auto contents = contentsOf(*details);
    store::WorkspaceWriter::Analysis analysis;
    analysis.trace = trace;
    analysis.spansSeen = static_cast<std::int64_t>(details->spans.rows.size());
    analysis.decisions = decisionsOf(*details, contents, rules);

    std::optional<domain::Error> failure;
    const auto baseline = [&](std::uint64_t population, domain::Timestamp before, std::size_t limit) {
        auto result = reader.baseline(population, {before - domain::Duration{kBaselineDays * kNsPerDay}, before}, limit);
        if (!result) {
            failure = result.error();
            return store::WorkspaceReader::Baseline{};
        }
        return std::move(*result);
    };
    const DetectorInput input{*details, contents, analysis.decisions, baseline};
    for (const Detector& detector : detectors()) {
        if (!isWanted(detector, only))
            continue;
        std::vector<domain::Finding> found;
        const auto begin = std::chrono::steady_clock::now();
        detector.run(input, found);
        if (seconds)
            (*seconds)[std::string(detector.slug)] +=
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        order(found);
        found.resize(std::min(found.size(), kMaxFindingsPerDetector));
        std::move(found.begin(), found.end(), std::back_inserter(analysis.findings));
    }
    if (failure)
        return *failure;
    order(analysis.findings);
    return analysis;
}

} // namespace whyglass::analysis
