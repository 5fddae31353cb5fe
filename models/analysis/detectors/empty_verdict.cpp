// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/empty_verdict.h"

#include "models/analysis/statistics/proportion.h"
#include "models/analysis/text/name_words.h"

namespace whyglass::analysis {

namespace {

constexpr std::size_t kHistoryCalls = 2000;
constexpr double kRareUpperBound = 0.2;
constexpr double kUsualRate = 0.5;
constexpr double kBurstChance = 1e-3;

bool answeredWell(const TraceReading& reading, std::size_t i)
{
    const DecodedSpan* span = reading.decoded(i);
    if (span == nullptr || !reading.isCall(i) || reading.row(i).status == domain::SpanStatus::Error)
        return false;
    const auto status = span->step.httpStatus;
    constexpr std::int64_t kOk = 200;
    constexpr std::int64_t kPastOk = 300;
    return !status || (*status >= kOk && *status < kPastOk);
}

/// Compares with earlier calls; false where the call is empty often enough for that to be normal.
bool isUnusual(EmptyAlarm& alarm, const TraceReading& reading, std::size_t i)
{
    const auto& baseline = reading.input().baseline;
    if (!baseline)
        return true;
    const std::uint64_t population = populationOf(*reading.decoded(i));
    const auto history = baseline(population, reading.row(i).start, kHistoryCalls);
    alarm.earlierCalls = history.calls;
    alarm.earlierEmpty = history.empty;
    alarm.hasBaseline = history.calls >= kBaselineCalls;
    if (!alarm.hasBaseline)
        return true;
    const double rate = static_cast<double>(history.empty) / static_cast<double>(history.calls);
    const auto recent = baseline(population, reading.row(i).start, kRecentCalls);
    alarm.recentEmpty = recent.empty;
    // An outage fills its own baseline, so a long one is told by the latest calls against the whole history.
    alarm.isBurst = rate < kUsualRate && binomialTail(recent.empty + 1, recent.calls + 1, rate) < kBurstChance;
    return alarm.isBurst || wilsonUpper(history.empty, history.calls) < kRareUpperBound;
}

} // namespace

std::optional<EmptyAlarm> emptyAlarm(const TraceReading& reading, std::size_t i)
{
    if (!answeredWell(reading, i))
        return std::nullopt;
    auto payload = reading.result(i);
    if (!payload)
        return std::nullopt;
    auto verdict = emptyAnswer(*payload, reading.callee(i));
    if (!verdict)
        return std::nullopt;
    EmptyAlarm alarm;
    alarm.why = std::move(verdict->why);
    alarm.payload = std::move(*payload);
    if (!isUnusual(alarm, reading, i))
        return std::nullopt;
    return alarm;
}

std::optional<EmptyVerdict> emptyAnswer(std::string_view payload, std::string_view tool)
{
    auto verdict = emptyPayload(payload);
    const bool isUsual = verdict && (isVoidTool(tool) || (verdict->isVoid && isWriteTool(tool)));
    return isUsual ? std::nullopt : verdict;
}

std::string emptyResultTitle(std::string_view callee) { return "Empty result from " + std::string(callee); }

} // namespace whyglass::analysis
