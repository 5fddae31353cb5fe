// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/step_fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// How two aligned steps stand to each other (cli.md, `diff`).
enum class StepRelation {
    Same,    ///< nothing differs, but for volatile values where they are hidden
    Values,  ///< the same step with other values
    Differs, ///< it behaved otherwise
    OnlyA,
    OnlyB,
};
inline constexpr std::size_t kStepRelationCount = 5;
/// "same", "values", "differs", "only_a", "only_b".
std::string_view nameOf(StepRelation relation);

/// A field that is not the same, with an excerpt of either side around the first difference; nullopt: the side lacks it.
struct StepChange {
    std::string field; ///< "tool_arguments.po_id", "output_messages"
    std::optional<std::string> a, b;
};

inline constexpr std::size_t kMaxChanges = 40;     ///< of one step
inline constexpr std::size_t kExcerptBytes = 240;

struct StepChanges {
    StepRelation relation = StepRelation::Same;
    std::string behaviour;           ///< Differs: the field that tells it, "model", "tool_calls", "tool_result" …; else empty
    std::vector<StepChange> changes; ///< what tells of behaviour first; at most kMaxChanges
};

/// What differs between two steps of one kind, field by field; structured fields by member. Another output is other behaviour where it
/// says another kind of thing: nothing instead of something, an error, another outcome, another text; of tools that were asked the
/// same also any other word. Other numbers are other values.
StepChanges compareSteps(const std::vector<StepField>& a, const std::vector<StepField>& b, domain::StepKind kind, bool keepVolatile);

/// A field as alignment and comparison see it: volatile values taken out, members of JSON in one order.
std::string comparableText(const std::string& text, bool keepVolatile);

} // namespace whyglass::analysis
