// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/step_list.h"

#include "models/analysis/compare/volatile_values.h"
#include "models/analysis/text/hash.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

using domain::StepKind;

bool isAgentStep(const store::SpanRow& row)
{
    if (row.has(store::SpanFlag::Placeholder) || row.has(store::SpanFlag::Doubled))
        return false;
    switch (row.step) {
    case StepKind::Generation:
    case StepKind::Tool:
        return !row.has(store::SpanFlag::CallBelow); // the inner one of two is the call
    case StepKind::Retrieval:
    case StepKind::Rerank:
    case StepKind::Guardrail:
    case StepKind::Evaluator:
    case StepKind::Decision: return true;
    default: return false;
    }
}

std::string roleName(const store::SpanRow& row, const store::SpanRows& spans)
{
    const std::string& tool = spans.text(row.tool);
    if (row.step == StepKind::Tool && !tool.empty())
        return tool;
    if (row.step == StepKind::Generation)
        return spans.text(row.model);
    if (row.step == StepKind::Decision)
        return {};
    return withoutNumbers(withoutVolatile(spans.text(row.name))); // GET /orders/7 and GET /orders/8 are one step
}

/// Reads the steps of one trace; made for one call.
class StepReader {
public:
    StepReader(const TraceDetails& trace, const std::vector<domain::Decision>& decisions, const CompareOptions& options)
        : m_trace(trace), m_decisions(decisions), m_options(options)
    {
    }

    StepList run(const domain::Decision* goal)
    {
        const std::size_t count = m_trace.spans.rows.size();
        for (std::size_t row = 0; row < count && !m_decisions.empty(); ++row)
            m_places.emplace(m_trace.spans.rows[row].span, row);
        m_concluded.assign(count, nullptr);
        for (const domain::Decision& decision : m_decisions) {
            if (const int row = rowOf(decision.span); row >= 0)
                m_concluded[static_cast<std::size_t>(row)] = &decision;
        }
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < count; ++row) {
            if (isStep(row) && (!goal || ledTo(row, *goal)))
                rows.push_back(row);
        }
        moveConclusions(rows);
        for (const std::size_t row : rows)
            add(row);
        orderParallel();
        return std::move(m_list);
    }

private:
    [[nodiscard]] bool isStep(std::size_t row) const
    {
        if (m_options.everySpan || m_concluded[row])
            return true;
        const store::SpanRow& span = m_trace.spans.rows[row];
        const bool wraps = (span.step == StepKind::Retrieval || span.step == StepKind::Rerank) && holdsAnother(row);
        return isAgentStep(span) && !wraps;
    }

    /// A search within a search is the search; the embedding and the requests that it makes are parts of it.
    [[nodiscard]] bool holdsAnother(std::size_t row) const
    {
        const auto& rows = m_trace.spans.rows;
        for (std::size_t i = row + 1; i < endOf(row); ++i) {
            if (rows[i].step == rows[row].step && isAgentStep(rows[i]))
                return true;
        }
        return false;
    }

    [[nodiscard]] int rowOf(domain::SpanId span) const
    {
        const auto it = m_places.find(span);
        return it == m_places.end() ? -1 : static_cast<int>(it->second);
    }

    /// Behind the last row that is nested in this one.
    [[nodiscard]] std::size_t endOf(std::size_t row) const
    {
        std::size_t end = row + 1;
        while (end < m_trace.depth.size() && m_trace.depth[end] > m_trace.depth[row])
            ++end;
        return end;
    }

    [[nodiscard]] bool ledTo(std::size_t row, const domain::Decision& goal)
    {
        if (!m_scopeKnown)
            findScope(goal);
        return m_trace.spans.rows[row].start <= m_until && row >= m_scopeBegin && row < m_scopeEnd && m_trace.spans.rows[row].start >= m_after;
    }

    /// Where several decisions were made in one trace, each has a part of it: the agent that made it alone, or what was done since
    /// the one before.
    void findScope(const domain::Decision& goal)
    {
        m_scopeKnown = true;
        m_scopeBegin = 0;
        m_scopeEnd = m_trace.spans.rows.size();
        m_after = {};
        const int at = rowOf(goal.span);
        // A decision spans the work of its agent; what came after the step that states it is its consequence.
        m_until = at < 0 ? goal.start + goal.duration : m_trace.spans.rows[static_cast<std::size_t>(at)].end();
        if (at < 0 || m_decisions.size() < 2)
            return;
        auto top = static_cast<std::size_t>(at);
        for (int parent = m_trace.parentIndex[top]; parent >= 0 && countDecisions(static_cast<std::size_t>(parent)) == 1; parent = m_trace.parentIndex[top])
            top = static_cast<std::size_t>(parent);
        if (endOf(top) - top > 1) {
            m_scopeBegin = top;
            m_scopeEnd = endOf(top);
            return;
        }
        for (const domain::Decision& other : m_decisions) {
            if (other.span != goal.span && other.start + other.duration <= goal.start)
                m_after = std::max(m_after, other.start + other.duration);
        }
    }

    [[nodiscard]] std::size_t countDecisions(std::size_t row) const
    {
        std::size_t count = 0;
        for (std::size_t i = row; i < endOf(row); ++i)
            count += m_concluded[i] ? 1U : 0U;
        return count;
    }

    /// An agent concludes at its end, behind the steps that are nested in it.
    void moveConclusions(std::vector<std::size_t>& rows) const
    {
        if (m_options.everySpan)
            return;
        std::stable_sort(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
    }

    [[nodiscard]] std::pair<std::size_t, bool> placeOf(std::size_t row) const
    {
        const bool concludes = m_concluded[row] && !isAgentStep(m_trace.spans.rows[row]);
        return concludes ? std::pair(endOf(row) - 1, true) : std::pair(row, false);
    }

    void add(std::size_t row)
    {
        const store::SpanRow& span = m_trace.spans.rows[row];
        const domain::Decision* decision = m_concluded[row];
        const domain::StepContent content = m_trace.content(row);
        StepSignature signature;
        signature.kind = decision ? StepKind::Decision : span.step;
        signature.role = FieldHash().add(nameOf(signature.kind)).add(decision ? std::string() : roleName(span, m_trace.spans)).value();
        signature.agent = FieldHash().add(m_trace.spans.text(span.agent)).value();
        FieldHash exact;
        exact.add(nameOf(signature.kind)).add(roleName(span, m_trace.spans));
        for (const StepField& field : fieldsOf(m_trace, row, content, decision, m_options.keepVolatile)) {
            const std::string text = comparableText(field.text, m_options.keepVolatile);
            exact.add(field.name).add(text);
            if (field.role == FieldRole::Input && !field.name.starts_with("attributes."))
                addWords(text, signature.words);
        }
        signature.exact = exact.value();
        m_list.push_back({row, decision, signature, describeStep(m_trace, row, content, decision)});
    }

    /// Calls beside each other that all ran at one instant came in an order that says nothing.
    void orderParallel()
    {
        for (std::size_t begin = 0; begin < m_list.size();) {
            std::size_t end = begin + 1;
            domain::Timestamp firstEnd = rowAt(begin).end();
            while (end < m_list.size() && isParallel(begin, end, firstEnd)) {
                firstEnd = std::min(firstEnd, rowAt(end).end());
                ++end;
            }
            if (end - begin > 1)
                sortRange(begin, end);
            begin = end;
        }
    }

    [[nodiscard]] const store::SpanRow& rowAt(std::size_t step) const { return m_trace.spans.rows[m_list[step].row]; }

    [[nodiscard]] bool isParallel(std::size_t first, std::size_t step, domain::Timestamp firstEnd) const
    {
        const store::SpanRow& row = rowAt(step);
        const auto mayMove = [](const store::SpanRow& span) { return span.step == StepKind::Tool || span.step == StepKind::Retrieval; };
        return mayMove(rowAt(first)) && mayMove(row) && row.parent == rowAt(first).parent && row.start < firstEnd && !m_list[step].decision;
    }

    void sortRange(std::size_t begin, std::size_t end)
    {
        const auto key = [this](const ListedStep& step) { return std::pair(roleName(m_trace.spans.rows[step.row], m_trace.spans), step.signature.exact); };
        std::stable_sort(m_list.begin() + static_cast<std::ptrdiff_t>(begin), m_list.begin() + static_cast<std::ptrdiff_t>(end),
                         [&key](const ListedStep& a, const ListedStep& b) { return key(a) < key(b); });
    }

    const TraceDetails& m_trace;
    const std::vector<domain::Decision>& m_decisions;
    const CompareOptions& m_options;
    std::unordered_map<domain::SpanId, std::size_t> m_places;
    std::vector<const domain::Decision*> m_concluded; ///< beside the rows
    bool m_scopeKnown = false;
    std::size_t m_scopeBegin = 0, m_scopeEnd = 0;
    domain::Timestamp m_after, m_until;
    StepList m_list;
};

} // namespace

bool hasSteps(const TraceDetails& trace)
{
    return std::any_of(trace.spans.rows.begin(), trace.spans.rows.end(), isAgentStep);
}

StepList stepsOf(const TraceDetails& trace, const std::vector<domain::Decision>& decisions, const domain::Decision* goal, const CompareOptions& options)
{
    return StepReader(trace, decisions, options).run(goal);
}

} // namespace whyglass::analysis
