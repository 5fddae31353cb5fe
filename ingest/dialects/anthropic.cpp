// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// The Anthropic SDK's own spans (semantic-conventions.md N.4): semantic-convention keys, inclusive input, and these.
namespace whyglass::telemetry {

namespace {

constexpr Rule kRules[] = {
    {"anthropic.message.stop_reason", Field::FinishReasons, 50, domain::StepKind::Generation},
    {"anthropic.usage.cache_creation.ephemeral_5m_input_tokens", Field::CacheWrite5m, 20},
    {"anthropic.usage.cache_creation.ephemeral_1h_input_tokens", Field::CacheWrite1h, 20},
    {"anthropic.request.id", Field::None},
    {"anthropic.response.service_tier", Field::None},
};

constexpr ScopeRule kScopes[] = {{.text = "com.anthropic.sdk.", .match = ScopeRule::Match::Prefix, .inclusiveInput = true}};

constexpr std::string_view kNotSent[] = {
    "Messages, tool calls and tool definitions.",
    "Reasoning tokens: they are inside the output.",
    "Session, user and agent.",
};

constexpr std::string_view kReading[] = {
    "Input tokens already hold the cached ones.",
    "Below an OpenInference span of the same call only one of the two is counted.",
};

} // namespace

const Dialect kAnthropicDialect{
    .slug = "anthropic",
    .rules = kRules,
    .scopes = kScopes,
    .about = {"Anthropic SDK",
              "The spans that the SDK of Anthropic makes itself; known by the scope com.anthropic.sdk.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
