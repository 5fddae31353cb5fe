// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/token_rules.h"

namespace whyglass::telemetry {

namespace {

/// No call has more; a greater number is an error of the sender, and sums of sums must not overflow.
constexpr std::int64_t kMostTokens = 1'000'000'000'000;

std::optional<std::int64_t> countAt(const Facts& facts, Field field)
{
    const AttributeView* attribute = facts.at(field).attribute;
    const auto count = attribute != nullptr ? countOf(attribute->value) : std::nullopt;
    return count && *count <= kMostTokens ? count : std::nullopt;
}

std::optional<std::int64_t> sumOf(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
{
    return a || b ? std::optional(a.value_or(0) + b.value_or(0)) : std::nullopt;
}

/// R.5.2 and R.5.3: cached tokens that do not fit into the input, or a total that is only right with them added.
bool inputLacksCache(const domain::TokenUsage& tokens, std::optional<std::int64_t> total)
{
    const std::int64_t cached = tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0);
    if (cached == 0 || !tokens.input)
        return false;
    if (cached > *tokens.input)
        return true;
    return total && tokens.output && *total == *tokens.input + *tokens.output + cached;
}

} // namespace

void readTokens(const Facts& facts, TokenHabits habits, Step& step)
{
    domain::TokenUsage& tokens = step.tokens;
    tokens.input = countAt(facts, Field::InputTokens);
    tokens.output = countAt(facts, Field::OutputTokens);
    tokens.cacheRead = countAt(facts, Field::CacheRead);
    tokens.cacheWrite = countAt(facts, Field::CacheWrite);
    if (!tokens.cacheWrite)
        tokens.cacheWrite = sumOf(countAt(facts, Field::CacheWrite5m), countAt(facts, Field::CacheWrite1h));
    tokens.reasoning = countAt(facts, Field::Reasoning);
    const auto total = countAt(facts, Field::TotalTokens);

    const std::int64_t cached = tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0);
    if (tokens.input && cached > 0 && (habits.inputLacksCache || inputLacksCache(tokens, total))) {
        tokens.input = *tokens.input + cached;
        step.tokensAdjusted = true;
    }
    const std::int64_t thoughts = tokens.reasoning.value_or(0);
    if (tokens.output && tokens.input && thoughts > 0
        && (habits.outputLacksReasoning || thoughts > *tokens.output || (total && *total == *tokens.input + *tokens.output + thoughts))) {
        tokens.output = *tokens.output + thoughts;
        step.tokensAdjusted = true;
    }
    // A missing side follows from the total.
    if (total && tokens.input.has_value() != tokens.output.has_value()) {
        auto& missing = tokens.input ? tokens.output : tokens.input;
        const std::int64_t known = tokens.input ? *tokens.input : *tokens.output;
        if (*total >= known)
            missing = *total - known;
    }
}

} // namespace whyglass::telemetry
