// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"
#include "models/domain/token_usage.h"

#include <cstdint>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// A region of a request as it is compared: equal hashes are equal regions.
struct RegionText {
    ContextRegion region;
    std::uint64_t hash = 0;
    std::uint64_t bytes = 0;
    std::uint32_t words = 0; ///< number of its role and beginning, for who tells of it
};
using Regions = std::vector<RegionText>; ///< tools, system, then messages

/// Regions at the beginning that are the same.
std::size_t commonRegions(const Regions& before, const Regions& now);
/// The first region that is not as it was; nullopt where all of `before` is the beginning of `now`.
std::optional<ContextRegion> firstChangedOf(const Regions& before, const Regions& now);

/// A change that names its regions by their places, -1 = not there.
struct PlacedChange {
    RegionChange::Kind kind = RegionChange::Kind::Appended;
    std::ptrdiff_t before = -1, now = -1;
};
/// The shortest tale of what became of the regions: moved are those that are there as they were, but not in the order of most.
std::vector<PlacedChange> changesOf(const Regions& before, const Regions& now);

/// What is known of one call for telling whether its cache held.
struct CacheSide {
    domain::TokenUsage usage;
    std::string_view model; ///< empty = not known
    const Regions* regions = nullptr; ///< null: the request was not recorded
};
CacheReading cacheReadingOf(const CacheSide& before, const CacheSide& now, domain::Duration gap);

} // namespace whyglass::analysis
