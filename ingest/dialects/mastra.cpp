// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Mastra (semantic-conventions.md L). One span of a model call carries its usage: model_inference with newer packages,
/// model_generation with older ones.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kTypes[] = {
    {"agent_run", StepKind::Agent},
    {"model_generation", StepKind::Generation},
    {"model_inference", StepKind::Generation},
    {"model_step", StepKind::Workflow},
    {"model_chunk", StepKind::Other},
    {"tool_call", StepKind::Tool},
    {"mcp_tool_call", StepKind::Tool},
    {"client_tool_call", StepKind::Tool},
    {"provider_tool_call", StepKind::Tool},
    {"workflow_run", StepKind::Workflow},
    {"workflow_step", StepKind::Workflow, true},
    {"workflow_conditional", StepKind::Decision},
    {"workflow_conditional_eval", StepKind::Workflow},
    {"workflow_parallel", StepKind::Workflow},
    {"workflow_loop", StepKind::Workflow},
    {"workflow_sleep", StepKind::Workflow},
    {"workflow_wait_event", StepKind::Workflow},
    {"rag_ingestion", StepKind::Workflow},
    {"rag_embedding", StepKind::Embedding},
    {"rag_vector_operation", StepKind::Retrieval},
    {"rag_action", StepKind::Workflow, true},
    {"graph_action", StepKind::Workflow, true},
    {"memory_operation", StepKind::Other},
    {"processor_run", StepKind::Guardrail},
    {"scorer_run", StepKind::Evaluator},
    {"scorer_step", StepKind::Evaluator},
    {"classifier_evaluation", StepKind::Evaluator},
    {"skill_action", StepKind::Other},
    {"skill_resolution", StepKind::Other},
    {"workspace_action", StepKind::Other},
    {"mcp_server_request", StepKind::Rpc},
    {"agent_signal", StepKind::Other},
    {"mapping", StepKind::Other},
    {"generic", StepKind::Other, true},
};

constexpr Rule kRules[] = {
    {"mastra.span.type", Field::Kind, 15, StepKind::Other, kTypes}, // its Arize exporter calls steps and chunks LLM beside it
    {"mastra.metadata.threadId", Field::Session, 66},
    {"mastra.metadata.sessionId", Field::Session, 67},
    {"mastra.metadata.session_id", Field::Session, 68},
    {"mastra.metadata.userId", Field::User, 65},
    {"mastra.metadata.user_id", Field::User, 66},
    {"mastra.metadata.resourceId", Field::User, 67},
    {"mastra.metadata.userTier", Field::UserTier, 65},
    {"mastra.metadata.user_tier", Field::UserTier, 66},
    {"mastra.metadata.tier", Field::UserTier, 67},
    {"mastra.workflow_conditional.selected_steps", Field::None, 0, StepKind::Decision},
};

constexpr PrefixRule kPrefixes[] = {
    {"mastra.", ".input", false, Field::InputBlob, 48},
    {"mastra.", ".output", false, Field::OutputBlob, 48},
    {"mastra."},
};

constexpr ScopeRule kScopes[] = {{"@mastra/", ScopeRule::Match::Prefix}};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "Tool calls of an answer that also has text.",
    "A session, unless the run has a thread.",
};

constexpr std::string_view kReading[] = {
    "The usage of a model call stands on one span of it: model_inference, or model_generation with older packages.",
    "server.address of a tool behind MCP is the name of a server, not a host.",
    "model_chunk, signals and actions of the framework are no steps.",
    "A workflow_conditional is a decision of the run about itself; the steps that it selected are its result.",
};

} // namespace

const Dialect kMastraDialect{
    .slug = "mastra",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Mastra",
              "The exporters of Mastra; known by mastra.span.type and scopes @mastra/*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
