// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/normalize.h"

#include <optional>

/// Decisions that a run takes about itself: whether a tool may run, which agent or branch goes on, which model is asked, what a guardrail says
/// (semantic-conventions.md Q, "decision"). They are explicit, and silence no answer that concludes.
namespace whyglass::telemetry {

/// Told by the name of the event or the span: permissions, routing and verdicts of the agents that live in a terminal. Their keys are bare.
std::optional<ExplicitDecision> runDecisionByName(const SpanView& span);

/// Told by an attribute of its own: handovers, commands of a graph, guardrails, conditions of a workflow, dispositions of tools.
std::optional<ExplicitDecision> runDecisionByAttribute(const SpanView& span);

} // namespace whyglass::telemetry
