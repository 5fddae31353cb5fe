// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/decode/value_walker.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/index_terms.h"
#include "ingest/normalize/text_places.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace whyglass::telemetry {

std::string_view placeOf(const AttributeView& attribute, domain::StepKind kind)
{
    std::string_view place = "attribute";
    int best = std::numeric_limits<int>::max(); // of a key with several meanings the first in rank tells where it stands
    DialectIndex::instance().lookUp(attribute.key, [&](const Meaning& meaning) {
        const bool tool = kind == domain::StepKind::Tool;
        if (meaning.rank >= best)
            return;
        best = meaning.field == Field::None ? best : meaning.rank;
        switch (meaning.field) {
        case Field::SystemInstructions: place = "system"; break;
        case Field::InputMessages: place = "input"; break;
        case Field::OutputMessages:
        case Field::AnswerText:
        case Field::AnswerReasoning:
        case Field::AnswerCalls: place = "output"; break;
        case Field::ToolArguments: place = "args"; break;
        case Field::ToolResult: place = "result"; break;
        case Field::Documents: place = "docs"; break;
        case Field::Query: place = "input"; break;
        case Field::InputBlob: place = tool ? "args" : "input"; break;
        case Field::OutputBlob: place = tool ? "result" : "output"; break;
        default: break;
        }
    });
    return place;
}

std::string_view placeOfEvent(std::string_view event)
{
    static constexpr std::pair<std::string_view, std::string_view> kPlaces[] = {
        {"gen_ai.system.message", "system"}, {"gen_ai.user.message", "input"}, {"gen_ai.assistant.message", "input"},
        {"gen_ai.tool.message", "input"}, {"gen_ai.choice", "output"}, {"gen_ai.content.prompt", "input"},
        {"gen_ai.content.completion", "output"}};
    for (const auto& [name, place] : kPlaces) {
        if (name == event)
            return place;
    }
    return "logs";
}

namespace {

constexpr std::size_t kMaxPairBytes = 96; ///< longer values are for the full text, not for equality

/// The text itself, or its repaired copy.
class WellFormed {
public:
    explicit WellFormed(std::string_view text)
    {
        if (!isValidUtf8(text))
            m_repaired = repairedUtf8(text);
        m_text = m_repaired.empty() ? text : std::string_view(m_repaired);
    }
    WellFormed(const WellFormed&) = delete;
    WellFormed& operator=(const WellFormed&) = delete;
    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    std::string m_repaired;
    std::string_view m_text;
};

bool isText(const ValueView& value)
{
    return value.type == ValueView::Type::String || value.type == ValueView::Type::Array
        || value.type == ValueView::Type::KvList;
}

/// The texts of a value, without the keys and signs of its JSON: escapes would hide words from the search.
void appendWords(const ValueTree& tree, std::string& out)
{
    if (tree.isString()) {
        const auto inner = parseJson(tree.text);
        if (inner && !inner->isString()) {
            appendWords(*inner, out);
            return;
        }
    }
    if (tree.isArray() || tree.isObject()) {
        for (const ValueTree& item : tree.items)
            appendWords(item, out);
        return;
    }
    if (tree.isNull())
        return;
    if (!out.empty())
        out += '\n';
    out += toText(tree);
}

/// Whether the value is its words: no JSON in it.
bool isPlain(const ValueView& value)
{
    const std::size_t start = value.text.find_first_not_of(" \t\r\n");
    return value.type == ValueView::Type::String
        && (start == std::string_view::npos || std::string_view("{[\"").find(value.text[start]) == std::string_view::npos);
}

/// Calls use(text) unless the text says nothing.
template <typename Use>
void useText(std::string_view text, const Use& use)
{
    const WellFormed whole(text);
    if (!isPlaceholder(whole.text()))
        use(whole.text());
}

template <typename Use>
void useWords(const ValueView& value, const Use& use)
{
    if (isPlain(value))
        return useText(value.text, use);
    std::string words;
    appendWords(structuredOf(value), words);
    useText(words, use);
}

/// Calls use(attribute, text) for those with a text.
template <typename Use>
void eachText(const std::vector<AttributeView>& attributes, const Use& use)
{
    for (const AttributeView& attribute : attributes) {
        if (isText(attribute.value))
            useWords(attribute.value, [&](std::string_view text) { use(attribute, text); });
    }
}

void visitPair(const PairUse& use, std::string_view key, std::string_view value)
{
    if (!value.empty() && value.size() <= kMaxPairBytes)
        use(WellFormed(key).text(), WellFormed(value).text());
}

void visitAttributes(const PairUse& use, const std::vector<AttributeView>& attributes)
{
    for (const AttributeView& attribute : attributes) {
        const ValueView& value = attribute.value;
        if (value.type == ValueView::Type::String)
            visitPair(use, attribute.key, value.text);
        else if (value.type != ValueView::Type::Empty && value.type != ValueView::Type::KvList
                 && value.text.size() <= 2 * kMaxPairBytes)
            visitPair(use, attribute.key, valueToText(value));
    }
}

/// Whole numbers without a point: 5 and 5.0 are one value.
std::string numberText(const ValueView& value)
{
    constexpr double kExact = 1e15;
    if (value.type == ValueView::Type::Double && std::nearbyint(value.number) == value.number && std::abs(value.number) < kExact)
        return std::to_string(static_cast<std::int64_t>(value.number));
    return valueToText(value);
}

void visitScalar(const PairUse& use, std::string_view key, const ValueView& value)
{
    if (value.type == ValueView::Type::String)
        return visitPair(use, key, value.text);
    const bool number = value.type == ValueView::Type::Int || value.type == ValueView::Type::Double;
    if (!number && value.type != ValueView::Type::Bool)
        return;
    const std::string text = numberText(value);
    if (number)
        visitPair(use, {}, text);
    visitPair(use, key, text);
}

/// `isNew`: the attributes are in no other pair.
void visitDetails(const PairUse& use, const std::vector<AttributeView>& attributes, bool isNew)
{
    for (const AttributeView& attribute : attributes) {
        const ValueView& value = attribute.value;
        const bool number = value.type == ValueView::Type::Int || value.type == ValueView::Type::Double;
        if (isNew || number)
            visitScalar(use, attribute.key, value);
        for (ValueWalker walker(value); value.type == ValueView::Type::Array && walker.next();)
            visitScalar(use, attribute.key, walker.value());
        const bool longText = value.type == ValueView::Type::String && (value.text.size() > kMaxPairBytes || value.text.empty());
        if (longText || value.type == ValueView::Type::Array || value.type == ValueView::Type::KvList || value.type == ValueView::Type::Bytes)
            use(WellFormed(attribute.key).text(), {});
    }
}

/// What dialects write in many ways, under one name. What is asked of a column or of the resource need not be here: step, model, tool,
/// agent, session, service and their like.
void visitFields(const PairUse& use, const Step& step)
{
    const std::pair<std::string_view, std::string_view> fields[] = {
        {"request_model", step.requestModel}, {"response_model", step.responseModel}, {"tool_call_id", step.toolCallId},
        {"workflow", step.workflow},          {"prompt_name", step.promptName},       {"prompt_version", step.promptVersion},
        {"error_type", step.errorType}};
    for (const auto& [key, value] : fields)
        visitPair(use, key, value);
    for (const domain::FinishReason reason : step.finishReasons)
        visitPair(use, "finish_reason", domain::nameOf(reason));
}

void visitSpanPairs(const PairUse& use, const ResourceView& resource, const Step& step, const SpanView& span)
{
    visitAttributes(use, span.attributes);
    visitAttributes(use, resource.attributes);
    visitFields(use, step);
}

void visitSpanDetails(const PairUse& use, const ResourceView& resource, const SpanView& span)
{
    visitDetails(use, span.attributes, false);
    visitDetails(use, resource.attributes, false);
    for (const EventView& event : span.events) {
        visitPair(use, "event", event.name);
        visitDetails(use, event.attributes, true);
    }
}

PairUse addTo(std::vector<IndexPair>& pairs)
{
    return [&pairs](std::string_view key, std::string_view value) { pairs.push_back({std::string(key), std::string(value)}); };
}

} // namespace

std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const Step& step, const SpanView& span)
{
    std::vector<IndexPair> pairs;
    visitSpanPairs(addTo(pairs), resource, step, span);
    return pairs;
}

std::vector<IndexPair> indexDetailsOf(const ResourceView& resource, const SpanView& span)
{
    std::vector<IndexPair> pairs;
    visitSpanDetails(addTo(pairs), resource, span);
    return pairs;
}

std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const LogView& log)
{
    std::vector<IndexPair> pairs;
    visitPairs(resource, log, addTo(pairs));
    return pairs;
}

void visitPairs(const ResourceView& resource, const Step& step, const SpanView& span, const PairUse& use)
{
    visitSpanPairs(use, resource, step, span);
    visitSpanDetails(use, resource, span);
}

void visitPairs(const ResourceView& resource, const LogView& log, const PairUse& use)
{
    visitAttributes(use, log.attributes);
    visitAttributes(use, resource.attributes);
    const LogLinks links = linksOf(log);
    const std::pair<std::string_view, std::string_view> fields[] = {
        {"event", log.eventName}, {"service", resource.service}, {"session", links.session}, {"prompt", links.prompt},
        {"tool_call_id", links.toolCallId}, {"response_id", links.responseId}};
    for (const auto& [key, value] : fields)
        visitPair(use, key, value);
}

std::vector<IndexText> indexTextsOf(const Step& step, const SpanView& span)
{
    std::vector<IndexText> texts;
    const auto add = [&texts](std::string_view where, std::string field, std::string_view text) {
        texts.push_back({where, std::move(field), std::string(text)});
    };
    useText(span.name, [&](std::string_view text) { add("name", "name", text); });
    eachText(span.attributes, [&](const AttributeView& attribute, std::string_view text) {
        add(placeOf(attribute, step.kind), "attributes." + repairedUtf8(attribute.key), text);
    });
    for (std::size_t i = 0; i < span.events.size(); ++i) {
        eachText(span.events[i].attributes, [&](const AttributeView& attribute, std::string_view text) {
            add(placeOf(attribute, step.kind), "events." + std::to_string(i) + "." + repairedUtf8(attribute.key), text);
        });
    }
    useText(span.statusMessage, [&](std::string_view text) { add("attribute", "status_message", text); });
    return texts;
}

std::vector<IndexText> indexTextsOf(const LogView& log)
{
    std::vector<IndexText> texts;
    useWords(log.body, [&](std::string_view text) { texts.push_back({placeOfEvent(log.eventName), "body", std::string(text)}); });
    eachText(log.attributes, [&](const AttributeView& attribute, std::string_view text) {
        const std::string_view place = log.eventName == kDetailsEvent ? placeOf(attribute, domain::StepKind::Generation) : "attribute";
        texts.push_back({place == "attribute" ? "logs" : place, "attributes." + repairedUtf8(attribute.key), std::string(text)});
    });
    return texts;
}

std::string indexedText(const SpanView& span)
{
    std::string all;
    const auto append = [&all](std::string_view text) { (all += text) += '\n'; };
    const auto appendOf = [&append](const AttributeView& /*attribute*/, std::string_view text) { append(text); };
    useText(span.name, append);
    eachText(span.attributes, appendOf);
    for (const EventView& event : span.events)
        eachText(event.attributes, appendOf);
    useText(span.statusMessage, append);
    return all;
}

std::string indexedText(const LogView& log)
{
    std::string all;
    const auto append = [&all](std::string_view text) { (all += text) += '\n'; };
    useWords(log.body, append);
    eachText(log.attributes, [&append](const AttributeView& /*attribute*/, std::string_view text) { append(text); });
    return all;
}

LogLinks linksOf(const LogView& log)
{
    LogLinks links;
    std::uint8_t sessionRank = 0xFF;
    std::uint8_t toolRank = 0xFF;
    std::uint8_t responseRank = 0xFF;
    const auto take = [](std::string_view& slot, std::uint8_t& best, const Meaning& meaning, std::string_view text) {
        if (meaning.rank < best && !isPlaceholder(text)) {
            slot = text;
            best = meaning.rank;
        }
    };
    for (const AttributeView& attribute : log.attributes) {
        const std::string_view text = textOf(attribute.value);
        if (attribute.key == "prompt.id" || attribute.key == "prompt_id")
            links.prompt = text;
        if (attribute.key == "request_id" && links.responseId.empty())
            links.responseId = text;
        DialectIndex::instance().lookUp(attribute.key, [&](const Meaning& meaning) {
            switch (meaning.field) {
            case Field::Session: take(links.session, sessionRank, meaning, text); break;
            case Field::ToolCallId: take(links.toolCallId, toolRank, meaning, text); break;
            case Field::ResponseId: take(links.responseId, responseRank, meaning, text); break;
            default: break;
            }
        });
    }
    return links;
}

} // namespace whyglass::telemetry
