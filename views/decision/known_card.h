// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"

#include <memory>

namespace whyglass::views {

/// The card as it was known at a time: what came later (acts, findings, similar decisions, notes) is not in it. Null where the decision
/// was not made yet.
std::shared_ptr<const analysis::DecisionCard> knownAt(const analysis::DecisionCard& card, domain::Timestamp time);

} // namespace whyglass::views
