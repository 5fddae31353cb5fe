// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/derivation.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// The message that holds a value, of a field that is messages.
struct MessagePlace {
    std::string part; ///< "input_messages.2.parts.0"; empty where it cannot be told
    std::string role;
    bool byModel = false; ///< no part of another role holds it
};

/// Tells the places where a value came from from those where a model only said it. A value that a model said first is not supported by what
/// repeats the model: arguments of its calls, results that echo them, attributes written afterwards. What a call was asked for where a model was
/// at work counts as the model's words, whether its answer was recorded or not. Not thread-safe.
class OriginFinder {
public:
    explicit OriginFinder(const TracePlaces& places);

    /// `found` by time. Marks what is only said; gives the index of the first that is not. `said`: by a model, before the trace.
    std::optional<std::size_t> find(std::vector<FoundPlace>& found, bool said);
    /// For a place in messages; empty for others, and where too many were asked for.
    MessagePlace messageOf(const FoundPlace& found);

private:
    [[nodiscard]] bool isModelsOutput(const TracePlace& place) const;
    [[nodiscard]] bool isInsideModelCall(std::uint32_t row) const;
    [[nodiscard]] bool isAskedByModel(const TracePlace& place) const;
    [[nodiscard]] bool isRepeated(const FoundPlace& input, bool said, bool echoed);
    [[nodiscard]] bool echoes(const FoundPlace& result, const std::vector<FoundPlace>& found) const;
    const domain::StepContent& contentOf(std::uint32_t row);
    [[nodiscard]] std::size_t producerOf(const std::vector<FoundPlace>& found, std::size_t origin) const;

    const TracePlaces& m_places;
    domain::Timestamp m_firstModel; ///< when a model or an agent first was at work; unknown: never
    std::unordered_map<std::uint32_t, domain::StepContent> m_contents;
};

} // namespace whyglass::analysis
