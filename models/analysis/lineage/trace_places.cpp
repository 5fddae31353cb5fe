// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/trace_places.h"

#include "ingest/normalize/text_places.h"
#include "models/analysis/decisions/own_conversation.h"

#include <algorithm>
#include <array>

namespace whyglass::analysis {

namespace {

/// Keys that instrumentations use of themselves. What an application hands to them (metadata, properties) is told by the words below.
constexpr std::array<std::string_view, 42> kTechnical = {"gen_ai.", "llm.", "ai.", "openinference.", "traceloop.", "langfuse.", "langsmith.", "logfire.",
    "mlflow.", "server.", "client.", "http.", "net.", "network.", "url.", "db.", "rpc.", "messaging.", "code.", "thread.", "process.", "telemetry.",
    "otel.", "os.", "host.", "service.", "error.", "exception.", "peer.", "faas.", "k8s.", "cloud.", "embedding.", "session.", "crewai.", "pydantic_ai.",
    "mcp.", "gcp.", "aws.", "azure.", "user.", "enduser."};
constexpr std::array<std::string_view, 7> kHandedIn = {"metadata", "properties", "variables", "content", "message", "input.value", "output.value"};

bool isTechnical(std::string_view key)
{
    const auto begins = [key](std::string_view prefix) { return key.starts_with(prefix); };
    const auto holds = [key](std::string_view word) { return key.find(word) != std::string_view::npos; };
    return std::any_of(kTechnical.begin(), kTechnical.end(), begins) && std::none_of(kHandedIn.begin(), kHandedIn.end(), holds);
}

bool isValue(const telemetry::ValueView& value)
{
    return value.type != telemetry::ValueView::Type::Empty && value.type != telemetry::ValueView::Type::Bool && value.type != telemetry::ValueView::Type::Bytes;
}

bool goesIn(std::string_view where) { return where == "input" || where == "system" || where == "args"; }

/// Contents are made from payloads, each a parse: beyond this nobody reads on.
constexpr std::size_t kMaxRuns = 400;
/// Parts of a field that are not found as they are, each a search to its end; of the others only that they come behind is known.
constexpr std::size_t kMaxMisses = 50;

/// The longest piece of a text that stands in JSON as it is.
std::string_view unescapedRun(std::string_view text)
{
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\' && c != '/'; };
    std::string_view longest;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && isPlain(text[end]))
            ++end;
        if (end - begin > longest.size())
            longest = text.substr(begin, end - begin);
        begin = end + 1;
    }
    return longest;
}

} // namespace

TracePlaces::TracePlaces(const TraceDetails& trace)
    : m_trace(trace)
{
    m_rows.reserve(trace.spans.rows.size());
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i)
        m_rows.emplace(trace.spans.rows[i].span, static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < trace.logs.size(); ++i) {
        const std::uint32_t row = trace.logs[i]->row.span.valid() ? rowOf(trace.logs[i]->row.span) : TracePlace::kNoRow;
        const bool sameSpan = i > 0 && trace.logs[i - 1]->row.span == trace.logs[i]->row.span;
        m_logRows.push_back(row);
        m_logNumbers.push_back(sameSpan ? m_logNumbers.back() + 1 : 0);
        m_firstLogs.emplace(row, static_cast<std::uint32_t>(i));
    }
    const auto runs = runsWithoutCalls(trace);
    for (std::size_t i = 0; i < std::min(runs.size(), kMaxRuns); ++i)
        readParts(static_cast<std::uint32_t>(runs[i]));
}

void TracePlaces::readParts(std::uint32_t row)
{
    domain::StepContent content = m_trace.content(row);
    if (content.outputMessages || content.inputMessages)
        return;
    splitOwnConversation(content);
    if (!content.inputMessages)
        return;
    const std::size_t first = m_parts.size();
    for (domain::Message& message : *content.inputMessages) {
        for (domain::MessagePart& part : message.parts) {
            const bool isResult = part.type == "tool_call_response"; // some APIs send it in a message of the user
            const bool byModel = message.role == "assistant" && !isResult;
            m_parts.push_back({{}, part.payload.empty() ? std::move(part.content) : std::move(part.payload), isResult ? "tool" : message.role, isResult || part.type == "tool_call" ? std::move(part.id) : std::string(), byModel, 0});
        }
    }
    if (m_parts.size() > first && !placeParts(row, first))
        m_parts.resize(first);
}

/// Finds the field that holds the parts from `first` on, and where in it they begin.
bool TracePlaces::placeParts(std::uint32_t row, std::size_t first)
{
    std::string buffer;
    std::optional<TracePlace> holder;
    eachOf(row, [&](const TracePlace& place) {
        if (place.where == "output" && !holder && fieldText(place, buffer).find(unescapedRun(m_parts[first].text)) != std::string_view::npos)
            holder = place;
    });
    if (!holder)
        return false;
    const std::string_view field = fieldText(*holder, buffer);
    std::size_t behind = 0;
    std::size_t misses = 0;
    for (std::size_t i = first; i < m_parts.size(); ++i) {
        ToldPart& part = m_parts[i];
        part.place = *holder;
        part.place.part = static_cast<std::uint32_t>(i);
        const std::string_view run = unescapedRun(part.text);
        if (const std::size_t at = misses < kMaxMisses ? field.find(run, behind) : std::string_view::npos; at == std::string_view::npos)
            ++misses;
        else if (!run.empty())
            behind = std::max(behind, at - std::min(at, static_cast<std::size_t>(run.data() - part.text.data())));
        part.begin = behind;
    }
    return true;
}

void TracePlaces::eachPart(const std::function<void(const TracePlace&)>& use) const
{
    for (const ToldPart& part : m_parts)
        use(part.place);
}

std::uint32_t TracePlaces::rowOf(domain::SpanId span) const
{
    const auto it = m_rows.find(span);
    return it == m_rows.end() ? TracePlace::kNoRow : it->second;
}

bool TracePlaces::isAbove(std::uint32_t ancestor, std::uint32_t row) const
{
    for (int at = m_trace.parentIndex[row]; at >= 0; at = m_trace.parentIndex[static_cast<std::size_t>(at)])
        if (static_cast<std::uint32_t>(at) == ancestor)
            return true;
    return false;
}

void TracePlaces::each(const std::function<void(const TracePlace&)>& use) const
{
    for (std::uint32_t row = 0; row < m_trace.spans.rows.size(); ++row)
        eachOf(row, use);
    eachOfLogs(TracePlace::kNoRow, use);
}

void TracePlaces::eachOf(std::uint32_t row, const std::function<void(const TracePlace&)>& use) const
{
    const DecodedSpan* decoded = m_trace.decoded[row].get();
    if (decoded == nullptr)
        return;
    const store::SpanRow& span = m_trace.spans.rows[row];
    TracePlace place;
    place.row = row;
    place.source = TracePlace::Source::Name;
    place.where = "name";
    place.technical = true;
    place.time = span.start;
    use(place);
    if (!decoded->span.statusMessage.empty()) {
        place.source = TracePlace::Source::Status;
        place.where = "attribute";
        place.technical = false;
        place.time = span.end();
        use(place);
    }
    place.source = TracePlace::Source::Attribute;
    for (std::size_t i = 0; i < decoded->span.attributes.size(); ++i) {
        const telemetry::AttributeView& attribute = decoded->span.attributes[i];
        if (!isValue(attribute.value))
            continue;
        place.attribute = static_cast<std::uint32_t>(i);
        place.where = telemetry::placeOf(attribute, span.step);
        place.technical = place.where == "attribute" && isTechnical(attribute.key);
        place.time = goesIn(place.where) ? span.start : span.end();
        use(place);
    }
    place.source = TracePlace::Source::Event;
    for (std::size_t e = 0; e < decoded->span.events.size(); ++e) {
        const telemetry::EventView& event = decoded->span.events[e];
        const std::string_view ofEvent = telemetry::placeOfEvent(event.name);
        place.record = static_cast<std::uint32_t>(e);
        for (std::size_t i = 0; i < event.attributes.size(); ++i) {
            if (!isValue(event.attributes[i].value))
                continue;
            place.attribute = static_cast<std::uint32_t>(i);
            place.where = telemetry::placeOf(event.attributes[i], span.step);
            if (place.where == "attribute" && ofEvent != "logs")
                place.where = ofEvent;
            place.technical = place.where == "attribute" && isTechnical(event.attributes[i].key);
            place.time = event.time.known() ? event.time : span.end();
            use(place);
        }
    }
    eachOfLogs(row, use);
}

void TracePlaces::eachOfLogs(std::uint32_t row, const std::function<void(const TracePlace&)>& use) const
{
    const auto first = m_firstLogs.find(row);
    if (first == m_firstLogs.end())
        return;
    // Without a row: records of no span stand first, those of spans that never came anywhere.
    for (std::uint32_t i = first->second; i < m_logRows.size(); ++i) {
        if (m_logRows[i] != row) {
            if (row != TracePlace::kNoRow)
                return;
            continue;
        }
        const telemetry::LogView& log = m_trace.logs[i]->view;
        TracePlace place;
        place.row = row;
        place.record = i;
        place.source = TracePlace::Source::LogBody;
        place.where = telemetry::placeOfEvent(log.eventName);
        place.time = log.time.known() ? log.time : log.observed;
        if (isValue(log.body))
            use(place);
        place.source = TracePlace::Source::LogAttribute;
        for (std::size_t a = 0; a < log.attributes.size(); ++a) {
            if (!isValue(log.attributes[a].value))
                continue;
            place.attribute = static_cast<std::uint32_t>(a);
            const std::string_view own = telemetry::placeOf(log.attributes[a], domain::StepKind::Generation);
            place.where = own == "attribute" ? std::string_view("logs") : own;
            place.technical = own == "attribute" && isTechnical(log.attributes[a].key);
            use(place);
        }
    }
}

const telemetry::AttributeView& TracePlaces::attributeOf(const TracePlace& place) const
{
    if (place.source == TracePlace::Source::LogAttribute)
        return m_trace.logs[place.record]->view.attributes[place.attribute];
    const telemetry::SpanView& span = m_trace.decoded[place.row]->span;
    return place.source == TracePlace::Source::Event ? span.events[place.record].attributes[place.attribute] : span.attributes[place.attribute];
}

std::string_view TracePlaces::text(const TracePlace& place, std::string& buffer) const
{
    return place.isPart() ? std::string_view(m_parts[place.part].text) : fieldText(place, buffer);
}

std::string_view TracePlaces::fieldText(const TracePlace& place, std::string& buffer) const
{
    if (place.source == TracePlace::Source::Name)
        return m_trace.decoded[place.row]->span.name;
    if (place.source == TracePlace::Source::Status)
        return m_trace.decoded[place.row]->span.statusMessage;
    const telemetry::ValueView& value =
        place.source == TracePlace::Source::LogBody ? m_trace.logs[place.record]->view.body : attributeOf(place).value;
    if (value.type == telemetry::ValueView::Type::String)
        return value.text;
    buffer = telemetry::valueToText(value);
    return buffer;
}

std::string TracePlaces::field(const TracePlace& place) const
{
    switch (place.source) {
    case TracePlace::Source::Name: return "name";
    case TracePlace::Source::Status: return "status_message";
    case TracePlace::Source::Attribute: return "attributes." + std::string(attributeOf(place).key);
    case TracePlace::Source::Event: return "events." + std::to_string(place.record) + "." + std::string(attributeOf(place).key);
    case TracePlace::Source::LogBody: return "logs." + std::to_string(m_logNumbers[place.record]) + ".body";
    case TracePlace::Source::LogAttribute: break;
    }
    return "logs." + std::to_string(m_logNumbers[place.record]) + ".attributes." + std::string(attributeOf(place).key);
}

} // namespace whyglass::analysis
