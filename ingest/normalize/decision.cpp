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
    "policy_version", "threshold"};

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

std::optional<ExplicitDecision> explicitDecisionOf(const SpanView& span)
{
    ExplicitDecision decision;
    bool any = false;
    read(span.attributes, decision, any);
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
