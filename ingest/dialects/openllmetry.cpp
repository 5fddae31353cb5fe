// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// OpenLLMetry of Traceloop, old flattened form and new form (semantic-conventions.md C).
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kSpanKinds[] = {
    {"workflow", StepKind::Workflow},
    {"task", StepKind::Workflow, true},
    {"session", StepKind::Workflow, true},
    {"agent", StepKind::Agent},
    {"tool", StepKind::Tool},
};
constexpr KindWord kRequestTypes[] = {
    {"chat", StepKind::Generation},
    {"completion", StepKind::Generation},
    {"rerank", StepKind::Rerank},
    {"embedding", StepKind::Embedding},
};

constexpr Rule kRules[] = {
    {"traceloop.span.kind", Field::Kind, 40, StepKind::Other, kSpanKinds},
    {"llm.request.type", Field::Kind, 41, StepKind::Other, kRequestTypes},
    {"llm.request.type", Field::Operation, 30},
    {"traceloop.entity.name", Field::EntityName, 10},
    {"traceloop.workflow.name", Field::Workflow, 20},
    {"traceloop.association.properties.session_id", Field::Session, 50},
    {"traceloop.association.properties.thread_id", Field::Session, 51},
    {"traceloop.association.properties.user_id", Field::User, 40},
    {"traceloop.association.properties.user_tier", Field::UserTier, 40},
    {"traceloop.association.properties.user.tier", Field::UserTier, 41},
    {"traceloop.prompt.key", Field::PromptName, 30},
    {"traceloop.prompt.version", Field::PromptVersion, 30},
    {"traceloop.prompt.version_name", Field::PromptVersion, 31},
    {"traceloop.entity.input", Field::InputBlob, 40},
    {"traceloop.entity.output", Field::OutputBlob, 40},
    {"gen_ai.task.input", Field::InputBlob, 45},
    {"gen_ai.task.output", Field::OutputBlob, 45},

    {"llm.usage.total_tokens", Field::TotalTokens, 20},
    {"llm.usage.reasoning_tokens", Field::Reasoning, 40},
    {"llm.response.finish_reason", Field::FinishReasons, 60, StepKind::Generation},
    {"llm.response.stop_reason", Field::FinishReasons, 61, StepKind::Generation},
    {"llm.usage.total_cost", Field::Cost, 80},
    {"llm.user", Field::User, 81},
    {"llm.headers", Field::None},
    {"llm.top_k", Field::None},
    {"llm.chat.stop_sequences", Field::None},
    {"llm.frequency_penalty", Field::None},
    {"llm.presence_penalty", Field::None},
    {"traceloop.association.properties.conversation_id", Field::Session, 52},
    {"gen_ai.task.status", Field::ToolOutcome, 60},
    {"gen_ai.guardrail.status", Field::None, 0, StepKind::Guardrail},
    {"gen_ai.is_streaming", Field::None},
    {"llm.is_streaming", Field::None},
    {"gen_ai.openai.api_base", Field::None},
    {"gen_ai.request.structured_output_schema", Field::None},

    {"db.vector.query.top_k", Field::None, 0, StepKind::Retrieval},
    {"db.marqo.search.query", Field::Query, 60, StepKind::Retrieval},
    {"mcp.request.argument", Field::ToolArguments, 80},
    {"mcp.response.value", Field::ToolResult, 60},
};

constexpr PrefixRule kPrefixes[] = {
    {"gen_ai.completion.", ".finish_reason", true, Field::FinishReasons, 70, StepKind::Generation},
    {"gen_ai.prompt.", {}, true, Field::InputMessages, 50, StepKind::Generation},
    {"gen_ai.completion.", {}, true, Field::OutputMessages, 40, StepKind::Generation},
    {"llm.request.functions.", {}, true, Field::None, 0, StepKind::Generation},
    {"db.vector.query.result.", {}, true, Field::Documents, 60, StepKind::Retrieval},
    {"db.vector.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"db.chroma.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"db.milvus.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"db.marqo.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"db.pinecone.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"pinecone.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"qdrant.", {}, false, Field::None, 0, StepKind::Retrieval},
    {"traceloop."},
    {"langgraph.command.", {}, false, Field::None, 0, StepKind::Decision},
};

// One event a hit of a vector database.
constexpr EventRule kEvents[] = {
    {"db.query.result", StepKind::Retrieval},
    {"db.search.result", StepKind::Retrieval},
};

// The JavaScript Anthropic library sends the API's own count, without the cached tokens (R.4).
constexpr ScopeRule kScopes[] = {
    {"@traceloop/instrumentation-anthropic", ScopeRule::Match::Exact, true},
    {"opentelemetry.instrumentation.bedrock", ScopeRule::Match::Prefix, true},
    {"@traceloop/", ScopeRule::Match::Prefix},
    {"traceloop.", ScopeRule::Match::Prefix},
};

constexpr std::string_view kNotSent[] = {
    "Usage of streamed OpenAI answers.",
    "Cached and reasoning tokens of OpenAI calls.",
    "A session, unless the application sets association properties.",
};

constexpr std::string_view kReading[] = {
    "The JavaScript instrumentation of Anthropic and the one of Bedrock leave cached tokens out of the input; they are added.",
    "task is a general word: other marks of the span may tell more.",
    "A distance is not shown as a score.",
    "A conversation that is sent as the one text of one message is read turn by turn.",
    "A command of a graph (langgraph.command.*) is a decision of the run about itself.",
};

} // namespace

const Dialect kOpenLlmetryDialect{
    .slug = "openllmetry",
    .rules = kRules,
    .prefixes = kPrefixes,
    .events = kEvents,
    .scopes = kScopes,
    .about = {"OpenLLMetry (Traceloop)",
              "Instrumentations and SDK of Traceloop, the flattened form until spring 2026 and the form with JSON messages after it.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
