// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_requests.h"

#include "ingest/normalize/message_reader.h"
#include "models/analysis/payload/payload_verdict.h"

#include <algorithm>
#include <set>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::StepKind;

std::vector<std::size_t> askedByStart(const CardReading& reading)
{
    const TraceReading& trace = reading.trace();
    std::vector<std::size_t> asked;
    for (const std::size_t i : reading.before()) {
        const StepKind step = trace.row(i).step;
        if (step == StepKind::Generation || step == StepKind::Agent || step == StepKind::Workflow)
            asked.push_back(i);
    }
    std::stable_sort(asked.begin(), asked.end(), [&trace](std::size_t a, std::size_t b) { return trace.row(a).start < trace.row(b).start; });
    return asked;
}

std::string firstUserText(const domain::StepContent& content)
{
    const auto isText = [](const domain::MessagePart& part) { return part.type == "text" && !part.content.empty(); };
    if (content.inputMessages)
        for (const domain::Message& message : *content.inputMessages)
            if (const auto words = std::find_if(message.parts.begin(), message.parts.end(), isText); message.role == "user" && words != message.parts.end())
                return words->content;
    return {};
}

/// Some senders put the whole message, or a list with it, where its text belongs.
std::string innerText(std::string text)
{
    if (text.empty() || (text.front() != '{' && text.front() != '['))
        return text;
    for (domain::Message& message : telemetry::readMessages(telemetry::ValueTree::ofText(text), {}))
        if (message.role == "user" && !message.parts.empty() && !message.parts.front().content.empty())
            return std::move(message.parts.front().content);
    return text;
}

} // namespace

std::optional<UserTurn> firstRequest(const CardReading& reading)
{
    for (const std::size_t i : askedByStart(reading)) {
        const domain::StepContent& content = reading.trace().content(i);
        std::string text = firstUserText(content);
        if (text.empty() && content.input && !content.inputMessages && !emptyPayload(*content.input)) // a function that was called with nothing
            text = *content.input;
        if (!text.empty())
            return UserTurn{i, innerText(std::move(text))};
    }
    return std::nullopt;
}

std::vector<UserTurn> laterTurns(const CardReading& reading)
{
    std::vector<UserTurn> later;
    const std::set<std::size_t> before(reading.before().begin(), reading.before().end());
    for (const Turn& turn : reading.conversation().turns())
        if (turn.speaker == Turn::Speaker::User && !turn.opens && before.count(turn.row) > 0)
            later.push_back({turn.row, innerText(std::string(turn.text))});
    return later;
}

} // namespace whyglass::analysis
