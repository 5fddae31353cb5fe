// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/trace_context.h"

#include <deque>
#include <string>
#include <vector>

namespace whyglass::testkit {

/// A trace as the reading of contexts takes it, made step by step without telemetry. Each step begins 10 ms after the one before ended
/// and lasts 100 ms; span ids count from 1.
class ContextTrace {
public:
    using Message = domain::Message;

    static Message says(const std::string& role, const std::string& text);
    static Message asks(const std::string& tool, const std::string& id, const std::string& arguments);
    static Message answers(const std::string& id, const std::string& text);

    struct Usage {
        std::optional<std::int64_t> input, cacheRead, cacheWrite;
    };
    /// All give the id of the new span.
    domain::SpanId call(std::vector<Message> request, std::vector<Message> answer, Usage usage = {}, std::vector<analysis::ToolDefinition> tools = {},
        const std::string& model = "model-1");
    domain::SpanId silentCall(Usage usage = {});
    domain::SpanId tool(const std::string& name, const std::string& id, const std::optional<std::string>& result);
    domain::SpanId retrieval(const std::vector<domain::Document>& documents);
    ContextTrace& wait(domain::Duration time);
    ContextTrace& inAgent(int run, const std::string& name);

    [[nodiscard]] analysis::TraceContextPtr build() const;

private:
    struct Step {
        store::SpanRow row;
        domain::StepContent content;
        std::string name, tool, id, agent, model;
        int run = -1;
        std::vector<analysis::ToolDefinition> tools;
    };
    Step& add(domain::StepKind kind, const std::string& name);

    std::deque<Step> m_steps;
    domain::Timestamp m_now{1'773'756'000'000'000'000};
    int m_run = -1;
    std::string m_agent;
};

} // namespace whyglass::testkit
