// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace whyglass::reliability {

/// OTLP/JSON of traces as it should be and otherwise: every field with every value that a sender could think of, and every
/// shape of the envelopes. Always the same, in the same order.
std::vector<std::string> handCases();

inline constexpr std::size_t kMutations = 100'000;
/// One of the documents, damaged: tokens replaced, doubled, taken out, bytes flipped. The same number gives the same text.
std::string mutation(std::size_t number);

} // namespace whyglass::reliability
