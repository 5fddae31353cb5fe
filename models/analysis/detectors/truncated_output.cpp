// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

namespace whyglass::analysis {

namespace {

using domain::FinishReason;
using domain::Severity;

struct Verdict {
    std::string why;
    std::string title;
    bool guessed = false; ///< told from the text, not from the provider's word
};

bool ended(const telemetry::Step& step, FinishReason reason)
{
    return std::find(step.finishReasons.begin(), step.finishReasons.end(), reason) != step.finishReasons.end();
}

std::optional<std::int64_t> maxTokens(const DecodedSpan& span)
{
    for (const char* key :
        {"gen_ai.request.max_tokens", "gen_ai.request.max_output_tokens", "ai.settings.maxTokens", "ai.settings.maxOutputTokens"})
        if (const auto* attribute = telemetry::findAttribute(span.span.attributes, key);
            attribute && attribute->value.type == telemetry::ValueView::Type::Int)
            return attribute->value.integer;
    const auto* parameters = telemetry::findAttribute(span.span.attributes, "llm.invocation_parameters");
    const auto json = parameters ? parseStructure(parameters->value.text) : std::nullopt;
    if (json && json->is_object())
        for (const char* key : {"max_tokens", "max_completion_tokens", "max_output_tokens"})
            if (const auto it = json->find(key); it != json->end() && it->is_number_integer())
                return it->get<std::int64_t>();
    return std::nullopt;
}

/// An opened bracket or code fence that is never closed, and no final punctuation.
bool looksCut(std::string_view text)
{
    text = trim(text);
    constexpr std::size_t kTooShortToTell = 40;
    if (text.size() < kTooShortToTell || std::string_view(".!?\"'`)]}").find(text.back()) != std::string_view::npos)
        return false;
    std::size_t fences = 0;
    for (std::size_t at = text.find("```"); at != std::string_view::npos; at = text.find("```", at + 3))
        ++fences;
    if (fences % 2 == 1)
        return true;
    int open = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '{' || text[i] == '['))
            ++open;
        else if (!quoted && (text[i] == '}' || text[i] == ']'))
            --open;
    }
    return (text.front() == '{' || text.front() == '[') && (open > 0 || quoted);
}

std::optional<Verdict> judge(const TraceReading& reading, std::size_t i)
{
    const DecodedSpan& span = *reading.decoded(i);
    if (ended(span.step, FinishReason::Length))
        return Verdict{"The provider says the answer was cut at the token limit (finish reason length).",
            "Answer cut at the token limit", false};
    if (ended(span.step, FinishReason::ContentFilter))
        return Verdict{"The provider says a content filter stopped the answer.", "Answer stopped by a content filter", false};
    const auto limit = maxTokens(span);
    if (limit && *limit > 0 && span.step.tokens.output.value_or(0) >= *limit)
        return Verdict{"The answer has as many tokens as the request allowed (" + std::to_string(*limit) + ").",
            "Answer cut at the token limit", false};
    if (span.step.finishReasons.empty() && looksCut(answerText(reading.content(i))))
        return Verdict{
            "No finish reason was recorded, and the text ends inside an open structure.", "Answer seems to be cut", true};
    return std::nullopt;
}

const domain::Decision* decisionReadFrom(const TraceReading& reading, std::size_t i)
{
    const auto& decisions = reading.input().decisions;
    const auto it = std::find_if(decisions.begin(), decisions.end(),
        [&](const domain::Decision& decision) { return decision.span == reading.row(i).span; });
    return it == decisions.end() ? nullptr : &*it;
}

std::string finishField(const DecodedSpan& span)
{
    for (const telemetry::AttributeView& attribute : span.span.attributes)
        if (containsFolded(attribute.key, "finish_reason") || containsFolded(attribute.key, "finishReason")
            || containsFolded(attribute.key, "stop_reason"))
            return "attributes." + std::string(attribute.key);
    return "finish_reasons";
}

domain::Finding report(const TraceReading& reading, std::size_t i, const Verdict& verdict)
{
    const domain::Decision* decision = decisionReadFrom(reading, i);
    const bool calledTools = asksForTools(reading.content(i));
    FindingBuilder builder(reading, truncatedOutput(), i);
    builder.title(verdict.title).explain(verdict.why);
    Severity severity = verdict.guessed ? Severity::Low : Severity::Medium;
    if (!verdict.guessed && (decision != nullptr || calledTools)) {
        severity = Severity::High;
        builder.explain(decision != nullptr ? "A decision was read from it." : "A tool call was read from it.");
    }
    builder.severity(severity);
    const std::string answer = answerText(reading.content(i));
    constexpr std::size_t kTail = 280;
    const std::string_view tail = answer.size() > kTail ? around(answer, answer.size() - 75) : std::string_view(answer);
    const auto& reasons = reading.decoded(i)->step.finishReasons;
    if (!reasons.empty())
        builder.evidenceIn(i, finishField(*reading.decoded(i)), domain::nameOf(reasons.front()));
    if (!tail.empty())
        builder.evidence(i, "output", tail);
    if (decision != nullptr)
        builder.followedBy(decision);
    return std::move(builder).build();
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    std::unordered_set<std::string_view> responses; // two libraries may record one answer
    for (std::size_t i = 0; i < reading.size(); ++i) {
        if (!reading.isGeneration(i) || reading.decoded(i) == nullptr)
            continue;
        const std::string_view response = reading.decoded(i)->step.responseId;
        if (!response.empty() && !responses.insert(response).second)
            continue;
        if (const auto verdict = judge(reading, i))
            findings.push_back(report(reading, i, *verdict));
    }
}

} // namespace

Detector truncatedOutput()
{
    return {"D30", "truncated-output", 1, "Truncated or blocked output",
        "A model's answer was cut at a limit or stopped by a filter, and what follows reads it as if it were whole.", &run};
}

} // namespace whyglass::analysis
