// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// What alignment goes by: what a step does, who does it, and with which words.
struct StepSignature {
    domain::StepKind kind = domain::StepKind::Other;
    std::uint64_t role = 0;  ///< of its kind and name
    std::uint64_t agent = 0; ///< of the agents it is nested in
    std::uint64_t exact = 0; ///< of all of it but volatile values: equal means that nothing differs
    std::array<std::uint64_t, 2> words{}; ///< a bit per word of what went in (addWords)
    bool operator==(const StepSignature&) const = default;
};

/// Puts the words of a text into the bits, the first so many: a long history has all words and tells nothing.
void addWords(std::string_view text, std::array<std::uint64_t, 2>& words);

/// Two steps that stand for one, or one alone: -1 is "no such step".
struct AlignedStep {
    int a = -1;
    int b = -1;
    bool operator==(const AlignedStep&) const = default;
};

/// Aligns two runs of steps: equal ones that occur once on either side hold it, between them the pairing with the greatest likeness
/// (Needleman-Wunsch; of very long stretches within a band around the diagonal). Only steps of one kind are paired. Each step
/// occurs once and in order; steps of A alone stand before those of B. align(b, a) is the mirror of align(a, b).
std::vector<AlignedStep> alignSteps(const std::vector<StepSignature>& a, const std::vector<StepSignature>& b);

} // namespace whyglass::analysis
