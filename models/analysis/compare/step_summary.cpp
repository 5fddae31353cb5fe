// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/likeness.h"
#include "models/analysis/compare/step_fields.h"
#include "models/analysis/compare/step_list.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/hash.h"
#include "models/format/format.h"

#include <cstdio>

namespace whyglass::analysis {

namespace {

using domain::StepKind;
using nlohmann::json;

constexpr std::size_t kPartBytes = 90;
constexpr std::size_t kLineBytes = 200;

/// The values of a structure in one line: "INV-12345, PO-7731". Recursion is bounded by kMaxJsonDepth.
void appendLeaves(const json& value, std::string& line)
{
    if (line.size() > kPartBytes || value.is_null())
        return;
    if (value.is_structured()) {
        for (const json& member : value)
            appendLeaves(member, line);
        return;
    }
    line.append(line.empty() ? "" : ", ");
    line += value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string leavesOf(const std::string& text)
{
    const auto value = beginsStructure(text) ? parseStructure(text) : std::nullopt;
    if (!value)
        return std::string(format::clip(text, kPartBytes));
    if (value->empty())
        return value->is_array() ? "[]" : "{}";
    std::string line;
    appendLeaves(*value, line);
    return std::string(format::clip(line, kPartBytes));
}

std::string answerOf(const std::vector<domain::Message>& messages)
{
    std::string line;
    for (const domain::Message& message : messages) {
        for (const domain::MessagePart& part : message.parts) {
            const bool call = part.type == "tool_call";
            if (part.type != "text" && !call)
                continue;
            line.append(line.empty() ? "" : " · ");
            line += call ? part.name + "(" + leavesOf(part.payload) + ")" : leavesOf(part.content);
        }
    }
    return line;
}

std::string documentNames(const std::vector<domain::Document>& documents)
{
    std::string line;
    for (const domain::Document& document : documents)
        line.append(line.empty() ? "" : ", ").append(document.id.empty() ? "?" : document.id);
    return line.empty() ? "[]" : line;
}

std::string detailOf(const domain::StepContent& content)
{
    std::string line;
    const auto add = [&line](const std::string& text, const char* between) {
        if (!text.empty())
            line.append(line.empty() ? "" : between).append(text);
    };
    if (content.toolArguments)
        add(leavesOf(*content.toolArguments), "");
    if (content.query)
        add(*content.query, " ");
    if (content.documents)
        add(documentNames(*content.documents), " → ");
    if (content.toolResult)
        add(leavesOf(*content.toolResult), " → ");
    if (content.outputMessages)
        add(answerOf(*content.outputMessages), " ");
    else if (content.output)
        add(leavesOf(*content.output), " → ");
    return std::string(format::clip(line, kLineBytes));
}

std::string nameOf(const TraceDetails& trace, const store::SpanRow& row)
{
    const auto text = [&](std::uint32_t index) { return trace.spans.text(index); };
    if (row.step == StepKind::Generation && row.model != 0)
        return text(row.model);
    if (row.step == StepKind::Tool && row.tool != 0)
        return text(row.tool);
    return text(row.name);
}

std::string subjectOf(const domain::Decision& decision)
{
    std::string line;
    for (const auto& [key, value] : decision.subject)
        line.append(line.empty() ? "" : ", ").append(value);
    return line;
}

std::string conclusionOf(const domain::Decision& decision)
{
    std::string text = decision.result.empty() ? "?" : decision.result;
    if (decision.confidence) {
        char number[16];
        std::snprintf(number, sizeof number, " · %.2f", *decision.confidence);
        text += number;
    }
    return text;
}

} // namespace

ComparedStep describeStep(const TraceDetails& trace, std::size_t index, const domain::StepContent& content, const domain::Decision* decision)
{
    const store::SpanRow& row = trace.spans.rows[index];
    ComparedStep step;
    step.key = row.key;
    step.span = row.span;
    step.kind = decision ? StepKind::Decision : row.step;
    step.name = decision ? conclusionOf(*decision) : nameOf(trace, row);
    step.detail = decision ? subjectOf(*decision) : detailOf(content);
    step.agent = trace.spans.text(row.agent);
    step.start = row.start;
    step.duration = row.duration;
    step.failed = row.status == domain::SpanStatus::Error;
    step.decisionId = decision ? decision->id : std::string();
    step.tokens = row.tokens;
    step.cost = row.cost;
    step.summed = row.has(store::SpanFlag::Summed);
    step.unpriced = row.has(store::SpanFlag::Unpriced);
    if (trace.decoded[index])
        step.prompt = promptNameOf(trace.decoded[index]->step);
    if (const std::string system = content.systemInstructions ? partsText(*content.systemInstructions) : std::string(); !system.empty())
        step.systemPrompt = FieldHash().add(system).value();
    return step;
}

} // namespace whyglass::analysis
