// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/reprice.h"
#include "models/domain/time.h"

#include <optional>
#include <string>

namespace whyglass::recorder {

/// The JSON of `whyglass prices reprice` (docs/cli.md) without "change".
std::string repriceReport(const analysis::RepriceResult& result);
/// From `since` to `until`, open where one is missing; nothing where both are.
std::optional<domain::TimeWindow> windowOf(std::optional<std::int64_t> sinceNs, std::optional<std::int64_t> untilNs);

} // namespace whyglass::recorder
