// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/domain/filter.h"

namespace whyglass::analysis {

/// Whether a span meets a term, told from its payload: words and phrases in any of its texts (whole words, without
/// case and accents), fields by their normalised value, else attributes of span and resource. Fields of decisions and findings are not
/// in a payload and never match. `term.negated` is left to the caller, for whom it may speak of the whole trace.
bool matchesTerm(const DecodedSpan& span, const domain::FilterTerm& term);

/// The same for a payload as stored; false where it cannot be decoded.
bool payloadMatches(const store::SpanPayload& payload, const domain::FilterTerm& term);

} // namespace whyglass::analysis
