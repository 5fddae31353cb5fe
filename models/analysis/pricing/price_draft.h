// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_table.h"

#include <string>
#include <vector>

namespace whyglass::analysis {

/// A model whose price somebody wants to write: a row of a table, or a model that none prices.
struct WantedPrice {
    std::string provider; ///< empty: whoever provides it
    std::string model;
};

/// A price file (price_file.h) to begin with: named, of `day` ("2026-03-17"), with an entry for each model from that day on. What `table`
/// says of a model on that day stands in it, tiers included; where it says nothing, the prices are left to be filled in, and the file is
/// not valid before.
std::string priceDraft(const PriceTable& table, const std::vector<WantedPrice>& wanted, const std::string& day);

} // namespace whyglass::analysis
