// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Optimal string alignment distance (insert, delete, replace, swap = 1), case folded.
std::size_t spellingDistance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` within the distance of query.md 18.3 (1 up to 4 letters, 2 up to 8, else 3); the first
/// of equals; empty where none is near enough.
std::string nearestSpelling(std::string_view word, const std::vector<std::string_view>& candidates);

} // namespace whyglass::analysis
