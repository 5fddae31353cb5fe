// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/empty_verdict.h"
#include "models/analysis/detectors/finding_builder.h"

#include <string>
#include <unordered_set>

namespace whyglass::analysis {

namespace {

/// A later call of the same tool that brought data before anything depended on it.
bool broughtDataLater(const TraceReading& reading, std::size_t empty, domain::Timestamp until)
{
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const bool later = reading.row(i).start >= reading.row(empty).end() && reading.row(i).end() <= until;
        if (!later || !reading.isCall(i) || reading.callee(i) != reading.callee(empty) || reading.effectiveError(i))
            continue;
        const auto payload = reading.result(i);
        if (payload && !emptyPayload(*payload))
            return true;
    }
    return false;
}

std::string baselineSentence(const EmptyAlarm& alarm, std::string_view callee)
{
    const std::string calls = std::to_string(alarm.earlierCalls);
    if (!alarm.hasBaseline)
        return "There is no baseline yet: " + calls + " earlier calls of " + std::string(callee) + " are known.";
    std::string sentence = std::to_string(alarm.earlierEmpty) + " of its " + calls + " calls in the 30 days before were empty";
    if (alarm.isBurst)
        sentence += ", " + std::to_string(alarm.recentEmpty) + " of them among the latest " + std::to_string(kRecentCalls) + ": an outage, not chance";
    return sentence + ".";
}

domain::Finding report(const TraceReading& reading, std::size_t i, const EmptyAlarm& alarm)
{
    const std::string callee(reading.callee(i));
    const domain::Timestamp end = reading.row(i).end();
    const domain::Decision* decision = reading.decisionAfter(end);
    const auto write = reading.writeAfter(end);
    const domain::Timestamp dependentAt = write && decision == nullptr ? reading.row(*write).start : reading.input().trace.row.end;
    const bool depends = (decision != nullptr || write) && !broughtDataLater(reading, i, dependentAt);

    FindingBuilder builder(reading, emptyResult(), i);
    builder.severity(depends ? domain::Severity::High : alarm.hasBaseline ? domain::Severity::Medium : domain::Severity::Low);
    builder.title("Empty result from " + callee);
    builder.explain(callee + " answered without an error, but " + alarm.why + ".").explain(baselineSentence(alarm, callee));
    builder.evidence(i, "result", alarm.payload);
    if (!depends)
        return std::move(builder).build();
    if (decision != nullptr) {
        builder.explain("The decision \"" + decision->result + "\" came afterwards, and no later call of " + callee + " brought data.");
        builder.followedBy(decision);
    } else {
        builder.explain(std::string(reading.callee(*write)) + " was called afterwards, and no later call of " + callee + " brought data.");
        builder.evidence(*write, "args", reading.content(*write).toolArguments.value_or(""), domain::Relation::Inferred);
    }
    return std::move(builder).build();
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    std::unordered_set<std::size_t> flagged;
    for (std::size_t i = 0; i < reading.size(); ++i) { // parents first: a tool speaks for the request below it
        const bool belowFlagged = input.trace.ancestor(i, [&flagged](std::size_t at) { return flagged.count(at) > 0; }) >= 0;
        const auto alarm = belowFlagged ? std::nullopt : emptyAlarm(reading, i);
        if (!alarm)
            continue;
        flagged.insert(i);
        findings.push_back(report(reading, i, *alarm));
    }
}

} // namespace

Detector emptyResult()
{
    return {"D01", "empty-result", 1, "Empty result from a healthy endpoint",
            "A call answered without an error but with no data, where it usually brings some: an agent takes that for \"no problem\".",
            &run};
}

} // namespace whyglass::analysis
