// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Vercel AI SDK, versions 3 to 6 and the legacy form of 7 (semantic-conventions.md D.1). The outer span of a call sums
/// the usage of the inner ones.
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

    {"ai.telemetry.functionId", Field::Agent, 60},
    {"ai.telemetry.metadata.sessionId", Field::Session, 80},
    {"ai.telemetry.metadata.userId", Field::User, 70},
    {"ai.telemetry.metadata.userTier", Field::UserTier, 70},
    {"ai.telemetry.metadata.user_tier", Field::UserTier, 71},
    {"ai.telemetry.metadata.tier", Field::UserTier, 72},
    {"ai.settings.context.sessionId", Field::Session, 81},
    {"ai.settings.context.userId", Field::User, 71},

    {"ai.toolCall.name", Field::Tool, 30, StepKind::Tool},
    {"ai.toolCall.id", Field::ToolCallId, 40, StepKind::Tool},
    {"ai.toolCall.args", Field::ToolArguments, 20, StepKind::Tool},
    {"ai.toolCall.result", Field::ToolResult, 20, StepKind::Tool},

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
};

constexpr PrefixRule kPrefixes[] = {
    {"ai.settings.", {}, false},
    {"ai.telemetry.", {}, false},
    {"ai.ranking", {}, false, Field::None, 0, StepKind::Rerank},
};

constexpr ScopeRule kScopes[] = {{"ai", ScopeRule::Match::Exact}};

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
    "vercel-ai", kRules, kPrefixes, {}, kScopes, {},
    {"Vercel AI SDK",
     "Versions 3 to 7; known by the scope ai.",
     kNotSent, kReading}};

} // namespace whyglass::telemetry
