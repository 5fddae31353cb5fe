// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Claude Code and the Claude Agent SDK (semantic-conventions.md N.1): log events and metrics always, spans where they are
/// asked for. Input tokens come without the cached ones. The bare keys stand in cli_agent_keys.cpp.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

// Waiting for the user's permission is a decision of the user, not a part of the tool.
constexpr KindWord kSpanTypes[] = {
    {"claude_code.interaction", StepKind::Agent},
    {"claude_code.llm_request", StepKind::Generation},
    {"claude_code.tool", StepKind::Tool},
    {"claude_code.tool.blocked_on_user", StepKind::Decision},
    {"claude_code.tool.execution", StepKind::Other},
    {"claude_code.hook", StepKind::Other},
    {"interaction", StepKind::Agent}, // the prefix is left out now and then
    {"llm_request", StepKind::Generation},
    {"tool.blocked_on_user", StepKind::Decision},
    {"tool.execution", StepKind::Other},
};

constexpr Rule kRules[] = {
    {"span.type", Field::Kind, 90, StepKind::Other, kSpanTypes, true},
    {"claude_code.version", Field::None},
};

constexpr ScopeRule kScopes[] = {
    {"com.anthropic.claude_code", ScopeRule::Match::Prefix, true},
};

constexpr LogRule kLogs[] = {
    {"user_prompt", StepKind::Agent},
    {"assistant_response", StepKind::Other},
    {"api_request", StepKind::Generation},
    {"api_error", StepKind::Generation, {}, {}, true},
    {"tool_decision", StepKind::Decision},
    {"tool_result", StepKind::Tool},
};

constexpr std::string_view kServices[] = {"claude-code"};

constexpr std::string_view kTypeKeys[] = {"type"};
constexpr UsageWord kTypes[] = {
    {"input", UsagePart::Input},
    {"output", UsagePart::Output},
    {"cacheRead", UsagePart::CacheRead},
    {"cacheCreation", UsagePart::CacheWrite},
};
constexpr MetricRule kMetrics[] = {
    {"claude_code.token.usage", UsagePart::None, kTypeKeys, kTypes},
    {"claude_code.cost.usage", UsagePart::Cost},
};

constexpr NameRule kNames[] = {
    {"claude_code.interaction", StepKind::Agent, 92, false, true},
    {"claude_code.llm_request", StepKind::Generation, 92, false, true},
    {"claude_code.tool", StepKind::Tool, 92, false, true},
    {"claude_code.tool.blocked_on_user", StepKind::Decision, 92, false, true},
    {"claude_code.*", StepKind::Other, 92, false, true},
};

constexpr std::string_view kNotSent[] = {
    "Spans, unless they are switched on. Without them log events become steps, side by side, as no event says what called it.",
    "Texts of prompts and answers, unless they are switched on.",
    "Cost on spans: it is in the events of requests and in the cost metric only.",
    "Results of tools in log events: only their size.",
};

constexpr std::string_view kReading[] = {
    "Input tokens come without the cached ones; they are added.",
    "A log event names its session and its prompt: the events of one prompt are one trace, marked as made of log records, until spans of "
    "the same session come.",
    "A record is written when its step ends, so the step starts that much earlier as it says it took.",
    "Waiting for the user's permission is a decision of the user.",
};

} // namespace

const Dialect kClaudeCodeDialect{
    .slug = "claude-code",
    .rules = kRules,
    .scopes = kScopes,
    .names = kNames,
    .service = "claude-code",
    .about = {"Claude Code",
              "Claude Code and the Claude Agent SDK: log events and metrics, and spans where they are switched on.",
              kNotSent, kReading},
    .telemetry = {kLogs, "claude_code.", kServices, kMetrics, true, false},
};

} // namespace whyglass::telemetry
