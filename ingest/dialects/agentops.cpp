// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// AgentOps (semantic-conventions.md O): kinds and entities of its own around the conventions.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kKinds[] = {
    {"workflow", StepKind::Workflow}, {"session", StepKind::Workflow, true}, {"task", StepKind::Workflow, true},
    {"operation", StepKind::Workflow, true}, {"chain", StepKind::Workflow, true}, {"agent", StepKind::Agent},
    {"tool", StepKind::Tool},         {"llm", StepKind::Generation},         {"guardrail", StepKind::Guardrail},
    {"text", StepKind::Generation},   {"team", StepKind::Agent},
};

constexpr Rule kRules[] = {
    {"agentops.span.kind", Field::Kind, 90, StepKind::Other, kKinds},
    {"agentops.entity.name", Field::EntityName, 50},
    {"agentops.entity.input", Field::InputBlob, 49},
    {"agentops.entity.output", Field::OutputBlob, 49},
    {"operation.name", Field::EntityName, 60, StepKind::Other, {}, true},
};

// Of a tool, a task, an agent …: agentops.tool.input
constexpr PrefixRule kPrefixes[] = {
    {"agentops.", ".input", false, Field::InputBlob, 50},
    {"agentops.", ".output", false, Field::OutputBlob, 50},
    {"agentops."},
};

constexpr ScopeRule kScopes[] = {{"agentops", ScopeRule::Match::Prefix}};

// Beneath a model call, without length and result: the call that its answer asks for, not the tool that runs then.
constexpr NameRule kNames[] = {{"tool_call.*", StepKind::Other, 4}};

constexpr std::string_view kNotSent[] = {
    "A session of the conversation: its session is one run of the program.",
};

constexpr std::string_view kReading[] = {
    "tool_call.NAME beneath a model call is what its answer asks for: it is no step, the tool has a span of its own.",
    "task, operation and session are general words: other marks of the span may tell more.",
};

} // namespace

const Dialect kAgentOpsDialect{
    .slug = "agentops",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"AgentOps",
              "The AgentOps SDK; known by keys agentops.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
