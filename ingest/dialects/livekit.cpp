// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// LiveKit Agents (semantic-conventions.md O): turns of a voice agent, keys lk.*; messages as events of the span.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"lk.agent_name", Field::Agent, 60},
    {"lk.agent_label", Field::Agent, 62},
    {"lk.instructions", Field::SystemInstructions, 55},
    {"lk.chat_ctx", Field::InputMessages, 82},
    {"lk.response.text", Field::AnswerText, 50},
    {"lk.response.function_calls", Field::AnswerCalls, 50},
    {"lk.user_input", Field::InputBlob, 54},
    {"lk.user_transcript", Field::InputBlob, 55},
    {"lk.input_text", Field::InputBlob, 56},
    {"lk.function_tool.id", Field::ToolCallId, 78},
    {"lk.function_tool.name", Field::Tool, 70, StepKind::Tool},
    {"lk.function_tool.arguments", Field::ToolArguments, 70},
    {"lk.function_tool.output", Field::ToolResult, 70},
    {"lk.function_tool.is_error", Field::ToolOutcome, 40},
    {"lk.room_name", Field::Session, 92},
    {"lk.room_id", Field::Session, 93},
    {"lk.generation_id", Field::None},
};

constexpr PrefixRule kPrefixes[] = {{"lk."}};

constexpr ScopeRule kScopes[] = {{"livekit-agents", ScopeRule::Match::Exact}};

constexpr NameRule kNames[] = {
    {"agent_turn", StepKind::Agent},
    {"start_agent_activity", StepKind::Workflow},
    {"function_tool", StepKind::Tool},
};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "A user.",
    "Arguments of tools in the form of the conventions.",
};

constexpr std::string_view kReading[] = {
    "A room is the session where none is named.",
};

} // namespace

const Dialect kLiveKitDialect{
    .slug = "livekit",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"LiveKit Agents",
              "LiveKit Agents; known by the scope livekit-agents and keys lk.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
