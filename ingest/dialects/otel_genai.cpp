// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// OpenTelemetry GenAI conventions, 1.26 to genai-next (semantic-conventions.md A), and the spellings that libraries on
/// top of them use.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

// A.4: the values of the specification, of proposals, and those seen in the wild.
constexpr KindWord kOperations[] = {
    {"chat", StepKind::Generation},
    {"text_completion", StepKind::Generation},
    {"generate_content", StepKind::Generation},
    {"completion", StepKind::Generation},
    {"chat.completions", StepKind::Generation},
    {"chat.streaming_completions", StepKind::Generation},
    {"text.completions", StepKind::Generation},
    {"text.streaming_completions", StepKind::Generation},
    {"generate", StepKind::Generation},
    {"response", StepKind::Generation},
    {"responses", StepKind::Generation},
    {"llm_request", StepKind::Generation},
    {"llm_call", StepKind::Generation},
    {"speech_generation", StepKind::Generation},
    {"transcription", StepKind::Generation},
    {"ai.transcribe", StepKind::Generation},
    {"ai.generateSpeech", StepKind::Generation},
    {"embeddings", StepKind::Embedding},
    {"embedding", StepKind::Embedding},
    {"rerank", StepKind::Rerank},
    {"retrieval", StepKind::Retrieval},
    {"search_memory", StepKind::Retrieval},
    {"vector_db_retrieve", StepKind::Retrieval},
    {"create_agent", StepKind::Agent},
    {"invoke_agent", StepKind::Agent},
    {"agent_call", StepKind::Agent},
    {"invoke_graph", StepKind::Agent},
    {"invoke_swarm", StepKind::Agent},
    {"plan", StepKind::Workflow},
    {"execute_tool", StepKind::Tool},
    {"tool_call", StepKind::Tool},
    {"invoke_workflow", StepKind::Workflow},
    {"agent_step", StepKind::Workflow, true},
    {"execute_node", StepKind::Workflow, true},
    {"execute_event_loop_cycle", StepKind::Workflow},
    {"schedule_tool_calls", StepKind::Workflow},
    {"user_prompt", StepKind::Workflow},
    {"system_prompt", StepKind::Other},
    {"framework", StepKind::Workflow, true},
    {"fetch_response", StepKind::Other},
    {"create_memory_store", StepKind::Db},
    {"delete_memory_store", StepKind::Db},
    {"create_memory", StepKind::Db},
    {"update_memory", StepKind::Db},
    {"upsert_memory", StepKind::Db},
    {"delete_memory", StepKind::Db},
    {"memory.search", StepKind::Retrieval},
    {"memory.add", StepKind::Db},
    {"memory.inject", StepKind::Workflow},
    {"memory.extract", StepKind::Workflow},
    {"execute_task", StepKind::Workflow, true},
    {"apply_guardrail", StepKind::Guardrail},
    {"guardrail_check", StepKind::Guardrail},
    {"guardrail.run", StepKind::Guardrail},
    {"guard", StepKind::Guardrail},
    {"evaluate", StepKind::Evaluator},
    {"decide", StepKind::Decision},
    {"handoff", StepKind::Decision},
    {"agent_handoff", StepKind::Decision},
};

constexpr Rule kRules[] = {
    {"gen_ai.operation.name", Field::Kind, 130, StepKind::Other, kOperations},
    {"gen_ai.operation.name", Field::Operation, 10},
    {"gen_ai.provider.name", Field::Provider, 10},
    {"gen_ai.system", Field::Provider, 20},
    {"gen_ai.request.model", Field::RequestModel, 10, StepKind::Generation},
    {"gen_ai.response.model", Field::ResponseModel, 10, StepKind::Generation},
    {"gen_ai.response.id", Field::ResponseId, 10},
    {"gen_ai.response.finish_reasons", Field::FinishReasons, 10, StepKind::Generation},
    {"gen_ai.response.finish_reason", Field::FinishReasons, 20, StepKind::Generation},
    {"gen_ai.response.stop_reason", Field::FinishReasons, 30, StepKind::Generation},

    {"gen_ai.usage.input_tokens", Field::InputTokens, 10, StepKind::Generation},
    {"gen_ai.usage.prompt_tokens", Field::InputTokens, 20, StepKind::Generation},
    {"gen_ai.response.prompt_tokens", Field::InputTokens, 100, StepKind::Generation},
    {"gen_ai.usage.output_tokens", Field::OutputTokens, 10, StepKind::Generation},
    {"gen_ai.usage.completion_tokens", Field::OutputTokens, 20, StepKind::Generation},
    {"gen_ai.response.completion_tokens", Field::OutputTokens, 100, StepKind::Generation},
    {"gen_ai.usage.total_tokens", Field::TotalTokens, 10},
    {"gen_ai.usage.cache_read.input_tokens", Field::CacheRead, 10},
    {"gen_ai.usage.cache_read_input_tokens", Field::CacheRead, 20},
    {"gen_ai.usage.cache_read_tokens", Field::CacheRead, 30},
    {"gen_ai.usage.details.cache_read_tokens", Field::CacheRead, 40},
    {"gen_ai.usage.details.cache_read_input_tokens", Field::CacheRead, 50},
    {"gen_ai.usage.cache_write.input_tokens", Field::CacheWrite, 10},
    {"gen_ai.usage.cache_creation.input_tokens", Field::CacheWrite, 20},
    {"gen_ai.usage.cache_creation_input_tokens", Field::CacheWrite, 30},
    {"gen_ai.usage.cache_write_input_tokens", Field::CacheWrite, 40},
    {"gen_ai.usage.cache_write_tokens", Field::CacheWrite, 50},
    {"gen_ai.usage.details.cache_write_tokens", Field::CacheWrite, 60},
    {"gen_ai.usage.details.cache_creation_input_tokens", Field::CacheWrite, 70},
    {"gen_ai.usage.cache_creation.5m_input_tokens", Field::CacheWrite5m, 10},
    {"gen_ai.usage.cache_creation.1h_input_tokens", Field::CacheWrite1h, 10},
    {"gen_ai.usage.input_token_details", Field::InputDetails, 10},
    {"gen_ai.usage.output_token_details", Field::OutputDetails, 10},
    {"gen_ai.usage.reasoning.output_tokens", Field::Reasoning, 10},
    {"gen_ai.usage.reasoning_tokens", Field::Reasoning, 20},
    {"gen_ai.usage.details.reasoning_tokens", Field::Reasoning, 30},
    {"gen_ai.usage.cost", Field::Cost, 20},
    {"gen_ai.cost.total_cost", Field::Cost, 40},
    {"gen_ai.usage.total_cost", Field::Cost, 70},
    {"gen_ai.usage.cost_usd", Field::Cost, 75},
    {"gen_ai.usage.input_cost", Field::InputCost, 20},
    {"gen_ai.usage.output_cost", Field::OutputCost, 20},
    {"gen_ai.cost.input_cost", Field::InputCost, 30},
    {"gen_ai.cost.output_cost", Field::OutputCost, 30},

    {"gen_ai.agent.name", Field::Agent, 10},
    {"gen_ai.agent.id", Field::None},
    {"gen_ai.conversation.id", Field::Session, 10},
    {"gen_ai.workflow.name", Field::Workflow, 10},
    {"gen_ai.prompt.name", Field::PromptName, 20},
    {"gen_ai.prompt.version", Field::PromptVersion, 20},
    {"gen_ai.user", Field::User, 80},

    {"gen_ai.tool.name", Field::Tool, 10, StepKind::Tool},
    {"gen_ai.tool.call.id", Field::ToolCallId, 10, StepKind::Tool},
    {"gen_ai.tool.call_id", Field::ToolCallId, 20, StepKind::Tool},
    {"gen_ai.tool.call.arguments", Field::ToolArguments, 10, StepKind::Tool},
    {"gen_ai.tool.call.result", Field::ToolResult, 10, StepKind::Tool},
    {"gen_ai.tool.type", Field::None, 0, StepKind::Tool},

    // Sentry's own spelling of what the conventions put into messages.
    {"gen_ai.tool.input", Field::ToolArguments, 12, StepKind::Tool},
    {"gen_ai.tool.output", Field::ToolResult, 12, StepKind::Tool},
    {"gen_ai.request.messages", Field::InputMessages, 15, StepKind::Generation},
    {"gen_ai.response.text", Field::AnswerText, 50, StepKind::Generation},
    {"gen_ai.response.tool_calls", Field::AnswerCalls, 50, StepKind::Generation},
    {"gen_ai.request.available_tools", Field::None},
    {"gen_ai.usage.input_tokens.cached", Field::CacheRead, 55},
    {"gen_ai.usage.input_tokens.cache_write", Field::CacheWrite, 75},
    {"gen_ai.usage.output_tokens.reasoning", Field::Reasoning, 40},
    {"gen_ai.function_id", Field::Agent, 61},

    {"gen_ai.system_instructions", Field::SystemInstructions, 10},
    {"gen_ai.input.messages", Field::InputMessages, 10},
    {"gen_ai.prompt", Field::InputMessages, 70},
    {"gen_ai.prompt", Field::InputBlob, 35},
    {"gen_ai.output.messages", Field::OutputMessages, 10},
    {"gen_ai.completion", Field::OutputMessages, 60},
    {"gen_ai.completion", Field::OutputBlob, 35},
    {"gen_ai.retrieval.query.text", Field::Query, 10, StepKind::Retrieval},
    {"gen_ai.memory.query.text", Field::Query, 40, StepKind::Retrieval},
    {"gen_ai.retrieval.documents", Field::Documents, 10, StepKind::Retrieval},
    {"gen_ai.memory.records", Field::Documents, 80, StepKind::Retrieval},
    {"gen_ai.data_source.id", Field::None, 0, StepKind::Retrieval},
    {"gen_ai.embeddings.dimension.count", Field::None, 0, StepKind::Embedding},
    {"gen_ai.evaluation.name", Field::None, 0, StepKind::Evaluator},
    {"aws.bedrock.guardrail.id", Field::None, 0, StepKind::Guardrail},

    // Known, and of no use to a column of the index.
    {"gen_ai.request.temperature", Field::None},
    {"gen_ai.request.top_p", Field::None},
    {"gen_ai.request.top_k", Field::None},
    {"gen_ai.request.frequency_penalty", Field::None},
    {"gen_ai.request.presence_penalty", Field::None},
    {"gen_ai.request.max_tokens", Field::None},
    {"gen_ai.request.seed", Field::None},
    {"gen_ai.request.choice.count", Field::None},
    {"gen_ai.request.stop_sequences", Field::None},
    {"gen_ai.request.encoding_formats", Field::None},
    {"gen_ai.request.stream", Field::None},
    {"gen_ai.request.reasoning.level", Field::None},
    {"gen_ai.request.previous_response.id", Field::None},
    {"gen_ai.request.service_tier", Field::None},
    {"gen_ai.response.service_tier", Field::None},
    {"gen_ai.response.time_to_first_chunk", Field::None},
    {"gen_ai.output.type", Field::None},
    {"gen_ai.tool.definitions", Field::None},
    {"gen_ai.tool.description", Field::None},
    {"gen_ai.agent.description", Field::None},
    {"gen_ai.agent.version", Field::None},
    {"gen_ai.retrieval.top_k", Field::None},
    {"gen_ai.conversation.compacted", Field::None},
    {"gen_ai.usage.audio.input_tokens", Field::InputAudio, 10},
    {"gen_ai.usage.audio_input_tokens", Field::InputAudio, 20},
    {"gen_ai.usage.audio.cache_read.input_tokens", Field::CacheReadAudio, 10},
    {"gen_ai.usage.audio.output_tokens", Field::OutputAudio, 10},
    {"gen_ai.usage.audio_output_tokens", Field::OutputAudio, 20},
    {"gen_ai.usage.text.input_tokens", Field::None},
    {"gen_ai.usage.text.output_tokens", Field::None},
    {"gen_ai.usage.image.input_tokens", Field::None},
    {"gen_ai.usage.image.output_tokens", Field::None},
    {"gen_ai.usage.video.input_tokens", Field::None},
    {"openai.api.type", Field::None},
    {"openai.response.system_fingerprint", Field::None},
    {"openai.request.service_tier", Field::None},
    {"openai.response.service_tier", Field::None},
};

constexpr PrefixRule kPrefixes[] = {
    {"gen_ai.guardrail.", {}, false, Field::None, 0, StepKind::Guardrail},
    {"gen_ai.evaluation.", {}, false, Field::None, 0, StepKind::Evaluator},
    {"gen_ai.handoff.", {}, false, Field::None, 0, StepKind::Decision},
    {"gen_ai.", {}, false, Field::None, 0},
};

// 1.26 and 1.28–1.36: messages as events of the span.
constexpr EventRule kEvents[] = {
    {"gen_ai.content.prompt", StepKind::Generation},
    {"gen_ai.content.completion", StepKind::Generation},
    {"gen_ai.choice", StepKind::Generation},
    {"gen_ai.user.message", StepKind::Generation},
};

// A.9. The histogram of up to 1.41 has one name for both sides; genai-next counts each apart, and once more as histograms.
constexpr std::string_view kTokenTypeKeys[] = {"gen_ai.token.type"};
constexpr UsageWord kTokenTypes[] = {
    {"input", UsagePart::Input},
    {"prompt", UsagePart::Input},
    {"output", UsagePart::Output},
    {"completion", UsagePart::Output},
};
constexpr MetricRule kMetrics[] = {
    {"gen_ai.client.inference.usage.input_tokens", UsagePart::Input},
    {"gen_ai.client.inference.usage.output_tokens", UsagePart::Output},
    {"gen_ai.client.inference.usage.cache_read.input_tokens", UsagePart::CacheRead},
    {"gen_ai.client.inference.usage.cache_write.input_tokens", UsagePart::CacheWrite},
    {"gen_ai.client.inference.usage.reasoning.output_tokens", UsagePart::Reasoning},
    {"gen_ai.client.inference.operation.input_tokens", UsagePart::Input, {}, {}, 1},
    {"gen_ai.client.inference.operation.output_tokens", UsagePart::Output, {}, {}, 1},
    {"gen_ai.client.token.usage", UsagePart::None, kTokenTypeKeys, kTokenTypes, 2},
};

constexpr std::string_view kNotSent[] = {
    "Content, unless capturing it is switched on.",
};

constexpr std::string_view kReading[] = {
    "Messages are read from attributes, then from events of the span, then from log records that name it.",
    "A cached count greater than the input, or a total that is only right with it, shows that the input leaves cached tokens out; they are added.",
    "Names of frameworks in place of a provider are passed over for the host or the model.",
    "A handover, the verdict of a guardrail and the disposition of a tool are decisions of the run about itself.",
};

} // namespace

const Dialect kOtelGenAiDialect{
    .slug = "otel-genai",
    .rules = kRules,
    .prefixes = kPrefixes,
    .events = kEvents,
    .about = {"OpenTelemetry GenAI conventions",
              "Anything that follows the conventions from 1.26 to the ones to come, and the spellings that libraries on top of them use.",
              kNotSent, kReading},
    .telemetry = {.metrics = kMetrics},
};

} // namespace whyglass::telemetry
