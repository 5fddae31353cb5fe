// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "models/analysis/details/earlier_traces.h"
#include "models/analysis/details/step_payloads.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace whyglass::analysis {

using domain::StepKind;

namespace {

/// Payloads that are in memory at a time.
constexpr std::size_t kChunk = 256;
/// Of the trace before: an agent's last request is among its last calls.
constexpr std::size_t kMostEarlier = 8;

bool matters(StepKind step)
{
    switch (step) {
    case StepKind::Generation:
    case StepKind::Tool:
    case StepKind::Retrieval:
    case StepKind::Rerank:
    case StepKind::Agent:
    case StepKind::Workflow: return true;
    default: return false;
    }
}

/// What a step is told of the tree around it. Refers to what the caller holds.
class ContextTree {
public:
    ContextTree(const store::SpanRows& spans, const std::vector<int>& parentIndex)
        : m_spans(spans), m_parentIndex(parentIndex), m_run(spans.rows.size(), -1), m_insideTool(spans.rows.size(), 0)
    {
        for (std::size_t i = 0; i < spans.rows.size(); ++i) { // parents stand before their children
            if (parentIndex[i] < 0)
                continue;
            const auto parent = static_cast<std::size_t>(parentIndex[i]);
            const StepKind step = spans.rows[parent].step;
            const bool isAgent = step == StepKind::Agent;
            m_run[i] = isAgent || (step == StepKind::Workflow && m_run[parent] < 0) ? static_cast<int>(parent) : m_run[parent];
            // An agent that is called as a tool has models of its own, which are given what its tools return.
            m_insideTool[i] = step == StepKind::Tool || (m_insideTool[parent] != 0 && !isAgent) ? 1 : 0;
        }
    }

    /// Rows that matter, by start; of those that began in one millisecond of their sender's clock first what a model may have been given.
    [[nodiscard]] std::vector<std::size_t> steps() const
    {
        std::vector<std::size_t> steps;
        for (std::size_t i = 0; i < m_spans.rows.size(); ++i) {
            if (matters(m_spans.rows[i].step) && !m_spans.rows[i].has(store::SpanFlag::Placeholder))
                steps.push_back(i);
        }
        const auto order = [this](std::size_t i) { return std::pair(m_spans.rows[i].start, m_spans.rows[i].step == StepKind::Generation); };
        std::stable_sort(steps.begin(), steps.end(), [&order](std::size_t a, std::size_t b) { return order(a) < order(b); });
        return steps;
    }

    [[nodiscard]] ContextStep step(std::size_t index, const DecodedSpan& decoded, const domain::StepContent& content) const
    {
        const store::SpanRow& row = m_spans.rows[index];
        const std::string_view tool = decoded.step.tool.empty() ? std::string_view(m_spans.text(row.tool)) : decoded.step.tool;
        return ContextStep{row, content, decoded.span.name, tool, decoded.step.toolCallId, agentOf(index), decoded.step.model(), m_run[index], m_insideTool[index] != 0,
            row.step == StepKind::Generation ? toolDefinitionsOf(decoded.span) : std::vector<ToolDefinition>()};
    }

private:
    [[nodiscard]] std::string_view agentOf(std::size_t index) const
    {
        for (int at = static_cast<int>(index); at >= 0; at = m_parentIndex[static_cast<std::size_t>(at)]) {
            if (const std::uint32_t agent = m_spans.rows[static_cast<std::size_t>(at)].agent; agent != 0)
                return m_spans.text(agent);
        }
        return {};
    }

    const store::SpanRows& m_spans;
    const std::vector<int>& m_parentIndex;
    std::vector<int> m_run;
    std::vector<char> m_insideTool;
};

/// One trace, read chunk by chunk in the order of starts.
class ContextFeed {
public:
    ContextFeed(store::WorkspaceReader& reader, const domain::TraceId& trace) : m_reader(reader), m_trace(trace) {}

    domain::Result<void> open()
    {
        auto spans = m_reader.spansOfTrace(m_trace);
        if (!spans)
            return spans.error();
        const auto order = treeOrder(*spans, m_depth, m_parentIndex);
        m_spans.texts = std::move(spans->texts);
        for (const std::size_t index : order)
            m_spans.rows.push_back(spans->rows[index]);
        m_tree.emplace(m_spans, m_parentIndex);
        m_steps = m_tree->steps();
        return m_logs.read(m_reader, m_trace);
    }

    /// Only the last calls of models.
    void keepLastCalls(std::size_t count)
    {
        std::erase_if(m_steps, [this](std::size_t i) { return m_spans.rows[i].step != StepKind::Generation; });
        if (m_steps.size() > count)
            m_steps.erase(m_steps.begin(), m_steps.end() - static_cast<std::ptrdiff_t>(count));
    }

    template <typename Take>
    domain::Result<void> feed(Take take)
    {
        for (std::size_t first = 0; first < m_steps.size(); first += kChunk) {
            const std::size_t last = std::min(first + kChunk, m_steps.size());
            std::vector<domain::SpanKey> keys;
            for (std::size_t i = first; i < last; ++i)
                keys.push_back(m_spans.rows[m_steps[i]].key);
            const auto decoded = decodePayloads(m_reader, keys);
            if (!decoded)
                return decoded.error();
            for (std::size_t i = first; i < last; ++i) {
                if ((*decoded)[i - first])
                    feedStep(m_steps[i], *(*decoded)[i - first], take);
            }
        }
        return {};
    }

private:
    template <typename Take>
    void feedStep(std::size_t index, DecodedSpan& decoded, Take& take)
    {
        const store::SpanRow& row = m_spans.rows[index];
        const domain::StepContent content = m_logs.contentOf(row, decoded);
        take(m_tree->step(index, decoded, content));
    }

    store::WorkspaceReader& m_reader;
    domain::TraceId m_trace;
    store::SpanRows m_spans; ///< in tree order
    std::vector<int> m_depth, m_parentIndex;
    std::optional<ContextTree> m_tree;
    std::vector<std::size_t> m_steps; ///< rows that matter, by start
    LogsOfSpans m_logs;
};

} // namespace

TraceContextPtr traceContextOf(const TraceDetails& trace, const std::vector<domain::StepContent>& contents)
{
    TraceContextBuilder builder(trace.row.trace);
    const ContextTree tree(trace.spans, trace.parentIndex);
    for (const std::size_t i : tree.steps())
        if (trace.decoded[i])
            builder.add(tree.step(i, *trace.decoded[i], contents[i]));
    return builder.finish();
}

domain::Result<TraceContextPtr> loadTraceContext(store::WorkspaceReader& reader, const domain::TraceId& trace)
{
    const auto row = reader.trace(trace);
    if (!row)
        return row.error();
    TraceContextBuilder builder(trace);
    const auto before = earlierTraces(reader, *row, 1);
    if (!before)
        return before.error();
    for (const domain::TraceId& id : before->nearest) {
        ContextFeed earlier(reader, id);
        if (auto opened = earlier.open(); !opened)
            return opened.error();
        earlier.keepLastCalls(kMostEarlier);
        if (auto fed = earlier.feed([&](const ContextStep& step) { builder.addEarlier(id, step); }); !fed)
            return fed.error();
    }
    ContextFeed feed(reader, trace);
    if (auto opened = feed.open(); !opened)
        return opened.error();
    if (auto fed = feed.feed([&](const ContextStep& step) { builder.add(step); }); !fed)
        return fed.error();
    return builder.finish();
}

} // namespace whyglass::analysis
