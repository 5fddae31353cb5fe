// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_table.h"

#include "models/analysis/pricing/billing.h"
#include "models/analysis/pricing/price_catalogue.h"

#include <cassert>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

extern "C" const char whyglass_prices_begin[];
extern "C" const char whyglass_prices_end[];

namespace whyglass::analysis {

namespace {

/// Senders choose the names: beyond this many the answer is worked out each time instead of being kept.
constexpr std::size_t kMaxCached = 16'384;

bool plausible(const domain::TokenUsage& tokens, const domain::TokenParts& parts)
{
    for (const auto& count : {tokens.input, tokens.output, tokens.cacheRead, tokens.cacheWrite, tokens.reasoning, parts.cacheWrite1h,
             parts.inputAudio, parts.cacheReadAudio, parts.outputAudio})
        if (count && (*count < 0 || *count > domain::kMostCallTokens))
            return false;
    return tokens.known();
}

} // namespace

struct PriceTable::Data {
    PriceCatalogue catalogue;
    mutable std::shared_mutex mutex;
    mutable std::unordered_map<std::string, std::optional<PriceCatalogue::Row>> cache;

    std::optional<PriceCatalogue::Row> find(const domain::PricedCall& call) const
    {
        std::string key;
        key.reserve(call.provider.size() + call.requestModel.size() + call.responseModel.size() + 2);
        key.append(call.provider).append(1, '\0').append(call.requestModel).append(1, '\0').append(call.responseModel);
        {
            const std::shared_lock lock(mutex);
            if (const auto it = cache.find(key); it != cache.end())
                return it->second;
        }
        const auto row = catalogue.find(call.provider, call.requestModel, call.responseModel);
        const std::unique_lock lock(mutex);
        if (cache.size() < kMaxCached)
            cache.emplace(std::move(key), row);
        return row;
    }
};

PriceTable::PriceTable(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}
PriceTable::~PriceTable() = default;

domain::Result<std::shared_ptr<const PriceTable>> PriceTable::parse(std::string_view json)
{
    auto catalogue = parsePriceCatalogue(json);
    if (!catalogue)
        return catalogue.error();
    auto data = std::make_unique<Data>();
    data->catalogue = std::move(*catalogue);
    return std::shared_ptr<const PriceTable>(new PriceTable(std::move(data)));
}

std::string_view PriceTable::builtinText()
{
    return {whyglass_prices_begin, static_cast<std::size_t>(whyglass_prices_end - whyglass_prices_begin)};
}

std::shared_ptr<const PriceTable> PriceTable::builtin()
{
    static const std::shared_ptr<const PriceTable> kTable = [] {
        auto table = parse(builtinText());
        assert(table.ok()); // a unit test reads the same bytes
        return std::move(*table);
    }();
    return kTable;
}

std::optional<PriceExplanation> PriceTable::explain(const domain::PricedCall& call) const
{
    if (!plausible(call.tokens, call.parts))
        return std::nullopt;
    const auto row = m_data->find(call);
    if (!row)
        return std::nullopt;
    const DatedPrice* price = row->model->priceAt(call.when);
    if (price == nullptr || !price->priced())
        return std::nullopt;
    PriceExplanation explanation{row->provider->id, row->model->id, price->from, source(), date(), {}, {}};
    explanation.factors = billed(*price, call.tokens, call.parts);
    if (explanation.factors.empty() && *call.tokens.total() > 0)
        return std::nullopt; // only the side that the table does not price is known
    for (const PriceFactor& factor : explanation.factors)
        explanation.total = explanation.total + factor.amount;
    if (explanation.total > domain::kMostCallCost)
        return std::nullopt;
    return explanation;
}

std::optional<domain::Money> PriceTable::price(const domain::PricedCall& call) const
{
    const auto explanation = explain(call);
    return explanation ? std::optional(explanation->total) : std::nullopt;
}

const std::string& PriceTable::source() const { return m_data->catalogue.source; }

const std::string& PriceTable::date() const { return m_data->catalogue.date; }

std::vector<PriceRow> PriceTable::rows() const
{
    const auto base = [](const std::optional<UnitPrice>& unit) {
        return unit ? std::optional<double>(unit->base) : std::nullopt;
    };
    std::vector<PriceRow> rows;
    for (const PricedProvider& provider : m_data->catalogue.providers)
        for (const PricedModel& model : provider.models)
            for (const DatedPrice& price : model.prices)
                if (price.priced())
                    rows.push_back({provider.id, model.id, price.from, base(price.input), base(price.output),
                        base(price.cacheRead), base(price.cacheWrite)});
    return rows;
}

const DatedPrice* PriceTable::priceOf(std::string_view provider, std::string_view model, domain::Timestamp when) const
{
    for (const PricedProvider& known : m_data->catalogue.providers) {
        if (known.id != provider)
            continue;
        for (const PricedModel& row : known.models) {
            if (row.id == model)
                return row.priceAt(when);
        }
    }
    return nullptr;
}

} // namespace whyglass::analysis
