// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Google ADK (semantic-conventions.md J): semantic-convention keys, and whole Gemini requests and responses as JSON.
/// Its output tokens leave thoughts out; they stand in the response.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"gcp.vertex.agent.session_id", Field::Session, 70},
    {"gcp.vertex.agent.llm_request", Field::InputMessages, 80},
    {"gcp.vertex.agent.llm_request", Field::RequestBlob, 20},
    {"gcp.vertex.agent.data", Field::InputBlob, 62},
    {"gcp.vertex.agent.llm_response", Field::OutputMessages, 70},
    {"gcp.vertex.agent.llm_response", Field::UsageBlob, 50},
    {"gcp.vertex.agent.tool_call_args", Field::ToolArguments, 40},
    {"gcp.vertex.agent.tool_response", Field::ToolResult, 40},
};

constexpr PrefixRule kPrefixes[] = {{"gcp.vertex.agent."}};

constexpr ScopeRule kScopes[] = {{.text = "gcp.vertex.agent", .match = ScopeRule::Match::Exact, .inclusiveInput = true}};

// Older releases send no gen_ai.operation.name.
constexpr NameRule kNames[] = {
    {"call_llm", StepKind::Generation},
    {"agent_run *", StepKind::Agent},
    {"invocation", StepKind::Workflow},
    {"send_data", StepKind::Other},
};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "A provider: gcp.vertex.agent is the name of the framework, so the model tells it.",
    "Content, where ADK_CAPTURE_MESSAGE_CONTENT_IN_SPANS is false.",
};

constexpr std::string_view kReading[] = {
    "Output tokens leave thoughts out; they are added from the response.",
    "{} and N/A in place of content are read as nothing.",
};

} // namespace

const Dialect kGoogleAdkDialect{
    .slug = "google-adk",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .provider = "gcp.vertex.agent",
    .about = {"Google ADK",
              "Agent Development Kit for Python and JavaScript; known by the scope gcp.vertex.agent and keys gcp.vertex.agent.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
