// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace whyglass::analysis {

/// Tokens, cost and durations of the model calls of a workspace, as metrics that Prometheus can scrape:
///   ai_tokens_total, ai_cost_usd_total, ai_calls_total,
///   ai_unpriced_calls_total, ai_unknown_usage_calls_total   by model, operation, user_tier (and type: input, output)
///   ai_request_duration_seconds                             by model, operation: calls that were stored since this began
/// The counters count the whole workspace, so they go on where they were after a restart. They never fall: a span that comes late may
/// take back what was counted twice, and then the counter waits. What a sender does not say is an empty label, which to Prometheus is
/// none. Calls of which only metrics of clients tell are not in them: such a client has those metrics to be scraped.
/// Not thread-safe.
class CallMetrics {
public:
    /// Beyond so many sets of labels each, what comes new is counted under "other".
    explicit CallMetrics(std::size_t mostLabelSets = 500) : m_most(mostLabelSets) {}

    /// Takes in what was stored since the last time; the first time only notes where durations begin.
    domain::Result<void> refresh(store::WorkspaceReader& reader);
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::size_t kBounds = 14;
    using SumKey = std::tuple<std::string, std::string, std::string>; ///< model, operation, tier
    using TimeKey = std::pair<std::string, std::string>;              ///< model, operation
    struct Sums {
        std::int64_t input = 0, output = 0, nano = 0, calls = 0, unpriced = 0, unknown = 0;
    };
    struct Histogram {
        std::array<std::int64_t, kBounds + 1> buckets{}; ///< each on its own; the last has no bound
        std::int64_t sumNs = 0;
    };

    void takeSums(const std::vector<store::CostRow>& rows);
    void takeDuration(const store::CallRow& call);
    [[nodiscard]] std::string durationText() const;

    std::size_t m_most;
    std::map<SumKey, Sums> m_sums;
    std::map<TimeKey, Histogram> m_times;
    std::int64_t m_generation = -1;
    std::int64_t m_lastSpan = -1; ///< what is behind this key was not looked at
    std::int64_t m_folded = 0;    ///< sets of labels under "other", as of now
};

} // namespace whyglass::analysis
