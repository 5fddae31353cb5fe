// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"
#include "models/transcript/transcript.h"

#include <string>
#include <string_view>
#include <vector>

/// How messages become entries.
namespace whyglass::transcript {

/// "system", "tool call" …: as the text of a transcript says it.
std::string_view wordOf(EntryKind kind);
/// Roles in the spelling of every dialect; an unknown one speaks to the model, as a user does.
EntryKind kindOfRole(std::string_view role);
bool isReasoningPart(const domain::MessagePart& part);
bool isCallPart(const domain::MessagePart& part);
/// The answer of a tool; in a message of a tool also its bare text.
bool isResultPart(const domain::Message& message, const domain::MessagePart& part);
/// Behind the last part from `first` on that reads on as one text: reasoning, or anything else that is said.
std::size_t endOfProse(const domain::Message& message, std::size_t first);
/// The parts [first, end) as one text; what is no text is named in brackets.
std::string proseOf(const domain::Message& message, std::size_t first, std::size_t end);
/// "1. policy-7  score 0.83" and the beginning of each text.
std::string textOfDocuments(const std::vector<domain::Document>& documents);

} // namespace whyglass::transcript
