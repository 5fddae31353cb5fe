// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Pydantic AI and Logfire (semantic-conventions.md H): instrumentation formats 1 to 6. Logs come as spans of no length;
/// a pending span announces one that is still to come.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

// Anything else ("span", "pending_span") says nothing about the kind.
constexpr KindWord kSpanTypes[] = {{"log", StepKind::Other}};

constexpr Rule kRules[] = {
    {"logfire.span_type", Field::Kind, 5, StepKind::Other, kSpanTypes},
    {"logfire.span_type", Field::SpanRole, 10},
    {"pydantic_ai.all_messages", Field::InputMessages, 30},
    {"all_messages_events", Field::MessageEvents, 20},
    {"model_request_parameters", Field::None, 0, StepKind::Generation},
    {"gen_ai.aggregated_usage.input_tokens", Field::InputTokens, 200},
    {"gen_ai.aggregated_usage.output_tokens", Field::OutputTokens, 200},
    {"gen_ai.aggregated_usage.cache_read.input_tokens", Field::CacheRead, 200},
    {"gen_ai.aggregated_usage.details.cache_read_tokens", Field::CacheRead, 201},
    {"gen_ai.aggregated_usage.cache_creation.input_tokens", Field::CacheWrite, 200},
    {"gen_ai.aggregated_usage.details.cache_write_tokens", Field::CacheWrite, 201},
    {"gen_ai.aggregated_usage.details.reasoning_tokens", Field::Reasoning, 201},
    {"gen_ai.agent.call.id", Field::None},
    {"gen_ai.usage.raw", Field::UsageBlob, 90},
    {"name", Field::EntityName, 95, StepKind::Other, {}, true},
};

constexpr PrefixRule kPrefixes[] = {{"logfire."}, {"pydantic_ai."}};

constexpr ScopeRule kScopes[] = {
    {.text = "pydantic-ai", .match = ScopeRule::Match::Exact, .inclusiveInput = true},
    {"logfire", ScopeRule::Match::Exact},
    {.text = "logfire.openai", .match = ScopeRule::Match::Exact, .answersInLog = true},
    {.text = "logfire.anthropic", .match = ScopeRule::Match::Exact, .answersInLog = true},
    {"logfire.", ScopeRule::Match::Prefix},
};

// Formats 1 and 2; later ones use the names of the conventions.
constexpr NameRule kNames[] = {
    {"agent run", StepKind::Agent, 160},
    {"running tool", StepKind::Tool, 160},
    {"running tool: *", StepKind::Tool, 160},
    {"running tools", StepKind::Workflow, 160, true},
    {"running output function", StepKind::Tool, 160},
    {"streaming response from *", StepKind::Generation, 4}, // a log by its span type
    {"OpenAI Agents trace: *", StepKind::Workflow, 160, true},
    {"Task: *", StepKind::Workflow, 160, true},
    {"Turn {turn} *", StepKind::Workflow, 160, true},
    {"Agent run: *", StepKind::Agent, 160},
    {"Function: *", StepKind::Tool, 160},
    {"Guardrail *", StepKind::Guardrail, 160},
    {"Handoff: *", StepKind::Decision, 160},
};

constexpr std::string_view kNotSent[] = {
    "Content, where include_content is off.",
    "A user or tier, unless the application sets attributes.",
};

constexpr std::string_view kReading[] = {
    "A pending span is a placeholder: it is never counted.",
    "A span of type log is a log: it is no step, unless it tells a streamed answer.",
    "The call that such a stream began is a placeholder: the log span has its answer, its tokens and its reason to end.",
    "gen_ai.aggregated_usage.* of an agent is used only where nothing below it has usage.",
    "Parts named thinking are reasoning; results of tools in the role user (before format 6) are results of tools.",
};

} // namespace

const Dialect kLogfireDialect{
    .slug = "logfire",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"Pydantic AI and Logfire",
              "Pydantic AI (scope pydantic-ai) and the Logfire SDK (scopes logfire*, keys logfire.*).",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
