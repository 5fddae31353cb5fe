// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <cstddef>
#include <vector>

namespace whyglass::analysis {

/// A run whose model calls are not in its trace may tell them itself: a graph gives back the whole conversation that it had. Of such runs the
/// output is taken apart into an answer, the last message, and what that answer was given, all messages before it. `contents`: beside the
/// rows of the trace. A wrapper that gives back a single message of a model concludes nothing of its own.
void readOwnConversations(const TraceDetails& trace, std::vector<domain::StepContent>& contents);

/// The same for one step; nothing where its output is no conversation.
void splitOwnConversation(domain::StepContent& content);

/// Rows of the agents and workflows below which no model was called: those whose outputs are read so.
std::vector<std::size_t> runsWithoutCalls(const TraceDetails& trace);

} // namespace whyglass::analysis
