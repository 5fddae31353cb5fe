// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/span_flow.h"

#include <algorithm>

namespace whyglass::timeline {

namespace {

using domain::StepKind;

/// The steps of one agent in order of time.
class Siblings {
public:
    Siblings(const TraceTimeline& timeline, std::int32_t row) : m_trace(timeline.trace())
    {
        const int parent = m_trace.parentIndex()[static_cast<std::size_t>(row)];
        const auto count = static_cast<std::int32_t>(m_trace.spans.rows.size());
        for (std::int32_t at = parent + 1; at < count; ++at) { // in tree order: below the parent until its subtree ends
            const int above = m_trace.parentIndex()[static_cast<std::size_t>(at)];
            if (above < parent)
                break;
            if (above == parent && (step(at) == StepKind::Generation || step(at) == StepKind::Tool))
                m_rows.push_back(at);
            if (m_rows.size() > kMostSiblings)
                break;
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [this](std::int32_t a, std::int32_t b) { return start(a) < start(b); });
    }

    [[nodiscard]] StepKind step(std::int32_t row) const { return m_trace.spans.rows.step(static_cast<std::size_t>(row)); }
    [[nodiscard]] const std::vector<std::int32_t>& rows() const { return m_rows; }

    /// The last model call that ended before the tool began.
    [[nodiscard]] std::int32_t askedBy(std::int32_t tool) const
    {
        std::int32_t asker = -1;
        for (const std::int32_t row : m_rows) {
            if (step(row) == StepKind::Generation && end(row) <= start(tool) && (asker < 0 || end(row) >= end(asker)))
                asker = row;
        }
        return asker;
    }

    /// The first model call that began after the tool had ended.
    [[nodiscard]] std::int32_t readBy(std::int32_t tool) const
    {
        for (const std::int32_t row : m_rows) {
            if (step(row) == StepKind::Generation && start(row) >= end(tool))
                return row;
        }
        return -1;
    }

private:
    [[nodiscard]] domain::Timestamp start(std::int32_t row) const { return m_trace.spans.rows.start(static_cast<std::size_t>(row)); }
    [[nodiscard]] domain::Timestamp end(std::int32_t row) const { return m_trace.spans.rows.end(static_cast<std::size_t>(row)); }
    static constexpr std::size_t kMostSiblings = 1024; // of one agent; beyond, arrows would say nothing
    const session::LoadedTrace& m_trace;
    std::vector<std::int32_t> m_rows;
};

} // namespace

std::vector<Flow> flowsOf(const TraceTimeline& timeline, std::int32_t row)
{
    std::vector<Flow> flows;
    if (row < 0 || timeline.scope() == TimelineScope::Workspace || timeline.content().preview)
        return flows;
    const Siblings siblings(timeline, row);
    if (siblings.step(row) == StepKind::Tool) {
        if (const std::int32_t asker = siblings.askedBy(row); asker >= 0)
            flows.push_back({asker, row, Flow::What::Call});
        if (const std::int32_t reader = siblings.readBy(row); reader >= 0)
            flows.push_back({row, reader, Flow::What::Result});
        return flows;
    }
    if (siblings.step(row) != StepKind::Generation)
        return flows;
    std::size_t called = 0, read = 0;
    for (const std::int32_t tool : siblings.rows()) {
        if (siblings.step(tool) != StepKind::Tool)
            continue;
        if (called < kMostFlows && siblings.askedBy(tool) == row) {
            flows.push_back({row, tool, Flow::What::Call});
            ++called;
        }
        if (read < kMostFlows && siblings.readBy(tool) == row) {
            flows.push_back({tool, row, Flow::What::Result});
            ++read;
        }
    }
    return flows;
}

} // namespace whyglass::timeline
