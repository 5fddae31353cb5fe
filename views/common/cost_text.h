// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/billing.h"

#include <QString>

#include <cstdint>
#include <optional>

/// The factors of a cost as people read them.
namespace whyglass::views {

/// "Input, uncached", "Cache read", "Output" …
QString billedPartText(analysis::BilledPart part);
/// "678.5M × $3.00 / M"; with the size from which on the price holds, where it depends on that.
QString factorText(std::int64_t tokens, double usdPerMillion, std::optional<std::int64_t> tierAbove);

} // namespace whyglass::views
