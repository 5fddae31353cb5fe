// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/field_text.h"

#include "models/analysis/context/text_comparison.h"
#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <charconv>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kShortestPart = 8;
constexpr int kMaxNesting = 6; ///< JSON in a string in JSON …

std::optional<std::string> attributeText(const std::vector<telemetry::AttributeView>& attributes, std::string_view key)
{
    if (const telemetry::AttributeView* attribute = telemetry::findAttribute(attributes, key))
        return telemetry::valueToText(attribute->value);
    const std::size_t path = key.rfind(':');
    return path == std::string_view::npos ? std::nullopt : attributeText(attributes, key.substr(0, path));
}

/// "3.gen_ai.prompt" → 3, and the rest after the dot.
std::optional<std::size_t> leadingIndex(std::string_view& text)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with('.'))
        text.remove_prefix(1);
    return index;
}

std::optional<std::string> eventText(const telemetry::SpanView& span, std::string_view rest)
{
    const auto index = leadingIndex(rest);
    if (!index || *index >= span.events.size())
        return std::nullopt;
    return attributeText(span.events[*index].attributes, rest);
}

std::optional<std::string> logText(const TraceDetails& trace, domain::SpanId span, std::string_view rest)
{
    auto wanted = leadingIndex(rest);
    for (const auto& log : trace.logs) {
        if (!wanted || log->row.span != span || (*wanted)-- > 0)
            continue;
        constexpr std::string_view kAttributes = "attributes.";
        if (rest == "body")
            return telemetry::valueToText(log->view.body);
        if (rest.starts_with(kAttributes))
            return attributeText(log->view.attributes, rest.substr(kAttributes.size()));
        return std::nullopt;
    }
    return std::nullopt;
}

void append(std::string& text, const std::vector<domain::MessagePart>& parts)
{
    for (const domain::MessagePart& part : parts)
        for (const std::string* piece : {&part.content, &part.name, &part.payload})
            if (!piece->empty())
                text.append(text.empty() ? "" : "\n").append(*piece);
}

std::optional<std::string> textOf(const std::optional<std::vector<domain::Message>>& messages)
{
    if (!messages)
        return std::nullopt;
    std::string text;
    for (const domain::Message& message : *messages)
        append(text, message.parts);
    return text;
}

std::optional<std::string> documentsText(const domain::StepContent& content)
{
    if (!content.documents)
        return std::nullopt;
    std::string text;
    for (const domain::Document& document : *content.documents)
        text.append(document.id).append("\n").append(document.content.value_or("")).append("\n").append(document.metadata).append("\n");
    return text;
}

std::optional<std::string> contentText(const domain::StepContent& content, std::string_view field)
{
    if (field == "input_messages" || field == "output_messages")
        return textOf(field == "input_messages" ? content.inputMessages : content.outputMessages);
    if (field == "tool_arguments")
        return content.toolArguments;
    if (field == "tool_result")
        return content.toolResult;
    if (field == "documents")
        return documentsText(content);
    if (field == "query")
        return content.query;
    if (field == "input")
        return content.input;
    if (field == "output")
        return content.output;
    if (field == "system_instructions" && content.systemInstructions) {
        std::string text;
        append(text, *content.systemInstructions);
        return text;
    }
    return std::nullopt;
}

/// What JSON writes as it is: no quotes, no escapes, no letters beyond ASCII.
bool isPlain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\'; }

} // namespace

std::optional<std::string> fieldTextOf(const TraceDetails& trace, const domain::StepContent& content, std::size_t row, std::string_view field)
{
    const DecodedSpan* decoded = trace.decoded[row].get();
    if (decoded == nullptr)
        return std::nullopt;
    const auto after = [&field](std::string_view prefix) { return field.substr(prefix.size()); };
    if (field.starts_with("attributes."))
        return attributeText(decoded->span.attributes, after("attributes."));
    if (field.starts_with("attributes:"))
        return attributeText(decoded->span.attributes, after("attributes:"));
    if (field.starts_with("resource."))
        return attributeText(decoded->resource.attributes, after("resource."));
    if (field.starts_with("events."))
        return eventText(decoded->span, after("events."));
    if (field.starts_with("logs."))
        return logText(trace, trace.spans.rows[row].span, after("logs."));
    if (field == "name")
        return std::string(decoded->span.name);
    if (field == "status_message")
        return std::string(decoded->span.statusMessage);
    const std::size_t path = field.find(':');
    return contentText(content, field.substr(0, path));
}

std::optional<std::string> fieldText(const TraceDetails& trace, const domain::SpanId& span, const std::string& field)
{
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i)
        if (trace.spans.rows[i].span == span)
            return fieldTextOf(trace, trace.content(i), i, field);
    return std::nullopt;
}

std::size_t FieldText::characters() const
{
    if (!m_characters)
        m_characters = charactersOf(m_text);
    return *m_characters;
}

void FieldText::collect(const nlohmann::json& value, int nesting, Inside& inside)
{
    if (value.is_string()) {
        const std::string& text = inside.strings.emplace_back(value.get_ref<const std::string&>());
        const auto inner = nesting < kMaxNesting ? parseStructure(text) : std::nullopt;
        if (inner)
            collect(*inner, nesting + 1, inside);
    } else if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            inside.others.insert(key);
            collect(member, nesting, inside);
        }
    } else if (value.is_array()) {
        for (const nlohmann::json& item : value)
            collect(item, nesting, inside);
    } else {
        inside.others.insert(value.dump());
    }
}

const FieldText::Inside& FieldText::inside() const
{
    if (!m_inside) {
        m_inside.emplace();
        if (const auto value = parseStructure(m_text)) {
            m_inside->isJson = true;
            collect(*value, 0, *m_inside);
        }
    }
    return *m_inside;
}

bool FieldText::holds(std::string_view part) const
{
    if (part.empty() || m_text.find(part) != std::string::npos)
        return true;
    const auto holdsPart = [part](const std::string& text) { return text.find(part) != std::string::npos; };
    return inside().others.contains(part) || std::any_of(inside().strings.begin(), inside().strings.end(), holdsPart);
}

std::string FieldText::verbatim(std::string_view wanted, std::size_t maxBytes) const
{
    const std::string_view whole = trim(format::clip(wanted, maxBytes));
    if (!whole.empty() && holds(whole))
        return std::string(whole);
    const auto begin = std::find_if(whole.begin(), whole.end(), isPlain);
    const auto end = std::find_if_not(begin, whole.end(), isPlain);
    const std::string_view plain = whole.substr(static_cast<std::size_t>(begin - whole.begin()), static_cast<std::size_t>(end - begin));
    if (plain.size() >= kShortestPart && m_text.find(plain) != std::string::npos)
        return std::string(plain);
    // Parts of messages stand in lines of their own; a line of one part is whole, two lines are not one text of the field.
    return std::string(format::clip(std::string_view(m_text).substr(0, m_text.find('\n')), maxBytes));
}

} // namespace whyglass::analysis
