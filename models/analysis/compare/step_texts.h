// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <string>

namespace whyglass::analysis {

/// What one step was given and gave back, whole, as texts to compare. Empty = it has none.
struct StepTexts {
    std::string system;      ///< system prompt
    std::string prompt;      ///< name and version of the prompt: "approve-invoice@12"
    std::string input;       ///< messages, arguments or query
    std::string output;      ///< answer, result or documents
    std::string definitions; ///< of the tools offered, as JSON over several lines
    std::string outcome;     ///< the output as JSON where it is JSON, else empty
    std::string attributes, resource; ///< JSON objects; payloads that stand in the other texts are left out
    std::string usage; ///< model, tokens and cost as a JSON object; empty where the step tells neither
};

/// Reads and decodes one span. NotFound where it is no longer in the workspace.
domain::Result<StepTexts> loadStepTexts(store::WorkspaceReader& reader, domain::SpanKey key);

} // namespace whyglass::analysis
