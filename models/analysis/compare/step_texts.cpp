// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/step_texts.h"

#include "models/analysis/compare/likeness.h"
#include "models/analysis/compare/step_fields.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/pricing/price_table.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

/// Longer attributes are payloads, which have texts of their own.
constexpr std::size_t kLongestAttribute = 2'000;

std::string jsonText(const json& value, int indent = -1) { return value.dump(indent, ' ', false, json::error_handler_t::replace); }

json valueOf(const telemetry::ValueView& value)
{
    switch (value.type) {
    case telemetry::ValueView::Type::Bool: return value.boolean;
    case telemetry::ValueView::Type::Int: return value.integer;
    case telemetry::ValueView::Type::Double: return value.number;
    case telemetry::ValueView::Type::Array:
    case telemetry::ValueView::Type::KvList:
        if (auto structure = parseStructure(telemetry::valueToText(value)))
            return std::move(*structure);
        break;
    default: break;
    }
    return telemetry::valueToText(value);
}

std::string objectOf(const std::vector<telemetry::AttributeView>& attributes)
{
    json object = json::object();
    for (const telemetry::AttributeView& attribute : attributes) {
        if (attribute.value.text.size() <= kLongestAttribute)
            object.emplace(std::string(attribute.key), valueOf(attribute.value));
    }
    return jsonText(object);
}

/// JSON over several lines, so that it can be compared line by line; anything else as it is.
std::string spread(const std::string& text)
{
    const auto value = beginsStructure(text) ? parseStructure(text) : std::nullopt;
    return value ? jsonText(*value, 2) : text;
}

std::string documentsText(const std::vector<domain::Document>& documents)
{
    std::string text;
    for (const domain::Document& document : documents)
        text.append(text.empty() ? "" : "\n\n").append("[").append(document.id).append("]\n").append(document.content.value_or(std::string()));
    return text;
}

void addContent(const domain::StepContent& content, StepTexts& texts)
{
    if (content.systemInstructions)
        texts.system = partsText(*content.systemInstructions);
    if (content.inputMessages)
        texts.input = messagesText(*content.inputMessages);
    else if (content.toolArguments)
        texts.input = spread(*content.toolArguments);
    else
        texts.input = content.query.value_or(content.input.value_or(std::string()));
    if (content.outputMessages)
        texts.output = messagesText(*content.outputMessages);
    else if (content.toolResult)
        texts.output = spread(*content.toolResult);
    else if (content.documents)
        texts.output = documentsText(*content.documents);
    else
        texts.output = content.output.value_or(std::string());
}

/// What a program would read of the output: a tool's result, or an answer that is JSON.
std::string outcomeOf(const domain::StepContent& content)
{
    if (content.toolResult && beginsStructure(*content.toolResult))
        return *content.toolResult;
    if (!content.outputMessages)
        return {};
    for (const domain::Message& message : *content.outputMessages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "text" && parseStructure(part.content))
                return part.content;
        }
    }
    return {};
}

std::string usageOf(const SpanDetails& details)
{
    const store::SpanRow& row = details.row;
    if (!row.tokens.known() && !row.cost)
        return {};
    json usage = {{"model", details.texts[row.model]},
                  {"counted", row.has(store::SpanFlag::Summed)},
                  {"cost", std::string(nameOf(details.cost.state))},
                  {"cost_usd", row.cost ? json(format::moneyExact(*row.cost)) : json()}};
    const auto add = [&usage](const char* name, const std::optional<std::int64_t>& tokens) {
        if (tokens)
            usage[name] = *tokens;
    };
    add("input_tokens", row.tokens.input);
    add("output_tokens", row.tokens.output);
    add("cache_read_tokens", row.tokens.cacheRead);
    add("cache_write_tokens", row.tokens.cacheWrite);
    add("reasoning_tokens", row.tokens.reasoning);
    return jsonText(usage);
}

} // namespace

domain::Result<StepTexts> loadStepTexts(store::WorkspaceReader& reader, domain::SpanKey key)
{
    const auto details = loadSpanDetails(reader, key, PriceTable::builtin());
    if (!details)
        return details.error();
    const DecodedSpan& decoded = *details->decoded;
    StepTexts texts;
    addContent(details->content, texts);
    texts.outcome = outcomeOf(details->content);
    texts.definitions = spread(toolDefinitionsText(decoded.span));
    texts.prompt = promptNameOf(decoded.step);
    texts.attributes = objectOf(decoded.span.attributes);
    texts.resource = objectOf(decoded.resource.attributes);
    texts.usage = usageOf(*details);
    return texts;
}

} // namespace whyglass::analysis
