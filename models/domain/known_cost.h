// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token_usage.h"

#include <cstdint>
#include <optional>

namespace whyglass::domain {

/// What calls cost together. A call without a price is left out of the sum, and counted: it is never $0.
struct KnownCost {
    std::int64_t calls = 0;
    std::int64_t unpriced = 0; ///< of `calls`
    Money priced;              ///< of the others

    void add(const std::optional<Money>& cost)
    {
        ++calls;
        unpriced += cost ? 0 : 1;
        priced = priced + cost.value_or(Money{});
    }
    /// nullopt where no call of it has a price.
    [[nodiscard]] std::optional<Money> sum() const { return calls > 0 && unpriced == calls ? std::nullopt : std::optional(priced); }
    bool operator==(const KnownCost&) const = default;
};

/// How much more it is afterwards; nullopt where a call has no price before or after.
inline std::optional<Money> differenceOf(const KnownCost& before, const KnownCost& after)
{
    return before.unpriced + after.unpriced > 0 ? std::nullopt : std::optional(after.priced - before.priced);
}

/// What a stored sum of changed costs says: it was made with 0 for calls without a price, so that 0 is not known to be a cost.
inline std::optional<Money> costOfChange(Money stored) { return stored.nano == 0 ? std::nullopt : std::optional(stored); }

} // namespace whyglass::domain
