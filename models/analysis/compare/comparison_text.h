// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"

#include <cstddef>
#include <string>

namespace whyglass::analysis {

/// The object of `whyglass diff` (cli.md) in one line, UTF-8.
std::string comparisonJson(const Comparison& comparison);

/// Two columns as people read them, each line at most `width` characters (80 at least): the sides, what was counted, then a line a step with
/// the relation between them and, below steps that are not the same, what changed. `colored`: with escape sequences of terminals.
std::string comparisonTable(const Comparison& comparison, std::size_t width, bool colored);

/// "=", "values", "output", "result", "only A" …: the word between two steps.
std::string relationWord(const StepPair& pair);

} // namespace whyglass::analysis
