// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// Fills what the plain attributes left unknown from JSON texts that stand on the span (a whole API response, LangChain
/// messages, metadata). Parses a text only where it contains a word that could answer.
void readBlobFacts(const Facts& facts, const SpanView& span, TextArena& arena, Step& step);

} // namespace whyglass::telemetry
