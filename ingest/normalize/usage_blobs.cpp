// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/usage_blobs.h"

#include <cmath>
#include <initializer_list>

namespace whyglass::telemetry {

namespace {

using Names = std::initializer_list<std::string_view>;
using Count = std::optional<std::int64_t>;
using domain::ReadingBasis;

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

/// How the object counts cached tokens, where the attributes did not tell.
void noteCache(const domain::TokenUsage& found, ReadingBasis basis, bool added, Step& step)
{
    if (step.reading.cache != ReadingBasis::None || found.cacheRead.value_or(0) + found.cacheWrite.value_or(0) == 0)
        return;
    step.reading.cache = basis;
    step.reading.cacheAdded = added;
}

void noteReasoning(const domain::TokenUsage& found, ReadingBasis basis, bool added, Step& step)
{
    if (step.reading.reasoning != ReadingBasis::None || found.reasoning.value_or(0) == 0)
        return;
    step.reading.reasoning = basis;
    step.reading.reasoningAdded = added;
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
    if (candidates && step.tokens.output == found.output)
        noteReasoning(found, ReadingBasis::Library, true, step);
    noteCache(found, ReadingBasis::Library, false, step);
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
    const Count written5m = countIn(usage, {"input_cache_creation_5m"});
    const Count written1h = countIn(usage, {"input_cache_creation_1h"});
    if (!found.cacheWrite && (written5m || written1h))
        found.cacheWrite = written5m.value_or(0) + written1h.value_or(0);
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
    fill(step.tokenParts.cacheWrite1h, written1h);
    fill(step.tokenParts.inputAudio, countIn(usage, {"input_audio_tokens", "input_audio"}));
    fill(step.tokenParts.outputAudio, countIn(usage, {"output_audio_tokens", "output_audio"}));
    const ReadingBasis basis = inclusive ? ReadingBasis::Total : ReadingBasis::Library;
    noteCache(found, basis, !inclusive, step);
    noteReasoning(found, basis, !inclusive, step);
    step.tokensAdjusted = step.tokensAdjusted || (!inclusive && moreInput + moreOutput > 0);
    return true;
}

constexpr std::string_view kInputParts[] = {
    "prompt_tokens_details", "input_tokens_details", "input_token_details", "inputTokenDetails", "inputTokensDetails"};
constexpr std::string_view kOutputParts[] = {
    "completion_tokens_details", "output_tokens_details", "output_token_details", "outputTokenDetails", "outputTokensDetails"};

/// Cached and reasoning tokens that stand in objects of their own, or beside the counts, and are parts of them.
void readParts(const ValueTree& usage, domain::TokenUsage& found, domain::TokenParts& parts)
{
    if (const ValueTree* writes = usage.find("cache_creation"))
        fill(parts.cacheWrite1h, countIn(*writes, {"ephemeral_1h_input_tokens"}));
    for (const std::string_view name : kInputParts) {
        if (const ValueTree* details = usage.find(name)) {
            fill(parts.inputAudio, countIn(*details, {"audio_tokens", "audio"}));
            fill(found.cacheRead, countIn(*details, {"cached_tokens", "cache_read", "cacheReadTokens", "cachedTokens"}));
            fill(found.cacheWrite, countIn(*details, {"cache_write_tokens", "cache_creation", "cacheWriteTokens"}));
        }
    }
    for (const std::string_view name : kOutputParts) {
        if (const ValueTree* details = usage.find(name)) {
            fill(parts.outputAudio, countIn(*details, {"audio_tokens", "audio"}));
            fill(found.reasoning, countIn(*details, {"reasoning_tokens", "reasoning", "thinking_tokens", "reasoningTokens"}));
        }
    }
    fill(found.cacheRead, countIn(usage, {"cachedInputTokens", "cached_input_tokens", "cachedContentTokens"}));
    fill(found.reasoning, countIn(usage, {"reasoningTokens", "reasoning_tokens", "thoughtsTokens", "thoughts_tokens"}));
}

/// OpenAI, LangChain and the SDKs count inclusively; the names of Anthropic and Bedrock mark an input without the cached
/// tokens. A total shows where thoughts are outside the output.
bool readCounts(const ValueTree& usage, InputMeaning meaning, Step& step)
{
    domain::TokenUsage found;
    found.input = countIn(usage, {"prompt_tokens", "input_tokens", "promptTokens", "inputTokens"});
    found.output = countIn(usage, {"completion_tokens", "output_tokens", "completionTokens", "outputTokens"});
    if (!found.known())
        return false;
    found.cacheRead = countIn(usage, {"cache_read_input_tokens", "cacheReadInputTokens"});
    found.cacheWrite = countIn(usage, {"cache_creation_input_tokens", "cacheWriteInputTokens", "cacheCreationInputTokens"});
    const std::int64_t outside = found.cacheRead.value_or(0) + found.cacheWrite.value_or(0);
    readParts(usage, found, step.tokenParts);
    const Count total = countIn(usage, {"total_tokens", "totalTokens"});
    const std::int64_t thoughts = found.reasoning.value_or(0);
    const bool thoughtsOutside = found.input && found.output && total && thoughts > 0 && *total == *found.input + *found.output + thoughts;
    if (thoughtsOutside)
        found.output = *found.output + thoughts;
    if (found.input && outside > 0 && meaning == InputMeaning::ByItsNames) {
        if (step.tokens.input == found.input && !step.tokensAdjusted) { // the same count, sent as an attribute
            step.tokens.input = *found.input + outside;
            step.tokensAdjusted = true;
        }
        found.input = *found.input + outside;
    }
    fillAll(step.tokens, found);
    noteCache(found, ReadingBasis::Library, outside > 0 && meaning == InputMeaning::ByItsNames, step);
    if (thoughtsOutside && step.tokens.output == found.output)
        noteReasoning(found, ReadingBasis::Total, true, step);
    return true;
}

} // namespace

bool readProviderDetails(const ValueTree& details, Step& step)
{
    if (!details.isObject())
        return false;
    const Count read = countIn(details, {"cachedPromptTokens", "cacheReadInputTokens"});
    const Count written = countIn(details, {"cacheWriteInputTokens", "cacheCreationInputTokens"});
    const Count reasoning = countIn(details, {"reasoningTokens"});
    fill(step.tokens.cacheRead, read);
    fill(step.tokens.cacheWrite, written);
    fill(step.tokens.reasoning, reasoning);
    return read || written || reasoning;
}

bool readUsage(const ValueTree& usage, Step& step, InputMeaning meaning)
{
    return usage.isObject()
        && (readGemini(usage, step) || readCounts(usage, meaning, step) || readNamedCounts(usage, step));
}

void readInputDetails(const ValueTree& details, Step& step)
{
    fill(step.tokens.cacheRead, countIn(details, {"cache_read", "cached_tokens"}));
    fill(step.tokens.cacheWrite, countIn(details, {"cache_creation", "cache_write"}));
}

void readOutputDetails(const ValueTree& details, Step& step)
{
    fill(step.tokens.reasoning, countIn(details, {"reasoning", "reasoning_tokens"}));
}

std::optional<domain::Money> callCostOf(double dollars)
{
    constexpr double kNanoPerDollar = 1e9;
    constexpr double kMost = static_cast<double>(domain::kMostCallCost.nano) / kNanoPerDollar;
    return dollars >= 0 && dollars <= kMost ? std::optional(domain::Money{std::llround(dollars * kNanoPerDollar)}) : std::nullopt;
}

std::optional<domain::Money> costOf(const ValueTree& costs)
{
    if (!costs.isObject())
        return std::nullopt;
    const ValueTree* total = costs.findAny({"total", "total_cost", "response_cost", "totalCost"});
    std::optional<double> dollars = total != nullptr ? total->asNumber() : std::nullopt;
    const bool otherThings = costs.findAny({"model_id", "api_base", "cache_key"}) != nullptr; // LiteLLM's hidden parameters
    if (!dollars && !otherThings) {
        for (const ValueTree& part : costs.items) {
            if (part.asNumber())
                dollars = dollars.value_or(0) + *part.asNumber();
        }
    }
    return dollars ? callCostOf(*dollars) : std::nullopt;
}

} // namespace whyglass::telemetry
