// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Google ADK (semantic-conventions.md J): semantic-convention keys, and whole Gemini requests and responses as JSON.
/// Its output tokens leave thoughts out; they stand in the response.
namespace whyglass::telemetry {

namespace {

constexpr Rule kRules[] = {
    {"gcp.vertex.agent.session_id", Field::Session, 70},
    {"gcp.vertex.agent.llm_request", Field::InputMessages, 80},
    {"gcp.vertex.agent.llm_response", Field::OutputMessages, 70},
    {"gcp.vertex.agent.llm_response", Field::UsageBlob, 50},
    {"gcp.vertex.agent.tool_call_args", Field::ToolArguments, 40},
    {"gcp.vertex.agent.tool_response", Field::ToolResult, 40},
};

constexpr PrefixRule kPrefixes[] = {{"gcp.vertex.agent.", {}, false}};

constexpr ScopeRule kScopes[] = {{"gcp.vertex.agent", ScopeRule::Match::Exact}};

} // namespace

const Dialect kGoogleAdkDialect{"google-adk", kRules, kPrefixes, {}, kScopes};

} // namespace whyglass::telemetry
