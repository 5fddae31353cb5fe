// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"

#include <string>
#include <vector>

namespace whyglass::analysis {

/// A tool that a request offered to the model.
struct ToolDefinition {
    std::string name;
    std::string text; ///< its JSON
};

/// Tool definitions of a model call, whatever the dialect: gen_ai.tool.definitions, llm.tools.N.tool.json_schema,
/// ai.prompt.tools, llm.request.functions.N, else the tools of a request that was recorded whole. In the order sent; what is no JSON object with a name is left out.
std::vector<ToolDefinition> toolDefinitionsOf(const telemetry::SpanView& span);

} // namespace whyglass::analysis
