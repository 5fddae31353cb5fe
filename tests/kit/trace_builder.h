// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kit/memory_traces.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace whyglass::testkit {

/// Writes one trace as OTLP JSON, span by span, in the GenAI conventions. Each span starts when the one before it ended and
/// lasts 100 ms, inside the parent that is open; ids count from 1.
class TraceBuilder {
public:
    explicit TraceBuilder(int number = 1);

    /// Opens an agent; the spans that follow are below it until close().
    TraceBuilder& agent(const std::string& name);
    /// The same with a step of any kind.
    TraceBuilder& open(const std::string& name, const nlohmann::json& attributes);
    TraceBuilder& close();
    TraceBuilder& tool(const std::string& name, const std::string& arguments, const std::string& result);
    TraceBuilder& failedTool(const std::string& name, const std::string& arguments, const std::string& error);
    /// A generation that was asked `prompt` and said `answer`.
    TraceBuilder& chat(
        const std::string& prompt, const std::string& answer, const nlohmann::json& attributes = nlohmann::json::object());
    /// A generation that asks for a tool.
    TraceBuilder& chatCalls(const std::string& prompt, const std::string& tool, const std::string& arguments,
        const nlohmann::json& attributes = nlohmann::json::object());
    TraceBuilder& span(const std::string& name, const nlohmann::json& attributes, bool error = false);

    [[nodiscard]] std::string otlpJson() const;
    [[nodiscard]] std::unique_ptr<MemoryTrace> build() const;

private:
    nlohmann::json& add(const std::string& name, const nlohmann::json& attributes);
    int m_number;
    long long m_now = 0;
    std::vector<std::size_t> m_open; ///< indexes of open steps
    nlohmann::json m_spans = nlohmann::json::array();
};

} // namespace whyglass::testkit
