// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Langfuse (semantic-conventions.md E). `usage_details.input` leaves the cached tokens out by design.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

// "span" and "event" say nothing: older SDKs write "span" on generations.
constexpr KindWord kTypes[] = {
    {"generation", StepKind::Generation}, {"embedding", StepKind::Embedding}, {"agent", StepKind::Agent},
    {"tool", StepKind::Tool},             {"chain", StepKind::Workflow, true}, {"retriever", StepKind::Retrieval},
    {"evaluator", StepKind::Evaluator},   {"guardrail", StepKind::Guardrail},
};

constexpr Rule kRules[] = {
    {"langfuse.observation.type", Field::Kind, 10, StepKind::Other, kTypes},
    {"langfuse.observation.model.parameters", Field::None, 0, StepKind::Generation},
    {"langfuse.observation.model.name", Field::RequestModel, 40, StepKind::Generation},
    {"langfuse.observation.usage_details", Field::UsageBlob, 10},
    {"langfuse.observation.cost_details", Field::CostBlob, 10},
    {"langfuse.observation.input", Field::InputBlob, 30},
    {"langfuse.observation.output", Field::OutputBlob, 30},
    {"langfuse.observation.prompt.name", Field::PromptName, 10},
    {"langfuse.observation.prompt.version", Field::PromptVersion, 10},
    {"langfuse.observation.metadata", Field::Metadata, 20},
    {"langfuse.observation.metadata.finish_reason", Field::FinishReasons, 90},
    {"langfuse.observation.metadata.lc_agent_name", Field::Agent, 70},
    {"langfuse.observation.metadata.tool_call_id", Field::ToolCallId, 80},
    {"langfuse.observation.metadata.instructions", Field::SystemInstructions, 60},
    {"langfuse.session.id", Field::Session, 30},
    {"langfuse.user.id", Field::User, 20},
    {"langfuse.trace.name", Field::Workflow, 40},
    {"langfuse.trace.metadata", Field::Metadata, 30},
    {"langfuse.trace.metadata.user_tier", Field::UserTier, 60},
    {"langfuse.trace.metadata.tier", Field::UserTier, 61},
    {"langfuse.trace.metadata.plan", Field::UserTier, 62},
    {"langfuse.trace.metadata.userTier", Field::UserTier, 63},
    {"langfuse.trace.metadata.session_id", Field::Session, 35},
    {"langfuse.trace.metadata.user_id", Field::User, 25},
    {"langfuse.observation.metadata.user_tier", Field::UserTier, 64},
    {"langfuse.observation.metadata.tier", Field::UserTier, 65},
    {"langfuse.observation.metadata.session_id", Field::Session, 36},
    {"langfuse.observation.metadata.thread_id", Field::Session, 37},
    {"langfuse.observation.level", Field::ToolOutcome, 50},
    {"langfuse.metadata", Field::Metadata, 35},
    {"langfuse.prompt.name", Field::PromptName, 12},
    {"langfuse.prompt.version", Field::PromptVersion, 12},
    {"langfuse.trace.input", Field::InputBlob, 64},
    {"langfuse.trace.output", Field::OutputBlob, 64},
};

constexpr PrefixRule kPrefixes[] = {{"langfuse."}};

constexpr ScopeRule kScopes[] = {{"langfuse-sdk", ScopeRule::Match::Exact}};

constexpr std::string_view kNotSent[] = {
    "Why an answer ended.",
    "The id of a tool call, unless the application puts it into the metadata.",
};

constexpr std::string_view kReading[] = {
    "usage_details.input leaves cached tokens out by design; they are added, unless the total says that they are inside.",
    "A type of span or event says nothing: older SDKs write it on generations, which their model and usage show.",
    "A generation with an embedding model is an embedding.",
};

} // namespace

const Dialect kLangfuseDialect{
    .slug = "langfuse",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Langfuse",
              "Langfuse SDKs from version 3 on, and what they pass on; known by keys langfuse.* and the scope langfuse-sdk.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
