// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/token_rules.h"

#include <algorithm>

namespace whyglass::telemetry {

namespace {

std::optional<std::int64_t> countAt(const Facts& facts, Field field)
{
    const AttributeView* attribute = facts.at(field).attribute;
    const auto count = attribute != nullptr ? countOf(attribute->value) : std::nullopt;
    return count && *count <= domain::kMostCallTokens ? count : std::nullopt;
}

std::optional<std::int64_t> sumOf(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
{
    return a || b ? std::optional(a.value_or(0) + b.value_or(0)) : std::nullopt;
}

using domain::ReadingBasis;

/// Why the cached tokens are known to stand beside the input (R.5.1 to R.5.3); None where nothing says so.
ReadingBasis whyCacheIsOutside(const domain::TokenUsage& tokens, std::int64_t cached, std::optional<std::int64_t> total, bool habit)
{
    if (cached == 0 || !tokens.input)
        return ReadingBasis::None;
    if (habit)
        return ReadingBasis::Library;
    if (cached > *tokens.input)
        return ReadingBasis::Exceeds;
    return total && tokens.output && *total == *tokens.input + *tokens.output + cached ? ReadingBasis::Total : ReadingBasis::None;
}

ReadingBasis whyReasoningIsOutside(const domain::TokenUsage& tokens, std::int64_t thoughts, std::optional<std::int64_t> total, bool habit)
{
    if (thoughts == 0 || !tokens.output || !tokens.input)
        return ReadingBasis::None;
    if (habit)
        return ReadingBasis::Library;
    if (thoughts > *tokens.output)
        return ReadingBasis::Exceeds;
    return total && *total == *tokens.input + *tokens.output + thoughts ? ReadingBasis::Total : ReadingBasis::None;
}

/// Keys as the APIs of Anthropic and Bedrock name them, whose input leaves the cached tokens out (R.5.4).
bool looksRaw(const Facts& facts)
{
    for (const Field field : {Field::CacheRead, Field::CacheWrite}) {
        const AttributeView* attribute = facts.at(field).attribute;
        if (attribute != nullptr && attribute->key.ends_with("_input_tokens"))
            return true;
    }
    return false;
}

bool countsWithoutCache(const Step& step)
{
    const auto holds = [](std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; };
    return holds(step.provider, "anthropic") || holds(step.provider, "bedrock") || holds(step.model(), "claude");
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
    step.tokenParts = {countAt(facts, Field::CacheWrite1h), countAt(facts, Field::InputAudio), countAt(facts, Field::CacheReadAudio),
                       countAt(facts, Field::OutputAudio)};
    const auto total = countAt(facts, Field::TotalTokens);

    const std::int64_t cached = tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0);
    step.reading.cache = whyCacheIsOutside(tokens, cached, total, habits.inputLacksCache);
    if (step.reading.cache != ReadingBasis::None) {
        tokens.input = *tokens.input + cached;
        step.reading.cacheAdded = step.tokensAdjusted = true;
    }
    const std::int64_t thoughts = tokens.reasoning.value_or(0);
    step.reading.reasoning = whyReasoningIsOutside(tokens, thoughts, total, habits.outputLacksReasoning);
    if (step.reading.reasoning != ReadingBasis::None) {
        tokens.output = *tokens.output + thoughts;
        step.reading.reasoningAdded = step.tokensAdjusted = true;
    }
    // A missing side follows from the total.
    if (total && tokens.input.has_value() != tokens.output.has_value()) {
        auto& missing = tokens.input ? tokens.output : tokens.input;
        const std::int64_t known = tokens.input ? *tokens.input : *tokens.output;
        if (*total >= known)
            missing = *total - known;
    }
}

void settleReading(const Facts& facts, TokenHabits habits, Step& step)
{
    const domain::TokenUsage& tokens = step.tokens;
    if (step.reading.cache == ReadingBasis::None && tokens.input && tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0) > 0)
        step.reading.cache = habits.inputHoldsCache ? ReadingBasis::Library
            : looksRaw(facts) && countsWithoutCache(step) ? ReadingBasis::Ambiguous
                                                          : ReadingBasis::Convention;
    if (step.reading.reasoning == ReadingBasis::None && tokens.output && tokens.reasoning.value_or(0) > 0)
        step.reading.reasoning = ReadingBasis::Convention;
}

std::string countingLibrary(const ResourceView& resource, const ScopeView& scope, const Step& step)
{
    constexpr std::size_t kMostBytes = 200;
    std::string name = scope.name.empty() ? "service " + std::string(resource.service) : std::string(scope.name);
    if (!scope.version.empty())
        name += " " + std::string(scope.version);
    if (!step.provider.empty())
        name += " for " + std::string(step.provider);
    name.resize(std::min(name.size(), kMostBytes));
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F)
            c = '?';
    }
    return name;
}

void addCacheToInput(Step& step)
{
    if (!step.tokens.input || !step.reading.cacheIsOpen())
        return;
    const std::int64_t whole = *step.tokens.input + step.tokens.cacheRead.value_or(0) + step.tokens.cacheWrite.value_or(0);
    if (whole > domain::kMostCallTokens)
        return;
    step.tokens.input = whole;
    step.reading.cache = ReadingBasis::Scope;
    step.reading.cacheAdded = step.tokensAdjusted = true;
}

} // namespace whyglass::telemetry
