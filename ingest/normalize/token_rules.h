// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// Reads the usage and makes input and output inclusive (R.3 to R.5). `exclusiveInput`: the library is known to send
/// input without the cached tokens.
void readTokens(const Facts& facts, bool exclusiveInput, Step& step);

} // namespace whyglass::telemetry
