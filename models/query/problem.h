// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// Bytes of the query text.
struct Range {
    std::size_t position = 0;
    std::size_t length = 0;
    [[nodiscard]] std::size_t end() const { return position + length; }
    bool operator==(const Range&) const = default;
};

/// What stands in the way of a query (query.md 18.2) or should be known of it (18.4).
struct Problem {
    std::string code;    ///< "E201", "W102"
    Range range;
    std::string message; ///< what is wrong; what to do
    /// Put in the place of the range it makes the text right; empty where nothing can be proposed.
    std::string suggestion;
};

inline std::string inQuotes(std::string_view text) { return '"' + std::string(text) + '"'; }
/// The end of a message; empty where there is no proposal.
inline std::string didYouMean(const std::string& proposal) { return proposal.empty() ? std::string() : "; did you mean " + proposal + "?"; }

using Problems = std::vector<Problem>;

/// More problems of one text than this are not told (query.md 18.1).
inline constexpr std::size_t kMaxProblems = 10;

} // namespace whyglass::query
