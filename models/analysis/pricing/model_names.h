// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Spellings under which a model may stand in a price table, nearest first (semantic-conventions.md R.6): as sent (lower
/// case), then step by step without "models/", vendor, region, revision, date and "-latest", at last with dots for dashes
/// and back. Never a sibling model.
std::vector<std::string> modelSpellings(std::string_view model);

/// The table's id for provider names of the OpenTelemetry conventions that its own clauses do not know
/// ("gcp.vertex_ai" → "google"); other names in lower case.
std::string canonicalProvider(std::string_view provider);

/// Runs models on one's own machines (ollama, vLLM …): nobody sends a bill by the token.
bool isSelfHosted(std::string_view provider);

} // namespace whyglass::analysis
