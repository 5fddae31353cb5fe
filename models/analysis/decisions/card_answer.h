// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <string_view>
#include <vector>

/// The head of a card: what was decided, about what, by whom.
namespace whyglass::analysis {

/// "Approved: pay $50,000.00 to Northfield Office Supply"; says what the telemetry holds and no more.
CardStatement answerOf(const CardReading& reading);
/// "Invoice INV-12345 of vendor V-2209 against order PO-7731."; empty where no subject stands anywhere.
CardStatement subjectStatement(const CardReading& reading);
/// Agent, model, prompt, environment, approver.
std::vector<CardFact> factsOf(const CardReading& reading);

/// All that a step answered: the words of its messages, else its output as it was recorded.
std::string answerWords(const domain::StepContent& content);
/// Whether a result lets something happen: approved, accepted, authorised, paid.
bool isApproval(std::string_view result);
/// Where the result of the decision stands.
CardEvidence evidenceOfResult(const CardReading& reading);

} // namespace whyglass::analysis
