// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/trace_reading.h"

#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace whyglass::analysis {

using domain::StepKind;

namespace {

template <typename Visit>
void forEachPart(const std::optional<std::vector<domain::Message>>& messages, std::string_view type, Visit visit)
{
    if (!messages)
        return;
    for (const domain::Message& message : *messages)
        for (const domain::MessagePart& part : message.parts)
            if (part.type == type)
                visit(part);
}

} // namespace

TraceReading::TraceReading(const DetectorInput& input)
    : m_input(input)
{
    readTree();
    findGenerations();
    findDependents();
    findAnswers();
}

bool TraceReading::isModelCall(std::size_t i) const
{
    return row(i).step == StepKind::Generation || row(i).step == StepKind::Embedding;
}

/// Parents stand before their children.
void TraceReading::readTree()
{
    const std::size_t n = size();
    m_agent.assign(n, -1);
    m_run.assign(n, -1);
    m_insideCall.assign(n, 0);
    m_subtreeEnd.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        if (m_input.trace.parentIndex[i] < 0)
            continue;
        const auto parent = static_cast<std::size_t>(m_input.trace.parentIndex[i]);
        const bool isAgent = row(parent).step == StepKind::Agent;
        const bool isRun = isAgent || row(parent).step == StepKind::Workflow;
        m_agent[i] = isAgent ? static_cast<int>(parent) : m_agent[parent];
        m_run[i] = isRun ? static_cast<int>(parent) : m_run[parent];
        // A model carries out no tool: one that hangs below a model call was asked for there, and the agent ran it, in a step of its own or not.
        const bool isOfAgent = row(i).step == StepKind::Tool || row(i).step == StepKind::Agent || row(i).step == StepKind::Workflow;
        const bool isOwn = isCall(parent) || (isModelCall(parent) && !isOfAgent);
        m_insideCall[i] = m_insideCall[parent] != 0 || isOwn ? 1 : 0;
    }
    for (std::size_t i = n; i-- > 0;) {
        m_subtreeEnd[i] = std::max(m_subtreeEnd[i], i + 1);
        if (m_input.trace.parentIndex[i] >= 0) {
            auto& end = m_subtreeEnd[static_cast<std::size_t>(m_input.trace.parentIndex[i])];
            end = std::max(end, m_subtreeEnd[i]);
        }
    }
}

void TraceReading::findGenerations()
{
    const std::size_t n = size();
    const auto isCandidate = [this](std::size_t i) {
        return row(i).step == StepKind::Generation && !row(i).has(store::SpanFlag::Placeholder);
    };
    const auto answered = [&](std::size_t i) { return isCandidate(i) && content(i).outputMessages; };
    std::vector<char> answerAbove(n, 0), answerBelow(n, 0), callBelow(n, 0);
    for (std::size_t i = n; i-- > 0;) {
        if (m_input.trace.parentIndex[i] < 0)
            continue;
        const auto parent = static_cast<std::size_t>(m_input.trace.parentIndex[i]);
        answerBelow[parent] = answerBelow[parent] != 0 || answerBelow[i] != 0 || answered(i) ? 1 : 0;
        callBelow[parent] = callBelow[parent] != 0 || callBelow[i] != 0 || isCandidate(i) ? 1 : 0;
    }
    m_generation.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        if (m_input.trace.parentIndex[i] >= 0) {
            const auto parent = static_cast<std::size_t>(m_input.trace.parentIndex[i]);
            answerAbove[i] = answerAbove[parent] != 0 || answered(parent) ? 1 : 0;
        }
        const bool holdsAnswer = answered(i) && answerBelow[i] == 0;
        const bool innermost = !answered(i) && callBelow[i] == 0 && answerAbove[i] == 0;
        m_generation[i] = isCandidate(i) && (holdsAnswer || innermost) ? 1 : 0;
    }
}

void TraceReading::findDependents()
{
    std::unordered_map<domain::SpanId, domain::Timestamp> ends;
    for (std::size_t i = 0; i < size(); ++i) {
        ends.emplace(row(i).span, row(i).end());
        if (row(i).step == StepKind::Tool && isWriteTool(callee(i)))
            m_writes.emplace_back(row(i).start, i);
    }
    for (const domain::Decision& decision : m_input.decisions)
        if (const auto end = ends.find(decision.span); end != ends.end())
            m_decisions.emplace_back(end->second, &decision);
    std::stable_sort(m_decisions.begin(), m_decisions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::stable_sort(m_writes.begin(), m_writes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

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

std::string_view TraceReading::callee(std::size_t i) const
{
    const std::string& tool = m_input.trace.spans.text(row(i).tool);
    return tool.empty() ? m_input.trace.spans.text(row(i).name) : tool;
}

std::optional<std::string> TraceReading::ownResult(std::size_t i) const
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

std::optional<std::string> TraceReading::result(std::size_t i) const
{
    if (const auto answer = m_answers.find(i); answer != m_answers.end())
        return answer->second.payload;
    return ownResult(i);
}

std::size_t TraceReading::resultSource(std::size_t i) const
{
    const auto answer = m_answers.find(i);
    return answer == m_answers.end() ? i : answer->second.generation;
}

/// Calls are told apart by their id, else by the name and the order in which the model asked for them.
void TraceReading::findAnswers()
{
    std::vector<std::size_t> silent;
    for (std::size_t i = 0; i < size(); ++i)
        if (row(i).step == StepKind::Tool && decoded(i) != nullptr && !ownResult(i) && !content(i).documents)
            silent.push_back(i);
    if (silent.empty())
        return;
    std::unordered_map<std::string_view, Answer> byId;
    std::unordered_map<std::string_view, std::vector<std::string_view>> asked;
    std::unordered_set<std::string_view> known; // some answers leave out what they asked for; the next request repeats it
    const auto ask = [&](const domain::MessagePart& part) {
        if (part.id.empty() || known.insert(part.id).second)
            asked[part.name].push_back(part.id);
    };
    for (std::size_t i = 0; i < size(); ++i) {
        if (!isGeneration(i))
            continue;
        forEachPart(content(i).inputMessages, "tool_call_response", [&](const domain::MessagePart& part) {
            if (!part.id.empty())
                byId.try_emplace(part.id, Answer{i, part.payload.empty() ? part.content : part.payload});
        });
        forEachPart(content(i).inputMessages, "tool_call", [&](const domain::MessagePart& part) {
            if (!part.id.empty())
                ask(part);
        });
        forEachPart(content(i).outputMessages, "tool_call", ask);
    }
    std::unordered_map<std::string_view, std::size_t> seen;
    for (const std::size_t i : silent) {
        const auto& ids = asked[callee(i)];
        const std::size_t nth = seen[callee(i)]++;
        std::string_view id = decoded(i)->step.toolCallId;
        if (id.empty() && nth < ids.size())
            id = ids[nth];
        if (const auto answer = byId.find(id); answer != byId.end())
            m_answers.emplace(i, answer->second);
    }
}

std::optional<std::string> TraceReading::effectiveError(std::size_t i) const
{
    if (row(i).status == domain::SpanStatus::Error) {
        const DecodedSpan* span = decoded(i);
        const bool explained = span != nullptr && !span->span.statusMessage.empty();
        return explained ? "status error: " + std::string(span->span.statusMessage) : std::string("status error");
    }
    const bool isRun = row(i).step == StepKind::Agent || row(i).step == StepKind::Workflow;
    if (!isRun && !isCall(i))
        return std::nullopt;
    const std::string words = isRun ? answerText(content(i)) : std::string();
    const auto payload = words.empty() ? result(i) : std::optional(words);
    if (!payload)
        return std::nullopt;
    auto verdict = isRun ? errorInAnswer(*payload, callee(i)) : errorPayload(*payload, callee(i));
    return verdict ? std::optional(std::move(verdict->why)) : std::nullopt;
}

bool TraceReading::sameAgent(std::size_t a, std::size_t b) const
{
    return m_agent[a] < 0 || m_agent[b] < 0 || m_agent[a] == m_agent[b];
}

const domain::Decision* TraceReading::decisionAfter(domain::Timestamp time) const
{
    const auto it = std::lower_bound(
        m_decisions.begin(), m_decisions.end(), time, [](const auto& entry, domain::Timestamp at) { return entry.first < at; });
    return it == m_decisions.end() ? nullptr : it->second;
}

std::optional<std::size_t> TraceReading::writeAfter(domain::Timestamp time) const
{
    const auto it = std::lower_bound(
        m_writes.begin(), m_writes.end(), time, [](const auto& entry, domain::Timestamp at) { return entry.first < at; });
    return it == m_writes.end() ? std::nullopt : std::optional(it->second);
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
        return std::any_of(
            message.parts.begin(), message.parts.end(), [type](const domain::MessagePart& part) { return part.type == type; });
    });
}

bool asksForTools(const domain::StepContent& content) { return hasPart(content.outputMessages, "tool_call"); }

} // namespace whyglass::analysis
