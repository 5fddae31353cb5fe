// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/tool_requests.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/facts.h"

#include <algorithm>

namespace whyglass::telemetry {

using domain::StepKind;

bool mayBeTool(const SpanView& span, const Step& step)
{
    return span.parent.valid() && !span.name.empty() && step.dialect == "none" && step.kind != StepKind::Http
        && step.kind != StepKind::Generation && findAttribute(span.attributes, step.reasonKey) == nullptr;
}

bool mayAskForTools(const LogView& log)
{
    return (log.eventName == "gen_ai.choice" || log.eventName == kDetailsEvent) && log.trace.valid() && log.span.valid()
        && log.bytes.find("tool") != std::string_view::npos;
}

std::vector<std::string> toolsAskedFor(std::string_view span, std::span<const std::string_view> logs)
{
    const auto decoded = decodeSpan(span);
    if (!decoded)
        return {}; // it was decoded when it came; what cannot be decoded now asks for nothing
    std::vector<LogView> views;
    for (const std::string_view bytes : logs) {
        if (auto log = decodeLog(bytes))
            views.push_back(std::move(*log));
    }
    Step step;
    step.kind = StepKind::Generation;
    const domain::StepContent content = contentOf(step, *decoded, views);
    std::vector<std::string> names;
    if (!content.outputMessages)
        return names;
    for (const domain::Message& message : *content.outputMessages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "tool_call" && std::find(names.begin(), names.end(), part.name) == names.end())
                names.push_back(part.name);
        }
    }
    return names;
}

void takeForTool(const SpanView& span, Step& step)
{
    step.kind = StepKind::Tool;
    step.reasonKey = "a model call beside it asked for a tool of this name";
    step.reasonValue = {};
    if (step.tool.empty())
        step.tool = span.name;
}

} // namespace whyglass::telemetry
