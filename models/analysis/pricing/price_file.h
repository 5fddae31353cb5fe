// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_table.h"
#include "models/domain/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// A price table as people write it (docs/costs.md), TOML or JSON:
///   name = "Acme contract"            date = "2026-02-01"
///   [[prices]]                        one for each model and date
///   provider = "acme"                 left out: whoever provides it
///   model = "rocket-2"                or "rocket-*"
///   from = "2026-02-01"               left out: since ever
///   input = 3.0                       US dollars per million tokens; [3.0, [200000, 6.0]]: 6.0 for requests with more input
///   output, cache_read, cache_write, cache_write_1h, reasoning, input_audio, cache_read_audio, output_audio
/// JSON also in the form of resources/prices.json. `file` is what errors call it: "prices.toml:7: …". Any thread.
domain::Result<std::shared_ptr<const PriceTable>> parsePriceFile(std::string_view text, const std::string& file);

} // namespace whyglass::analysis
