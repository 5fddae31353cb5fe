// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Microsoft Agent Framework (semantic-conventions.md I): the conventions, and spans of its workflows.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"workflow.id", Field::None},
    {"workflow.definition", Field::None},
    {"workflow_builder.name", Field::Workflow, 35},
    {"executor.id", Field::None},
    {"executor.type", Field::None},
};

constexpr PrefixRule kPrefixes[] = {{"edge_group."}, {"agent_framework."}, {"workflow_builder."}};

constexpr ScopeRule kScopes[] = {
    {"agent_framework", ScopeRule::Match::Prefix},
    {"Microsoft.Agents", ScopeRule::Match::Contains},
};

constexpr NameRule kNames[] = {
    {"workflow.build*", StepKind::Workflow},         {"workflow.run*", StepKind::Workflow},
    {"executor.process*", StepKind::Workflow, 150, true}, {"edge_group.process*", StepKind::Other},
    {"message.send*", StepKind::Messaging},
};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "A provider where it knows none better than its own name: the host or the model tells it then.",
};

constexpr std::string_view kReading[] = {
    "The usage of an agent is that of the chat spans below it, or in early betas of the last one: it is not counted again.",
};

} // namespace

const Dialect kAgentFrameworkDialect{
    .slug = "agent-framework",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .provider = "microsoft.agent_framework",
    .about = {"Microsoft Agent Framework",
              "Agent Framework in Python (scope agent_framework) and .NET (scopes *Microsoft.Agents*).",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
