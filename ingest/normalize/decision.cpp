// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"
#include "ingest/normalize/run_decision.h"

#include <algorithm>

namespace whyglass::telemetry {

namespace {

// Keys of one decision without what stands before "decision". There is no convention for them (O, "home-grown decision keys"): these are the
// commonest of public code.
constexpr std::string_view kResults[] = {"result", "outcome", "chosen", "choice", "verdict", "value", "status", "answer"};
constexpr std::string_view kApprovals[] = {"human_approved", "human_approval", "approved_by_human"};
// Describe the decision, not what it is about.
constexpr std::string_view kNoSubject[] = {
    "type", "options", "options_count", "confidence", "score", "reasoning", "reason", "context_tokens", "model",
    "request_id", "source", "priority", "id", "name", "explanation", "answers", "duration_ms", "timestamp", "policy",
    "policy_version", "threshold", "state", "questions"};

constexpr std::size_t kMaxSubjects = 16;
constexpr std::size_t kMaxSubjectBytes = 200;

template <std::size_t N>
bool isOneOf(const std::string_view (&names)[N], std::string_view name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// What a key says of a decision. `own`: it begins with "decision", or with one of the prefixes that say whose.
struct DecisionKey {
    std::string_view name; ///< after "decision.": "result"; "result" too where nothing follows; empty where it is no such key
    bool own = false;
};

/// "decision.result", "ai.decision.result", "acme.review.decision.result", "acme.decision", "decision_result".
DecisionKey decisionKey(std::string_view key)
{
    constexpr std::string_view kWord = "decision";
    // What samplers, caches and routers of an infrastructure decide is not what an agent does.
    static constexpr std::string_view kOthers[] = {"sampling", "sampler", "sample", "sampled", "cache", "retry", "feature_flag", "http", "net", "db",
        "human_in_the_loop"}; // the last is a permission: run_decision.cpp
    std::size_t at = key.find(kWord);
    while (at != std::string_view::npos && at > 0 && key[at - 1] != '.')
        at = key.find(kWord, at + 1);
    if (at == std::string_view::npos)
        return {};
    const std::string_view before = key.substr(0, at);
    for (std::size_t begin = 0; begin < before.size();) {
        const std::size_t end = before.find('.', begin);
        if (isOneOf(kOthers, before.substr(begin, end - begin)))
            return {};
        begin = end + 1;
    }
    const bool own = before.empty() || before == "ai." || before == "agent.";
    const std::string_view after = key.substr(at + kWord.size());
    if (after.empty())
        return {kWord, own};
    if (after.front() == '.' && after.size() > 1)
        return {after.substr(1), own};
    const std::string_view joined = after.substr(1);
    const bool isKnown = isOneOf(kResults, joined) || joined == "confidence" || joined == "score" || isOneOf(kApprovals, joined);
    return after.front() == '_' && isKnown ? DecisionKey{joined, false} : DecisionKey{};
}

/// 0 … 1; a number up to 100 is per cent (Q, confidence).
std::optional<double> confidenceOf(std::optional<double> number)
{
    if (!number || *number < 0 || *number > 100)
        return std::nullopt;
    return *number > 1 ? *number / 100 : *number;
}

std::optional<bool> truthOf(const ValueView& value)
{
    if (value.type == ValueView::Type::Bool)
        return value.boolean;
    const std::string_view text = textOf(value);
    if (sameWord(text, "true") || sameWord(text, "yes"))
        return true;
    if (sameWord(text, "false") || sameWord(text, "no"))
        return false;
    return std::nullopt;
}

/// "decision.subject" as an object, "decision.subject.invoice.id", or any other key of the decision.
void addSubject(std::string_view name, const ValueView& value, ExplicitDecision& decision)
{
    constexpr std::string_view kSubject = "subject.";
    if (name == "subject") {
        const ValueTree tree = structuredOf(value);
        for (std::size_t i = 0; i < tree.keys.size() && decision.subject.size() < kMaxSubjects; ++i)
            decision.subject.emplace_back(tree.keys[i], toText(tree.items[i]));
        if (tree.isString())
            decision.subject.emplace_back(name, tree.text);
        return;
    }
    if (name.substr(0, kSubject.size()) == kSubject)
        name.remove_prefix(kSubject.size());
    std::string text = valueToText(value);
    if (decision.subject.size() < kMaxSubjects && !text.empty() && text.size() <= kMaxSubjectBytes)
        decision.subject.emplace_back(repairedUtf8(name), std::move(text));
}

/// What the AI SDK's `decide` says of one question: the answer, and the probability of what it chose (D.3).
struct Answer {
    std::string text;
    std::optional<double> confidence;
};

std::optional<double> probability(const ValueTree& value)
{
    const auto number = value.asNumber();
    return number && *number >= 0 && *number <= 1 ? number : std::nullopt;
}

Answer answerOf(const ValueTree& answer)
{
    const ValueTree* chosen = answer.findAny({"choice", "score", "box"});
    if (chosen != nullptr) {
        const ValueTree* all = answer.find("probabilities");
        const ValueTree* own = all != nullptr ? all->find(toText(*chosen)) : nullptr;
        return {toText(*chosen), own != nullptr ? probability(*own) : std::nullopt};
    }
    const ValueTree* truth = answer.find("probability"); // a yes-or-no question
    const auto yes = truth != nullptr ? probability(*truth) : std::nullopt;
    if (!yes)
        return {};
    return *yes >= 0.5 ? Answer{"yes", *yes} : Answer{"no", 1 - *yes};
}

/// Answers by question: one as it is, several with the names of their questions.
void readAnswers(const AttributeView& attribute, ExplicitDecision& decision)
{
    const ValueTree answers = structuredOf(attribute.value);
    for (std::size_t i = 0; i < answers.keys.size() && i < kMaxSubjects; ++i) {
        const Answer answer = answerOf(answers.items[i]);
        if (answer.text.empty())
            continue;
        decision.result += decision.result.empty() ? "" : "; ";
        if (answers.keys.size() > 1)
            decision.result += answers.keys[i] + ": ";
        decision.result += answer.text;
        if (!decision.confidence || answer.confidence < decision.confidence)
            decision.confidence = answer.confidence;
    }
    if (!decision.result.empty())
        decision.source = repairedUtf8(attribute.key);
}

constexpr std::size_t kMaxBareBytes = 80; ///< of a result that stands under the bare word: beyond it is a text about a decision

/// The attribute "decision" itself: its result, or an object with the members of a decision.
bool readWhole(const AttributeView& attribute, ExplicitDecision& decision)
{
    const ValueTree tree = structuredOf(attribute.value);
    if (tree.isObject()) {
        for (const std::string_view name : kResults)
            if (const ValueTree* result = tree.find(name); result != nullptr && decision.result.empty() && !result->isObject() && !result->isArray())
                decision.result = toText(*result);
        if (const ValueTree* confidence = tree.findAny({"confidence", "score"}))
            decision.confidence = confidenceOf(confidence->asNumber());
    } else if (attribute.value.type == ValueView::Type::String && attribute.value.text.size() <= kMaxBareBytes) {
        decision.result = valueToText(attribute.value);
    }
    return !decision.result.empty();
}

/// Whether anything of a decision stands there. A key of a prefix that is not known says only what it surely says: the result, and how sure.
bool read(const std::vector<AttributeView>& attributes, ExplicitDecision& decision)
{
    bool any = false;
    std::size_t best = std::size(kResults) + 1; // the bare word ranks behind all names
    for (const AttributeView& attribute : attributes) {
        const auto [name, own] = decisionKey(attribute.key);
        if (name.empty() || isBlank(attribute.value))
            continue;
        const auto result = static_cast<std::size_t>(std::find(std::begin(kResults), std::end(kResults), name) - std::begin(kResults));
        if (name == "decision") {
            if (ExplicitDecision whole; best > std::size(kResults) && readWhole(attribute, whole)) {
                best = std::size(kResults);
                decision.result = whole.result;
                decision.confidence = whole.confidence ? whole.confidence : decision.confidence;
                decision.source = repairedUtf8(attribute.key);
                any = true;
            }
        } else if (result < std::size(kResults)) {
            any = true;
            if (result < best) {
                best = result;
                decision.result = valueToText(attribute.value);
                decision.source = repairedUtf8(attribute.key);
            }
        } else if (name == "confidence" || (name == "score" && !decision.confidence)) {
            decision.confidence = confidenceOf(numberOf(attribute.value));
            any = any || own;
        } else if (isOneOf(kApprovals, name)) {
            decision.humanApproved = truthOf(attribute.value);
            any = any || own;
        } else if (own) {
            any = true;
            if (!isOneOf(kNoSubject, name))
                addSubject(name, attribute.value, decision);
        }
    }
    return any;
}

/// How sure the span is, where its decision does not say it under a name of its own.
void readConfidence(const SpanView& span, ExplicitDecision& decision)
{
    const AttributeView* bare = findAttribute(span.attributes, "confidence");
    if (bare != nullptr && !decision.confidence)
        decision.confidence = confidenceOf(numberOf(bare->value));
}

} // namespace

std::optional<ExplicitDecision> explicitDecisionOf(const SpanView& span)
{
    if (auto named = runDecisionByName(span))
        return named;
    ExplicitDecision decision;
    bool any = read(span.attributes, decision);
    const AttributeView* answers = findAttribute(span.attributes, "ai.decision.answers");
    if (answers != nullptr && decision.result.empty())
        readAnswers(*answers, decision);
    for (const EventView& event : span.events)
        any = any || (event.name == "agent.decision" && read(event.attributes, decision));
    if (!any)
        return runDecisionByAttribute(span);
    readConfidence(span, decision);
    return decision;
}

} // namespace whyglass::telemetry
