// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/told_results.h"

#include "models/analysis/decisions/own_conversation.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::Message;
using domain::MessagePart;
using domain::StepKind;

bool hasToolSpans(const TraceReading& reading)
{
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (const StepKind step = reading.row(i).step; step == StepKind::Tool || step == StepKind::Retrieval || step == StepKind::Rerank)
            return true;
    return false;
}

/// What a user typed; results come in messages of the user, too.
bool areWordsOfUser(const Message& message)
{
    const auto isOf = [](std::string_view type) { return [type](const MessagePart& part) { return part.type == type; }; };
    return message.role == "user" && std::any_of(message.parts.begin(), message.parts.end(), isOf("text"))
        && std::none_of(message.parts.begin(), message.parts.end(), isOf("tool_call_response"));
}

std::string_view payloadOf(const MessagePart& part) { return part.payload.empty() ? part.content : part.payload; }

class Teller {
public:
    explicit Teller(const TraceReading& reading) : m_reading(reading) {}

    std::vector<ToldResult> run()
    {
        std::vector<std::size_t> rows = runsWithoutCalls(m_reading.input().trace);
        for (std::size_t i = 0; i < m_reading.size(); ++i)
            if (m_reading.isGeneration(i))
                rows.push_back(i);
        std::sort(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) { return std::pair(m_reading.row(a).start, a) < std::pair(m_reading.row(b).start, b); });
        for (const std::size_t i : rows) {
            readCalls(m_reading.content(i).inputMessages);
            readResults(i);
            readCalls(m_reading.content(i).outputMessages);
        }
        return std::move(m_results);
    }

private:
    void readCalls(const std::optional<std::vector<Message>>& messages)
    {
        if (!messages)
            return;
        for (const Message& message : *messages)
            for (const MessagePart& part : message.parts)
                if (part.type == "tool_call" && !part.id.empty())
                    m_calls.emplace(part.id, &part);
    }

    void readResults(std::size_t i)
    {
        const domain::StepContent& content = m_reading.content(i);
        if (!content.inputMessages)
            return;
        const auto& messages = *content.inputMessages;
        const auto words = std::find_if(messages.rbegin(), messages.rend(), areWordsOfUser);
        const std::string_view where = !m_reading.isGeneration(i) && content.output ? "output" : "input";
        for (auto message = words.base(); message != messages.end(); ++message)
            for (const MessagePart& part : message->parts)
                if (part.type == "tool_call_response")
                    add(i, where, part);
    }

    void add(std::size_t holder, std::string_view where, const MessagePart& part)
    {
        const auto found = m_calls.find(part.id);
        const MessagePart* call = found == m_calls.end() ? nullptr : found->second;
        const std::string_view tool = part.name.empty() && call != nullptr ? call->name : part.name;
        const std::string_view arguments = call == nullptr ? std::string_view() : call->payload;
        const std::string_view payload = payloadOf(part);
        const bool isNew = part.id.empty() ? m_unnamed.emplace(tool, payload).second : m_answered.insert(part.id).second; // each request repeats those before it
        if (isNew)
            m_results.push_back({holder, where, part.id, tool, arguments, payload});
    }

    const TraceReading& m_reading;
    std::unordered_map<std::string_view, const MessagePart*> m_calls; ///< by their ids
    std::set<std::string_view> m_answered;
    std::set<std::pair<std::string_view, std::string_view>> m_unnamed; ///< answers without an id
    std::vector<ToldResult> m_results;
};

} // namespace

std::vector<ToldResult> toldResults(const TraceReading& reading)
{
    return hasToolSpans(reading) ? std::vector<ToldResult>() : Teller(reading).run();
}

bool broughtData(const ToldResult& result) { return !emptyPayload(result.payload) && !errorPayload(result.payload, result.tool); }

std::string nameOf(const ToldResult& result) { return std::string(result.tool.empty() ? "a tool" : result.tool); }

const ToldResult* repeatedBy(const MessagePart& part, std::string_view tool, const std::vector<ToldResult>& results)
{
    const auto isSame = [&](const ToldResult& result) { return part.id.empty() ? result.id.empty() && result.tool == tool && result.payload == payloadOf(part) : result.id == part.id; };
    const auto found = std::find_if(results.begin(), results.end(), isSame);
    return found == results.end() ? nullptr : &*found;
}

} // namespace whyglass::analysis
