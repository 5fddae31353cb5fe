// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Strands Agents (semantic-conventions.md K). Content is in events of the span: blocks of Bedrock's Converse API, or the
/// messages of the conventions where those are opted into.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"event_loop.cycle_id", Field::None},
    {"event_loop.parent_cycle_id", Field::None},
    {"agent_loop.cycle_id", Field::None},
    {"gen_ai.event.start_time", Field::None},
    {"gen_ai.event.end_time", Field::None},
    {"gen_ai.agent.tools", Field::None, 0, domain::StepKind::Other, {}, true},
    {"gen_ai.agent.input", Field::InputBlob, 46},
    {"system_prompt", Field::SystemInstructions, 50},
    {"gen_ai.tool.status", Field::ToolOutcome, 10},
};

constexpr ScopeRule kScopes[] = {
    {"strands-agents", ScopeRule::Match::Exact},
    {"strands", ScopeRule::Match::Prefix},
};

constexpr NameRule kNames[] = {
    {"execute_event_loop_cycle", StepKind::Workflow},
    {"execute_agent_loop_cycle", StepKind::Workflow},
};

constexpr std::string_view kNotSent[] = {
    "A provider: strands-agents is the name of the framework, so the model tells it.",
    "The model that answered, the id of the answer, cost and reasoning tokens.",
    "A session, unless the application sets trace attributes.",
};

constexpr std::string_view kReading[] = {
    "Until August 2026 the input leaves cached tokens out and the total holds them: then they are added.",
    "In the span of a tool gen_ai.tool.message holds the arguments and gen_ai.choice the result.",
    "An agent repeats the usage of the calls below it: it is not counted again.",
    "gen_ai.tool.status error is a failure, though the status of the span may be ok.",
};

} // namespace

const Dialect kStrandsDialect{
    .slug = "strands",
    .rules = kRules,
    .scopes = kScopes,
    .names = kNames,
    .provider = "strands-agents",
    .about = {"Strands Agents",
              "Strands Agents in Python and TypeScript; known by gen_ai.system or gen_ai.provider.name strands-agents, by event_loop.* and gen_ai.event.*, whatever the scope.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
