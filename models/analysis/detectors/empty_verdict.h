// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/trace_reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// A healthy call without data where data was to be expected (detectors.md D01).
struct EmptyAlarm {
    std::string why;
    std::string payload;
    std::int64_t earlierCalls = 0; ///< of the population, in the 30 days before
    std::int64_t earlierEmpty = 0;
    std::int64_t recentEmpty = 0; ///< among the latest kRecentCalls
    bool hasBaseline = false;
    bool isBurst = false;
};
inline constexpr std::int64_t kBaselineCalls = 20;
inline constexpr std::size_t kRecentCalls = 20;

/// nullopt where span `i` is no call, failed openly, brought data, or is empty often enough for that to be normal.
std::optional<EmptyAlarm> emptyAlarm(const TraceReading& reading, std::size_t i);

/// Why an answer holds nothing (emptyPayload()); nullopt also where such a tool usually answers nothing.
std::optional<EmptyVerdict> emptyAnswer(std::string_view payload, std::string_view tool);

/// Of the finding; by it the card tells the results apart that one step was given.
std::string emptyResultTitle(std::string_view callee);

} // namespace whyglass::analysis
