// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Haystack (semantic-conventions.md O): spans of pipelines, components and agents. A component says what it is by its class.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kComponents[] = {
    {"*Generator", StepKind::Generation},     {"*Retriever", StepKind::Retrieval},
    {"*Embedder", StepKind::Embedding},       {"*Ranker", StepKind::Rerank},
    {"*Reranker", StepKind::Rerank},          {"ToolInvoker", StepKind::Tool},
    {"*Evaluator", StepKind::Evaluator},      {"*Router", StepKind::Decision},
    {"Agent", StepKind::Agent},               {"*WebSearch", StepKind::Retrieval},
    {"*Builder", StepKind::Workflow},         {"*Writer", StepKind::Db},
};

constexpr Rule kRules[] = {
    {"haystack.component.type", Field::Kind, 145, StepKind::Other, kComponents},
    {"haystack.component.name", Field::None},
    {"haystack.component.input", Field::InputBlob, 43},
    {"haystack.component.output", Field::OutputBlob, 43},
    {"haystack.pipeline.input_data", Field::InputBlob, 44},
    {"haystack.pipeline.output_data", Field::OutputBlob, 44},
    {"haystack.agent.input", Field::InputBlob, 45},
    {"haystack.agent.output", Field::OutputBlob, 45},
    {"haystack.agent.step.llm.input", Field::InputBlob, 41},
    {"haystack.agent.step.llm.output", Field::OutputBlob, 41},
    {"haystack.agent.step.tool.input", Field::ToolArguments, 60},
    {"haystack.agent.step.tool.output", Field::ToolResult, 50},
    {"haystack.tool.name", Field::Tool, 60, StepKind::Tool},
    {"haystack.tool.call.id", Field::ToolCallId, 70},
    {"haystack.tool.error", Field::ToolOutcome, 30},
    {"haystack.agent.hook.human_in_the_loop.strategy.decision", Field::None, 0, StepKind::Decision},
};

constexpr PrefixRule kPrefixes[] = {{"haystack."}};

constexpr NameRule kNames[] = {
    {"haystack.pipeline.run", StepKind::Workflow, 150, false, true},
    {"haystack.async_pipeline.run", StepKind::Workflow, 150, false, true},
    {"haystack.component.run", StepKind::Workflow, 150, true, true},
    {"haystack.chat_generator.run", StepKind::Generation, 150, false, true},
    {"haystack.agent.run", StepKind::Agent, 150, false, true},
    {"haystack.agent.step", StepKind::Workflow, 150, false, true},
    {"haystack.agent.step.llm", StepKind::Generation, 150, false, true},
    {"haystack.agent.step.tool", StepKind::Tool, 150, false, true},
    {"haystack.agent.hook.human_in_the_loop.strategy", StepKind::Decision, 150, false, true},
    {"haystack.agent.hook*", StepKind::Workflow, 150, true, true},
};

constexpr std::string_view kNotSent[] = {
    "Content, unless HAYSTACK_CONTENT_TRACING_ENABLED is set; usage, model and reason stand in the content.",
    "Session and user.",
    "The model that was asked for: replies name the one that answered.",
    "Cost.",
};

constexpr std::string_view kReading[] = {
    "The class of a component tells the kind: *Generator, *Retriever, *Embedder, *Ranker, ToolInvoker.",
    "Usage, model and reason are looked for in the meta of the replies.",
    "<not specified> in place of an id is read as nothing.",
    "What a human-in-the-loop strategy said is a decision of the run about itself; whether it asked a person is not told.",
};

} // namespace

const Dialect kHaystackDialect{
    .slug = "haystack",
    .rules = kRules,
    .prefixes = kPrefixes,
    .names = kNames,
    .about = {"Haystack",
              "Haystack 2 and later; known by keys haystack.* and span names haystack.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
