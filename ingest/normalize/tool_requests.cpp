// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/tool_requests.h"

#include "ingest/decode/otlp_decoder.h"

#include <algorithm>

namespace whyglass::telemetry {

namespace {

using domain::StepKind;

/// Whether the kind was only guessed from the name, or not at all (S.1a outranks name patterns, not marks).
bool isGuessed(const SpanView& span, const Step& step)
{
    return step.dialect == "none" && step.kind != StepKind::Http && step.kind != StepKind::Generation
        && findAttribute(span.attributes, step.reasonKey) == nullptr;
}

} // namespace

void takeForTool(const SpanView& span, Step& step)
{
    step.kind = StepKind::Tool;
    step.reasonKey = "a model call beside it asked for a tool of this name";
    step.reasonValue = {};
    if (step.tool.empty())
        step.tool = span.name;
}

void ToolRequests::readTools(Call& call)
{
    call.read = true;
    const auto span = decodeSpan(call.bytes);
    if (!span)
        return;
    Step step;
    step.kind = StepKind::Generation;
    const domain::StepContent content = contentOf(step, span.value(), {});
    if (!content.outputMessages)
        return;
    for (const domain::Message& message : *content.outputMessages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "tool_call")
                call.tools.push_back(part.name);
        }
    }
}

bool ToolRequests::refine(const SpanView& span, Step& step)
{
    if (!span.parent.valid())
        return false;
    if (step.kind == StepKind::Generation) {
        m_calls[{span.trace, span.parent}].push_back({span.bytes, span.start, false, {}});
        return false;
    }
    if (span.name.empty() || !isGuessed(span, step))
        return false;
    const auto siblings = m_calls.find({span.trace, span.parent});
    if (siblings == m_calls.end())
        return false;
    for (Call& call : siblings->second) {
        if (call.start > span.start)
            continue;
        if (!call.read)
            readTools(call);
        if (std::find(call.tools.begin(), call.tools.end(), span.name) != call.tools.end()) {
            takeForTool(span, step);
            return true;
        }
    }
    return false;
}

} // namespace whyglass::telemetry
