// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/trait_difference.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace whyglass::timeline {

namespace {

constexpr double kLeastDifference = 0.05;
constexpr double kLeastZ = 3;

/// How many standard errors the shares are apart, the variance never estimated as none.
double zOf(std::int64_t a, std::int64_t n, std::int64_t b, std::int64_t m)
{
    const auto real = [](std::int64_t value) { return static_cast<double>(value); };
    const double pooled = (real(a + b) + 1) / (real(n + m) + 2);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / real(n) + 1 / real(m)));
    return std::abs(real(a) / real(n) - real(b) / real(m)) / error;
}

} // namespace

std::vector<TraitDifference> differences(const TraitCounts& inside, const TraitCounts& outside, std::size_t limit)
{
    const std::int64_t n = inside.members();
    const std::int64_t m = outside.members();
    std::vector<TraitDifference> found;
    if (n == 0 || m == 0)
        return found;
    std::set<std::pair<std::string, std::string>> traits;
    for (const TraitCounts* side : {&inside, &outside}) {
        for (const auto& [trait, count] : side->all())
            traits.insert(trait);
    }
    for (const auto& trait : traits) {
        TraitDifference difference{.key = trait.first, .value = trait.second, .insideCount = inside.count(trait), .outsideCount = outside.count(trait)};
        difference.inside = static_cast<double>(difference.insideCount) / static_cast<double>(n);
        difference.outside = static_cast<double>(difference.outsideCount) / static_cast<double>(m);
        if (difference.size() >= kLeastDifference && zOf(difference.insideCount, n, difference.outsideCount, m) >= kLeastZ)
            found.push_back(std::move(difference));
    }
    // What the selection has comes before what it lacks.
    std::stable_sort(found.begin(), found.end(), [](const TraitDifference& a, const TraitDifference& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.inside > b.inside;
    });
    std::set<std::string> keys;
    std::vector<TraitDifference> result;
    for (TraitDifference& difference : found) {
        if (result.size() < limit && keys.insert(difference.key).second)
            result.push_back(std::move(difference));
    }
    return result;
}

} // namespace whyglass::timeline
