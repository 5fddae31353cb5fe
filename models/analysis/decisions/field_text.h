// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <optional>
#include <string>
#include <string_view>

/// Reading a field by the name that evidence gives it, so that what a statement claims can be checked.
namespace whyglass::analysis {

/// What stands in a field: "attributes.K", "attributes.K:path", "attributes:path", "events.N.K", "resource.K", "name", "status_message",
/// "logs.N.body", "logs.N.attributes.K" (of the span's n-th log record), and "input_messages", "output_messages", "system_instructions", "tool_arguments", "tool_result",
/// "documents", "input", "output" where the content has no single attribute. A path after ":" leads into the text, which is given whole.
/// nullopt where the span has no such field.
std::optional<std::string> fieldTextOf(const TraceDetails& trace, const domain::StepContent& content, std::size_t row, std::string_view field);

/// Whether `part` stands in a field's text as it is, or in a string inside its JSON, where quotes and letters may be escaped.
bool standsIn(std::string_view part, std::string_view fieldText);

/// A part of `fieldText`, or of a string inside its JSON, that stands there word for word and begins as `wanted` does: at most `maxBytes`, cut at a
/// character. Of a string in JSON it is the text that is meant, with its line breaks and quotes, not the escapes.
std::string verbatim(std::string_view wanted, std::string_view fieldText, std::size_t maxBytes);

} // namespace whyglass::analysis
