// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/own_conversation.h"

#include "ingest/decode/value_tree.h"
#include "ingest/normalize/message_reader.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::Message;
using domain::StepKind;

bool isAnswer(const Message& message)
{
    const auto hasType = [&message](std::string_view type) {
        return std::any_of(message.parts.begin(), message.parts.end(), [type](const domain::MessagePart& part) { return part.type == type; });
    };
    return message.role == "assistant" && hasType("text") && !hasType("tool_call");
}

/// Rows below which a model was called. Parents stand before their children.
std::vector<char> callsBelow(const TraceDetails& trace)
{
    std::vector<char> calls(trace.spans.rows.size(), 0);
    for (std::size_t i = calls.size(); i-- > 0;)
        if (const int parent = trace.parentIndex[i]; parent >= 0 && (calls[i] != 0 || trace.spans.rows[i].step == StepKind::Generation))
            calls[static_cast<std::size_t>(parent)] = 1;
    return calls;
}

} // namespace

void readOwnConversations(const TraceDetails& trace, std::vector<domain::StepContent>& contents)
{
    for (const std::size_t i : runsWithoutCalls(trace))
        splitOwnConversation(contents[i]);
}

void splitOwnConversation(domain::StepContent& content)
{
    if (!content.output || content.outputMessages)
        return;
    auto messages = telemetry::readMessages(telemetry::ValueTree::ofText(*content.output), {});
    const bool asked = std::any_of(messages.begin(), messages.end(), [](const Message& message) { return message.role == "user"; });
    if (!asked || !isAnswer(messages.back()))
        return;
    content.outputMessages = std::vector<Message>{std::move(messages.back())};
    messages.pop_back();
    content.inputMessages = std::move(messages);
}

std::vector<std::size_t> runsWithoutCalls(const TraceDetails& trace)
{
    const auto calls = callsBelow(trace);
    std::vector<std::size_t> runs;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const StepKind step = trace.spans.rows[i].step;
        if ((step == StepKind::Agent || step == StepKind::Workflow) && calls[i] == 0)
            runs.push_back(i);
    }
    return runs;
}

} // namespace whyglass::analysis
