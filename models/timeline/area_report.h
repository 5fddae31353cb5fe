// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/session/area.h"
#include "models/store/workspace_reader.h"
#include "models/timeline/trait_difference.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::timeline {

/// What the inspector says of a marked area. Of spans that run in its window, in its tracks: in those of cost and tokens the spans that these
/// sums are of.
struct AreaReport {
    domain::TimeWindow window;
    std::int64_t spans = 0, errors = 0, findings = 0, decisions = 0;
    std::optional<domain::Severity> worst;
    domain::Duration p50, p95, longest; ///< nearest rank; meaningless where spans = 0
    domain::TokenUsage tokens;          ///< of what is in the sums of its trace
    std::optional<domain::Money> cost;  ///< nullopt where nothing in it is priced
    std::int64_t calls = 0, unpriced = 0, unknown = 0; ///< calls that count, those without a price, and those that told nothing
    std::vector<std::int64_t> summed;   ///< keys of the spans that tokens and cost are of, ascending; empty where rows stand for more than a span
    domain::TimeWindow summedTime;      ///< in which those begin
    struct Name {
        std::string name;
        std::int64_t spans = 0;
        domain::Duration total;
    };
    std::vector<Name> topNames; ///< by total time, kTopNames at most
    static constexpr std::size_t kTopNames = 8;
    std::vector<TraitDifference> differences; ///< to all the other spans of what was shown, the largest first
    std::int64_t compared = 0;                ///< spans whose attributes were read for that, of both sides
};

/// From the rows alone. O(n log n), no reading.
AreaReport summarize(const session::Area& area);

/// The same, with the attributes of up to kSampledSpans spans of each side. On a query thread.
inline constexpr std::size_t kSampledSpans = 400;
domain::Result<AreaReport> describeArea(store::WorkspaceReader& reader, const session::Area& area);

} // namespace whyglass::timeline
