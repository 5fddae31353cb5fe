// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/domain/token_reading.h"
#include "models/domain/token_usage.h"

#include <optional>
#include <string_view>

namespace whyglass::domain {

/// What a price depends on (semantic-conventions.md R).
struct PricedCall {
    std::string_view provider;
    std::string_view requestModel;
    std::string_view responseModel;
    TokenUsage tokens;
    Timestamp when;
    TokenParts parts = {};
};

/// Prices calls. Thread-safe: ingest workers call it at the same time.
class Pricer {
public:
    virtual ~Pricer() = default;
    /// nullopt: unpriced (unknown model, or no tokens known). Never 0 for "unknown".
    [[nodiscard]] virtual std::optional<Money> price(const PricedCall& call) const = 0;
};

} // namespace whyglass::domain
