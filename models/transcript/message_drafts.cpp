// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/message_drafts.h"

#include "models/format/format.h"

#include <array>
#include <cstdio>
#include <utility>

namespace whyglass::transcript {

namespace {

constexpr std::size_t kDocumentBytes = 160;
constexpr std::size_t kListedDocuments = 50;

std::string nameOfPart(const domain::MessagePart& part)
{
    const std::string& text = part.content.empty() ? part.payload : part.content;
    if (part.type == "blob")
        return "[" + part.type + ", " + format::bytes(static_cast<std::int64_t>(text.size())) + "]";
    return "[" + part.type + (text.empty() ? "" : " " + text) + "]";
}

std::string scoreText(double score)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", score);
    return text.data();
}

} // namespace

std::string_view wordOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Trace: return "trace";
    case EntryKind::Definition: return "tool offered";
    case EntryKind::System: return "system";
    case EntryKind::User: return "user";
    case EntryKind::Reasoning: return "reasoning";
    case EntryKind::Assistant: return "assistant";
    case EntryKind::ToolCall: return "tool call";
    case EntryKind::ToolResult: return "tool result";
    case EntryKind::Retrieval: return "retrieval";
    case EntryKind::Decision: return "decision";
    case EntryKind::Log: return "log";
    }
    return "user";
}

EntryKind kindOfRole(std::string_view role)
{
    if (role == "system" || role == "developer")
        return EntryKind::System;
    if (role == "assistant" || role == "model" || role == "ai")
        return EntryKind::Assistant;
    if (role == "tool" || role == "function")
        return EntryKind::ToolResult;
    return EntryKind::User;
}

bool isReasoningPart(const domain::MessagePart& part) { return part.type == "reasoning" || part.type == "thinking"; }

bool isCallPart(const domain::MessagePart& part) { return part.type == "tool_call"; }

bool isResultPart(const domain::Message& message, const domain::MessagePart& part)
{
    return part.type == "tool_call_response" || (part.type == "text" && kindOfRole(message.role) == EntryKind::ToolResult);
}

std::size_t endOfProse(const domain::Message& message, std::size_t first)
{
    const bool reasoning = isReasoningPart(message.parts[first]);
    std::size_t end = first + 1;
    while (end < message.parts.size() && !isCallPart(message.parts[end]) && !isResultPart(message, message.parts[end])
           && isReasoningPart(message.parts[end]) == reasoning)
        ++end;
    return end;
}

std::string proseOf(const domain::Message& message, std::size_t first, std::size_t end)
{
    std::string text;
    for (std::size_t i = first; i < end; ++i) {
        const domain::MessagePart& part = message.parts[i];
        text += text.empty() ? "" : "\n\n";
        text += part.type == "text" || isReasoningPart(part) ? part.content : nameOfPart(part);
    }
    return text;
}

std::string textOfDocuments(const std::vector<domain::Document>& documents)
{
    std::string text;
    for (std::size_t i = 0; i < documents.size() && i < kListedDocuments; ++i) {
        const domain::Document& document = documents[i];
        text += (i > 0 ? "\n" : "") + std::to_string(i + 1) + ". " + (document.id.empty() ? "document" : document.id);
        if (document.score)
            text += "  score " + scoreText(*document.score);
        if (document.content)
            text += "  " + std::string(format::clip(*document.content, kDocumentBytes));
    }
    if (documents.size() > kListedDocuments)
        text += "\n… " + std::to_string(documents.size() - kListedDocuments) + " more";
    return text;
}

} // namespace whyglass::transcript
