// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/value_json.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/format/format.h"

#include <unordered_set>

namespace whyglass::cli {

namespace {

using telemetry::ValueView;

Json partJson(const domain::MessagePart& part)
{
    Json json = {{"type", part.type}};
    const Json payload = part.payloadIsJson ? jsonOrText(part.payload) : Json(part.payload);
    if (part.type == "tool_call") {
        json["id"] = textOrNull(part.id);
        json["name"] = part.name;
        json["arguments"] = part.payload.empty() ? Json() : payload;
        return json;
    }
    if (part.type == "tool_call_response") {
        json["id"] = textOrNull(part.id);
        if (!part.name.empty())
            json["name"] = part.name;
        json["response"] = part.payload.empty() ? Json() : payload;
        return json;
    }
    if (!part.content.empty() || part.type == "text" || part.type == "reasoning")
        json[part.type == "uri" ? "uri" : "content"] = part.content;
    if (!part.id.empty())
        json["id"] = part.id;
    if (!part.name.empty())
        json["name"] = part.name;
    if (payload.is_object()) {
        for (const auto& [key, value] : payload.items())
            json.emplace(key, Json(value));
    } else if (!part.payload.empty()) {
        json["payload"] = payload;
    }
    return json;
}

} // namespace

Json textOrNull(std::string_view text) { return text.empty() ? Json() : Json(std::string(text)); }
Json timeOrNull(domain::Timestamp time) { return time.known() ? Json(format::rfc3339(time)) : Json(); }
Json moneyOrNull(const std::optional<domain::Money>& money) { return money ? Json(format::moneyExact(*money)) : Json(); }

Json tokensJson(const domain::TokenUsage& tokens)
{
    return {{"input", valueOrNull(tokens.input)},           {"output", valueOrNull(tokens.output)},
            {"cache_read", valueOrNull(tokens.cacheRead)},  {"cache_write", valueOrNull(tokens.cacheWrite)},
            {"reasoning", valueOrNull(tokens.reasoning)},   {"total", valueOrNull(tokens.total())}};
}

Json jsonOrText(std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? Json(std::string(text)) : json;
}

Json attributeValueJson(const ValueView& value)
{
    switch (value.type) {
    case ValueView::Type::Empty:
        return {};
    case ValueView::Type::String:
        return std::string(value.text);
    case ValueView::Type::Bool:
        return value.boolean;
    case ValueView::Type::Int:
        return value.integer;
    case ValueView::Type::Double:
    case ValueView::Type::Array:
    case ValueView::Type::KvList:
    case ValueView::Type::Bytes:
        break;
    }
    return jsonOrText(telemetry::valueToJson(value));
}

Json attributesJson(const std::vector<telemetry::AttributeView>& attributes)
{
    // Appended, not emplaced: ordered_json looks through all members, and a hostile span may have a hundred thousand.
    Json::object_t object;
    std::unordered_set<std::string_view> seen;
    for (const telemetry::AttributeView& attribute : attributes) {
        if (seen.insert(attribute.key).second)
            object.emplace_back(std::string(attribute.key), attributeValueJson(attribute.value));
    }
    return object;
}

Json partsJson(const std::vector<domain::MessagePart>& parts)
{
    Json json = Json::array();
    for (const domain::MessagePart& part : parts)
        json.push_back(partJson(part));
    return json;
}

Json messagesJson(const std::vector<domain::Message>& messages)
{
    Json json = Json::array();
    for (const domain::Message& message : messages) {
        Json item = {{"role", message.role}, {"parts", partsJson(message.parts)}};
        if (!message.name.empty())
            item["name"] = message.name;
        if (!message.finishReason.empty())
            item["finish_reason"] = message.finishReason;
        json.push_back(std::move(item));
    }
    return json;
}

Json documentsJson(const std::vector<domain::Document>& documents)
{
    Json json = Json::array();
    for (const domain::Document& document : documents) {
        json.push_back({{"id", textOrNull(document.id)},
                        {"score", valueOrNull(document.score)},
                        {"content", valueOrNull(document.content)},
                        {"metadata", document.metadata.empty() ? Json() : jsonOrText(document.metadata)}});
    }
    return json;
}

} // namespace whyglass::cli
