// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// Reads one usage object of an API or a library into what is still unknown of the step's tokens, inclusive whatever the
/// object meant (R.3): OpenAI, Anthropic, LangChain, MLflow, Langfuse, Gemini, AI SDK metadata. False where it is no
/// usage object.
bool readUsage(const ValueTree& usage, Step& step);

/// A cost in US dollars from a map of costs: its total, else the sum of its parts.
std::optional<domain::Money> costOf(const ValueTree& costs);

} // namespace whyglass::telemetry
