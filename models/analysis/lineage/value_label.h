// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// What a text calls the value at [begin, end) of it: the key of a JSON member, "quantity" of "quantity: 1,000" and of "quantity = 1,000".
/// Empty where it calls it nothing. At most kLongestLabel bytes.
std::string labelAt(std::string_view text, std::size_t begin, std::size_t end);

inline constexpr std::size_t kLongestLabel = 60;

} // namespace whyglass::analysis
