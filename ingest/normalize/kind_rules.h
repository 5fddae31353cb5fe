// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// Sets kind and reason of the step: a named kind first (Q), then what the keys, the name and the scope of the span
/// speak for (S.1 to S.4). What needs the other spans of the trace (S.1a, S.5) is not decided here.
void decideKind(const Facts& facts, const ScopeView& scope, const SpanView& span, Step& step);

} // namespace whyglass::telemetry
