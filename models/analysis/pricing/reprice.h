// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_history.h"
#include "models/domain/filter.h"
#include "models/domain/known_cost.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace whyglass::analysis {

/// What stored costs are to become.
struct RepriceOrder {
    domain::CostChange::Kind kind = domain::CostChange::Kind::Reprice;
    domain::Filter filter;
    std::shared_ptr<const PriceBook> prices; ///< by which; with Kind::Readings only calls whose tokens change are priced by it
};

/// What that would change, before anything is changed.
struct RepriceResult {
    std::int64_t calls = 0;    ///< looked at
    std::int64_t reported = 0; ///< costs of their senders, which stay
    std::int64_t gained = 0, lost = 0; ///< calls that get a price, and that lose theirs
    domain::KnownCost before, after; ///< of those that change
    [[nodiscard]] std::int64_t changed() const { return before.calls; }
    struct Model {
        std::string model;
        domain::KnownCost before, after; ///< of those of its calls that change
    };
    std::vector<Model> models; ///< the largest change first
    /// A row of a table that the new costs are of.
    struct PriceRow {
        std::string provider, model;
        std::string from;         ///< effective date, empty = since ever
        std::string source, date; ///< of the table
        std::int64_t calls = 0;   ///< of those that change
        domain::Money amount;
    };
    std::vector<PriceRow> rows; ///< the dearest first
};

/// Reads every call that the filter means, prices it anew from its payload and tells those that change, some hundreds at a time.
/// An error of `each` ends it. On any thread with a reader of its own.
domain::Result<RepriceResult> reprice(store::WorkspaceReader& reader, const RepriceOrder& order,
                                      const std::function<domain::Result<void>(std::span<const domain::CostPatch>)>& each);

} // namespace whyglass::analysis
