// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/tool_definitions.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/analysis/json/safe_json.h"

#include <map>
#include <string_view>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

std::string nameIn(const json& definition)
{
    if (!definition.is_object())
        return {};
    if (const auto name = definition.find("name"); name != definition.end() && name->is_string())
        return name->get<std::string>();
    if (const auto function = definition.find("function"); function != definition.end())
        return nameIn(*function);
    return {};
}

void add(std::vector<ToolDefinition>& definitions, const json& definition)
{
    if (definition.is_array()) {
        for (const json& member : definition)
            add(definitions, member);
        return;
    }
    if (definition.is_string()) {
        if (const auto inner = parseStructure(definition.get_ref<const std::string&>()))
            add(definitions, *inner);
        return;
    }
    if (!definition.is_object())
        return;
    for (const char* group : {"functionDeclarations", "function_declarations"}) { // Gemini offers its functions as one tool
        if (const auto functions = definition.find(group); functions != definition.end()) {
            add(definitions, *functions);
            return;
        }
    }
    if (std::string name = nameIn(definition); !name.empty())
        definitions.push_back({std::move(name), definition.dump(-1, ' ', false, json::error_handler_t::replace)});
}

/// What a request that was recorded whole offers: its "tools", or those of its "config".
void addOfRequest(std::vector<ToolDefinition>& definitions, const json& request)
{
    if (!request.is_object())
        return;
    if (const auto tools = request.find("tools"); tools != request.end())
        add(definitions, *tools);
    else if (const auto config = request.find("config"); config != request.end())
        addOfRequest(definitions, *config);
}

/// Senders that record requests whole and tell their tools nowhere else.
void addOfWholeRequests(std::vector<ToolDefinition>& definitions, const telemetry::SpanView& span)
{
    for (const telemetry::AttributeView& attribute : span.attributes) {
        if (!definitions.empty())
            return;
        const bool isRequest = attribute.key == "gcp.vertex.agent.llm_request" || attribute.key == "langfuse.observation.input";
        if (!isRequest && attribute.key != "langfuse.observation.metadata.tools")
            continue;
        if (const auto value = parseStructure(telemetry::valueToText(attribute.value)))
            isRequest ? addOfRequest(definitions, *value) : add(definitions, *value);
    }
}

/// "N" and the rest behind `prefix`, where the key is `prefix` N "." rest.
bool isNumbered(std::string_view key, std::string_view prefix, std::string& number, std::string_view& rest)
{
    if (!key.starts_with(prefix))
        return false;
    key.remove_prefix(prefix.size());
    const std::size_t dot = key.find('.');
    if (dot == 0 || dot == std::string_view::npos || dot > 4 || key.find_first_not_of("0123456789") != dot)
        return false;
    number = std::string(4 - dot, '0') + std::string(key.substr(0, dot));
    rest = key.substr(dot + 1);
    return true;
}

} // namespace

std::vector<ToolDefinition> toolDefinitionsOf(const telemetry::SpanView& span)
{
    std::vector<ToolDefinition> definitions;
    std::map<std::string, json> numbered; ///< by number, in order
    std::string number;
    std::string_view rest;
    for (const telemetry::AttributeView& attribute : span.attributes) {
        if (attribute.key == "gen_ai.tool.definitions" || attribute.key == "ai.prompt.tools" || attribute.key == "gen_ai.request.available_tools") {
            if (const auto list = parseJson(telemetry::valueToText(attribute.value)))
                add(definitions, *list);
        } else if (isNumbered(attribute.key, "llm.tools.", number, rest) && rest == "tool.json_schema") {
            if (auto schema = parseStructure(telemetry::valueToText(attribute.value)))
                numbered[number] = std::move(*schema);
        } else if (isNumbered(attribute.key, "llm.request.functions.", number, rest)) {
            const std::string text = telemetry::valueToText(attribute.value);
            auto structure = rest == "parameters" ? parseStructure(text) : std::nullopt;
            numbered[number][std::string(rest)] = structure ? std::move(*structure) : json(text);
        }
    }
    for (const auto& [key, definition] : numbered)
        add(definitions, definition);
    if (definitions.empty())
        addOfWholeRequests(definitions, span);
    return definitions;
}

} // namespace whyglass::analysis
