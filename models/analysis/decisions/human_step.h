// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"

namespace whyglass::analysis {

/// Whether a step asks a person, told by its name. Of a tool its own name counts: frameworks write the agent's into that of the span,
/// and an agent may be called after approvals, reviewers and people.
bool asksAPerson(const store::SpanRows& spans, std::size_t row);

} // namespace whyglass::analysis
