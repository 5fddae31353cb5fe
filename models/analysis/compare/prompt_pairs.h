// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"

#include <cstddef>
#include <vector>

namespace whyglass::analysis {

/// Two system prompts that stand for each other, told once however many calls were given them.
struct PromptPair {
    std::size_t step = 0;  ///< into Comparison::steps: the first with these two
    std::size_t calls = 0; ///< aligned steps with these two
    std::size_t removed = 0, added = 0; ///< words, from the older run to the newer
    [[nodiscard]] bool same() const { return removed == 0 && added == 0; }
};

/// Pairs beyond this are left out: runs whose every call has a prompt of its own.
inline constexpr std::size_t kMostPromptPairs = 200;

/// The prompts of two runs in the order of their first calls; calls of which neither side tells a prompt are left out. Reads two spans a
/// pair; on a query thread.
domain::Result<std::vector<PromptPair>> comparePrompts(store::WorkspaceReader& reader, const Comparison& comparison);

} // namespace whyglass::analysis
