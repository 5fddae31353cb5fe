// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_catalogue.h"
#include "models/domain/token_reading.h"
#include "models/domain/token_usage.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::analysis {

/// What is billed apart. The order is that in which factors are shown; nothing is stored by number.
enum class BilledPart : std::uint8_t {
    Input, InputAudio, CacheRead, CacheReadAudio, CacheWrite, CacheWrite1h, Output, OutputAudio, Reasoning,
};
/// "input", "audio input", "cache read", "cached audio input", "cache write", "cache write (1 hour)", "output", "audio output",
/// "reasoning".
std::string_view nameOf(BilledPart part);

/// One factor of a price, for "why this number": tokens × price per million.
struct PriceFactor {
    BilledPart part = BilledPart::Input;
    std::int64_t tokens = 0;
    double usdPerMillion = 0.0;
    std::optional<std::int64_t> tierAbove; ///< the price holds for requests with more input tokens than this
    domain::Money amount;
};

/// US dollars per million tokens × tokens, in nano-dollars, rounded to the nearest; exact up to 1e-9 dollars a million. What is more than
/// domain::kMostCallCost comes out as a nano-dollar more than that.
domain::Money amountOf(std::int64_t tokens, double usdPerMillion);

/// Splits inclusive counts into what is billed at each price (semantic-conventions.md R.1, decomposition): a part without a price
/// of its own stays in its whole. Input first. Nothing that is 0 is listed.
std::vector<PriceFactor> billed(const DatedPrice& price, const domain::TokenUsage& tokens, const domain::TokenParts& parts);

} // namespace whyglass::analysis
