// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/trace_places.h"
#include "models/analysis/lineage/value_search.h"

#include <string>
#include <vector>

namespace whyglass::analysis {

struct StatedValue {
    WantedValue value;
    std::string field; ///< of the stating span
    bool sentence = false; ///< listed only where it repeats something: a sentence in words of its own is no value
    bool saidBefore = false; ///< by a model, before the trace
};

/// The values that a text states, in its order: of JSON those of its leaves, else numbers, dates, ids, addresses, quotations and sentences.
std::vector<StatedValue> statedIn(std::string_view text, const std::string& field);

/// What a decision states, each value once: subject, amount, then outputs or arguments and attributes of its own.
std::vector<StatedValue> statedBy(const TracePlaces& places, std::uint32_t row, const domain::Decision& decision);
/// What a span states: outputs, of a tool its arguments; where there are none, and of a step that decides, what an application wrote on it.
std::vector<StatedValue> statedBy(const TracePlaces& places, std::uint32_t row);
/// What one field of a span holds.
std::vector<StatedValue> statedInField(const TracePlaces& places, std::uint32_t row, std::string_view field);

} // namespace whyglass::analysis
