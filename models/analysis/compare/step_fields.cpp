// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/step_fields.h"

#include "ingest/dialects/dialect_registry.h"
#include "models/analysis/details/tool_definitions.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMostAttributes = 200;
/// Longer attributes that no dialect reads are payloads of something else.
constexpr std::size_t kLongestAttribute = 4'096;

bool holdsToolDefinitions(std::string_view key)
{
    return key == "gen_ai.tool.definitions" || key == "ai.prompt.tools" || key.starts_with("llm.tools.") || key.starts_with("llm.request.functions.");
}

class Fields {
public:
    void add(std::string name, FieldRole role, std::string text)
    {
        if (!text.empty())
            m_fields.push_back({std::move(name), role, std::move(text)});
    }
    void add(std::string name, FieldRole role, std::string_view text) { add(std::move(name), role, std::string(text)); }
    void add(std::string name, FieldRole role, const std::optional<std::string>& text)
    {
        if (text)
            add(std::move(name), role, std::string(*text));
    }
    void addCount(std::string name, const std::optional<std::int64_t>& count)
    {
        if (count)
            add(std::move(name), FieldRole::Input, std::to_string(*count));
    }
    std::vector<StepField> take() { return std::move(m_fields); }

private:
    std::vector<StepField> m_fields;
};

std::string calledTools(const std::vector<domain::Message>& messages)
{
    std::string tools;
    for (const domain::Message& message : messages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "tool_call")
                tools.append(tools.empty() ? "" : ", ").append(part.name);
        }
    }
    return tools;
}

std::string documentsText(const std::vector<domain::Document>& documents)
{
    std::string text;
    for (const domain::Document& document : documents) {
        text.append(text.empty() ? "" : "\n").append(document.id);
        if (document.content)
            text.append(document.id.empty() ? "" : ": ").append(*document.content);
    }
    return text.empty() ? "[]" : text;
}

std::string finishText(const telemetry::Step& step)
{
    std::string text;
    for (const domain::FinishReason reason : step.finishReasons)
        text.append(text.empty() ? "" : ", ").append(nameOf(reason));
    return text;
}

void addInputs(const DecodedSpan& decoded, const domain::StepContent& content, Fields& fields)
{
    const telemetry::Step& step = decoded.step;
    fields.add("model", FieldRole::Behaviour, step.requestModel.empty() ? step.responseModel : step.requestModel);
    fields.add("agent", FieldRole::Input, step.agent);
    fields.add("prompt_version", FieldRole::Input, step.promptVersion);
    if (content.systemInstructions)
        fields.add("system_instructions", FieldRole::Input, partsText(*content.systemInstructions));
    fields.add("tool_definitions", FieldRole::Input, toolDefinitionsText(decoded.span));
    fields.add("tool_arguments", FieldRole::Input, content.toolArguments);
    fields.add("query", FieldRole::Input, content.query);
    if (content.inputMessages)
        fields.add("input_messages", FieldRole::Input, messagesText(*content.inputMessages));
    else
        fields.add("input", FieldRole::Input, content.input);
}

void addOutputs(const store::SpanRow& row, const DecodedSpan& decoded, const domain::StepContent& content, Fields& fields)
{
    if (row.status == domain::SpanStatus::Error)
        fields.add("status", FieldRole::Behaviour, std::string_view("error"));
    fields.add("error_type", FieldRole::Behaviour, decoded.step.errorType);
    fields.add("finish_reasons", FieldRole::Behaviour, finishText(decoded.step));
    if (content.outputMessages) {
        fields.add("tool_calls", FieldRole::Behaviour, calledTools(*content.outputMessages));
        fields.add("output_messages", FieldRole::Output, messagesText(*content.outputMessages));
    } else {
        fields.add("output", FieldRole::Output, content.output);
    }
    fields.add("tool_result", FieldRole::Output, content.toolResult);
    if (content.documents)
        fields.add("documents", FieldRole::Output, documentsText(*content.documents));
}

void addDecision(const domain::Decision& decision, Fields& fields)
{
    fields.add("decision.result", FieldRole::Behaviour, decision.result);
    if (decision.confidence) {
        std::string text = std::to_string(*decision.confidence);
        text.erase(text.find_last_not_of('0') + 1);
        fields.add("decision.confidence", FieldRole::Input, std::string_view(text).substr(0, text.ends_with('.') ? text.size() - 1 : text.size()));
    }
    for (const auto& [key, value] : decision.subject)
        fields.add("decision.subject." + key, FieldRole::Input, value);
}

void addAttributes(const telemetry::SpanView& span, const domain::Decision* decision, Fields& fields)
{
    std::size_t count = 0;
    for (const telemetry::AttributeView& attribute : span.attributes) {
        const bool told = decision && std::any_of(decision->subject.begin(), decision->subject.end(), [&](const auto& entry) { return entry.first == attribute.key; });
        if (told || attribute.value.text.size() > kLongestAttribute || holdsToolDefinitions(attribute.key)
            || telemetry::DialectIndex::instance().reads(attribute.key))
            continue;
        if (++count > kMostAttributes)
            return;
        fields.add("attributes." + std::string(attribute.key), FieldRole::Input, telemetry::valueToText(attribute.value));
    }
}

void addVolatile(const store::SpanRow& row, const telemetry::Step& step, Fields& fields)
{
    fields.addCount("duration_ns", row.duration.ns);
    fields.addCount("tokens.input", row.tokens.input);
    fields.addCount("tokens.output", row.tokens.output);
    if (row.cost)
        fields.add("cost_usd", FieldRole::Input, format::moneyExact(*row.cost));
    fields.add("tool_call_id", FieldRole::Input, step.toolCallId);
    fields.add("response_id", FieldRole::Input, step.responseId);
}

} // namespace

std::vector<StepField> fieldsOf(const TraceDetails& trace, std::size_t row, const domain::StepContent& content, const domain::Decision* decision, bool volatileFields)
{
    Fields fields;
    const store::SpanRow& span = trace.spans.rows[row];
    if (const auto& decoded = trace.decoded[row]) {
        if (!decoded->step.tool.empty())
            fields.add("tool", FieldRole::Behaviour, decoded->step.tool);
        else if (span.step != domain::StepKind::Generation)
            fields.add("name", FieldRole::Input, trace.spans.text(span.name));
        addInputs(*decoded, content, fields);
        addOutputs(span, *decoded, content, fields);
        addAttributes(decoded->span, decision, fields);
        if (volatileFields)
            addVolatile(span, decoded->step, fields);
    }
    if (decision)
        addDecision(*decision, fields);
    return fields.take();
}

std::string partsText(const std::vector<domain::MessagePart>& parts)
{
    std::string text;
    for (const domain::MessagePart& part : parts) {
        std::string said = part.content;
        if (part.type == "tool_call")
            said = part.name + "(" + part.payload + ")";
        else if (part.type == "tool_call_response")
            said = part.payload.empty() ? part.content : part.payload;
        else if (said.empty())
            said = part.payload;
        text.append(text.empty() || said.empty() ? "" : "\n").append(said);
    }
    return text;
}

std::string messagesText(const std::vector<domain::Message>& messages)
{
    std::string text;
    for (const domain::Message& message : messages) {
        text.append(text.empty() ? "" : "\n\n").append("[").append(message.role).append("]\n");
        text += partsText(message.parts);
    }
    return text;
}

std::string promptNameOf(const telemetry::Step& step)
{
    std::string name(step.promptName);
    if (!step.promptVersion.empty())
        name.append("@").append(step.promptVersion);
    return name;
}

std::string toolDefinitionsText(const telemetry::SpanView& span)
{
    std::string text;
    for (const telemetry::AttributeView& attribute : span.attributes) {
        if (holdsToolDefinitions(attribute.key))
            text.append(text.empty() ? "" : "\n").append(telemetry::valueToText(attribute.value));
    }
    if (!text.empty())
        return text;
    for (const ToolDefinition& definition : toolDefinitionsOf(span))
        text.append(text.empty() ? "[" : ",").append(definition.text);
    return text.empty() ? text : text + "]";
}

} // namespace whyglass::analysis
