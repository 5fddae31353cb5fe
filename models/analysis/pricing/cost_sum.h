// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_history.h"
#include "models/domain/filter.h"
#include "models/store/rows.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// One factor of a sum: everything that was billed at one price of one row of one table.
struct CostLine {
    BilledPart part = BilledPart::Input;
    double usdPerMillion = 0.0;
    std::optional<std::int64_t> tierAbove;
    std::string provider, model; ///< the row of the table
    std::string from;            ///< effective date, empty = since ever
    std::string source, date;    ///< of the table
    std::int64_t tokens = 0, calls = 0;
    domain::Money amount;
};

/// Why a group of calls costs what it costs. Lines, `reported` and `otherwise` add up to the total, to the nano-dollar.
struct CostSum {
    struct Share {
        std::int64_t calls = 0;
        domain::TokenUsage tokens;
        domain::Money amount;
        void add(const store::CallRow& call);
    };
    static constexpr std::size_t kMostUnpriced = 20; ///< names that senders chose: as many as somebody reads
    std::int64_t calls = 0; ///< that count; what else is in the sums belongs to no call of its own
    std::optional<domain::Money> total; ///< nullopt where nothing in it is priced
    std::vector<CostLine> lines; ///< the dearest first
    Share computed;              ///< what the lines are of
    Share reported;              ///< costs that senders reported
    std::optional<domain::Money> reportedComputed; ///< what the table says of those it knows,
    std::int64_t reportedComparable = 0;           ///< so many of them,
    domain::Money reportedOfComparable;            ///< for which they reported this
    Share otherwise;             ///< computed by tables that this workspace does not keep
    Share unpriced;              ///< tokens without a price; never $0
    std::vector<std::string> unpricedModels; ///< whose those are, at most kMostUnpriced of them, by name
    Share unknown;               ///< nothing is known of these calls
    std::int64_t cacheOpen = 0;  ///< calls whose cached tokens only the conventions place inside the input
    std::int64_t cacheAdded = 0; ///< calls whose cached tokens came beside the input
    std::vector<domain::CostChange> changes; ///< made on purpose, that stand
};

/// Only what has these values of the keys that costs were grouped by (WorkspaceReader::costs). An empty value is "not stated"; days,
/// hours and minutes narrow the window.
domain::Filter filterOfGroup(domain::Filter filter, const std::vector<std::string>& by, const std::vector<std::string>& keys);

/// Keys of spans, ascending; null = all.
using CallKeys = std::shared_ptr<const std::vector<std::int64_t>>;

/// Every call that the filter means, of `only` those, one by one: from its narrow row, and from its payload where that does not give the
/// stored cost. On a query thread; stops with Cancelled as the reader does.
domain::Result<CostSum> explainCosts(store::WorkspaceReader& reader, const domain::Filter& filter, const PriceHistory& history, const CallKeys& only = {});

/// "$0.0125", to the nano-dollar; "unknown" where there is none.
std::string usdOrUnknown(const std::optional<domain::Money>& money);

/// The sum as people read it, one line each: tokens × price = amount, then what is not in it.
std::string costSumText(const CostSum& sum, const std::string& title);

} // namespace whyglass::analysis
