// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"
#include "models/domain/step.h"

#include <string_view>
#include <vector>

/// Messages in every shape that conventions and APIs know, turned into that of the OpenTelemetry GenAI conventions
/// (semantic-conventions.md A.7): semconv parts, OpenAI chat and Responses, Anthropic blocks, LangChain, AI SDK,
/// flattened keys, per-message events.
namespace whyglass::telemetry {

/// Messages of a structured value; a plain text is one message. `role` is used where a message names none.
/// Messages without content are left out.
std::vector<domain::Message> readMessages(const ValueTree& tree, std::string_view role);

/// A list of parts without role: system instructions.
std::vector<domain::MessagePart> readParts(const ValueTree& tree);

/// A list of tool calls on its own.
std::vector<domain::MessagePart> readCalls(const ValueTree& tree);

} // namespace whyglass::telemetry
