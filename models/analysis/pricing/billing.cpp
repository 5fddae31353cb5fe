// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/billing.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

namespace {

class Bill {
public:
    explicit Bill(std::int64_t inputTokens) : m_input(inputTokens) {}

    /// Bills at most what `whole` still holds and takes it from there; nothing where there is no price of its own.
    void take(BilledPart part, std::optional<std::int64_t> tokens, const std::optional<UnitPrice>& price, std::int64_t& whole)
    {
        const std::int64_t taken = std::min(tokens.value_or(0), std::max<std::int64_t>(whole, 0));
        if (!price || taken <= 0)
            return;
        whole -= taken;
        const double usd = price->at(m_input);
        m_factors.push_back({part, taken, usd, price->tierAt(m_input), amountOf(taken, usd)});
    }

    std::vector<PriceFactor> factors()
    {
        std::sort(m_factors.begin(), m_factors.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
        return std::move(m_factors);
    }

private:
    std::int64_t m_input;
    std::vector<PriceFactor> m_factors;
};

} // namespace

std::string_view nameOf(BilledPart part)
{
    switch (part) {
    case BilledPart::Input: return "input";
    case BilledPart::InputAudio: return "audio input";
    case BilledPart::CacheRead: return "cache read";
    case BilledPart::CacheReadAudio: return "cached audio input";
    case BilledPart::CacheWrite: return "cache write";
    case BilledPart::CacheWrite1h: return "cache write (1 hour)";
    case BilledPart::Output: return "output";
    case BilledPart::OutputAudio: return "audio output";
    case BilledPart::Reasoning: return "reasoning";
    }
    return {};
}

domain::Money amountOf(std::int64_t tokens, double usdPerMillion)
{
    constexpr double kMost = static_cast<double>(domain::kMostCallCost.nano);
    if (!(static_cast<double>(tokens) * usdPerMillion * 1e3 <= kMost))
        return domain::kMostCallCost + domain::Money{1}; // no price: what follows would overflow
    constexpr std::int64_t kScale = 1'000'000; // femto-dollars a token in a nano-dollar a token
    const std::int64_t femtoPerToken = std::llround(usdPerMillion * 1e9);
    const std::int64_t whole = tokens * (femtoPerToken / kScale);
    const std::int64_t rest = tokens % kScale * (femtoPerToken % kScale);
    const std::int64_t carried = tokens / kScale * (femtoPerToken % kScale);
    return {whole + carried + (rest + kScale / 2) / kScale};
}

std::vector<PriceFactor> billed(const DatedPrice& price, const domain::TokenUsage& tokens, const domain::TokenParts& parts)
{
    std::int64_t input = tokens.input.value_or(tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0)); // told or not, they are in it
    std::int64_t output = tokens.output.value_or(0);
    std::int64_t read = tokens.cacheRead.value_or(0);
    std::int64_t written = tokens.cacheWrite.value_or(0);
    Bill bill(tokens.input.value_or(0));

    // The smallest parts first: each is taken out of what it lies in.
    const std::int64_t readBefore = read;
    bill.take(BilledPart::CacheReadAudio, parts.cacheReadAudio, price.cacheReadAudio, read);
    const std::int64_t writtenBefore = written;
    bill.take(BilledPart::CacheWrite1h, parts.cacheWrite1h, price.cacheWrite1h, written);
    input -= (readBefore - read) + (writtenBefore - written);
    bill.take(BilledPart::CacheRead, read, price.cacheRead, input);
    bill.take(BilledPart::CacheWrite, written, price.cacheWrite, input);
    const std::int64_t heard = parts.inputAudio.value_or(0) - (price.cacheRead || price.cacheReadAudio ? parts.cacheReadAudio.value_or(0) : 0);
    bill.take(BilledPart::InputAudio, heard, price.inputAudio, input);
    bill.take(BilledPart::Input, input, price.input, input);

    bill.take(BilledPart::OutputAudio, parts.outputAudio, price.outputAudio, output);
    bill.take(BilledPart::Reasoning, tokens.reasoning, price.reasoning, output);
    bill.take(BilledPart::Output, output, price.output, output);
    return bill.factors();
}

} // namespace whyglass::analysis
