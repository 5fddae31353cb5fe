// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"
#include "models/analysis/details/span_details.h"
#include "models/analysis/details/tool_definitions.h"
#include "models/domain/result.h"
#include "models/domain/step.h"
#include "models/store/workspace_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// One span as the reading of contexts takes it. Refers to what the caller holds.
struct ContextStep {
    const store::SpanRow& row;
    const domain::StepContent& content;
    std::string_view name, tool, toolCallId, agent, model;
    int run = -1; ///< number of the agent or workflow it ran in, whatever numbers; -1 = none
    bool insideTool = false; ///< below a tool: what it returns goes to that tool, not to a model
    std::vector<ToolDefinition> definitions;
};

/// All requests of a trace, every part matched with what the trace produced before it. Immutable: any thread. Holds one copy of each
/// text that was produced, and of the requests only what is told of them.
class TraceContext {
public:
    ~TraceContext();
    TraceContext(const TraceContext&) = delete;
    TraceContext& operator=(const TraceContext&) = delete;

    /// One for each model call that counts, by start.
    [[nodiscard]] const std::vector<ContextBar>& bars() const;
    /// nullopt where the span is no model call of this trace.
    [[nodiscard]] std::optional<ModelSaw> saw(domain::SpanId span) const;

    /// Whether something that a span produced was handed to a model.
    enum class Delivery : std::uint8_t { Unknown, Delivered, NotSeen };
    struct Delivered {
        Delivery state = Delivery::Unknown;
        domain::SpanId reader; ///< the first call that was given it
        PartMatch match = PartMatch::NotFound;
        domain::Relation relation = domain::Relation::Inferred;
    };
    /// `field`: "tool_result" or "documents[2].content".
    [[nodiscard]] Delivered deliveryOf(domain::SpanId span, std::string_view field) const;

    struct Impl; ///< trace_context_data.h
    explicit TraceContext(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> m_impl;
};
using TraceContextPtr = std::shared_ptr<const TraceContext>;

/// Puts a TraceContext together, span by span.
class TraceContextBuilder {
public:
    explicit TraceContextBuilder(const domain::TraceId& trace);
    ~TraceContextBuilder();
    TraceContextBuilder(const TraceContextBuilder&) = delete;
    TraceContextBuilder& operator=(const TraceContextBuilder&) = delete;

    /// A call of an earlier trace of the same conversation, before all steps: only compared with.
    void addEarlier(const domain::TraceId& trace, const ContextStep& call);
    /// In the order of their starts.
    void add(const ContextStep& step);
    TraceContextPtr finish();

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

/// Of a trace that is in memory, without the one before it in its session. `contents`: beside the rows.
TraceContextPtr traceContextOf(const TraceDetails& trace, const std::vector<domain::StepContent>& contents);

/// Reads the payloads of a trace chunk by chunk; of a trace that continues a session also the last requests of the one before it. Not
/// on the GUI thread.
domain::Result<TraceContextPtr> loadTraceContext(store::WorkspaceReader& reader, const domain::TraceId& trace);

} // namespace whyglass::analysis
