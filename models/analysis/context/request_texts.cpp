// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/request_texts.h"

#include <algorithm>

namespace whyglass::analysis {

using domain::StepKind;

namespace {

bool isResult(const domain::Message& message, const domain::MessagePart& part)
{
    return part.type == "tool_call_response" || (part.type == "text" && (message.role == "tool" || message.role == "function"));
}

bool speaksForSystem(std::string_view role) { return role == "system" || role == "developer"; }
bool speaksForModel(std::string_view role) { return role == "assistant" || role == "model" || role == "ai"; }

ContextKind kindOf(const domain::Message& message, const domain::MessagePart& part)
{
    if (isResult(message, part))
        return ContextKind::ToolResult;
    if (speaksForSystem(message.role))
        return ContextKind::System;
    return speaksForModel(message.role) || part.type == "tool_call" ? ContextKind::Assistant : ContextKind::User;
}

std::string_view textOf(const domain::MessagePart& part) { return part.payload.empty() ? part.content : part.payload; }

void addMessages(const std::vector<domain::Message>& messages, std::vector<RequestText>& texts)
{
    bool leading = true; // what a system says first is its prompt; later it is a message as others
    for (std::uint32_t m = 0; m < messages.size(); ++m) {
        const domain::Message& message = messages[m];
        leading = leading && speaksForSystem(message.role);
        for (std::uint32_t p = 0; p < message.parts.size(); ++p) {
            const domain::MessagePart& part = message.parts[p];
            if (textOf(part).empty() && (part.type == "text" || (part.id.empty() && part.name.empty())))
                continue; // a message that only calls has no text, some that call nothing have an empty call
            const ContextRegion region{leading ? ContextRegion::Kind::System : ContextRegion::Kind::Message, m};
            const std::string_view name = part.name.empty() ? message.name : part.name;
            texts.push_back({kindOf(message, part), region, p, message.role, name, part.type, part.id, textOf(part)});
        }
    }
}

std::string indexed(std::string_view list, std::size_t index) { return std::string(list) + "[" + std::to_string(index) + "]"; }

void addOutputs(const ContextStep& step, std::vector<ProducedText>& produced)
{
    for (std::size_t m = 0; step.content.outputMessages && m < step.content.outputMessages->size(); ++m) {
        const domain::Message& message = (*step.content.outputMessages)[m];
        for (std::size_t p = 0; p < message.parts.size(); ++p) {
            const domain::MessagePart& part = message.parts[p];
            produced.push_back({ContextKind::Assistant, indexed("output_messages", m) + indexed(".parts", p), part.name, part.id, textOf(part),
                step.row.end(), true, false});
        }
    }
}

void addDocuments(const ContextStep& step, std::vector<ProducedText>& produced)
{
    const auto& documents = *step.content.documents;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const bool hasText = documents[i].content.has_value();
        produced.push_back({ContextKind::Document, indexed("documents", i) + (hasText ? ".content" : ".id"), documents[i].id, {},
            hasText ? std::string_view(*documents[i].content) : std::string_view(documents[i].id), step.row.end(), true, true});
    }
}

void addTool(const ContextStep& step, std::vector<ProducedText>& produced)
{
    const std::string name(step.tool.empty() ? step.name : step.tool);
    const auto& result = step.content.toolResult ? step.content.toolResult : step.content.output;
    const char* field = step.content.toolResult ? "tool_result" : "output";
    // What is below another tool answers that one, not a model.
    produced.push_back({ContextKind::ToolResult, result ? field : "tool_result", name, step.toolCallId, result ? std::string_view(*result) : std::string_view(),
        step.row.end(), result.has_value(), !step.insideTool && !step.content.documents});
    if (step.content.toolArguments)
        produced.push_back({ContextKind::User, "tool_arguments", name, {}, *step.content.toolArguments, step.row.start, true, false});
}

/// Some dialects tell the instructions beside the messages and as the first of them: that is one text.
bool standsInMessages(std::string_view instructions, const domain::StepContent& content)
{
    if (!content.inputMessages)
        return false;
    for (const domain::Message& message : *content.inputMessages) {
        if (!speaksForSystem(message.role))
            return false;
        if (std::any_of(message.parts.begin(), message.parts.end(), [&](const domain::MessagePart& part) { return textOf(part) == instructions; }))
            return true;
    }
    return false;
}

} // namespace

Request requestOf(const ContextStep& call)
{
    Request request;
    const domain::StepContent& content = call.content;
    for (std::uint32_t i = 0; i < call.definitions.size(); ++i)
        request.texts.push_back({ContextKind::Tools, {ContextRegion::Kind::Tools, 0}, i, {}, call.definitions[i].name, "tool", {}, call.definitions[i].text});
    for (std::uint32_t i = 0; content.systemInstructions && i < content.systemInstructions->size(); ++i) {
        const domain::MessagePart& part = (*content.systemInstructions)[i];
        if (standsInMessages(textOf(part), content))
            continue;
        request.texts.push_back({ContextKind::System, {ContextRegion::Kind::System, 0}, i, {}, part.name, part.type, {}, textOf(part)});
    }
    if (content.inputMessages) {
        addMessages(*content.inputMessages, request.texts);
    } else if (content.input) {
        request.fromInput = true;
        request.texts.push_back({ContextKind::User, {ContextRegion::Kind::Message, 0}, 0, "user", {}, "text", {}, *content.input});
    }
    request.captured = content.inputMessages || content.input;
    return request;
}

std::string fieldOf(const RequestText& text, bool fromInput)
{
    if (text.region.kind == ContextRegion::Kind::Tools)
        return indexed("tool_definitions", text.part);
    if (text.region.kind == ContextRegion::Kind::System && text.role.empty())
        return indexed("system_instructions", text.part);
    return fromInput ? std::string("input") : indexed("input_messages", text.region.message) + indexed(".parts", text.part);
}

std::vector<ProducedText> producedBy(const ContextStep& step)
{
    std::vector<ProducedText> produced;
    const domain::StepContent& content = step.content;
    if (step.row.step == StepKind::Generation) {
        // A call around another call of the same model repeats its answer.
        if (!step.row.has(store::SpanFlag::CallBelow) && !step.row.has(store::SpanFlag::Doubled))
            addOutputs(step, produced);
        return produced;
    }
    if (content.documents)
        addDocuments(step, produced);
    if (step.row.step == StepKind::Tool) {
        addTool(step, produced);
        return produced;
    }
    if (content.input)
        produced.push_back({ContextKind::User, "input", std::string(step.name), {}, *content.input, step.row.start, true, false});
    if (content.output)
        produced.push_back({ContextKind::Assistant, "output", std::string(step.name), {}, *content.output, step.row.end(), true, false});
    return produced;
}

} // namespace whyglass::analysis
