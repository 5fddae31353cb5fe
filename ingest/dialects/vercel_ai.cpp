// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Vercel AI SDK (semantic-conventions.md D): versions 3 to 6 and the legacy form of 7, whose outer spans sum the usage of
/// the inner ones, and the form of 7 that follows the conventions under the scope gen_ai.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kOperations[] = {
    {"ai.generateText", StepKind::Agent},
    {"ai.streamText", StepKind::Agent},
    {"ai.generateObject", StepKind::Agent},
    {"ai.streamObject", StepKind::Agent},
    {"ai.workflowAgent.stream", StepKind::Agent},
    {"ai.generateText.doGenerate", StepKind::Generation},
    {"ai.streamText.doStream", StepKind::Generation},
    {"ai.generateObject.doGenerate", StepKind::Generation},
    {"ai.streamObject.doStream", StepKind::Generation},
    {"ai.generateSpeech", StepKind::Generation},
    {"ai.transcribe", StepKind::Generation},
    {"ai.streamTranscribe", StepKind::Generation},
    {"ai.embed", StepKind::Embedding},
    {"ai.embedMany", StepKind::Embedding},
    {"ai.embed.doEmbed", StepKind::Embedding},
    {"ai.embedMany.doEmbed", StepKind::Embedding},
    {"ai.rerank", StepKind::Rerank},
    {"ai.rerank.doRerank", StepKind::Rerank},
    {"ai.toolCall", StepKind::Tool},
    {"ai.decide", StepKind::Decision},
    {"ai.decide.doDecide", StepKind::Decision},
};

constexpr Rule kRules[] = {
    {"ai.operationId", Field::Kind, 110, StepKind::Other, kOperations},
    {"ai.operationId", Field::Operation, 20},
    {.key = "operation.name", .field = Field::Kind, .rank = 111, .words = kOperations, .shared = true},
    {"resource.name", Field::Agent, 68, StepKind::Other, {}, true},
    {"ai.model.id", Field::RequestModel, 30},
    {"ai.model.provider", Field::Provider, 40},
    {"ai.response.model", Field::ResponseModel, 30},
    {"ai.response.id", Field::ResponseId, 20},
    {"ai.response.finishReason", Field::FinishReasons, 65, StepKind::Generation},
    {"ai.finishReason", Field::FinishReasons, 66, StepKind::Generation},

    {"ai.usage.inputTokens", Field::InputTokens, 40},
    {"ai.usage.promptTokens", Field::InputTokens, 50},
    {"ai.usage.tokens", Field::InputTokens, 60, StepKind::Embedding},
    {"ai.usage.outputTokens", Field::OutputTokens, 40},
    {"ai.usage.completionTokens", Field::OutputTokens, 50},
    {"ai.usage.totalTokens", Field::TotalTokens, 40},
    {"ai.usage.inputTokenDetails.cacheReadTokens", Field::CacheRead, 80},
    {"ai.usage.cachedInputTokens", Field::CacheRead, 90},
    {"ai.usage.inputTokenDetails.cacheWriteTokens", Field::CacheWrite, 90},
    {"ai.usage.outputTokenDetails.reasoningTokens", Field::Reasoning, 60},
    {"ai.usage.reasoningTokens", Field::Reasoning, 70},
    {"ai.response.providerMetadata", Field::UsageBlob, 60},

    {"ai.model.name", Field::RequestModel, 31},
    {"ai.telemetry.functionId", Field::Agent, 60},
    {"ai.telemetry.metadata.session_id", Field::Session, 82},
    {"ai.telemetry.metadata.threadId", Field::Session, 83},
    {"ai.telemetry.metadata.conversationId", Field::Session, 84},
    {"ai.telemetry.metadata.user_id", Field::User, 72},
    {"ai.telemetry.metadata.sessionId", Field::Session, 80},
    {"ai.telemetry.metadata.userId", Field::User, 70},
    {"ai.telemetry.metadata.userTier", Field::UserTier, 70},
    {"ai.telemetry.metadata.user_tier", Field::UserTier, 71},
    {"ai.telemetry.metadata.tier", Field::UserTier, 72},
    {"ai.settings.context.sessionId", Field::Session, 81},
    {"ai.settings.context.session_id", Field::Session, 85},
    {"ai.settings.context.threadId", Field::Session, 86},
    {"ai.settings.context.conversationId", Field::Session, 87},
    {"ai.settings.context.userId", Field::User, 71},
    {"ai.settings.context.user_id", Field::User, 73},
    {"ai.settings.context.userTier", Field::UserTier, 73},
    {"ai.settings.context.user_tier", Field::UserTier, 74},
    {"ai.settings.context.tier", Field::UserTier, 75},

    {"ai.toolCall.name", Field::Tool, 30, StepKind::Tool},
    {"ai.toolCall.id", Field::ToolCallId, 40, StepKind::Tool},
    {"ai.toolCall.args", Field::ToolArguments, 20, StepKind::Tool},
    {"ai.toolCall.result", Field::ToolResult, 20, StepKind::Tool},
    {"ai.toolCall.input", Field::ToolArguments, 21, StepKind::Tool},
    {"ai.toolCall.output", Field::ToolResult, 21, StepKind::Tool},

    {"ai.prompt.messages", Field::InputMessages, 60},
    {"ai.prompt", Field::InputMessages, 65},
    {"ai.response.reasoning", Field::AnswerReasoning, 10},
    {"ai.response.text", Field::AnswerText, 10},
    {"ai.response.object", Field::AnswerText, 20},
    {"ai.response.toolCalls", Field::AnswerCalls, 10},
    {"ai.result.text", Field::AnswerText, 30},
    {"ai.result.object", Field::AnswerText, 40},
    {"ai.result.toolCalls", Field::AnswerCalls, 30},
    {"ai.value", Field::InputBlob, 60},
    {"ai.values", Field::InputBlob, 61},
    {"ai.documents", Field::Documents, 70, StepKind::Rerank},
    {"ai.ranking", Field::Ranking, 10, StepKind::Rerank},
    {"ai.ranking.type", Field::None, 0, StepKind::Rerank},
    {"ai.embedding", Field::None, 0, StepKind::Embedding},
    {"ai.embeddings", Field::None, 0, StepKind::Embedding},

    // Known, and of no use to a column of the index.
    {"ai.prompt.format", Field::None},
    {"ai.prompt.tools", Field::None},
    {"ai.prompt.toolChoice", Field::None},
    {"ai.response.timestamp", Field::None},
    {"ai.response.files", Field::None},
    {"ai.response.msToFirstChunk", Field::None},
    {"ai.response.msToFinish", Field::None},
    {"ai.response.avgOutputTokensPerSecond", Field::None},
    {"ai.response.avgCompletionTokensPerSecond", Field::None},
    {"ai.stream.msToFirstChunk", Field::None},
    {"ai.schema", Field::None},
    {"ai.schema.name", Field::None},
    {"ai.schema.description", Field::None},
    {"ai.settings.maxRetries", Field::None},
    {"ai.settings.maxSteps", Field::None},
    {"ai.settings.output", Field::None},
    {"ai.settings.mode", Field::None},
    {"ai.usage.inputTokenDetails.noCacheTokens", Field::None},
    {"ai.usage.outputTokenDetails.textTokens", Field::None},
    {"gen_ai.execute_tool.duration", Field::None, 0, StepKind::Tool},
};

constexpr PrefixRule kPrefixes[] = {
    {"ai.settings."},
    {"ai.telemetry."},
    {"ai.request.headers."},
};

constexpr ScopeRule kScopes[] = {
    {"ai", ScopeRule::Match::Exact},
    {"gen_ai", ScopeRule::Match::Exact},
};

constexpr std::string_view kNotSent[] = {
    "Usage of answers that version 4 streams: it sends NaN.",
    "Cached and reasoning tokens in versions 4 and 5, but for what the provider metadata holds.",
    "A session or user, unless the application puts them into telemetry metadata.",
};

constexpr std::string_view kReading[] = {
    "The outer span of a call sums the inner ones and is not counted.",
    "Tools and documents are lists of JSON texts.",
};

} // namespace

const Dialect kVercelAiDialect{
    .slug = "vercel-ai",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Vercel AI SDK 3 to 7",
              "The AI SDK of Vercel; known by the scope ai, in version 7 also gen_ai, and by keys ai.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry
