// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/what_if.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::Money;
using store::CallRow;

/// Providers read nothing shorter from their caches, and forget what was not asked for again.
constexpr std::int64_t kLeastPrefix = 1'024;
constexpr std::int64_t kCacheLifeNs = 5LL * 60 * 1'000'000'000;

std::optional<Money> priceOf(const domain::Pricer& prices, const std::string& provider, const std::string& model, const domain::TokenUsage& tokens, domain::Timestamp when)
{
    return prices.price({provider, model, {}, tokens, when});
}

void compare(WhatIfAnswer& answer, bool isCall, std::optional<Money> before, std::optional<Money> after)
{
    if (!before || !after) {
        answer.leftOut += isCall ? 1 : 0;
        return;
    }
    answer.calls += isCall ? 1 : 0;
    answer.changed += isCall && *after != *before ? 1 : 0;
    answer.before = answer.before + *before;
    answer.after = answer.after + *after;
}

domain::Result<WhatIfAnswer> withModel(store::WorkspaceReader& reader, const std::string& model, const domain::Filter& filter, const domain::Pricer& prices)
{
    constexpr std::int64_t kTry = 1'000;
    std::optional<domain::Timestamp> last;
    WhatIfAnswer answer;
    auto read = reader.calls(filter, -1, [&](const CallRow& call) {
        last = std::max(last.value_or(call.start), call.start);
        compare(answer, call.isCall, call.cost, priceOf(prices, {}, model, call.tokens, call.start));
    });
    if (!read)
        return read.error();
    if (last && answer.calls == 0 && !priceOf(prices, {}, model, {kTry, kTry, {}, {}, {}}, *last))
        return domain::Error{domain::ErrorCode::NotFound, "there is no price for the model " + model, "whyglass prices list shows those there are"};
    answer.assumptions = {"the other model would have used the same tokens: another tokenizer and other answers are not foreseen",
                          "prices are those in effect on the day of each call"};
    return answer;
}

/// A call of a chain: what one step of an agent does again and again under one name. Narrow, as there may be millions.
struct ChainedCall {
    std::uint64_t chain = 0; ///< hash of trace, parent, name, model and operation
    domain::Timestamp start, end;
    domain::TokenUsage tokens;
    std::optional<Money> cost;
    std::uint32_t who = 0; ///< index of provider and model
    bool isCall = false, error = false;
};

/// Calls by chain and time, whatever the order in which they came.
class Chains {
public:
    domain::Result<void> load(store::WorkspaceReader& reader, const domain::Filter& filter)
    {
        auto read = reader.calls(filter, -1, [this](const CallRow& call) { add(call); });
        std::sort(m_calls.begin(), m_calls.end(), [](const ChainedCall& a, const ChainedCall& b) { return std::tie(a.chain, a.start, a.end) < std::tie(b.chain, b.start, b.end); });
        return read;
    }
    [[nodiscard]] const std::vector<ChainedCall>& calls() const { return m_calls; }
    /// The one before or after it in its chain; null at the ends.
    [[nodiscard]] const ChainedCall* neighbour(std::size_t index, std::size_t other) const
    {
        return other < m_calls.size() && m_calls[other].chain == m_calls[index].chain ? &m_calls[other] : nullptr;
    }
    [[nodiscard]] const std::pair<std::string, std::string>& who(const ChainedCall& call) const { return m_who[call.who]; } ///< provider, model

private:
    void add(const CallRow& call)
    {
        std::uint64_t chain = std::hash<std::string_view>{}(call.name);
        for (const std::uint64_t part : {static_cast<std::uint64_t>(call.trace.value), static_cast<std::uint64_t>(call.parent),
                                         static_cast<std::uint64_t>(std::hash<std::string_view>{}(call.model)),
                                         static_cast<std::uint64_t>(std::hash<std::string_view>{}(call.operation))})
            chain = (chain ^ part) * kMix + (chain >> 29U);
        const auto [known, isNew] = m_indexes.try_emplace({call.provider, call.model}, static_cast<std::uint32_t>(m_who.size()));
        if (isNew)
            m_who.emplace_back(call.provider, call.model);
        m_calls.push_back({chain, call.start, call.start + call.duration, call.tokens, call.cost, known->second, call.isCall, call.error});
    }

    static constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
    std::vector<ChainedCall> m_calls;
    std::vector<std::pair<std::string, std::string>> m_who;
    std::map<std::pair<std::string, std::string>, std::uint32_t> m_indexes;
};

bool isRetryOf(const ChainedCall& call, const ChainedCall& before)
{
    const bool sameInput = !before.tokens.input || !call.tokens.input || *before.tokens.input == *call.tokens.input;
    return before.error && call.start >= before.end && sameInput;
}

/// Every call of the filter in its chain, compared with what `costThen` says that it would cost.
domain::Result<WhatIfAnswer> compareChained(store::WorkspaceReader& reader, const domain::Filter& filter,
                                            const std::function<std::optional<Money>(const Chains&, std::size_t, WhatIfAnswer&)>& costThen)
{
    Chains chains;
    if (auto loaded = chains.load(reader, filter); !loaded)
        return loaded.error();
    WhatIfAnswer answer;
    for (std::size_t i = 0; i < chains.calls().size(); ++i)
        compare(answer, chains.calls()[i].isCall, chains.calls()[i].cost, costThen(chains, i, answer));
    return answer;
}

domain::Result<WhatIfAnswer> withoutRetries(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    auto answer = compareChained(reader, filter, [](const Chains& chains, std::size_t i, WhatIfAnswer& counted) {
        const ChainedCall& call = chains.calls()[i];
        const ChainedCall* next = chains.neighbour(i, i + 1);
        const bool removed = next != nullptr && isRetryOf(*next, call);
        counted.removed += removed && call.isCall && call.cost ? 1 : 0;
        return removed && call.cost ? std::optional(Money{}) : call.cost;
    });
    if (!answer)
        return answer;
    answer->assumptions = {"a call counts as retried where it ended with an error and the next call of the same name, model and operation, in the same "
                          "trace and under the same parent, began after it ended and has the same number of input tokens, where both are told",
                          "of such a chain the last call stays; an attempt that states no tokens cost nothing that is known, so nothing is saved by it"};
    return answer;
}

/// What of a call's input the call before it had already sent, as far as lengths tell.
std::int64_t stablePrefix(const ChainedCall& call, const ChainedCall& before)
{
    const std::int64_t sent = before.tokens.input.value_or(0);
    const bool fresh = call.start.ns - before.start.ns <= kCacheLifeNs;
    return fresh && sent >= kLeastPrefix && call.tokens.input.value_or(0) >= sent ? sent : 0;
}

/// The cost with that much of the input read from the cache. What the sender reported is changed by the difference of the prices.
std::optional<Money> cachedCost(const Chains& chains, const ChainedCall& call, std::int64_t prefix, const domain::Pricer& prices)
{
    if (!call.cost || prefix <= call.tokens.cacheRead.value_or(0))
        return call.cost;
    domain::TokenUsage cached = call.tokens;
    cached.cacheRead = prefix;
    if (cached.cacheWrite)
        cached.cacheWrite = std::min(*cached.cacheWrite, *cached.input - prefix);
    const auto& [provider, model] = chains.who(call);
    const auto now = priceOf(prices, provider, model, call.tokens, call.start);
    const auto then = priceOf(prices, provider, model, cached, call.start);
    return now && then ? std::optional(*call.cost - *now + *then) : call.cost;
}

domain::Result<WhatIfAnswer> withCache(store::WorkspaceReader& reader, const domain::Filter& filter, const domain::Pricer& prices)
{
    auto answer = compareChained(reader, filter, [&prices](const Chains& chains, std::size_t i, WhatIfAnswer&) {
        const ChainedCall& call = chains.calls()[i];
        const ChainedCall* before = i > 0 ? chains.neighbour(i, i - 1) : nullptr;
        return cachedCost(chains, call, before != nullptr ? stablePrefix(call, *before) : 0, prices);
    });
    if (!answer)
        return answer;
    answer->assumptions = {"a call whose input is no shorter than that of the call before it, of the same name, model and operation in the same trace and under "
                          "the same parent, begins with that input; this is inferred from lengths, the texts are not compared",
                          "a prefix is read from the cache within 5 minutes and from 1,024 tokens on; what the provider asks for writing it is not added",
                          "models without a price for cache reads save nothing"};
    return answer;
}

} // namespace

domain::Result<WhatIf> parseWhatIf(std::string_view text)
{
    constexpr std::string_view kModel = "model=";
    if (text == "no-retries")
        return WhatIf{WhatIf::Kind::NoRetries, {}};
    if (text == "cache")
        return WhatIf{WhatIf::Kind::Cache, {}};
    if (text.substr(0, kModel.size()) == kModel && text.size() > kModel.size())
        return WhatIf{WhatIf::Kind::Model, std::string(text.substr(kModel.size()))};
    return domain::Error{domain::ErrorCode::InvalidArgument, "--what-if does not know " + std::string(text), "use model=NAME, no-retries or cache"};
}

domain::Result<WhatIfAnswer> whatIf(store::WorkspaceReader& reader, const WhatIf& question, const domain::Filter& filter, const domain::Pricer& prices)
{
    switch (question.kind) {
    case WhatIf::Kind::Model: return withModel(reader, question.model, filter, prices);
    case WhatIf::Kind::NoRetries: return withoutRetries(reader, filter);
    case WhatIf::Kind::Cache: break;
    }
    return withCache(reader, filter, prices);
}

} // namespace whyglass::analysis
