// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/trace_builder.h"

#include <cstdio>
#include <utility>

namespace whyglass::testkit {

namespace {

using nlohmann::json;

constexpr long long kStep = 100'000'000;
constexpr long long kHour = 3'600'000'000'000;
constexpr long long kFirstStart = 1'772'000'000'000'000'000;

std::string hex(long long value, int digits)
{
    char text[40];
    std::snprintf(text, sizeof text, "%0*llx", digits, value);
    return text;
}

json anyValue(const json& value)
{
    if (value.is_boolean())
        return {{"boolValue", value}};
    if (value.is_number_integer())
        return {{"intValue", value.dump()}};
    if (value.is_number())
        return {{"doubleValue", value}};
    if (value.is_array()) {
        json values = json::array();
        for (const json& item : value)
            values.push_back(anyValue(item));
        return {{"arrayValue", {{"values", values}}}};
    }
    return {{"stringValue", value}};
}

json attributeList(const json& object)
{
    json list = json::array();
    for (const auto& [key, value] : object.items())
        list.push_back({{"key", key}, {"value", anyValue(value)}});
    return list;
}

std::string messages(const std::string& role, const json& part)
{
    return json::array({{{"role", role}, {"parts", json::array({part})}}}).dump();
}

} // namespace

TraceBuilder::TraceBuilder(int number)
    : m_number(number)
    , m_now(kFirstStart + number * kHour)
{
}

json& TraceBuilder::add(const std::string& name, const json& attributes)
{
    json span{{"traceId", hex(m_number, 32)}, {"spanId", hex(static_cast<long long>(m_spans.size()) + 1, 16)}, {"name", name},
        {"kind", 1}, {"startTimeUnixNano", std::to_string(m_now)}, {"endTimeUnixNano", std::to_string(m_now + kStep)},
        {"attributes", attributeList(attributes)}};
    if (!m_open.empty())
        span["parentSpanId"] = m_spans[m_open.back()]["spanId"];
    m_now += kStep;
    m_spans.push_back(std::move(span));
    return m_spans.back();
}

TraceBuilder& TraceBuilder::agent(const std::string& name)
{
    return open("invoke_agent " + name, {{"gen_ai.operation.name", "invoke_agent"}, {"gen_ai.agent.name", name}});
}

TraceBuilder& TraceBuilder::open(const std::string& name, const json& attributes)
{
    add(name, attributes);
    m_open.push_back(m_spans.size() - 1);
    return *this;
}

TraceBuilder& TraceBuilder::close()
{
    m_spans[m_open.back()]["endTimeUnixNano"] = std::to_string(m_now);
    m_open.pop_back();
    return *this;
}

TraceBuilder& TraceBuilder::tool(const std::string& name, const std::string& arguments, const std::string& result)
{
    add("execute_tool " + name,
        {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", name}, {"gen_ai.tool.call.arguments", arguments},
            {"gen_ai.tool.call.result", result}});
    return *this;
}

TraceBuilder& TraceBuilder::failedTool(const std::string& name, const std::string& arguments, const std::string& error)
{
    add("execute_tool " + name,
        {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", name},
            {"gen_ai.tool.call.arguments", arguments}})["status"] = {{"code", 2}, {"message", error}};
    return *this;
}

TraceBuilder& TraceBuilder::chat(const std::string& prompt, const std::string& answer, const json& attributes)
{
    json all{{"gen_ai.operation.name", "chat"}, {"gen_ai.request.model", "gpt-4o"},
        {"gen_ai.response.finish_reasons", json::array({"stop"})}, {"gen_ai.usage.input_tokens", 100},
        {"gen_ai.usage.output_tokens", 10}, {"gen_ai.input.messages", messages("user", {{"type", "text"}, {"content", prompt}})},
        {"gen_ai.output.messages", messages("assistant", {{"type", "text"}, {"content", answer}})}};
    all.update(attributes);
    add("chat gpt-4o", all);
    return *this;
}

TraceBuilder& TraceBuilder::chatCalls(
    const std::string& prompt, const std::string& tool, const std::string& arguments, const json& attributes)
{
    const json call{{"type", "tool_call"}, {"id", "call_1"}, {"name", tool}, {"arguments", arguments}};
    json all{
        {"gen_ai.response.finish_reasons", json::array({"tool_calls"})}, {"gen_ai.output.messages", messages("assistant", call)}};
    all.update(attributes);
    return chat(prompt, "", all);
}

TraceBuilder& TraceBuilder::span(const std::string& name, const json& attributes, bool error)
{
    json& span = add(name, attributes);
    if (error)
        span["status"] = {{"code", 2}};
    return *this;
}

std::string TraceBuilder::otlpJson() const
{
    const nlohmann::json resource{
        {"attributes", attributeList({{"service.name", "invoice-agent"}, {"service.version", "1.4.2"}})}};
    return nlohmann::json{
        {"resourceSpans", {{{"resource", resource}, {"scopeSpans", {{{"scope", {{"name", "test"}}}, {"spans", m_spans}}}}}}}}
        .dump();
}

std::unique_ptr<MemoryTrace> TraceBuilder::build() const
{
    auto traces = tracesFromOtlpJson(otlpJson());
    return std::move(traces.front());
}

} // namespace whyglass::testkit
