// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// LlamaIndex's own OpenTelemetry spans (semantic-conventions.md O): no key names a kind, the events of the span do.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"response.raw.usage.prompt_tokens", Field::InputTokens, 120},
    {"response.raw.usage.input_tokens", Field::InputTokens, 121},
    {"response.additional_kwargs.prompt_tokens", Field::InputTokens, 122},
    {"response.raw.usage.completion_tokens", Field::OutputTokens, 120},
    {"response.raw.usage.output_tokens", Field::OutputTokens, 121},
    {"response.additional_kwargs.completion_tokens", Field::OutputTokens, 122},
    {"response.raw.usage.total_tokens", Field::TotalTokens, 120},
    {"response.raw.usage.prompt_tokens_details.cached_tokens", Field::CacheRead, 120},
    {"response.raw.usage.cache_read_input_tokens", Field::CacheRead, 121},
    {"response.raw.usage.cache_creation_input_tokens", Field::CacheWrite, 120},
    {"response.raw.usage.completion_tokens_details.reasoning_tokens", Field::Reasoning, 120},
    {"response.raw.model", Field::ResponseModel, 120},
    {"response.raw.id", Field::ResponseId, 120},
    {"response.raw.choices", Field::OutputBlob, 80},
    {"response.message.blocks", Field::OutputMessages, 90},
    {"response.message.content", Field::OutputMessages, 91},
    {"model_dict.model", Field::RequestModel, 130},
    {"model_dict.model_name", Field::RequestModel, 131},
    {"str_or_query_bundle", Field::Query, 70},
    {"str_or_query_bundle.query_str", Field::Query, 71},
    {"tool.metadata.name", Field::Tool, 90},
};

constexpr PrefixRule kPrefixes[] = {{"llamaindex."}};

// The calls that wrap a model call (LLMPredict…) are none themselves.
constexpr EventRule kEvents[] = {
    {"LLMChatStartEvent", StepKind::Generation, true},       {"LLMChatEndEvent", StepKind::Generation, true},
    {"LLMCompletionStartEvent", StepKind::Generation, true}, {"LLMCompletionEndEvent", StepKind::Generation, true},
    {"EmbeddingStartEvent", StepKind::Embedding, true},      {"EmbeddingEndEvent", StepKind::Embedding, true},
    {"SparseEmbeddingStartEvent", StepKind::Embedding, true}, {"SparseEmbeddingEndEvent", StepKind::Embedding, true},
    {"RetrievalStartEvent", StepKind::Retrieval, true},      {"RetrievalEndEvent", StepKind::Retrieval, true},
    {"ReRankStartEvent", StepKind::Rerank, true},            {"ReRankEndEvent", StepKind::Rerank, true},
    {"AgentRunStepStartEvent", StepKind::Agent, true},       {"AgentRunStepEndEvent", StepKind::Agent, true},
    {"AgentChatWithStepStartEvent", StepKind::Agent, true},  {"AgentChatWithStepEndEvent", StepKind::Agent, true},
    {"AgentToolCallEvent", StepKind::Agent, true},           {"QueryStartEvent", StepKind::Workflow, true},
};

constexpr ScopeRule kScopes[] = {{"llamaindex.opentelemetry.tracer", ScopeRule::Match::Exact}};

constexpr std::string_view kNotSent[] = {
    "A kind of step: events of the span tell it.",
    "Names of agents, ids of tool calls, session and user.",
    "Usage, but for what the raw answer in an event holds.",
};

constexpr std::string_view kReading[] = {
    "Older releases name spans by a random id.",
    "Only the members of an event that OpenTelemetry has a type for are there; newer releases flatten the others.",
};

} // namespace

const Dialect kLlamaIndexDialect{
    .slug = "llamaindex",
    .rules = kRules,
    .prefixes = kPrefixes,
    .events = kEvents,
    .scopes = kScopes,
    .about = {"LlamaIndex",
              "The OpenTelemetry integration of LlamaIndex itself; known by the scope llamaindex.opentelemetry.tracer. OpenInference and OpenLLMetry record LlamaIndex in their dialects.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
