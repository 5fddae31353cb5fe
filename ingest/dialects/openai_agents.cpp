// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// OpenAI Agents SDK, its own tracing as OpenTelemetry spans (semantic-conventions.md M). OpenInference, OpenLLMetry and
/// Logfire record the same SDK in their dialects.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"gen_ai.orchestrator.agent.definitions", Field::None},
    {"gen_ai.handoff.from_agent", Field::Agent, 5, StepKind::Decision},
    {"gen_ai.handoff.to_agent", Field::None, 0, StepKind::Decision},
};

constexpr ScopeRule kScopes[] = {
    {.text = "opentelemetry.instrumentation.openai_agents", .match = ScopeRule::Match::Prefix, .shared = true},
    {.text = "openai-agents", .match = ScopeRule::Match::Prefix, .shared = true},
};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "Cached and reasoning tokens in its first releases.",
    "The id of a tool call.",
    "With chat completions: why an answer ended, the model that answered, and tool calls but as printed text.",
};

constexpr std::string_view kReading[] = {
    "A handoff is a decision: from one agent to another.",
    "The spans of guardrails say in gen_ai.guardrail.triggered whether they fired.",
};

} // namespace

const Dialect kOpenAiAgentsDialect{
    .slug = "openai-agents",
    .rules = kRules,
    .scopes = kScopes,
    .about = {"OpenAI Agents SDK",
              "The OpenTelemetry instrumentation of the Agents SDK; known by its scope, unless OpenLLMetry, which shares the scope, wrote the keys.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
