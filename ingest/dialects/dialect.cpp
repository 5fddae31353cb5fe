// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

namespace whyglass::telemetry {

std::string_view meaningOf(Field field)
{
    switch (field) {
    case Field::None: return {};
    case Field::Kind: return "kind of step";
    case Field::Operation: return "operation";
    case Field::Provider: return "provider";
    case Field::RequestModel: return "request model";
    case Field::ResponseModel: return "response model";
    case Field::InputTokens: return "input tokens";
    case Field::OutputTokens: return "output tokens";
    case Field::TotalTokens: return "total tokens (a check, or for a side that is missing)";
    case Field::CacheRead: return "input tokens read from a cache";
    case Field::CacheWrite: return "input tokens written to a cache";
    case Field::Reasoning: return "reasoning tokens";
    case Field::Cost: return "cost";
    case Field::InputCost: return "cost of the input";
    case Field::OutputCost: return "cost of the output";
    case Field::CostBlob: return "costs (JSON)";
    case Field::UsageBlob: return "token usage (JSON)";
    case Field::FinishReasons: return "finish reasons";
    case Field::ResponseId: return "response id";
    case Field::Tool: return "tool";
    case Field::ToolCallId: return "tool call id";
    case Field::EntityName: return "tool or agent, by the kind of step";
    case Field::Agent: return "agent";
    case Field::Session: return "session";
    case Field::User: return "user";
    case Field::UserTier: return "user tier";
    case Field::Workflow: return "workflow";
    case Field::PromptName: return "prompt name";
    case Field::PromptVersion: return "prompt version";
    case Field::ErrorType: return "error type";
    case Field::HttpStatus: return "HTTP status";
    case Field::Host: return "host (tells the provider)";
    case Field::Metadata: return "session, user and tier of the application (JSON)";
    case Field::InclusiveUsage: return "token usage, cached tokens inside the input (JSON)";
    case Field::RequestBlob: return "request (JSON): the model, where no key names it";
    case Field::InputDetails: return "parts of the input tokens (JSON)";
    case Field::OutputDetails: return "parts of the output tokens (JSON)";
    case Field::CacheWrite5m: return "input tokens written to a cache for 5 minutes";
    case Field::CacheWrite1h: return "input tokens written to a cache for 1 hour";
    case Field::InputAudio: return "input tokens of audio";
    case Field::CacheReadAudio: return "input tokens of audio read from a cache";
    case Field::OutputAudio: return "output tokens of audio";
    case Field::ModelName: return "request model of a model call";
    case Field::SpanRole: return "whether the span only announces another";
    case Field::ToolOutcome: return "whether the tool failed";
    case Field::ToolFailure: return "whether the tool failed";
    case Field::PromptList: return "prompts (JSON)";
    case Field::EventName: return "event of a log record (tells the kind of step)";
    case Field::SystemInstructions: return "system instructions";
    case Field::InputMessages: return "input messages";
    case Field::OutputMessages: return "output messages";
    case Field::MessageEvents: return "messages, an event each (JSON)";
    case Field::AnswerText: return "text of the answer";
    case Field::AnswerReasoning: return "reasoning of the answer";
    case Field::AnswerCalls: return "tool calls of the answer";
    case Field::ToolArguments: return "tool arguments";
    case Field::ToolResult: return "tool result";
    case Field::Query: return "query of a retrieval";
    case Field::Documents: return "documents";
    case Field::Ranking: return "order and scores of the documents";
    case Field::InputBlob: return "input: arguments, query or prompt, by the kind of step";
    case Field::OutputBlob: return "output: result, documents or answer, by the kind of step";
    case Field::Count: break;
    }
    return {};
}

std::string patternOf(const PrefixRule& rule)
{
    std::string pattern(rule.prefix);
    if (rule.indexed)
        pattern += "N";
    if (rule.suffix.empty())
        return pattern + (rule.indexed ? ".*" : "*");
    return pattern + "*" + std::string(rule.suffix);
}

} // namespace whyglass::telemetry
