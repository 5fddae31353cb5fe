// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// Whether a usage object's input holds the cached tokens.
enum class InputMeaning : std::uint8_t { ByItsNames, Inclusive };

/// Reads one usage object of an API or a library into what is still unknown of the step's tokens, inclusive whatever the
/// object meant (R.3): OpenAI, Anthropic, Bedrock, LangChain, Langfuse, Gemini, Genkit, AI SDK. Where
/// the object shows that the step's known input leaves the cached tokens out, they are added. False where it is no
/// usage object.
bool readUsage(const ValueTree& usage, Step& step, InputMeaning meaning = InputMeaning::ByItsNames);

/// Counts that the AI SDK up to version 5 tells only in its provider metadata. False where it has none.
bool readProviderDetails(const ValueTree& details, Step& step);

/// Parts of the input or output tokens on their own: {"cache_read": 3}, {"reasoning": 2}.
void readInputDetails(const ValueTree& details, Step& step);
void readOutputDetails(const ValueTree& details, Step& step);

/// nullopt where that is no cost of a call: less than 0, more than domain::kMostCallCost, not a number.
std::optional<domain::Money> callCostOf(double dollars);
/// A cost in US dollars from a map of costs: its total, else the sum of its parts.
std::optional<domain::Money> costOf(const ValueTree& costs);

} // namespace whyglass::telemetry
