// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/empty_verdict.h"
#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/detectors/told_results.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxFindings = 200;

/// Calls that brought data, by what they called.
using GoodCalls = std::unordered_map<std::string_view, std::vector<std::size_t>>;

GoodCalls goodCalls(const TraceReading& reading)
{
    GoodCalls good;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        if (!reading.isCall(i) || reading.effectiveError(i))
            continue;
        const auto payload = reading.result(i);
        if (reading.content(i).documents ? !reading.content(i).documents->empty() : payload && !emptyPayload(*payload))
            good[reading.callee(i)].push_back(i);
    }
    return good;
}

/// A later call of the same tool that brought data before anything depended on it.
bool broughtDataLater(const TraceReading& reading, const GoodCalls& good, std::size_t empty, domain::Timestamp until)
{
    const auto calls = good.find(reading.callee(empty));
    return calls != good.end() && std::any_of(calls->second.begin(), calls->second.end(), [&](std::size_t i) {
        return reading.row(i).start >= reading.row(empty).end() && reading.row(i).end() <= until;
    });
}

std::string baselineSentence(const EmptyAlarm& alarm, std::string_view callee)
{
    const std::string calls = std::to_string(alarm.earlierCalls);
    if (!alarm.hasBaseline)
        return "There is no baseline yet: " + calls + " earlier calls of " + std::string(callee) + " are known.";
    std::string sentence = std::to_string(alarm.earlierEmpty) + " of its " + calls + " calls in the 30 days before were empty";
    if (alarm.isBurst)
        sentence += ", " + std::to_string(alarm.recentEmpty) + " of them among the latest " + std::to_string(kRecentCalls)
            + ": an outage, not chance";
    return sentence + ".";
}

domain::Finding report(const TraceReading& reading, const GoodCalls& good, std::size_t i, const EmptyAlarm& alarm)
{
    const std::string callee(reading.callee(i));
    const domain::Timestamp end = reading.row(i).end();
    const domain::Decision* decision = reading.decisionAfter(end);
    const auto write = reading.writeAfter(end);
    const domain::Timestamp dependentAt =
        write && decision == nullptr ? reading.row(*write).start : reading.input().trace.row.end;
    const bool depends = (decision != nullptr || write) && !broughtDataLater(reading, good, i, dependentAt);

    FindingBuilder builder(reading, emptyResult(), i);
    builder.severity(depends ? domain::Severity::High : alarm.hasBaseline ? domain::Severity::Medium : domain::Severity::Low);
    builder.title(emptyResultTitle(callee));
    builder.explain(callee + " answered without an error, but " + alarm.why + ".").explain(baselineSentence(alarm, callee));
    builder.evidence(i, "result", alarm.payload);
    if (!depends)
        return std::move(builder).build();
    if (decision != nullptr) {
        builder.explain(
            "The decision \"" + decision->result + "\" came afterwards, and no later call of " + callee + " brought data.");
        builder.followedBy(decision);
    } else {
        builder.explain(
            std::string(reading.callee(*write)) + " was called afterwards, and no later call of " + callee + " brought data.");
        builder.evidence(*write, "args", reading.content(*write).toolArguments.value_or(""), domain::Relation::Inferred);
    }
    return std::move(builder).build();
}

domain::Finding reportTold(const TraceReading& reading, const ToldResult& result, const std::string& why, const domain::Decision* dependent)
{
    const std::string tool = nameOf(result);
    FindingBuilder builder(reading, emptyResult(), result.holder);
    builder.severity(dependent != nullptr ? domain::Severity::High : domain::Severity::Low);
    builder.title(emptyResultTitle(tool));
    builder.explain(tool + " answered without an error, but " + why + ".");
    builder.explain("Its call has no span of its own, only the messages of " + std::string(reading.callee(result.holder)) + " tell of it, so there is no baseline.");
    builder.evidence(result.holder, result.where, result.payload);
    if (dependent != nullptr)
        builder.explain("The decision \"" + dependent->result + "\" came afterwards, and no later call of " + tool + " brought data.").followedBy(dependent);
    return std::move(builder).build();
}

/// Where no tool has a span: what the messages of the model hold.
void judgeTold(const TraceReading& reading, std::vector<domain::Finding>& findings)
{
    const auto results = toldResults(reading);
    for (auto result = results.begin(); result != results.end() && findings.size() < kMaxFindings; ++result) {
        const auto empty = emptyAnswer(result->payload, result->tool);
        if (!empty)
            continue;
        const bool isMadeUpFor = std::any_of(result + 1, results.end(), [&](const ToldResult& later) { return later.tool == result->tool && broughtData(later); });
        const auto* decision = isMadeUpFor ? nullptr : reading.decisionAfter(reading.row(result->holder).start);
        findings.push_back(reportTold(reading, *result, empty->why, decision));
    }
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    judgeTold(reading, findings);
    const GoodCalls good = goodCalls(reading);
    for (std::size_t i = 0; i < reading.size() && findings.size() < kMaxFindings;) {
        const auto alarm = emptyAlarm(reading, i);
        if (alarm)
            findings.push_back(report(reading, good, i, *alarm));
        i = alarm ? reading.subtreeEnd(i) : i + 1; // a tool speaks for the request below it
    }
}

} // namespace

Detector emptyResult()
{
    return {"D01", "empty-result", 1, "Empty result from a healthy endpoint",
        "A call answered without an error but with no data, where it usually brings some: an agent takes that for \"no "
        "problem\".",
        &run};
}

} // namespace whyglass::analysis
