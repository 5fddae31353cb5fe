// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/call_sums.h"

#include "models/store/trace_tree.h"

#include <algorithm>

namespace whyglass::store {

namespace {

constexpr std::size_t kTokens = 3; ///< column of the first token sum
constexpr std::size_t kCost = 13;

std::int64_t bounded(std::int64_t value, std::int64_t limit) { return std::clamp(value, -limit, limit); }

std::array<const std::optional<std::int64_t>*, 5> partsOf(const domain::TokenUsage& tokens)
{
    return {&tokens.input, &tokens.output, &tokens.cacheRead, &tokens.cacheWrite, &tokens.reasoning};
}

} // namespace

void CallSums::add(const CallValues& call, int sign)
{
    if (hasFlag(call.flags, SpanFlag::Call)) {
        values[0] += sign;
        values[1] += call.tokens.known() || call.cost ? 0 : sign;
        values[2] += hasFlag(call.flags, SpanFlag::Unpriced) ? sign : 0;
        values[15] += call.error ? sign : 0;
    }
    if (!hasFlag(call.flags, SpanFlag::Summed))
        return;
    const auto parts = partsOf(call.tokens);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (*parts[i]) {
            values[kTokens + 2 * i] += sign * bounded(**parts[i], domain::kMostCallTokens);
            values[kTokens + 2 * i + 1] += sign;
        }
    }
    if (call.cost) {
        values[kCost] += sign * bounded(call.cost->nano, domain::kMostCallCost.nano);
        values[kCost + 1] += sign;
    }
}

void CallSums::add(const CallSums& other)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += other.values[i];
}

bool CallSums::zero() const
{
    return std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value == 0; });
}

domain::TokenUsage CallSums::tokens() const
{
    const auto sum = [this](std::size_t part) -> std::optional<std::int64_t> {
        return values[kTokens + 2 * part + 1] > 0 ? std::optional(values[kTokens + 2 * part]) : std::nullopt;
    };
    return {sum(0), sum(1), sum(2), sum(3), sum(4)};
}

std::optional<domain::Money> CallSums::cost() const
{
    return values[kCost + 1] > 0 ? std::optional(domain::Money{values[kCost]}) : std::nullopt;
}

void CallSums::bind(Statement& statement, int firstParameter) const
{
    for (std::size_t i = 0; i < values.size(); ++i)
        statement.bind(firstParameter + static_cast<int>(i), values[i]);
}

CallSums CallSums::read(const Statement& statement, int firstColumn)
{
    CallSums sums;
    for (std::size_t i = 0; i < sums.values.size(); ++i)
        sums.values[i] = statement.integer(firstColumn + static_cast<int>(i));
    return sums;
}

std::uint32_t withPriceFlag(std::uint32_t flags, const domain::TokenUsage& tokens, const std::optional<domain::Money>& cost)
{
    const bool unpriced = hasFlag(flags, SpanFlag::Call) && tokens.known() && !cost;
    return unpriced ? flags | bitsOf(SpanFlag::Unpriced) : flags & ~bitsOf(SpanFlag::Unpriced);
}

} // namespace whyglass::store
