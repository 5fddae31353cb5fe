// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Flue (semantic-conventions.md O): tools, tasks, turns, operations and workflows, each with keys of its own.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"flue.tool.name", Field::Tool, 65, StepKind::Tool},
    {"flue.tool.call_id", Field::ToolCallId, 72, StepKind::Tool},
    {"flue.tool.arguments", Field::ToolArguments, 65, StepKind::Tool},
    {"flue.tool.result", Field::ToolResult, 65, StepKind::Tool},
    {"flue.task.agent", Field::Agent, 66, StepKind::Agent},
    {"flue.task.prompt", Field::InputBlob, 57},
    {"flue.task.result", Field::OutputBlob, 57},
    {"flue.turn.input", Field::InputBlob, 58},
    {"flue.turn.output", Field::OutputBlob, 58},
    {"flue.operation.result", Field::OutputBlob, 59},
    {"flue.workflow.payload", Field::InputBlob, 59, StepKind::Workflow},
    {"flue.workflow.result", Field::OutputBlob, 60, StepKind::Workflow},
};

constexpr PrefixRule kPrefixes[] = {{"flue."}};

constexpr ScopeRule kScopes[] = {{"flue", ScopeRule::Match::Prefix}};

constexpr std::string_view kNotSent[] = {
    "Cost.",
    "Names of the conventions for its content.",
};

} // namespace

const Dialect kFlueDialect{
    .slug = "flue",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Flue",
              "Flue; known by keys flue.*.",
              kNotSent, {}},
};

} // namespace whyglass::telemetry
