// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/origin.h"

#include "ingest/decode/value_tree.h"
#include "models/analysis/text/ascii.h"
#include "models/domain/clock_slack.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using domain::StepKind;

/// Contents are made from payloads, each a parse: beyond this nobody reads on.
constexpr std::size_t kMaxContents = 400;

bool holds(std::string_view text, std::string_view value)
{
    for (std::size_t at = text.find(value); at != std::string_view::npos && !value.empty(); at = text.find(value, at + 1)) {
        const std::size_t end = at + value.size();
        const bool begins = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(value.front());
        const bool ends = end == text.size() || !isWordByte(text[end]) || !isWordByte(value.back());
        if (begins && ends)
            return true;
    }
    return false;
}

bool isModelsRole(const domain::Message& message) { return message.role == "assistant" || message.role == "model" || message.role == "ai"; }

/// Some senders write the whole history into one text: a JSON list of messages and calls.
bool isModelsInHistory(std::string_view text, std::string_view value)
{
    if (!text.starts_with('[') || text.find("function_call") == std::string_view::npos)
        return false;
    const auto history = telemetry::parseJson(text);
    if (!history || !history->isArray())
        return false;
    bool byModel = false;
    for (const telemetry::ValueTree& item : history->items) {
        if (!holds(telemetry::toJson(item), value))
            continue;
        if (item.textOf("type") != "function_call" && item.textOf("role") != "assistant")
            return false;
        byModel = true;
    }
    return byModel;
}

void lookIn(const std::optional<std::vector<domain::Message>>& messages, const char* name, std::string_view value, MessagePlace& best)
{
    if (!messages)
        return;
    for (std::size_t m = 0; m < messages->size(); ++m) {
        const domain::Message& message = (*messages)[m];
        for (std::size_t p = 0; p < message.parts.size(); ++p) {
            const domain::MessagePart& part = message.parts[p];
            if (!holds(part.content, value) && !holds(part.payload, value))
                continue;
            const bool isResult = part.type == "tool_call_response"; // some APIs send it in a message of the user
            const bool byModel = (isModelsRole(message) && !isResult) || isModelsInHistory(part.content, value);
            if (!best.part.empty() && (byModel || !best.byModel))
                continue;
            best = {std::string(name) + "." + std::to_string(m) + ".parts." + std::to_string(p), isResult ? "tool" : message.role, byModel};
        }
    }
}

} // namespace

OriginFinder::OriginFinder(const TracePlaces& places)
    : m_places(places)
{
    for (const store::SpanRow& row : places.trace().spans.rows) {
        const bool isModel = row.step == StepKind::Generation || row.step == StepKind::Agent;
        if (isModel && (!m_firstModel.known() || row.start < m_firstModel))
            m_firstModel = row.start;
    }
}

bool OriginFinder::isModelsOutput(const TracePlace& place) const
{
    if (place.where != "output")
        return false;
    if (place.isPart())
        return m_places.part(place).byModel;
    if (place.row == TracePlace::kNoRow)
        return true;
    const StepKind step = m_places.trace().spans.rows[place.row].step;
    return step == StepKind::Generation || step == StepKind::Agent || step == StepKind::Workflow || step == StepKind::Decision || step == StepKind::Evaluator
        || (step == StepKind::Other && isInsideModelCall(place.row));
}

/// Some libraries have spans for the pieces in which an answer came.
bool OriginFinder::isInsideModelCall(std::uint32_t row) const
{
    const auto& rows = m_places.trace().spans.rows;
    const int above = m_places.trace().ancestor(row, [&rows](std::size_t i) { return rows[i].step != StepKind::Other; });
    return above >= 0 && rows[static_cast<std::size_t>(above)].step == StepKind::Generation;
}

/// The arguments of a tool, the query of a retrieval. Before any model they are the application's.
bool OriginFinder::isAskedByModel(const TracePlace& place) const
{
    if (!m_firstModel.known() || place.time < m_firstModel)
        return false;
    const bool isQuery = place.where == "input" && place.row != TracePlace::kNoRow && m_places.trace().spans.rows[place.row].step == StepKind::Retrieval;
    return place.where == "args" || isQuery;
}

/// Whether what goes into a step only repeats the model. Where no role tells, what was said before is taken for its history.
bool OriginFinder::isRepeated(const FoundPlace& input, bool said, bool echoed)
{
    const MessagePlace message = messageOf(input);
    return message.byModel || (said && (message.role.empty() || (echoed && message.role == "tool")));
}

bool OriginFinder::echoes(const FoundPlace& result, const std::vector<FoundPlace>& found) const
{
    if (result.place.isPart()) {
        const ToldPart& answer = m_places.part(result.place);
        return !answer.call.empty() && std::any_of(found.begin(), found.end(), [&](const FoundPlace& other) {
            return other.place.isPart() && other.place.row == result.place.row && m_places.part(other.place).byModel && m_places.part(other.place).call == answer.call;
        });
    }
    return std::any_of(found.begin(), found.end(), [&result](const FoundPlace& other) { return other.place.row == result.place.row && other.place.where == "args"; });
}

const domain::StepContent& OriginFinder::contentOf(std::uint32_t row)
{
    const auto [it, isNew] = m_contents.try_emplace(row);
    if (isNew)
        it->second = m_places.trace().content(row);
    return it->second;
}

MessagePlace OriginFinder::messageOf(const FoundPlace& found)
{
    MessagePlace best;
    const TracePlace& place = found.place;
    if (place.isPart())
        return {{}, m_places.part(place).role, m_places.part(place).byModel};
    const bool isMessage = place.where == "input" || place.where == "output" || place.where == "system";
    if (!isMessage || place.row == TracePlace::kNoRow || (m_contents.count(place.row) == 0 && m_contents.size() >= kMaxContents))
        return best;
    std::string buffer;
    const std::string_view value = m_places.text(place, buffer).substr(found.hit.begin, found.hit.end - found.hit.begin);
    const domain::StepContent& content = contentOf(place.row);
    if (place.where == "output")
        lookIn(content.outputMessages, "output_messages", value, best);
    else
        lookIn(content.inputMessages, "input_messages", value, best);
    if (!best.part.empty() || !content.systemInstructions)
        return best;
    for (std::size_t p = 0; p < content.systemInstructions->size(); ++p)
        if (holds((*content.systemInstructions)[p].content, value))
            return {"system_instructions." + std::to_string(p), "system", false};
    return best;
}

std::optional<std::size_t> OriginFinder::find(std::vector<FoundPlace>& found, bool said)
{
    std::optional<std::size_t> origin;
    bool echoed = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        FoundPlace& one = found[i];
        const std::string_view where = one.place.where;
        const bool isResult = where == "result" || where == "docs";
        const bool isInput = where == "input" || one.place.isPart();
        one.said = isModelsOutput(one.place) || isAskedByModel(one.place);
        if (!one.said && isInput && !origin) {
            one.said = isRepeated(one, said, echoed) || (one.place.isPart() && echoes(one, found));
        } else if (!one.said && said && !origin) {
            const bool echo = isResult && echoes(one, found);
            echoed = echoed || echo;
            one.said = echo || (!isResult && where != "system");
        } else if (!one.said && said) {
            one.said = where == "args"; // the value is known: whoever repeats it may have it from there
        }
        said = said || one.said;
        if (!one.said && !origin)
            origin = i;
    }
    return origin ? std::optional(producerOf(found, *origin)) : origin;
}

/// A request may seem to hold what was returned just after it (kClockSlack).
std::size_t OriginFinder::producerOf(const std::vector<FoundPlace>& found, std::size_t origin) const
{
    const TracePlace& given = found[origin].place;
    const bool isRequest = given.where == "input" && given.row != TracePlace::kNoRow && m_places.trace().spans.rows[given.row].step == StepKind::Generation;
    for (std::size_t i = origin + 1; isRequest && i < found.size() && found[i].place.time <= given.time + domain::kClockSlack; ++i)
        if (!found[i].said && (found[i].place.where == "result" || found[i].place.where == "docs"))
            return i;
    return origin;
}

} // namespace whyglass::analysis
