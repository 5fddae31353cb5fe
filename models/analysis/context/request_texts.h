// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"
#include "models/analysis/context/trace_context.h"

#include <string>
#include <string_view>
#include <vector>

/// What a step was given and what it put out, as texts with their places.
namespace whyglass::analysis {

/// A part of a request. The views point into the step's content.
struct RequestText {
    ContextKind kind = ContextKind::User;
    ContextRegion region;
    std::uint32_t part = 0; ///< of the message, of the instructions or of the definitions
    std::string_view role, name, type, id; ///< id: of the tool call
    std::string_view text;
};
struct Request {
    bool captured = false;
    bool fromInput = false; ///< no messages were recorded, only a text
    std::vector<RequestText> texts; ///< tools, system, then messages
};
Request requestOf(const ContextStep& call);
/// "tool_definitions[2]", "system_instructions[0]", "input_messages[3].parts[0]", "input".
std::string fieldOf(const RequestText& text, bool fromInput);

/// Something that a step put out, or that went into it and so is known to the trace.
struct ProducedText {
    ContextKind kind = ContextKind::Assistant;
    std::string field, name;
    std::string_view id; ///< of the tool call
    std::string_view text;
    domain::Timestamp known;
    bool recorded = true;
    bool offered = false; ///< a result or document that somebody may expect to be handed to a model
};
std::vector<ProducedText> producedBy(const ContextStep& step);

} // namespace whyglass::analysis
