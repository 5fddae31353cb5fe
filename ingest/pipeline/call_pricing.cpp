// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/call_pricing.h"

#include <mutex>

namespace whyglass::ingest {

void CallPricing::use(std::shared_ptr<const domain::Pricer> prices)
{
    const std::unique_lock lock(m_mutex);
    m_prices = std::move(prices);
}

std::optional<domain::Money> CallPricing::price(const domain::PricedCall& call) const
{
    std::shared_ptr<const domain::Pricer> prices;
    {
        const std::shared_lock lock(m_mutex);
        prices = m_prices;
    }
    return prices->price(call);
}

bool CallPricing::isCacheOutside(const std::string& library) const
{
    const std::shared_lock lock(m_mutex);
    return m_cacheOutside.count(library) != 0;
}

void CallPricing::noteCacheOutside(std::string library)
{
    const std::unique_lock lock(m_mutex);
    if (m_cacheOutside.size() < kMostLibraries)
        m_cacheOutside.insert(std::move(library));
}

} // namespace whyglass::ingest
