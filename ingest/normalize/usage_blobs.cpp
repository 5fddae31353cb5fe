// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/usage_blobs.h"

#include <cmath>
#include <initializer_list>

namespace whyglass::telemetry {

namespace {

using Names = std::initializer_list<std::string_view>;
using Count = std::optional<std::int64_t>;

Count countIn(const ValueTree& object, Names names)
{
    const ValueTree* member = object.findAny(names);
    const auto number = member != nullptr ? member->asNumber() : std::nullopt;
    constexpr double kMost = 1e12; // as in token_rules.cpp
    if (!number || !(*number >= 0) || *number > kMost || std::trunc(*number) != *number)
        return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

void fill(Count& known, Count found)
{
    if (!known)
        known = found;
}

void fillAll(domain::TokenUsage& known, const domain::TokenUsage& found)
{
    fill(known.input, found.input);
    fill(known.output, found.output);
    fill(known.cacheRead, found.cacheRead);
    fill(known.cacheWrite, found.cacheWrite);
    fill(known.reasoning, found.reasoning);
}

/// prompt + candidates + thoughts: the answer's tokens leave the thoughts out.
bool readGemini(const ValueTree& usage, Step& step)
{
    domain::TokenUsage found;
    found.input = countIn(usage, {"promptTokenCount", "prompt_token_count"});
    found.cacheRead = countIn(usage, {"cachedContentTokenCount", "cached_content_token_count"});
    found.reasoning = countIn(usage, {"thoughtsTokenCount", "thoughts_token_count"});
    const Count candidates = countIn(usage, {"candidatesTokenCount", "candidates_token_count"});
    if (!found.input && !candidates)
        return false;
    if (candidates)
        found.output = *candidates + found.reasoning.value_or(0);
    if (candidates && step.tokens.output == candidates && found.output != candidates) {
        step.tokens.output = found.output;
        step.tokensAdjusted = true;
    }
    fillAll(step.tokens, found);
    return true;
}

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// Langfuse's map of names: `input` and `output` leave out what has a key of its own, unless the total says they do not.
bool readNamedCounts(const ValueTree& usage, Step& step)
{
    const Count input = countIn(usage, {"input"});
    const Count output = countIn(usage, {"output"});
    if (!input && !output)
        return false;
    domain::TokenUsage found;
    found.cacheRead = countIn(usage, {"input_cached_tokens", "input_cache_read", "cache_read_input_tokens"});
    found.cacheWrite = countIn(usage, {"input_cache_creation", "input_cache_write_tokens", "cache_creation_input_tokens"});
    found.reasoning = countIn(usage, {"output_reasoning_tokens", "output_reasoning"});
    std::int64_t moreInput = 0;
    std::int64_t moreOutput = 0;
    for (const std::string& key : usage.keys) {
        if (startsWith(key, "input_") || startsWith(key, "cache_"))
            moreInput += countIn(usage, {key}).value_or(0);
        else if (startsWith(key, "output_"))
            moreOutput += countIn(usage, {key}).value_or(0);
    }
    const Count total = countIn(usage, {"total"});
    const bool inclusive = total && *total == input.value_or(0) + output.value_or(0);
    if (input)
        found.input = *input + (inclusive ? 0 : moreInput);
    if (output)
        found.output = *output + (inclusive ? 0 : moreOutput);
    fillAll(step.tokens, found);
    step.tokensAdjusted = step.tokensAdjusted || (!inclusive && moreInput + moreOutput > 0);
    return true;
}

/// OpenAI, LangChain and the SDKs count inclusively; Anthropic's own names mark an input without the cached tokens.
bool readCounts(const ValueTree& usage, Step& step)
{
    domain::TokenUsage found;
    found.input = countIn(usage, {"prompt_tokens", "input_tokens", "promptTokens", "inputTokens"});
    found.output = countIn(usage, {"completion_tokens", "output_tokens", "completionTokens", "outputTokens"});
    if (!found.known())
        return false;
    const Count ownRead = countIn(usage, {"cache_read_input_tokens"});
    const Count ownWrite = countIn(usage, {"cache_creation_input_tokens"});
    found.cacheRead = ownRead;
    found.cacheWrite = ownWrite;
    for (const std::string_view name : {"prompt_tokens_details", "input_tokens_details", "input_token_details"}) {
        if (const ValueTree* details = usage.find(name)) {
            fill(found.cacheRead, countIn(*details, {"cached_tokens", "cache_read"}));
            fill(found.cacheWrite, countIn(*details, {"cache_write_tokens", "cache_creation"}));
        }
    }
    for (const std::string_view name : {"completion_tokens_details", "output_tokens_details", "output_token_details"}) {
        if (const ValueTree* details = usage.find(name))
            fill(found.reasoning, countIn(*details, {"reasoning_tokens", "reasoning", "thinking_tokens"}));
    }
    if (found.input && (ownRead || ownWrite))
        found.input = *found.input + ownRead.value_or(0) + ownWrite.value_or(0);
    fillAll(step.tokens, found);
    return true;
}

/// What the AI SDK 4 tells only in its provider metadata.
bool readProviderDetails(const ValueTree& details, Step& step)
{
    const Count cached = countIn(details, {"cachedPromptTokens"});
    const Count reasoning = countIn(details, {"reasoningTokens"});
    fill(step.tokens.cacheRead, cached);
    fill(step.tokens.reasoning, reasoning);
    return cached || reasoning;
}

} // namespace

bool readUsage(const ValueTree& usage, Step& step)
{
    return usage.isObject()
        && (readGemini(usage, step) || readCounts(usage, step) || readNamedCounts(usage, step) || readProviderDetails(usage, step));
}

std::optional<domain::Money> costOf(const ValueTree& costs)
{
    if (!costs.isObject())
        return std::nullopt;
    double dollars = 0;
    bool any = false;
    const ValueTree* total = costs.find("total");
    if (total != nullptr && total->asNumber()) {
        dollars = *total->asNumber();
        any = true;
    } else {
        for (const ValueTree& part : costs.items) {
            dollars += part.asNumber().value_or(0);
            any = any || part.asNumber().has_value();
        }
    }
    constexpr double kMost = 9.0e9; // more is no cost of a call, and would not fit the integer
    if (!any || !(dollars >= 0) || dollars > kMost)
        return std::nullopt;
    return domain::Money{std::llround(dollars * 1e9)};
}

} // namespace whyglass::telemetry
