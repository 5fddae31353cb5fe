// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/inspected_span.h"
#include "models/session/loaded_trace.h"

#include <vector>

/// What was known of a trace while it ran: the pure functions behind the play-head. A span is known from its start, and ended
/// from its end; what it gave (output, tokens, cost, status) is known only then, as are findings and decisions that rest on it.
namespace whyglass::session {

/// The trace as it was known at `time`. A span that ran then has the length it had, SpanFlag::Unfinished, and neither tokens, cost
/// nor status; the sums of the row are those of the spans that had ended. The time axis stays that of the whole trace. O(spans).
LoadedTracePtr knownAt(const LoadedTrace& trace, domain::Timestamp time);

/// The span as it was known at `time`: of one that ran, what went in, and what was logged up to then.
InspectedSpanPtr knownAt(const InspectedSpan& span, domain::Timestamp time);

/// When something became known: starts and ends of spans, logs, findings, decisions. Ascending, each time once.
std::vector<domain::Timestamp> knownTimes(const LoadedTrace& trace);

/// First of `times` behind `time` (step > 0) or last before it (step < 0); `time` itself where there is none.
domain::Timestamp stepKnownTime(const std::vector<domain::Timestamp>& times, domain::Timestamp time, int step);

} // namespace whyglass::session
