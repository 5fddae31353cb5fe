// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/human_step.h"

#include "models/analysis/text/name_words.h"

namespace whyglass::analysis {

namespace {

using domain::StepKind;

bool isAgentOrModel(StepKind step) { return step == StepKind::Agent || step == StepKind::Workflow || step == StepKind::Generation; }

} // namespace

bool asksAPerson(const store::SpanRows& spans, std::size_t row)
{
    const store::SpanRow& span = spans.rows[row];
    const std::string& agent = spans.text(span.agent);
    const std::string& name = spans.text(span.step == StepKind::Tool && span.tool != 0 ? span.tool : span.name);
    const bool isOfAgent = !agent.empty() && name.find(agent) != std::string::npos;
    if (isAgentOrModel(span.step) || isOfAgent || hasAnyWord(name, {"transfer", "handoff", "handover"})) // handing over asks for no consent
        return false;
    // get_approval_limit reads a rule, it asks nobody.
    const bool asksForApproval = span.step == StepKind::Tool && hasAnyWord(name, {"approval"})
        && !hasAnyWord(name, {"limit", "limits", "threshold", "policy", "rules"});
    return asksForApproval || hasAnyWord(name, {"human", "reviewer", "signoff"});
}

} // namespace whyglass::analysis
