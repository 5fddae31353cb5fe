// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace whyglass::timeline {

/// How often things are so: of a set of spans, the number that carry a value under a key. A span counts once a key and value.
class TraitCounts {
public:
    void add(const std::string& key, const std::string& value) { ++m_counts[{key, value}]; }
    void addMember() { ++m_members; } ///< once a span
    [[nodiscard]] std::int64_t members() const { return m_members; }
    [[nodiscard]] std::int64_t count(const std::pair<std::string, std::string>& trait) const
    {
        const auto found = m_counts.find(trait);
        return found == m_counts.end() ? 0 : found->second;
    }
    [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::int64_t>& all() const { return m_counts; }

private:
    std::map<std::pair<std::string, std::string>, std::int64_t> m_counts;
    std::int64_t m_members = 0;
};

/// A value that is more, or less, frequent in a selection than in the rest.
struct TraitDifference {
    std::string key, value;
    double inside = 0, outside = 0; ///< shares of the spans, 0 to 1
    std::int64_t insideCount = 0, outsideCount = 0;
    [[nodiscard]] double size() const { return inside > outside ? inside - outside : outside - inside; }
};

/// What tells the selection from the rest, the largest difference of shares first, at most `limit`: one value a key, and only what
/// is unlikely to be chance (two-proportion z above 3 where there are enough spans to say so). Empty where one side is.
std::vector<TraitDifference> differences(const TraitCounts& inside, const TraitCounts& outside, std::size_t limit);

} // namespace whyglass::timeline
