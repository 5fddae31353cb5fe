// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/normalize.h"
#include "models/analysis/pricing/price_history.h"
#include "models/store/rows.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// Where the cost of a call comes from.
enum class CostState : std::uint8_t {
    Reported, ///< the sender's own
    Computed, ///< tokens × price
    Unpriced, ///< tokens are known, a price is not: never $0
    Unknown,  ///< no tokens and no cost were told
};
/// "reported", "computed", "unpriced", "unknown".
std::string_view nameOf(CostState state);

/// The same counts, read the other way.
struct OtherReading {
    enum class Of : std::uint8_t { Input, Output };
    Of of = Of::Input;
    bool partAdded = false; ///< cached tokens (reasoning) would be added to what was sent; else they would lie in it
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost; ///< nullopt: unpriced
    bool possible = true;              ///< false: the part is larger than the count that would hold it
};

/// Why a call costs what it costs.
struct CallCost {
    CostState state = CostState::Unknown;
    std::optional<domain::Money> counted;  ///< as stored: what is in the sums
    std::optional<domain::Money> reported; ///< as sent
    std::optional<PriceExplanation> price; ///< as computed from the table, also where the sender reported a cost
    bool tableKnown = true;                ///< false: computed by a table that this workspace does not keep; `price` is then today's
    domain::TokenUsage tokens;
    domain::TokenParts parts;
    domain::TokenReading reading;
    std::vector<OtherReading> others;
    std::optional<domain::CostChange> change; ///< somebody changed it on purpose

    [[nodiscard]] std::optional<domain::Money> computed() const { return price ? std::optional(price->total) : std::nullopt; }
    /// counted − computed; nullopt where one of them is not known.
    [[nodiscard]] std::optional<domain::Money> difference() const
    {
        return counted && price ? std::optional(*counted - price->total) : std::nullopt;
    }
};

/// `step` as its payload says, `row` as it is stored. `change`: WorkspaceReader::costChangeOf.
CallCost explainCall(const store::SpanRow& row, const telemetry::Step& step, const PriceHistory& history, std::int64_t change);

/// How the counts were read and why, a plain English sentence each: "The 900 cached tokens are counted inside the input of 1,200: …".
/// Empty where there was nothing to decide.
std::string inputReadingText(const CallCost& cost);
std::string outputReadingText(const CallCost& cost);

} // namespace whyglass::analysis
