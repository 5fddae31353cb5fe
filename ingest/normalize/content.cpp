// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/python_text.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/documents.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/flattened.h"
#include "ingest/normalize/message_reader.h"
#include "ingest/normalize/normalize.h"

#include <algorithm>
#include <optional>

namespace whyglass::telemetry {

namespace {

using domain::Message;
using domain::StepContent;
using domain::StepKind;

/// One place where the value of a field stands.
struct Candidate {
    std::uint8_t rank;
    Field field;
    ValueTree value;
};

/// Everything of a span and its logs that can be content, best places first.
class ContentSources {
public:
    ContentSources(const Step& step, const SpanView& span, const std::vector<LogView>& logs)
    {
        addAttributes(span.attributes, 0);
        // The details event carries the span's own keys; it ranks behind them.
        constexpr std::uint8_t kBehindSpan = 5;
        for (const EventView& event : span.events)
            addAttributes(event.attributes, kBehindSpan);
        for (const LogView& log : logs) {
            const bool sameCall = !step.toolCallId.empty() && linksOf(log).toolCallId == step.toolCallId;
            if (sameCall || log.eventName == kDetailsEvent)
                addAttributes(log.attributes, kBehindSpan);
        }
        std::stable_sort(m_candidates.begin(), m_candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    }

    /// First non-empty reading of a field.
    template <typename Read>
    auto read(Field field, Read readIt) const -> std::optional<decltype(readIt(ValueTree{}))>
    {
        for (const Candidate& candidate : m_candidates) {
            if (candidate.field != field)
                continue;
            auto found = readIt(candidate.value);
            if (!found.empty())
                return found;
        }
        return std::nullopt;
    }

private:
    void addAttributes(const std::vector<AttributeView>& attributes, std::uint8_t behind)
    {
        const DialectIndex& index = DialectIndex::instance();
        std::vector<const PrefixRule*> families;
        for (const AttributeView& attribute : attributes) {
            index.lookUp(attribute.key, [&](const Meaning& meaning) {
                if (meaning.field < Field::SystemInstructions || isBlank(attribute.value))
                    return;
                const auto rank = static_cast<std::uint8_t>(meaning.rank + behind);
                if (meaning.family == nullptr || !meaning.family->indexed) {
                    m_candidates.push_back({rank, meaning.field, treeOf(attribute.value)});
                } else if (std::find(families.begin(), families.end(), meaning.family) == families.end()) {
                    families.push_back(meaning.family);
                    m_candidates.push_back({rank, meaning.field, unflatten(attributes, *meaning.family)});
                }
            });
        }
    }

    std::vector<Candidate> m_candidates;
};

/// A per-message event (A.7), from a log record or a span event.
struct MessageEvent {
    std::string_view name;
    ValueTree body;
};

struct EventRole {
    std::string_view name;
    std::string_view role;
};
constexpr EventRole kEventRoles[] = {
    {"gen_ai.system.message", "system"},       {"gen_ai.user.message", "user"},
    {"gen_ai.assistant.message", "assistant"}, {"gen_ai.tool.message", "tool"},
    {"gen_ai.choice", "assistant"},            {"gen_ai.content.prompt", "user"},
    {"gen_ai.content.completion", "assistant"},
};

std::optional<std::string_view> roleOfEvent(std::string_view name)
{
    for (const EventRole& event : kEventRoles) {
        if (event.name == name)
            return event.role;
    }
    return std::nullopt;
}

ValueTree objectOf(const std::vector<AttributeView>& attributes)
{
    ValueTree object;
    for (const AttributeView& attribute : attributes)
        object.at(attribute.key) = structuredOf(attribute.value);
    return object;
}

std::vector<MessageEvent> messageEvents(const SpanView& span, const std::vector<LogView>& logs)
{
    std::vector<MessageEvent> events;
    for (const EventView& event : span.events) {
        if (!roleOfEvent(event.name))
            continue;
        ValueTree body = objectOf(event.attributes);
        if (const ValueTree* json = body.findAny({"gen_ai.prompt", "gen_ai.completion", "gen_ai.event.content"}))
            body = ValueTree(*json);
        events.push_back({event.name, std::move(body)});
    }
    std::vector<const LogView*> ordered;
    for (const LogView& log : logs) {
        if (roleOfEvent(log.eventName))
            ordered.push_back(&log);
    }
    const auto timeOf = [](const LogView* log) { return log->time.known() ? log->time : log->observed; };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const LogView* a, const LogView* b) { return timeOf(a) < timeOf(b); });
    for (const LogView* log : ordered)
        events.push_back({log->eventName, log->body.type == ValueView::Type::Empty ? objectOf(log->attributes)
                                                                                   : structuredOf(log->body)});
    return events;
}

/// The same bodies as one JSON array, each naming its event.
std::vector<MessageEvent> listedEvents(const ValueTree& list)
{
    std::vector<MessageEvent> events;
    const ValueTree structured = structuredOf(list);
    for (const ValueTree& item : structured.items) {
        const ValueTree body = structuredOf(item);
        const std::string_view name = body.textOf("event.name");
        for (const EventRole& known : kEventRoles) {
            if (known.name == name)
                events.push_back({known.name, body});
        }
    }
    return events;
}

/// Where no event of a finished call is a choice, the list tells the whole conversation: what the assistant says at its end is the answer.
void endWithAnswer(std::vector<MessageEvent>& events)
{
    const auto isChoice = [](const MessageEvent& event) { return event.name == "gen_ai.choice"; };
    if (std::any_of(events.begin(), events.end(), isChoice))
        return;
    for (auto event = events.rbegin(); event != events.rend() && event->name == "gen_ai.assistant.message"; ++event)
        event->name = "gen_ai.choice";
}

void addMessageEvents(const std::vector<MessageEvent>& events, StepContent& content)
{
    std::vector<Message> input;
    std::vector<Message> output;
    for (const MessageEvent& event : events) {
        const bool answers = event.name == "gen_ai.choice" || event.name == "gen_ai.content.completion";
        auto messages = readMessages(event.body, *roleOfEvent(event.name));
        std::vector<Message>& side = answers ? output : input;
        std::move(messages.begin(), messages.end(), std::back_inserter(side));
    }
    if (!content.inputMessages && !input.empty())
        content.inputMessages = std::move(input);
    if (!content.outputMessages && !output.empty())
        content.outputMessages = std::move(output);
}

/// Q: system-role messages at the start, where nothing else gives the instructions.
void splitSystemMessages(StepContent& content)
{
    if (content.systemInstructions || !content.inputMessages)
        return;
    std::vector<domain::MessagePart> parts;
    for (const Message& message : *content.inputMessages) {
        if (message.role != "system" && message.role != "developer")
            break;
        parts.insert(parts.end(), message.parts.begin(), message.parts.end());
    }
    if (!parts.empty())
        content.systemInstructions = std::move(parts);
}

/// What LangChain's str() makes of a ToolMessage: content='…' name='…' tool_call_id='…'. Its content.
std::optional<std::string> toolMessageText(std::string_view text)
{
    constexpr std::string_view kStart = "content=";
    if (text.substr(0, kStart.size()) != kStart || text.rfind(" tool_call_id='") == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = text.substr(kStart.size());
    const char quote = rest.empty() ? '\0' : rest.front();
    if (quote != '\'' && quote != '"')
        return std::nullopt;
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != quote)
        end += rest[end] == '\\' ? std::size_t{2} : std::size_t{1};
    if (end >= rest.size())
        return std::nullopt;
    std::string list = "[";
    list.append(rest.substr(0, end + 1)).append("]");
    const auto literal = parsePython(list);
    return literal && literal->items.size() == 1 && literal->items.front().isString() ? std::optional(literal->items.front().text)
                                                                                     : std::nullopt;
}

/// JSON of what Python's str() wrote of a dict or a list of such.
std::optional<std::string> jsonOfPython(std::string_view text)
{
    if (text.substr(0, 2) != "{'" && text.substr(0, 3) != "[{'")
        return std::nullopt;
    const auto tree = parsePython(text);
    return tree ? std::optional(toJson(*tree)) : std::nullopt;
}

std::string plainText(const ValueTree& value)
{
    if (value.isString() && isPlaceholder(value.text))
        return {};
    if (value.isString()) {
        if (auto content = toolMessageText(value.text))
            return *std::move(content);
        if (auto json = jsonOfPython(value.text))
            return *std::move(json);
    }
    const bool quoted = value.isString() && value.text.size() > 1 && value.text.front() == '"'; // a text dumped as JSON
    return toText(quoted ? structuredOf(value) : value);
}

/// What a library wraps around the arguments or the result of a tool: {"tool_name", "arguments"}, {"output": …},
/// {"result": …}, a LangChain ToolMessage.
std::string unwrappedText(const ValueTree& value, std::initializer_list<std::string_view> wrappers)
{
    const ValueTree structured = structuredOf(value);
    const ValueTree* inner = &structured;
    for (int depth = 0; depth < 4 && inner->isObject(); ++depth) {
        const ValueTree* next = inner->find("lc") != nullptr ? inner->find("kwargs") : nullptr;
        if (next == nullptr && inner->textOf("type") == "tool")
            next = inner->find("data");
        if (next == nullptr && inner->find("tool_call_id") != nullptr)
            next = inner->find("content");
        for (const std::string_view name : wrappers) {
            if (next == nullptr && (inner->items.size() == 1 || inner->find("tool_name") != nullptr))
                next = inner->find(name);
        }
        if (next == nullptr)
            break;
        inner = next;
    }
    return inner == &structured ? plainText(value) : plainText(*inner);
}

std::string argumentsText(const ValueTree& value)
{
    const ValueTree structured = structuredOf(value);
    const ValueTree* named = structured.find("kwargs");
    const ValueTree* unnamed = structured.find("args");
    // The arguments of a Python call, as smolagents hands them on.
    if (named != nullptr && named->isObject() && !named->items.empty() && unnamed != nullptr && unnamed->isArray() && unnamed->items.empty())
        return plainText(*named);
    const ValueTree* input = structured.items.size() == 1 ? structured.find("input") : nullptr;
    // LangChain gives a tool its arguments as one text.
    if (input != nullptr && structuredOf(*input).isObject())
        return plainText(*input);
    return unwrappedText(value, {"arguments", "inputs", "args"});
}

/// The question of a retrieval, which libraries hand on among other arguments.
std::string queryText(const ValueTree& value)
{
    const ValueTree structured = structuredOf(value);
    const ValueTree* query = structured.findAny({"query", "question", "query_str"});
    if (query == nullptr && structured.isObject() && structured.items.size() == 1) // the only argument
        query = &structured.items.front();
    return query != nullptr && query->isString() ? plainText(*query) : argumentsText(value);
}

std::string resultText(const ValueTree& value)
{
    return unwrappedText(value, {"output", "outputs", "result"});
}

/// Gemini CLI gives its whole record of a call: {"callId", "args", …}.
std::string givenText(const ValueTree& value)
{
    const ValueTree record = structuredOf(value);
    const ValueTree* args = record.find("callId") != nullptr ? record.find("args") : nullptr;
    return plainText(args != nullptr ? *args : value);
}

/// And of what came of it: {"request", "response": {"responseParts": [{"functionResponse": {"response": {"output"}}}]}, …}.
std::string gottenText(const ValueTree& value)
{
    const ValueTree record = structuredOf(value);
    const ValueTree* response = record.find("request") != nullptr ? record.find("response") : nullptr;
    const ValueTree* parts = response != nullptr ? response->find("responseParts") : nullptr;
    const ValueTree* answer = parts != nullptr && parts->items.size() == 1 ? parts->items.front().find("functionResponse") : nullptr;
    const ValueTree* body = answer != nullptr ? answer->find("response") : nullptr;
    return body != nullptr ? resultText(*body) : plainText(value);
}

/// A member of an event of the span, as text.
std::optional<std::string> eventText(const SpanView& span, std::string_view event, std::initializer_list<std::string_view> keys)
{
    for (const EventView& candidate : span.events) {
        if (candidate.name != event)
            continue;
        for (const std::string_view key : keys) {
            const AttributeView* attribute = findAttribute(candidate.attributes, key);
            if (attribute != nullptr && !isBlank(attribute->value))
                return plainText(treeOf(attribute->value));
        }
    }
    return std::nullopt;
}

/// Strands tells arguments and result as message events, Gemini CLI as messages.
void readTool(const ContentSources& sources, const SpanView& span, StepContent& content)
{
    content.toolArguments = sources.read(Field::ToolArguments, givenText);
    if (!content.toolArguments)
        content.toolArguments = sources.read(Field::InputBlob, argumentsText);
    if (!content.toolArguments)
        content.toolArguments = eventText(span, "gen_ai.tool.message", {"content"});
    if (!content.toolArguments)
        content.toolArguments = sources.read(Field::InputMessages, plainText);
    if (content.toolArguments)
        content.inputMessages.reset();
    content.toolResult = sources.read(Field::ToolResult, gottenText);
    if (!content.toolResult)
        content.toolResult = sources.read(Field::OutputBlob, resultText);
    if (!content.toolResult)
        content.toolResult = eventText(span, "gen_ai.choice", {"message", "tool.result"});
    if (!content.toolResult)
        content.toolResult = eventText(span, "tool.output", {"output", "content", "diff"});
    if (!content.toolResult)
        content.toolResult = sources.read(Field::OutputMessages, plainText);
    if (content.toolResult)
        content.outputMessages.reset();
    if (content.toolResult && !content.documents)
        content.documents = findDocuments(ValueTree::ofText(*content.toolResult));
}

/// The AI SDK tells the order and the scores of re-ranked documents apart from the documents.
void applyRanking(const ValueTree& list, std::vector<domain::Document>& documents)
{
    std::vector<domain::Document> ranked;
    const ValueTree structured = structuredOf(list);
    for (const ValueTree& item : structured.items) {
        const ValueTree rank = structuredOf(item);
        const ValueTree* index = rank.findAny({"originalIndex", "index"});
        const auto at = index != nullptr ? index->asNumber() : std::nullopt;
        if (!at || *at < 0 || *at >= static_cast<double>(documents.size()))
            return;
        domain::Document document = documents[static_cast<std::size_t>(*at)];
        const ValueTree* score = rank.findAny({"relevanceScore", "score"});
        document.score = score != nullptr ? score->asNumber() : std::nullopt;
        ranked.push_back(std::move(document));
    }
    if (!ranked.empty())
        documents = std::move(ranked);
}

void readRetrieval(const Step& step, const ContentSources& sources, const SpanView& span, StepContent& content)
{
    content.query = sources.read(Field::Query, plainText);
    const bool searches = step.kind == StepKind::Retrieval || step.kind == StepKind::Rerank;
    if (searches && !content.query)
        content.query = sources.read(Field::InputBlob, queryText);
    content.documents = sources.read(Field::Documents, readDocuments);
    if (content.documents) {
        if (const auto ranking = sources.read(Field::Ranking, [](const ValueTree& value) { return std::vector{value}; }))
            applyRanking(ranking->front(), *content.documents);
    }
    if (!content.documents) {
        auto hits = documentsOfEvents(span);
        if (!hits.empty())
            content.documents = std::move(hits);
    }
    if (content.documents || !(searches || step.kind == StepKind::Tool))
        return;
    const auto hidden = [](const ValueTree& value) {
        auto found = findDocuments(value);
        return found ? std::move(*found) : std::vector<domain::Document>();
    };
    content.documents = sources.read(Field::ToolResult, hidden);
    if (!content.documents)
        content.documents = sources.read(Field::OutputBlob, hidden);
}

/// Sentry lists the texts of an answer: ["…"].
std::string listedText(const ValueTree& value)
{
    const ValueTree list = structuredOf(value);
    const bool isList = list.isArray() && std::all_of(list.items.begin(), list.items.end(), [](const ValueTree& item) { return item.isString(); });
    if (!isList)
        return plainText(value);
    std::string joined;
    for (const ValueTree& item : list.items)
        joined.append(joined.empty() || item.text.empty() ? "" : "\n").append(item.text);
    return joined;
}

/// An answer that came in pieces, one attribute each, as one message.
void joinAnswer(const ContentSources& sources, const SpanView& span, StepContent& content)
{
    const bool listed = findAttribute(span.attributes, "gen_ai.response.text") != nullptr;
    Message answer;
    answer.role = "assistant";
    for (const Field field : {Field::AnswerReasoning, Field::AnswerText}) {
        const auto text = sources.read(field, listed && field == Field::AnswerText ? listedText : plainText);
        if (!text)
            continue;
        domain::MessagePart part;
        part.type = field == Field::AnswerText ? "text" : "reasoning";
        part.content = *text;
        answer.parts.push_back(std::move(part));
    }
    if (auto calls = sources.read(Field::AnswerCalls, readCalls))
        std::move(calls->begin(), calls->end(), std::back_inserter(answer.parts));
    if (!answer.parts.empty())
        content.outputMessages = std::vector<Message>{std::move(answer)};
}

void readModelCall(const ContentSources& sources, StepContent& content)
{
    const auto asked = [](const ValueTree& value) { return readMessages(value, "user"); };
    const auto answered = [](const ValueTree& value) { return readMessages(value, "assistant"); };
    if (!content.inputMessages)
        content.inputMessages = sources.read(Field::InputBlob, asked);
    if (!content.outputMessages)
        content.outputMessages = sources.read(Field::OutputBlob, answered);
    // A response of the Responses API repeats the instructions of its request.
    if (content.outputMessages && content.outputMessages->size() > 1 && content.outputMessages->front().role == "system")
        content.outputMessages->erase(content.outputMessages->begin());
}

/// Claude Code tells what the model answered by log events of the run, in none of its spans; the last one is the run's answer.
std::optional<std::string> lastResponse(const std::vector<LogView>& logs)
{
    constexpr std::string_view kEvent = "assistant_response";
    const LogView* last = nullptr;
    for (const LogView& log : logs) {
        if (log.eventName.ends_with(kEvent) && (last == nullptr || last->time <= log.time))
            last = &log;
    }
    const AttributeView* response = last != nullptr ? findAttribute(last->attributes, "response") : nullptr;
    return response != nullptr && !isBlank(response->value) ? std::optional(plainText(treeOf(response->value))) : std::nullopt;
}

} // namespace

domain::StepContent contentOf(const Step& step, const SpanView& span, const std::vector<LogView>& logs)
{
    StepContent content;
    const ContentSources sources(step, span, logs);
    content.systemInstructions = sources.read(Field::SystemInstructions, readParts);
    content.inputMessages = sources.read(Field::InputMessages, [](const ValueTree& value) { return readMessages(value, "user"); });
    content.outputMessages =
        sources.read(Field::OutputMessages, [](const ValueTree& value) { return readMessages(value, "assistant"); });
    if (!content.outputMessages)
        joinAnswer(sources, span, content);
    addMessageEvents(messageEvents(span, logs), content);
    if (auto listed = sources.read(Field::MessageEvents, listedEvents)) {
        if (step.kind == StepKind::Generation && span.status != domain::SpanStatus::Error)
            endWithAnswer(*listed);
        addMessageEvents(*listed, content);
    }
    readRetrieval(step, sources, span, content);
    if (step.kind == StepKind::Tool)
        readTool(sources, span, content);
    else if (step.kind == StepKind::Generation)
        readModelCall(sources, content);
    if (step.kind != StepKind::Tool && step.kind != StepKind::Generation) {
        content.input = sources.read(Field::InputBlob, plainText);
        content.output = sources.read(Field::OutputBlob, plainText);
        if (!content.output && !content.outputMessages)
            content.output = lastResponse(logs);
    }
    splitSystemMessages(content);
    return content;
}

} // namespace whyglass::telemetry
