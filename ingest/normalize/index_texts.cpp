// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/decode/value_walker.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"
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

void add(std::vector<IndexText>& texts, std::string_view where, std::string field, std::string text)
{
    if (!isPlaceholder(text))
        texts.push_back({where, std::move(field), std::move(text)});
}

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

std::string wordsOf(const ValueView& value)
{
    std::string words;
    appendWords(structuredOf(value), words);
    return words;
}

void addPair(std::vector<IndexPair>& pairs, std::string_view key, std::string_view value)
{
    if (!value.empty() && value.size() <= kMaxPairBytes)
        pairs.push_back({repairedUtf8(key), repairedUtf8(value)});
}

void addPairs(std::vector<IndexPair>& pairs, const std::vector<AttributeView>& attributes)
{
    for (const AttributeView& attribute : attributes) {
        const ValueView& value = attribute.value;
        if (value.type == ValueView::Type::String)
            addPair(pairs, attribute.key, value.text);
        else if (value.type != ValueView::Type::Empty && value.type != ValueView::Type::KvList
                 && value.text.size() <= 2 * kMaxPairBytes)
            addPair(pairs, attribute.key, valueToText(value));
    }
}

} // namespace

namespace {

/// Whole numbers without a point: 5 and 5.0 are one value.
std::string numberText(const ValueView& value)
{
    constexpr double kExact = 1e15;
    if (value.type == ValueView::Type::Double && std::nearbyint(value.number) == value.number && std::abs(value.number) < kExact)
        return std::to_string(static_cast<std::int64_t>(value.number));
    return valueToText(value);
}

void addScalar(std::vector<IndexPair>& pairs, std::string_view key, const ValueView& value)
{
    const bool number = value.type == ValueView::Type::Int || value.type == ValueView::Type::Double;
    if (number)
        addPair(pairs, {}, numberText(value));
    if (number || value.type == ValueView::Type::Bool)
        addPair(pairs, key, numberText(value));
    else if (value.type == ValueView::Type::String)
        addPair(pairs, key, value.text);
}

/// `isNew`: the attributes are in no other pair.
void addDetails(std::vector<IndexPair>& pairs, const std::vector<AttributeView>& attributes, bool isNew)
{
    for (const AttributeView& attribute : attributes) {
        const ValueView& value = attribute.value;
        const bool number = value.type == ValueView::Type::Int || value.type == ValueView::Type::Double;
        if (isNew || number)
            addScalar(pairs, attribute.key, value);
        for (ValueWalker walker(value); value.type == ValueView::Type::Array && walker.next();)
            addScalar(pairs, attribute.key, walker.value());
        const bool longText = value.type == ValueView::Type::String && (value.text.size() > kMaxPairBytes || value.text.empty());
        if (longText || value.type == ValueView::Type::Array || value.type == ValueView::Type::KvList || value.type == ValueView::Type::Bytes)
            pairs.push_back({repairedUtf8(attribute.key), {}});
    }
}

} // namespace

std::vector<IndexPair> indexDetailsOf(const ResourceView& resource, const SpanView& span)
{
    std::vector<IndexPair> pairs;
    addDetails(pairs, span.attributes, false);
    addDetails(pairs, resource.attributes, false);
    for (const EventView& event : span.events) {
        addPair(pairs, "event", event.name);
        addDetails(pairs, event.attributes, true);
    }
    return pairs;
}

std::vector<IndexText> indexTextsOf(const Step& step, const SpanView& span)
{
    std::vector<IndexText> texts;
    add(texts, "name", "name", repairedUtf8(span.name));
    for (const AttributeView& attribute : span.attributes) {
        if (isText(attribute.value))
            add(texts, placeOf(attribute, step.kind), "attributes." + repairedUtf8(attribute.key), wordsOf(attribute.value));
    }
    for (std::size_t i = 0; i < span.events.size(); ++i) {
        for (const AttributeView& attribute : span.events[i].attributes) {
            if (isText(attribute.value))
                add(texts, placeOf(attribute, step.kind),
                    "events." + std::to_string(i) + "." + repairedUtf8(attribute.key), wordsOf(attribute.value));
        }
    }
    add(texts, "attribute", "status_message", repairedUtf8(span.statusMessage));
    return texts;
}

std::vector<IndexText> indexTextsOf(const LogView& log)
{
    std::vector<IndexText> texts;
    add(texts, placeOfEvent(log.eventName), "body", wordsOf(log.body));
    for (const AttributeView& attribute : log.attributes) {
        if (!isText(attribute.value))
            continue;
        const std::string_view place = log.eventName == kDetailsEvent ? placeOf(attribute, domain::StepKind::Generation) : "attribute";
        add(texts, place == "attribute" ? "logs" : place, "attributes." + repairedUtf8(attribute.key), wordsOf(attribute.value));
    }
    return texts;
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

std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const LogView& log)
{
    std::vector<IndexPair> pairs;
    addPairs(pairs, log.attributes);
    addPairs(pairs, resource.attributes);
    const LogLinks links = linksOf(log);
    const std::pair<std::string_view, std::string_view> fields[] = {
        {"event", log.eventName}, {"service", resource.service}, {"session", links.session}, {"prompt", links.prompt},
        {"tool_call_id", links.toolCallId}, {"response_id", links.responseId}};
    for (const auto& [key, value] : fields)
        addPair(pairs, key, value);
    return pairs;
}

std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const Step& step, const SpanView& span)
{
    std::vector<IndexPair> pairs;
    addPairs(pairs, span.attributes);
    addPairs(pairs, resource.attributes);
    const struct {
        std::string_view key;
        std::string_view value;
    } kFields[] = {
        {"step", domain::nameOf(step.kind)}, {"dialect", step.dialect},           {"provider", step.provider},
        {"model", step.model()},             {"request_model", step.requestModel}, {"response_model", step.responseModel},
        {"operation", step.operation},       {"tool", step.tool},                 {"tool_call_id", step.toolCallId},
        {"agent", step.agent},               {"session", step.session},           {"user", step.user},
        {"user_tier", step.userTier},        {"workflow", step.workflow},         {"prompt_name", step.promptName},
        {"prompt_version", step.promptVersion}, {"error_type", step.errorType},   {"service", resource.service},
        {"service_version", resource.serviceVersion}, {"environment", resource.environment},
    };
    for (const auto& field : kFields)
        addPair(pairs, field.key, field.value);
    for (const domain::FinishReason reason : step.finishReasons)
        addPair(pairs, "finish_reason", domain::nameOf(reason));
    return pairs;
}

} // namespace whyglass::telemetry
