// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/pricer.h"

#include <memory>
#include <set>
#include <shared_mutex>
#include <string>

namespace whyglass::ingest {

/// What arriving calls are priced by: the tables in use, which may change meanwhile, and what calls showed of how their libraries
/// count cached tokens (semantic-conventions.md R.5.2). Thread-safe.
class CallPricing {
public:
    explicit CallPricing(std::shared_ptr<const domain::Pricer> prices) : m_prices(std::move(prices)) {}

    /// From the next call on.
    void use(std::shared_ptr<const domain::Pricer> prices);
    [[nodiscard]] std::optional<domain::Money> price(const domain::PricedCall& call) const;

    /// `library` as telemetry::countingLibrary names it.
    [[nodiscard]] bool isCacheOutside(const std::string& library) const;
    void noteCacheOutside(std::string library);

private:
    /// Senders choose the names: more libraries than this are no libraries.
    static constexpr std::size_t kMostLibraries = 10'000;
    mutable std::shared_mutex m_mutex;
    std::shared_ptr<const domain::Pricer> m_prices;
    std::set<std::string> m_cacheOutside;
};

} // namespace whyglass::ingest
