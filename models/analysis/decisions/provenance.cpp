// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/provenance.h"

#include "models/analysis/detectors/trace_reading.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using domain::ProvenanceState;
using domain::StepContent;
using domain::StepKind;

/// Looks only at what started before the decision ended.
class Checks {
public:
    Checks(const TraceDetails& trace, const std::vector<StepContent>& contents, const ProvenanceSubject& subject)
        : m_trace(trace)
        , m_contents(contents)
        , m_subject(subject)
    {
        const domain::Timestamp end = trace.spans.rows[subject.span].end();
        for (std::size_t i = 0; i < trace.spans.rows.size(); ++i)
            if (trace.spans.rows[i].start <= end)
                m_before.push_back(i);
    }

    [[nodiscard]] ProvenanceState inputs() const
    {
        const bool any = std::any_of(m_before.begin(), m_before.end(), [this](std::size_t i) {
            const StepContent& content = m_contents[i];
            return content.inputMessages || content.input || content.toolArguments || content.query;
        });
        return any ? ProvenanceState::Present : ProvenanceState::Absent;
    }

    [[nodiscard]] ProvenanceState documents() const
    {
        bool retrieved = false;
        for (const std::size_t i : m_before) {
            if (m_contents[i].documents && !m_contents[i].documents->empty())
                return ProvenanceState::Present;
            retrieved = retrieved || stepOf(i) == StepKind::Retrieval || m_contents[i].documents;
        }
        return retrieved ? ProvenanceState::Absent : ProvenanceState::NotApplicable;
    }

    [[nodiscard]] ProvenanceState toolResults() const
    {
        std::size_t calls = 0;
        std::size_t answered = 0;
        bool inMessages = false;
        for (const std::size_t i : m_before) {
            if (stepOf(i) == StepKind::Tool) {
                ++calls;
                answered += m_contents[i].toolResult || m_contents[i].documents ? 1U : 0U;
            }
            inMessages = inMessages || hasPart(m_contents[i].inputMessages, "tool_call_response");
        }
        if (calls > 0)
            return answered == calls || inMessages ? ProvenanceState::Present : ProvenanceState::Absent;
        return inMessages ? ProvenanceState::Present : ProvenanceState::NotApplicable;
    }

    [[nodiscard]] ProvenanceState promptVersion() const
    {
        return anyStep([](const telemetry::Step& step) { return !step.promptVersion.empty(); }) ? ProvenanceState::Present
                                                                                                : ProvenanceState::Absent;
    }

    [[nodiscard]] ProvenanceState model() const
    {
        bool generated = false;
        for (const std::size_t i : m_before) {
            if (stepOf(i) != StepKind::Generation)
                continue;
            generated = true;
            if (m_trace.spans.rows[i].model != 0)
                return ProvenanceState::Present;
        }
        return generated ? ProvenanceState::Absent : ProvenanceState::NotApplicable;
    }

    [[nodiscard]] ProvenanceState deployment() const
    {
        const DecodedSpan* span = m_trace.decoded[m_subject.span].get();
        return span != nullptr && !span->resource.serviceVersion.empty() ? ProvenanceState::Present : ProvenanceState::Absent;
    }

    [[nodiscard]] ProvenanceState humanApproval() const
    {
        if (m_subject.humanApproved)
            return *m_subject.humanApproved ? ProvenanceState::Present : ProvenanceState::Absent;
        const bool asked = std::any_of(m_before.begin(), m_before.end(), [this](std::size_t i) {
            const std::string& name = m_trace.spans.text(m_trace.spans.rows[i].name);
            // get_approval_limit reads a rule, it asks nobody.
            const bool asksForApproval =
                hasAnyWord(name, {"approval"}) && !hasAnyWord(name, {"limit", "limits", "threshold", "policy", "rules"});
            return hasAnyWord(name, {"human", "reviewer", "signoff"}) || (asksForApproval && stepOf(i) == StepKind::Tool);
        });
        return asked ? ProvenanceState::Present : ProvenanceState::NotSeen;
    }

    [[nodiscard]] ProvenanceState confidenceOrigin() const
    {
        return m_subject.hasConfidence ? ProvenanceState::Present : ProvenanceState::NotSeen;
    }

    [[nodiscard]] ProvenanceState contentCaptured() const
    {
        if (m_subject.generation < 0)
            return anyStep([](const telemetry::Step& step) { return step.kind == StepKind::Generation; })
                ? generationsCaptured()
                : ProvenanceState::NotApplicable;
        return captured(static_cast<std::size_t>(m_subject.generation)) ? ProvenanceState::Present : ProvenanceState::Absent;
    }

    [[nodiscard]] ProvenanceState traceComplete() const
    {
        return m_trace.row.complete ? ProvenanceState::Present : ProvenanceState::Absent;
    }

private:
    [[nodiscard]] StepKind stepOf(std::size_t i) const { return m_trace.spans.rows[i].step; }

    [[nodiscard]] bool captured(std::size_t i) const { return m_contents[i].inputMessages && m_contents[i].outputMessages; }

    [[nodiscard]] ProvenanceState generationsCaptured() const
    {
        const bool all = std::all_of(
            m_before.begin(), m_before.end(), [this](std::size_t i) { return stepOf(i) != StepKind::Generation || captured(i); });
        return all ? ProvenanceState::Present : ProvenanceState::Absent;
    }

    template <typename Accept>
    [[nodiscard]] bool anyStep(Accept accept) const
    {
        return std::any_of(m_before.begin(), m_before.end(),
            [&](std::size_t i) { return m_trace.decoded[i] && accept(m_trace.decoded[i]->step); });
    }

    const TraceDetails& m_trace;
    const std::vector<StepContent>& m_contents;
    const ProvenanceSubject& m_subject;
    std::vector<std::size_t> m_before;
};

} // namespace

std::vector<domain::ProvenanceCheck> provenanceOf(
    const TraceDetails& trace, const std::vector<StepContent>& contents, const ProvenanceSubject& subject)
{
    const Checks checks(trace, contents, subject);
    return {
        {"inputs", checks.inputs()},
        {"documents", checks.documents()},
        {"tool_results", checks.toolResults()},
        {"prompt_version", checks.promptVersion()},
        {"model", checks.model()},
        {"deployment", checks.deployment()},
        {"human_approval", checks.humanApproval()},
        {"confidence_origin", checks.confidenceOrigin()},
        {"content_captured", checks.contentCaptured()},
        {"trace_complete", checks.traceComplete()},
    };
}

} // namespace whyglass::analysis
