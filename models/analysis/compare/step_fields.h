// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/domain/decision.h"

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// What a field says of a step: what it was given, what it gave back, or what it did.
enum class FieldRole {
    Input,     ///< another one is the same step with other values
    Output,    ///< another one is other behaviour if it says another kind of thing
    Behaviour, ///< another one is other behaviour: model, outcome, which tools were called
};

/// One comparable field of a step, by its name in cli.md.
struct StepField {
    std::string name;
    FieldRole role = FieldRole::Input;
    std::string text; ///< JSON where it was structured, else as sent; messages as messagesText()
};

/// All fields that a step has, none empty. `content`: of the row. `decision`: what the step concluded, or null. Attributes that no dialect reads
/// are inputs by their key. Times, durations, tokens and cost are `volatileFields` and only given when asked for.
std::vector<StepField> fieldsOf(const TraceDetails& trace, std::size_t row, const domain::StepContent& content, const domain::Decision* decision, bool volatileFields);

/// A conversation as one text to compare: a line with the role, then what was said; calls as NAME(ARGUMENTS), results as
/// JSON. Without the ids of calls, which are new with every run.
std::string messagesText(const std::vector<domain::Message>& messages);
std::string partsText(const std::vector<domain::MessagePart>& parts);

/// Name and version of the prompt that a step was given: "approve-invoice@12"; empty where neither is told.
std::string promptNameOf(const telemetry::Step& step);

/// The definitions of tools that a model call offered, as sent; empty where none.
std::string toolDefinitionsText(const telemetry::SpanView& span);

} // namespace whyglass::analysis
