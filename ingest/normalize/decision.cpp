// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

#include <algorithm>

namespace whyglass::telemetry {

namespace {

/// Keys of one decision without their prefix. There is no convention for them (O, "home-grown decision keys"): these
/// are the commonest of public code.
constexpr std::string_view kPrefixes[] = {"decision.", "ai.decision.", "agent.decision."};
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

std::string_view withoutPrefix(std::string_view key)
{
    for (const std::string_view prefix : kPrefixes) {
        if (key.substr(0, prefix.size()) == prefix)
            return key.substr(prefix.size());
    }
    return {};
}

/// 0 … 1; a number up to 100 is per cent (Q, confidence).
std::optional<double> confidenceOf(const ValueView& value)
{
    const auto number = numberOf(value);
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

void read(const std::vector<AttributeView>& attributes, ExplicitDecision& decision, bool& any)
{
    std::size_t best = std::size(kResults);
    for (const AttributeView& attribute : attributes) {
        const std::string_view name = withoutPrefix(attribute.key);
        if (name.empty() || isBlank(attribute.value))
            continue;
        any = true;
        const auto result = static_cast<std::size_t>(std::find(std::begin(kResults), std::end(kResults), name) - std::begin(kResults));
        if (result < std::size(kResults)) {
            if (result < best) {
                best = result;
                decision.result = valueToText(attribute.value);
                decision.source = repairedUtf8(attribute.key);
            }
        } else if (name == "confidence" || (name == "score" && !decision.confidence)) {
            decision.confidence = confidenceOf(attribute.value);
        } else if (isOneOf(kApprovals, name)) {
            decision.humanApproved = truthOf(attribute.value);
        } else if (!isOneOf(kNoSubject, name)) {
            addSubject(name, attribute.value, decision);
        }
    }
}

} // namespace

namespace {

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Whether a tool may run, in the words of the agents that live in a terminal (Q, "decision"): the decision and who took it
/// stand under bare keys.
std::optional<ExplicitDecision> toolPermissionOf(const SpanView& span)
{
    const AttributeView* event = findAttribute(span.attributes, "event.name");
    const std::string_view name = event != nullptr ? textOf(event->value) : span.name;
    if (!endsWith(name, ".tool_decision") && !endsWith(name, ".blocked_on_user"))
        return std::nullopt;
    const AttributeView* result = findAttribute(span.attributes, "decision");
    if (result == nullptr || isBlank(result->value))
        return std::nullopt;
    ExplicitDecision decision;
    decision.result = valueToText(result->value);
    decision.source = "decision";
    if (const AttributeView* tool = findAttribute(span.attributes, "tool_name"); tool != nullptr && !isBlank(tool->value))
        decision.subject.emplace_back("tool", valueToText(tool->value));
    // config, hook: nobody was asked; user_permanent, user_temporary, user_abort, user_reject, user: a person said it.
    const AttributeView* source = findAttribute(span.attributes, "source");
    const std::string_view who = source != nullptr ? textOf(source->value) : std::string_view();
    if (who.substr(0, 4) == "user")
        decision.humanApproved = who != "user_reject" && who != "user_abort" && !sameWord(decision.result, "reject");
    return decision;
}

} // namespace

std::optional<ExplicitDecision> explicitDecisionOf(const SpanView& span)
{
    if (auto permission = toolPermissionOf(span))
        return permission;
    ExplicitDecision decision;
    bool any = false;
    read(span.attributes, decision, any);
    const AttributeView* answers = findAttribute(span.attributes, "ai.decision.answers");
    if (answers != nullptr && decision.result.empty())
        readAnswers(*answers, decision);
    if (!any) {
        for (const EventView& event : span.events) {
            if (event.name == "agent.decision" && !any)
                read(event.attributes, decision, any);
        }
    }
    if (!any)
        return std::nullopt;
    return decision;
}

} // namespace whyglass::telemetry
