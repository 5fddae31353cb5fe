// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/details/span_details.h"
#include "models/domain/decision.h"

#include <optional>
#include <string>
#include <string_view>

/// Reading the fields of a decision by their names: from attributes, and from JSON in answers and in arguments of calls.
namespace whyglass::analysis {

/// Fills what the decision does not state yet: approver, confidence, amount and subject keys, from the attributes of a span.
void fillFromAttributes(const telemetry::SpanView& span, const DecisionNames& names, domain::Decision& decision);
/// The same, and the result under a name of the user's, from a JSON payload; text that is no JSON says nothing.
void fillFromPayload(std::string_view payload, const DecisionNames& names, domain::Decision& decision);

/// What stands at a place of a rule: "attributes.KEY", "args.path", "result.path", "output.path". nullopt where nothing does.
std::optional<std::string> textAt(const DecodedSpan& span, const domain::StepContent& content, std::string_view place);

/// Whether the rule is meant for this span.
bool fits(const DecisionRule& rule, const DecodedSpan& span);

/// The decision that a rule reads from a span it fits, without what is common to all decisions. A result that the rule does not find is
/// empty: not known.
void fillByRule(const DecisionRule& rule, const DecisionNames& names, const DecodedSpan& span, const domain::StepContent& content, domain::Decision& decision);

} // namespace whyglass::analysis
