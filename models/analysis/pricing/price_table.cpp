// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_table.h"

#include "models/analysis/pricing/price_catalogue.h"

#include <algorithm>
#include <cassert>
#include <cmath>
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
/// No request has 10^12 tokens; a count above is a broken sender, and its price would overflow.
constexpr std::int64_t kMaxTokens = 1'000'000'000'000;

/// US dollars per million tokens × tokens, in nano-dollars, rounded to the nearest; exact up to 1e-9 dollars a million.
domain::Money amountOf(std::int64_t tokens, double usdPerMillion)
{
    constexpr std::int64_t kScale = 1'000'000; // femto-dollars a token in a nano-dollar a token
    const std::int64_t femtoPerToken = std::llround(usdPerMillion * 1e9);
    const std::int64_t whole = tokens * (femtoPerToken / kScale);
    const std::int64_t rest = tokens % kScale * (femtoPerToken % kScale);
    const std::int64_t carried = tokens / kScale * (femtoPerToken % kScale);
    return {whole + carried + (rest + kScale / 2) / kScale};
}

/// Splits inclusive counts into what is billed at each price (semantic-conventions.md R.1, decomposition): a part without a
/// price of its own stays in its whole.
class Billing {
public:
    Billing(const DatedPrice& price, const domain::TokenUsage& tokens)
        : m_price(price)
        , m_tokens(tokens)
        , m_input(tokens.input.value_or(0))
    {
    }

    std::vector<PriceFactor> factors()
    {
        std::int64_t plainInput = m_input;
        plainInput -= add("cache read", m_tokens.cacheRead, m_price.cacheRead);
        plainInput -= add("cache write", m_tokens.cacheWrite, m_price.cacheWrite);
        std::int64_t plainOutput = m_tokens.output.value_or(0);
        plainOutput -= add("reasoning", m_tokens.reasoning, m_price.reasoning);
        add("output", std::max<std::int64_t>(plainOutput, 0), m_price.output);
        add("input", std::max<std::int64_t>(plainInput, 0), m_price.input);
        std::reverse(m_factors.begin(), m_factors.end()); // input first, its parts after
        return std::move(m_factors);
    }

private:
    std::int64_t add(const char* what, std::optional<std::int64_t> tokens, const std::optional<UnitPrice>& unit)
    {
        if (!unit || tokens.value_or(0) <= 0)
            return 0;
        const double usd = unit->at(m_input);
        m_factors.push_back({what, *tokens, usd, amountOf(*tokens, usd)});
        return *tokens;
    }

    const DatedPrice& m_price;
    const domain::TokenUsage& m_tokens;
    std::int64_t m_input;
    std::vector<PriceFactor> m_factors;
};

bool plausible(const domain::TokenUsage& tokens)
{
    for (const auto& count : {tokens.input, tokens.output, tokens.cacheRead, tokens.cacheWrite, tokens.reasoning})
        if (count && (*count < 0 || *count > kMaxTokens))
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

std::shared_ptr<const PriceTable> PriceTable::builtin()
{
    static const std::shared_ptr<const PriceTable> kTable = [] {
        auto table = parse({whyglass_prices_begin, static_cast<std::size_t>(whyglass_prices_end - whyglass_prices_begin)});
        assert(table.ok()); // a unit test reads the same bytes
        return std::move(*table);
    }();
    return kTable;
}

std::optional<PriceExplanation> PriceTable::explain(const domain::PricedCall& call) const
{
    if (!plausible(call.tokens))
        return std::nullopt;
    const auto row = m_data->find(call);
    if (!row)
        return std::nullopt;
    const DatedPrice* price = row->model->priceAt(call.when);
    if (price == nullptr || !price->priced())
        return std::nullopt;
    PriceExplanation explanation{row->provider->id, row->model->id, price->from, source(), date(), {}, {}};
    explanation.factors = Billing(*price, call.tokens).factors();
    if (explanation.factors.empty() && *call.tokens.total() > 0)
        return std::nullopt; // only the side that the table does not price is known
    for (const PriceFactor& factor : explanation.factors)
        explanation.total = explanation.total + factor.amount;
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

} // namespace whyglass::analysis
