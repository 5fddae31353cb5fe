// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::domain {

/// What a span means (cli.md `step`). The numbers are stored: append, never renumber.
enum class StepKind : std::uint8_t {
    Other = 0, Agent, Workflow, Generation, Embedding, Retrieval, Rerank, Tool, Guardrail, Evaluator, Decision, Http, Db,
    Rpc, Messaging,
};
inline constexpr std::size_t kStepKindCount = 15;

/// The word of cli.md: "generation", "tool" …
std::string_view nameOf(StepKind kind);
std::optional<StepKind> stepKindFromName(std::string_view name);

/// Steps that a `counted` flag makes sense for (cli.md): generation, embedding, retrieval, rerank, tool.
bool isCountable(StepKind kind);

/// Why a generation ended, normalised (cli.md).
enum class FinishReason : std::uint8_t { Stop = 0, Length, ToolCalls, ContentFilter, Error, Other };
std::string_view nameOf(FinishReason reason);
/// Folds every spelling of semantic-conventions.md Q; unknown text is Other.
FinishReason finishReasonFrom(std::string_view text);

/// OTLP span kind and status; the numbers are those of the wire.
enum class SpanKind : std::uint8_t { Unspecified = 0, Internal, Server, Client, Producer, Consumer };
std::string_view nameOf(SpanKind kind);
enum class SpanStatus : std::uint8_t { Unset = 0, Ok, Error };
std::string_view nameOf(SpanStatus status);

/// One member of a message, in the shape of the OpenTelemetry GenAI conventions (semantic-conventions.md A.7).
struct MessagePart {
    std::string type = "text"; ///< text, reasoning, tool_call, tool_call_response, uri, blob, file … (never `tool_calls`)
    std::string content;       ///< text and reasoning: the text; blob: base64; uri: the address
    std::string name;          ///< tool_call: the tool
    std::string id;            ///< tool_call and tool_call_response: the call's id
    /// tool_call: the arguments; tool_call_response: the response; others: further members as one JSON object.
    /// JSON text where `payloadIsJson`, else plain text.
    std::string payload;
    bool payloadIsJson = false;
    bool operator==(const MessagePart&) const = default;
};

/// One message of a prompt or an answer.
struct Message {
    std::string role; ///< system, user, assistant, tool, developer …
    std::string name; ///< empty where none was sent
    std::string finishReason;
    std::vector<MessagePart> parts;
    bool operator==(const Message&) const = default;
};

/// One retrieved document.
struct Document {
    std::string id;
    std::optional<double> score;
    std::optional<std::string> content;
    std::string metadata; ///< JSON text of an object; empty where none
    bool operator==(const Document&) const = default;
};

/// The bulky part of a step: what went in and out. Made on demand from the payload, never stored apart.
struct StepContent {
    std::optional<std::vector<MessagePart>> systemInstructions;
    std::optional<std::vector<Message>> inputMessages;
    std::optional<std::vector<Message>> outputMessages;
    std::optional<std::string> toolArguments; ///< JSON text where it was structured, else as sent
    std::optional<std::string> toolResult;
    std::optional<std::string> query;
    std::optional<std::vector<Document>> documents;
    /// Input and output of any other step (agent, workflow …) as text.
    std::optional<std::string> input;
    std::optional<std::string> output;
};

} // namespace whyglass::domain
