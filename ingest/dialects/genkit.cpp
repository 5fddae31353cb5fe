// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Genkit (semantic-conventions.md O): every action is a span, with its input and output as JSON.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kSubtypes[] = {
    {"model", StepKind::Generation},          {"background-model", StepKind::Generation},
    {"embedder", StepKind::Embedding},        {"retriever", StepKind::Retrieval},
    {"indexer", StepKind::Db},                {"reranker", StepKind::Rerank},
    {"tool", StepKind::Tool},                 {"tool.v2", StepKind::Tool},
    {"evaluator", StepKind::Evaluator},       {"flow", StepKind::Workflow},
    {"flowStep", StepKind::Workflow, true},   {"prompt", StepKind::Workflow},
    {"executable-prompt", StepKind::Workflow}, {"resource", StepKind::Retrieval},
    {"agent", StepKind::Agent},               {"util", StepKind::Workflow, true},
    {"custom", StepKind::Workflow, true},
};
constexpr KindWord kTypes[] = {
    {"flow", StepKind::Workflow},
    {"flowStep", StepKind::Workflow, true},
    {"promptTemplate", StepKind::Workflow},
    {"util", StepKind::Workflow, true},
};

constexpr Rule kRules[] = {
    {"genkit:metadata:subtype", Field::Kind, 120, StepKind::Other, kSubtypes},
    {"genkit:type", Field::Kind, 121, StepKind::Other, kTypes},
    {"genkit:name", Field::EntityName, 20},
    {"genkit:name", Field::ModelName, 20},
    {"genkit:input", Field::InputBlob, 47},
    {"genkit:output", Field::OutputBlob, 47},
    {"genkit:state", Field::ToolOutcome, 20},
    {"genkit:sessionId", Field::Session, 75},
    {"genkit:threadName", Field::Session, 76},
};

constexpr PrefixRule kPrefixes[] = {{"genkit:"}};

constexpr ScopeRule kScopes[] = {{"genkit-tracer", ScopeRule::Match::Exact}};

constexpr std::string_view kNotSent[] = {
    "Session and user.",
    "Cost.",
    "The model that answered and the id of the answer.",
};

constexpr std::string_view kReading[] = {
    "Usage and the reason are members of genkit:output.",
    "Thoughts are added to the output tokens where the total shows that they are outside.",
    "Spans that are sent when they begin come again when they end, with the same id: the call is counted once.",
};

} // namespace

const Dialect kGenkitDialect{
    .slug = "genkit",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Genkit",
              "Genkit in JavaScript, Go and Python; known by the scope genkit-tracer and keys genkit:*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
