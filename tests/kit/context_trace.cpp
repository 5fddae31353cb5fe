// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/context_trace.h"

#include <utility>

namespace whyglass::testkit {

namespace {

constexpr domain::Duration kBetween{10'000'000}, kLength{100'000'000};

domain::MessagePart part(std::string type, std::string content)
{
    domain::MessagePart part;
    part.type = std::move(type);
    part.content = std::move(content);
    return part;
}

} // namespace

domain::Message ContextTrace::says(const std::string& role, const std::string& text)
{
    Message message;
    message.role = role;
    message.parts.push_back(part("text", text));
    return message;
}

domain::Message ContextTrace::asks(const std::string& tool, const std::string& id, const std::string& arguments)
{
    Message message;
    message.role = "assistant";
    message.parts.push_back(part("tool_call", {}));
    message.parts.back().name = tool;
    message.parts.back().id = id;
    message.parts.back().payload = arguments;
    return message;
}

domain::Message ContextTrace::answers(const std::string& id, const std::string& text)
{
    Message message;
    message.role = "tool";
    message.parts.push_back(part("tool_call_response", text));
    message.parts.back().id = id;
    return message;
}

ContextTrace::Step& ContextTrace::add(domain::StepKind kind, const std::string& name)
{
    Step& step = m_steps.emplace_back();
    step.row.span = {m_steps.size()};
    step.row.key = {static_cast<std::int64_t>(m_steps.size())};
    step.row.step = kind;
    step.row.start = m_now + kBetween;
    step.row.duration = kLength;
    step.name = name;
    step.agent = m_agent;
    step.run = m_run;
    m_now = step.row.end();
    return step;
}

domain::SpanId ContextTrace::call(std::vector<Message> request, std::vector<Message> answer, Usage usage, std::vector<analysis::ToolDefinition> tools,
    const std::string& model)
{
    Step& step = add(domain::StepKind::Generation, "chat");
    step.content.inputMessages = std::move(request);
    step.content.outputMessages = std::move(answer);
    step.row.tokens.input = usage.input;
    step.row.tokens.cacheRead = usage.cacheRead;
    step.row.tokens.cacheWrite = usage.cacheWrite;
    step.tools = std::move(tools);
    step.model = model;
    return step.row.span;
}

domain::SpanId ContextTrace::silentCall(Usage usage)
{
    Step& step = add(domain::StepKind::Generation, "chat");
    step.row.tokens.input = usage.input;
    step.row.tokens.cacheRead = usage.cacheRead;
    step.model = "model-1";
    return step.row.span;
}

domain::SpanId ContextTrace::tool(const std::string& name, const std::string& id, const std::optional<std::string>& result)
{
    Step& step = add(domain::StepKind::Tool, name);
    step.tool = name;
    step.id = id;
    step.content.toolResult = result;
    return step.row.span;
}

domain::SpanId ContextTrace::retrieval(const std::vector<domain::Document>& documents)
{
    Step& step = add(domain::StepKind::Retrieval, "search");
    step.content.documents = documents;
    return step.row.span;
}

ContextTrace& ContextTrace::wait(domain::Duration time)
{
    m_now = m_now + time;
    return *this;
}

ContextTrace& ContextTrace::inAgent(int run, const std::string& name)
{
    m_run = run;
    m_agent = name;
    return *this;
}

analysis::TraceContextPtr ContextTrace::build() const
{
    analysis::TraceContextBuilder builder(domain::TraceId{});
    for (const Step& step : m_steps)
        builder.add({step.row, step.content, step.name, step.tool, step.id, step.agent, step.model, step.run, false, step.tools});
    return builder.finish();
}

} // namespace whyglass::testkit
