// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// OpenInference (semantic-conventions.md B): Arize, Phoenix and the libraries instrumented for them.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kKinds[] = {
    {"LLM", StepKind::Generation},      {"EMBEDDING", StepKind::Embedding}, {"CHAIN", StepKind::Workflow, true},
    {"RETRIEVER", StepKind::Retrieval}, {"RERANKER", StepKind::Rerank},     {"TOOL", StepKind::Tool},
    {"AGENT", StepKind::Agent},         {"GUARDRAIL", StepKind::Guardrail}, {"EVALUATOR", StepKind::Evaluator},
    {"PROMPT", StepKind::Workflow},
};

constexpr Rule kRules[] = {
    {"openinference.span.kind", Field::Kind, 20, StepKind::Other, kKinds},

    {"llm.request.model_name", Field::RequestModel, 20, StepKind::Generation},
    {"llm.model_name", Field::RequestModel, 50, StepKind::Generation},
    {"embedding.model_name", Field::RequestModel, 60, StepKind::Embedding},
    {"reranker.model_name", Field::RequestModel, 61, StepKind::Rerank},
    {"llm.response.model_name", Field::ResponseModel, 20, StepKind::Generation},
    {"llm.provider", Field::Provider, 30},
    {"llm.system", Field::Provider, 50},
    {"llm.finish_reason", Field::FinishReasons, 40, StepKind::Generation},
    {"llm.invocation_parameters", Field::RequestBlob, 10, StepKind::Generation},

    {"llm.token_count.prompt", Field::InputTokens, 30, StepKind::Generation},
    {"llm.token_count.completion", Field::OutputTokens, 30, StepKind::Generation},
    {"llm.token_count.total", Field::TotalTokens, 30},
    {"llm.token_count.prompt_details.cache_read", Field::CacheRead, 60},
    {"llm.token_count.prompt_details.cache_input", Field::CacheRead, 70},
    {"llm.token_count.prompt_details.cache_write", Field::CacheWrite, 80},
    {"llm.token_count.completion_details.reasoning", Field::Reasoning, 50},
    {"llm.cost.total", Field::Cost, 30},
    {"llm.cost.prompt", Field::InputCost, 10},
    {"llm.cost.completion", Field::OutputCost, 10},

    {"tool.name", Field::Tool, 20, StepKind::Tool},
    {"tool.id", Field::ToolCallId, 30, StepKind::Tool},
    {"tool_call.id", Field::ToolCallId, 31, StepKind::Tool},
    {"agent.name", Field::Agent, 20},
    {"graph.node.name", Field::Agent, 40},
    {"graph.node.id", Field::Agent, 41},
    {"llm.prompt_template.version", Field::PromptVersion, 40},
    {"prompt.id", Field::PromptName, 50},
    {"prompt.url", Field::None},
    {"prompt.vendor", Field::None},
    {"tag.tags", Field::None},
    {"llm.prompt_template.template", Field::None},
    {"llm.prompt_template.variables", Field::None},
    {"llm.token_count.prompt_details.audio", Field::InputAudio, 60},
    {"llm.token_count.completion_details.audio", Field::OutputAudio, 60},
    {"llm.cost.prompt_details.input", Field::None},
    {"llm.cost.prompt_details.cache_read", Field::None},
    {"llm.cost.prompt_details.cache_write", Field::None},
    {"llm.cost.completion_details.output", Field::None},
    {"llm.cost.completion_details.reasoning", Field::None},
    {"graph.node.parent_id", Field::None},
    {"metadata", Field::Metadata, 10},

    {"reranker.query", Field::Query, 20, StepKind::Rerank},
    {"input.value", Field::InputBlob, 50},
    {"output.value", Field::OutputBlob, 50},
    {"input.mime_type", Field::None},
    {"output.mime_type", Field::None},
    {"embedding.invocation_parameters", Field::None, 0, StepKind::Embedding},
};

constexpr PrefixRule kPrefixes[] = {
    {"llm.input_messages.", {}, true, Field::InputMessages, 40, StepKind::Generation},
    {"llm.output_messages.", {}, true, Field::OutputMessages, 30, StepKind::Generation},
    {"llm.prompts.", {}, true, Field::InputMessages, 45, StepKind::Generation},
    {"llm.choices.", {}, true, Field::OutputMessages, 35, StepKind::Generation},
    {"retrieval.documents.", {}, true, Field::Documents, 20, StepKind::Retrieval},
    {"reranker.output_documents.", {}, true, Field::Documents, 30, StepKind::Rerank},
    {"reranker.input_documents.", {}, true, Field::None, 0, StepKind::Rerank},
    {"embedding.embeddings.", {}, true, Field::None, 0, StepKind::Embedding},
    {"evaluations.", {}, true, Field::None, 0, StepKind::Evaluator},
    {"annotations.", {}, true},
    {"llm.tools.", {}, true, Field::None, 0, StepKind::Generation},
};

constexpr ScopeRule kScopes[] = {{.text = "openinference", .match = ScopeRule::Match::Contains, .inclusiveInput = true}};

constexpr std::string_view kNotSent[] = {
    "Usage of streamed answers, unless the request asks the API for it.",
    "Why an answer ended, in releases before 2026.",
};

constexpr std::string_view kReading[] = {
    "Lists are flattened keys, ordered by number, gaps allowed.",
    "CHAIN is a general word: other marks of the span may tell more.",
    "What a chain or agent span repeats of the usage below it is not counted again.",
    "Usage, reasons and ids that no key holds are looked for in output.value.",
};

} // namespace

const Dialect kOpenInferenceDialect{
    .slug = "openinference",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"OpenInference",
              "Instrumentations of Arize and Phoenix; known by scopes with openinference in them and by openinference.span.kind.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
