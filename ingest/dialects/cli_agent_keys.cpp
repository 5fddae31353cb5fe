// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Bare keys of the agents that live in a terminal (semantic-conventions.md N). Others use such words too, so they mark no
/// dialect and rank behind every other key.
namespace whyglass::telemetry {

namespace {

constexpr Rule kRules[] = {
    {"event.name", Field::EventName, 10},
    {"input_tokens", Field::InputTokens, 150},
    {"output_tokens", Field::OutputTokens, 150},
    {"cache_read_tokens", Field::CacheRead, 150},
    {"cache_creation_tokens", Field::CacheWrite, 150},
    {"input_token_count", Field::InputTokens, 151},
    {"output_token_count", Field::OutputTokens, 151},
    {"cached_token_count", Field::CacheRead, 151},
    {"cache_write_token_count", Field::CacheWrite, 151},
    {"cached_content_token_count", Field::CacheRead, 152},
    {"reasoning_token_count", Field::Reasoning, 151},
    {"thoughts_token_count", Field::Reasoning, 152},
    {"cost_usd", Field::Cost, 90},
    {"stop_reason", Field::FinishReasons, 90},
    {"finish_reasons", Field::FinishReasons, 91},
    {"full_command", Field::ToolArguments, 60},
    {"prompt", Field::InputBlob, 95},
    {"user_prompt", Field::InputBlob, 96},
    {"response", Field::OutputBlob, 95},
    {"response_text", Field::OutputBlob, 96},
    {"response.model_output", Field::OutputMessages, 120},
    // Gemini CLI puts whatever went into an operation there, also into a tool (N.3).
    {"gen_ai.input.messages", Field::ToolArguments, 120},
    {"gen_ai.output.messages", Field::ToolResult, 120},
    {"prompt.id", Field::None},
    {"prompt_id", Field::None},
    {"event.timestamp", Field::None},
    {"event.sequence", Field::None},
    {"event.kind", Field::None},
    {"duration_ms", Field::None},
    {"success", Field::None},
    {"error_type", Field::ErrorType, 40},
};

} // namespace

const Dialect kCliAgentKeys{
    .slug = "none",
    .rules = kRules,
    .about = {"Keys of agents in a terminal",
              "Bare words that Claude Code, Codex and Gemini CLI use in spans and log events. They make no dialect and rank behind all others.",
              {}, {}},
};

} // namespace whyglass::telemetry
