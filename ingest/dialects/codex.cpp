// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Codex CLI (semantic-conventions.md N.2): log events and metrics; spans whose usage has the names of the GenAI conventions.
/// OpenAI's counts: input holds the cached tokens, output the reasoning. The bare keys stand in cli_agent_keys.cpp.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kToolPhases[] = {
    {"dispatch", StepKind::Tool},
};

constexpr Rule kRules[] = {
    {"codex.tool.phase", Field::Kind, 92, StepKind::Other, kToolPhases},
    {"codex.turn.token_usage.input_tokens", Field::InputTokens, 120},
    {"codex.turn.token_usage.output_tokens", Field::OutputTokens, 120},
    {"codex.turn.token_usage.cached_input_tokens", Field::CacheRead, 120},
    {"codex.turn.token_usage.cache_write_input_tokens", Field::CacheWrite, 120},
    {"codex.turn.token_usage.reasoning_output_tokens", Field::Reasoning, 120},
    {"codex.turn.token_usage.total_tokens", Field::TotalTokens, 120},
    {"codex.usage.reasoning_output_tokens", Field::Reasoning, 60},
    {"codex.usage.total_tokens", Field::TotalTokens, 60},
};

constexpr PrefixRule kPrefixes[] = {
    {"codex.", {}, false, Field::None, 0},
};

constexpr ScopeRule kScopes[] = {
    {"codex_", ScopeRule::Match::Prefix}, // codex_exec, codex_cli_rs, codex_otel.log_only
};

// A stream ends with two events of one name, of which the second holds the counts: that one is the model call. The request before it
// is HTTP, unless it failed and nothing follows.
constexpr LogRule kLogs[] = {
    {"conversation_starts", StepKind::Workflow},
    {"user_prompt", StepKind::Agent},
    {"sse_event", StepKind::Generation, "input_token_count"},
    {"sse_event", StepKind::Generation, "event.kind", "response.failed", true},
    {"websocket_event", StepKind::Generation, "input_token_count"},
    {"websocket_event", StepKind::Generation, "event.kind", "response.failed", true},
    {"api_request", StepKind::Generation, "error.message", {}, true},
    {"api_request", StepKind::Http},
    {"tool_decision", StepKind::Decision},
    {"tool_result", StepKind::Tool},
};

constexpr std::string_view kServices[] = {"codex_cli_rs", "codex_exec", "codex-app-server", "codex"};

constexpr std::string_view kTypeKeys[] = {"token_type", "type"};
constexpr UsageWord kTypes[] = {
    {"input", UsagePart::Input},
    {"output", UsagePart::Output},
    {"cached_input", UsagePart::CacheRead},
    {"reasoning_output", UsagePart::Reasoning},
};
constexpr MetricRule kMetrics[] = {
    {"codex.turn.token_usage", UsagePart::None, kTypeKeys, kTypes},
};

constexpr NameRule kNames[] = {
    {"codex.tool_result", StepKind::Tool, 92, false, true},
    {"session_task.turn", StepKind::Agent, 93},
    {"codex.*", StepKind::Other, 92, true, true},
};

constexpr std::string_view kNotSent[] = {
    "What the model answered: no event holds it. Prompts are [REDACTED] unless they are switched on.",
    "Cost: it is worked out from the price table.",
    "Ids of model calls in log events: an event that repeats another cannot be told from a second call.",
};

constexpr std::string_view kReading[] = {
    "A model call is the event that ends its stream and holds its counts; the request before it is HTTP, unless it failed and no stream follows.",
    "A turn is an agent whose usage sums that of its model calls; the span that dispatches a tool is the tool.",
    "The name of a log record is its attribute event.name: Rust's tracing puts a place in the code where the name belongs.",
    "The log events of one conversation are one trace, marked as made of log records, until spans of the same conversation come.",
    "Input holds the cached tokens, output the reasoning. Counts come as texts.",
};

} // namespace

const Dialect kCodexDialect{
    .slug = "codex",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"Codex CLI", "Codex CLI and its relatives: log events, metrics, and spans of responses.", kNotSent, kReading},
    .telemetry = {kLogs, "codex.", kServices, kMetrics, false, false},
};

} // namespace whyglass::telemetry
