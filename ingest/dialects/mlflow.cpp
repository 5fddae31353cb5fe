// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// MLflow tracing (semantic-conventions.md G). Every value is dumped as JSON, words with their quotes.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kTypes[] = {
    {"LLM", StepKind::Generation},       {"CHAT_MODEL", StepKind::Generation}, {"CHAIN", StepKind::Workflow, true},
    {"AGENT", StepKind::Agent},          {"TOOL", StepKind::Tool},             {"RETRIEVER", StepKind::Retrieval},
    {"PARSER", StepKind::Workflow},      {"EMBEDDING", StepKind::Embedding},   {"RERANKER", StepKind::Rerank},
    {"MEMORY", StepKind::Other},         {"WORKFLOW", StepKind::Workflow},     {"TASK", StepKind::Workflow, true},
    {"GUARDRAIL", StepKind::Guardrail},  {"EVALUATOR", StepKind::Evaluator},   {"UNKNOWN", StepKind::Other, true},
};

constexpr Rule kRules[] = {
    {"mlflow.spanType", Field::Kind, 50, StepKind::Other, kTypes},
    {"mlflow.llm.model", Field::RequestModel, 70, StepKind::Generation},
    {"mlflow.llm.provider", Field::Provider, 60},
    {"mlflow.chat.tokenUsage", Field::InclusiveUsage, 20, StepKind::Generation},
    {"mlflow.llm.cost", Field::CostBlob, 65},
    {"mlflow.spanInputs", Field::InputBlob, 38},
    {"mlflow.spanOutputs", Field::OutputBlob, 38},
    {"mlflow.spanFunctionName", Field::None},
    {"mlflow.trace.session", Field::Session, 65},
    {"mlflow.trace.user", Field::User, 60},
    {"mlflow.traceName", Field::Workflow, 60},
    {"mlflow.linkedPrompts", Field::PromptList, 10},
};

constexpr PrefixRule kPrefixes[] = {{"mlflow."}};

constexpr std::string_view kNotSent[] = {
    "Why an answer ended, but for what the recorded output holds.",
    "The id of a tool call.",
};

constexpr std::string_view kReading[] = {
    "Every value is JSON, so a word comes with its quotes.",
    "Cached tokens are inside the input of mlflow.chat.tokenUsage.",
    "Sums of the trace (mlflow.trace.tokenUsage, mlflow.trace.cost) are not read: the spans below have them.",
    "CHAIN, TASK and UNKNOWN are general words: other marks of the span may tell more.",
};

} // namespace

const Dialect kMlflowDialect{
    .slug = "mlflow",
    .rules = kRules,
    .prefixes = kPrefixes,
    .about = {"MLflow",
              "MLflow tracing in its own form; known by keys mlflow.*. What it exports in the form of the GenAI conventions is read as such.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
