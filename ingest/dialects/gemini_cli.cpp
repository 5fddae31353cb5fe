// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Gemini CLI (semantic-conventions.md N.3): spans of the tracer `gemini-cli`, log events `gemini_cli.*`, metrics. Output tokens
/// come without the thoughts. Its operations stand in otel_genai.cpp, its bare keys in cli_agent_keys.cpp.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr ScopeRule kScopes[] = {
    {"gemini-cli", ScopeRule::Match::Exact},
};

constexpr LogRule kLogs[] = {
    {"user_prompt", StepKind::Agent},
    {"api_response", StepKind::Generation},
    {"api_error", StepKind::Generation, {}, {}, true},
    {"tool_call", StepKind::Tool},
    {"agent.finish", StepKind::Agent},
    {"model_routing", StepKind::Decision},
    {"conseca.verdict", StepKind::Guardrail},
};

constexpr std::string_view kServices[] = {"gemini-cli"};

constexpr std::string_view kTypeKeys[] = {"type"};
constexpr UsageWord kTypes[] = {
    {"input", UsagePart::Input},
    {"output", UsagePart::Output},
    {"cache", UsagePart::CacheRead},
    {"thought", UsagePart::Reasoning},
};
constexpr MetricRule kMetrics[] = {
    {"gemini_cli.token.usage", UsagePart::None, kTypeKeys, kTypes},
};

constexpr std::string_view kNotSent[] = {
    "Whole texts: long ones are cut in the middle, so that JSON in them no longer parses and is shown as text.",
    "Cost: it is worked out from the price table.",
    "The id by which a model asked for a tool in log events: calls and results stand side by side.",
};

constexpr std::string_view kReading[] = {
    "Output tokens come without the thoughts; they are added.",
    "Permissions of tool calls, routings to a model and verdicts of the policy are decisions of the run about itself.",
    "What went into a tool and came out of it stands where other libraries put messages.",
    "The log events of one prompt are one trace, marked as made of log records, until spans of the same session come.",
};

} // namespace

const Dialect kGeminiCliDialect{
    .slug = "gemini-cli",
    .rules = {},
    .scopes = kScopes,
    .service = "gemini-cli",
    .about = {"Gemini CLI", "Gemini CLI: spans of the tracer gemini-cli, log events and metrics.", kNotSent, kReading},
    .telemetry = {kLogs, "gemini_cli.", kServices, kMetrics, false, true},
};

} // namespace whyglass::telemetry
