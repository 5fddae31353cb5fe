// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// LangSmith (semantic-conventions.md F): runs exported as spans. Its kind outranks gen_ai.operation.name, which it writes
/// wrongly (a retriever says "embeddings", a prompt "chat").
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kRunTypes[] = {
    {"llm", StepKind::Generation},      {"chain", StepKind::Workflow, true}, {"tool", StepKind::Tool},
    {"retriever", StepKind::Retrieval}, {"embedding", StepKind::Embedding},  {"prompt", StepKind::Workflow},
    {"parser", StepKind::Workflow},
};

constexpr Rule kRules[] = {
    {"langsmith.span.kind", Field::Kind, 30, StepKind::Other, kRunTypes},
    {"langsmith.usage_metadata", Field::UsageBlob, 30, StepKind::Generation},
    {"langsmith.trace.name", Field::Workflow, 50},
    {"langsmith.metadata.ls_provider", Field::Provider, 70},
    {"langsmith.metadata.ls_model_name", Field::RequestModel, 80},
    {"langsmith.metadata.session_id", Field::Session, 40},
    {"langsmith.metadata.thread_id", Field::Session, 41},
    {"langsmith.metadata.conversation_id", Field::Session, 42},
    {"langsmith.metadata.user_id", Field::User, 45},
    {"langsmith.metadata.userId", Field::User, 46},
    {"langsmith.metadata.user_tier", Field::UserTier, 45},
    {"langsmith.metadata.tier", Field::UserTier, 46},
    {"langsmith.metadata.plan", Field::UserTier, 47},
    {"langsmith.metadata.tool_call_id", Field::ToolCallId, 75},
    {"langsmith.metadata.agent_name", Field::Agent, 65},
    {"langsmith.metadata.lc_agent_name", Field::Agent, 66},
    {"langsmith.metadata.usage_metadata", Field::InclusiveUsage, 60},
};

// langsmith.trace.session_id is the project.
constexpr PrefixRule kPrefixes[] = {{"langsmith."}};

constexpr ScopeRule kScopes[] = {{"langsmith", ScopeRule::Match::Prefix}};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "The service or session of the conversation, unless the application puts session_id, thread_id or conversation_id into the metadata.",
    "A kind that gen_ai.operation.name could be trusted for.",
};

constexpr std::string_view kReading[] = {
    "langsmith.span.kind outranks gen_ai.operation.name, which calls a retriever embeddings and a prompt chat.",
    "Inputs and outputs of a run are whole, as JSON, in gen_ai.prompt and gen_ai.completion.",
    "langsmith.trace.session_id and session_name name the project, not a conversation.",
    "chain is a general word: other marks of the span may tell more.",
};

} // namespace

const Dialect kLangSmithDialect{
    .slug = "langsmith",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"LangSmith",
              "The SDKs of LangSmith that send their runs as spans, in Python and JavaScript, alone or with LangChain; known by keys langsmith.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
