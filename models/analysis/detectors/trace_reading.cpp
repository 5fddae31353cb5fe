// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/trace_reading.h"

#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <tuple>

namespace whyglass::analysis {

using domain::StepKind;

bool TraceReading::isCall(std::size_t i) const
{
    switch (row(i).step) {
    case StepKind::Tool:
    case StepKind::Retrieval:
    case StepKind::Rerank:
    case StepKind::Http:
    case StepKind::Db:
    case StepKind::Rpc:
        return true;
    default:
        return false;
    }
}

bool TraceReading::isGeneration(std::size_t i) const
{
    if (row(i).step != StepKind::Generation || row(i).has(store::SpanFlag::Placeholder))
        return false;
    const bool hasAnswer = content(i).outputMessages.has_value();
    bool callBelow = false;
    for (std::size_t below = i + 1; below < size() && m_input.trace.depth[below] > m_input.trace.depth[i]; ++below) {
        if (row(below).step != StepKind::Generation)
            continue;
        callBelow = true;
        if (content(below).outputMessages)
            return false;
    }
    if (hasAnswer)
        return true;
    const int above = m_input.trace.ancestor(i, [this](std::size_t at) {
        return row(at).step == StepKind::Generation && content(at).outputMessages;
    });
    return !callBelow && above < 0;
}

std::string_view TraceReading::callee(std::size_t i) const
{
    const std::string& tool = m_input.trace.spans.text(row(i).tool);
    return tool.empty() ? m_input.trace.spans.text(row(i).name) : tool;
}

std::optional<std::string> TraceReading::result(std::size_t i) const
{
    const domain::StepContent& found = content(i);
    if (found.toolResult)
        return found.toolResult;
    if (found.documents && found.documents->empty())
        return "[]";
    if (found.documents)
        return std::nullopt; // there are some; their texts are content, not an envelope
    return row(i).step == StepKind::Generation ? std::nullopt : found.output;
}

std::optional<std::string> TraceReading::effectiveError(std::size_t i) const
{
    if (row(i).status == domain::SpanStatus::Error) {
        const DecodedSpan* span = decoded(i);
        const bool explained = span != nullptr && !span->span.statusMessage.empty();
        return explained ? "status error: " + std::string(span->span.statusMessage) : std::string("status error");
    }
    const auto payload = isCall(i) ? result(i) : std::nullopt;
    if (!payload)
        return std::nullopt;
    auto verdict = errorPayload(*payload, callee(i));
    return verdict ? std::optional(std::move(verdict->why)) : std::nullopt;
}

bool TraceReading::sameAgent(std::size_t a, std::size_t b) const
{
    const auto agentOf = [this](std::size_t i) {
        return m_input.trace.ancestor(i, [this](std::size_t at) { return row(at).step == StepKind::Agent; });
    };
    const int first = agentOf(a);
    const int second = agentOf(b);
    return first < 0 || second < 0 || first == second;
}

int TraceReading::agentRun(std::size_t i) const
{
    return m_input.trace.ancestor(i, [this](std::size_t at) {
        return row(at).step == StepKind::Agent || row(at).step == StepKind::Workflow;
    });
}

bool TraceReading::below(std::size_t i, std::size_t ancestor) const
{
    return m_input.trace.ancestor(i, [ancestor](std::size_t at) { return at == ancestor; }) >= 0;
}

std::vector<std::size_t> TraceReading::inOrderOfEnd() const
{
    std::vector<std::size_t> order(size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return std::tuple(row(a).end(), row(a).start) < std::tuple(row(b).end(), row(b).start);
    });
    return order;
}

const domain::Decision* TraceReading::decisionAfter(domain::Timestamp time) const
{
    const domain::Decision* first = nullptr;
    domain::Timestamp firstEnd;
    for (const domain::Decision& decision : m_input.decisions) {
        const auto span = std::find_if(m_input.trace.spans.rows.begin(), m_input.trace.spans.rows.end(),
                                       [&decision](const store::SpanRow& candidate) { return candidate.span == decision.span; });
        if (span == m_input.trace.spans.rows.end() || span->end() < time)
            continue;
        if (first == nullptr || span->end() < firstEnd) {
            first = &decision;
            firstEnd = span->end();
        }
    }
    return first;
}

std::optional<std::size_t> TraceReading::writeAfter(domain::Timestamp time) const
{
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < size(); ++i)
        if (row(i).step == StepKind::Tool && row(i).start >= time && isWriteTool(callee(i)))
            if (!first || row(i).start < row(*first).start)
                first = i;
    return first;
}

std::string answerText(const domain::StepContent& content)
{
    std::string text;
    if (!content.outputMessages)
        return text;
    for (const domain::Message& message : *content.outputMessages)
        for (const domain::MessagePart& part : message.parts)
            if (part.type == "text" && !part.content.empty())
                text.append(text.empty() ? "" : "\n").append(part.content);
    return text;
}

bool hasPart(const std::optional<std::vector<domain::Message>>& messages, std::string_view type)
{
    return messages && std::any_of(messages->begin(), messages->end(), [type](const domain::Message& message) {
        return std::any_of(message.parts.begin(), message.parts.end(), [type](const domain::MessagePart& part) { return part.type == type; });
    });
}

bool asksForTools(const domain::StepContent& content)
{
    return hasPart(content.outputMessages, "tool_call");
}

} // namespace whyglass::analysis
