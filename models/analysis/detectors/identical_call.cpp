// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/json/canonical_json.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace whyglass::analysis {

namespace {

using domain::Severity;

constexpr std::size_t kShownCalls = 5;

struct Repeated {
    std::vector<std::size_t> calls; ///< by start
    bool sameResults = true;
};
using CallKey = std::tuple<int, std::string, std::uint64_t>; ///< agent run, tool, arguments

/// The same call recorded twice by two libraries, one inside the other, is one call.
bool repeatsParent(const TraceReading& reading, std::size_t i)
{
    return reading.input().trace.ancestor(i, [&](std::size_t at) {
        return reading.row(at).step == domain::StepKind::Tool && reading.row(at).tool == reading.row(i).tool
            && reading.callee(at) == reading.callee(i);
    }) >= 0;
}

std::map<CallKey, Repeated> groupCalls(const TraceReading& reading)
{
    std::map<CallKey, Repeated> groups;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const auto& arguments = reading.content(i).toolArguments;
        if (reading.row(i).step != domain::StepKind::Tool || !arguments || repeatsParent(reading, i))
            continue;
        groups[{reading.agentRun(i), std::string(reading.callee(i)), payloadHash(*arguments)}].calls.push_back(i);
    }
    return groups;
}

bool answeredTheSame(const TraceReading& reading, const std::vector<std::size_t>& calls)
{
    const auto first = reading.result(calls.front());
    return first && std::all_of(calls.begin(), calls.end(), [&](std::size_t i) {
        const auto result = reading.result(i);
        return result && payloadHash(*result) == payloadHash(*first);
    });
}

/// detectors.md D10; nullopt where two calls with different answers are no news.
std::optional<Severity> severityOf(std::size_t calls, bool sameResults)
{
    constexpr std::size_t kLoop = 5;
    constexpr std::size_t kMany = 3;
    const int level = calls >= kLoop ? 3 : calls >= kMany ? 2 : 0; // High, Medium, Info
    if (sameResults)
        return static_cast<Severity>(level);
    return level == 0 ? std::nullopt : std::optional(static_cast<Severity>(level - 1));
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    for (auto& [key, group] : groupCalls(reading)) {
        auto& calls = group.calls;
        if (calls.size() < 2)
            continue;
        std::stable_sort(calls.begin(), calls.end(),
            [&](std::size_t a, std::size_t b) { return reading.row(a).start < reading.row(b).start; });
        const bool same = answeredTheSame(reading, calls);
        const auto severity = severityOf(calls.size(), same);
        if (!severity)
            continue;
        const std::string& tool = std::get<1>(key);
        FindingBuilder builder(reading, identicalCall(), calls.back());
        builder.severity(*severity).title(tool + " called " + std::to_string(calls.size()) + " times with the same arguments");
        builder.explain("One agent run called " + tool + " " + std::to_string(calls.size()) + " times with the same arguments"
            + (same ? " and got the same answer each time." : "; the answers differ or were not recorded."));
        for (std::size_t n = 0; n < std::min(calls.size(), kShownCalls); ++n)
            builder.evidence(calls[n], "args", *reading.content(calls[n]).toolArguments);
        findings.push_back(std::move(builder).build());
    }
}

} // namespace

Detector identicalCall()
{
    return {"D10", "identical-call", 1, "Identical calls",
        "One agent run calls the same tool with the same arguments again and again: it makes no progress.", &run};
}

} // namespace whyglass::analysis
