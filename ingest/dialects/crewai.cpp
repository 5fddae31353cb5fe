// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// CrewAI's own anonymous telemetry (semantic-conventions.md O), where it leaks into an application's traces. What crews do
/// is recorded by OpenInference and OpenLLMetry.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

// OpenLLMetry says invoke_agent of a crew and of its tasks, too; their ids tell them from an agent.
constexpr KindWord kAnyCrew[] = {{"*", StepKind::Workflow}};

constexpr Rule kRules[] = {
    {"crew_key", Field::None},   {"crew_id", Field::None},    {"crew_process", Field::None}, {"crew_agents", Field::None},
    {"crew_tasks", Field::None}, {"crewai_version", Field::None}, {"task_key", Field::None}, {"crew_fingerprint", Field::None},
    {"crewai.agent.role", Field::Agent, 55},
    {"crewai.crew.name", Field::Workflow, 55},
    {"crewai.crew.id", Field::Kind, 4, StepKind::Other, kAnyCrew},
    {"crewai.task.id", Field::Kind, 4, StepKind::Other, kAnyCrew},
    {"crewai.crew.result", Field::OutputBlob, 70},
    {"crewai.task.description", Field::InputBlob, 70},
};

constexpr PrefixRule kPrefixes[] = {{"crewai."}};

constexpr ScopeRule kScopes[] = {{"crewai.telemetry", ScopeRule::Match::Exact}};

constexpr NameRule kNames[] = {
    {"Crew Created", StepKind::Other, 4},        {"Crew Execution", StepKind::Other, 4},  {"Crew Test Execution", StepKind::Other, 4},
    {"Task Created", StepKind::Other, 4},        {"Task Execution", StepKind::Other, 4},  {"Tool Usage", StepKind::Other, 4},
    {"Tool Usage Error", StepKind::Other, 4},    {"Tool Repeated Usage", StepKind::Other, 4}, {"Flow Creation", StepKind::Other, 4},
    {"Flow Execution", StepKind::Other, 4},      {"Flow Plotting", StepKind::Other, 4},
};

constexpr std::string_view kNotSent[] = {
    "Everything about the work of a crew: OpenInference and OpenLLMetry record that, in their dialects.",
};

constexpr std::string_view kReading[] = {
    "Its spans (Crew Created, Task Execution, Tool Usage …) are no steps: they are shown as other and never counted.",
    "A crew and a task that OpenLLMetry records are workflows, although their operation says invoke_agent.",
};

} // namespace

const Dialect kCrewAiDialect{
    .slug = "crewai",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"CrewAI",
              "The anonymous usage telemetry that CrewAI sends of itself, where it shares a tracer provider with the application.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
