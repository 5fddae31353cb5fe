// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/run_decision.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/facts.h"

#include <algorithm>
#include <initializer_list>

namespace whyglass::telemetry {

namespace {

using Keys = std::initializer_list<std::string_view>;

const AttributeView* firstOf(const SpanView& span, Keys keys)
{
    for (const std::string_view key : keys)
        if (const AttributeView* attribute = findAttribute(span.attributes, key); attribute != nullptr && !isBlank(attribute->value))
            return attribute;
    return nullptr;
}

/// A list as its elements: ["escalate"] → "escalate".
std::string words(const ValueView& value)
{
    const ValueTree tree = structuredOf(value);
    if (!tree.isArray())
        return valueToText(value);
    std::string text;
    for (const ValueTree& item : tree.items)
        text += (text.empty() ? "" : ", ") + toText(item);
    return text;
}

/// At the end of a character.
std::string cut(std::string text)
{
    constexpr std::size_t kMaxBytes = 200;
    if (text.size() <= kMaxBytes)
        return text;
    std::size_t end = kMaxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

void addSubject(ExplicitDecision& decision, std::string_view key, const AttributeView* attribute)
{
    constexpr std::size_t kMaxBytes = 200;
    if (attribute == nullptr)
        return;
    if (std::string text = words(attribute->value); !text.empty() && text.size() <= kMaxBytes)
        decision.subject.emplace_back(key, std::move(text));
}

ExplicitDecision decisionAt(const AttributeView& result, std::string_view prefix = {})
{
    ExplicitDecision decision;
    decision.ofRun = true;
    decision.result = std::string(prefix) + cut(words(result.value));
    decision.source = repairedUtf8(result.key);
    return decision;
}

/// Nobody was asked where a configuration or a hook said it: config, hook, auto_accept.
std::optional<bool> permissionOfUser(std::string_view decision, std::string_view source)
{
    const bool refused = sameWord(decision, "reject") || sameWord(decision, "denied") || sameWord(decision, "abort");
    if (source.substr(0, 4) == "user") // user, user_permanent, user_temporary, user_abort, user_reject
        return source != "user_reject" && source != "user_abort" && !refused;
    return std::nullopt;
}

ExplicitDecision permission(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result);
    addSubject(decision, "tool", firstOf(span, {"tool_name", "function_name", "gen_ai.tool.name"}));
    const AttributeView* source = firstOf(span, {"source"});
    decision.humanApproved = permissionOfUser(decision.result, source != nullptr ? textOf(source->value) : std::string_view());
    return decision;
}

/// Gemini CLI tells with the call what its user said to it; auto_accept means that nobody was asked.
ExplicitDecision permissionOfCall(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = permission(span, result);
    if (!sameWord(decision.result, "auto_accept"))
        decision.humanApproved = sameWord(decision.result, "accept") || sameWord(decision.result, "modify");
    return decision;
}

ExplicitDecision routing(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result, "model ");
    addSubject(decision, "routed_by", firstOf(span, {"decision_source"}));
    return decision;
}

ExplicitDecision verdict(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result);
    addSubject(decision, "tool", firstOf(span, {"tool_name", "function_name"}));
    return decision;
}

struct NamedRule {
    std::string_view nameEnd; ///< of the event, else of the span
    std::string_view key;
    ExplicitDecision (*read)(const SpanView&, const AttributeView&);
};
constexpr NamedRule kNamed[] = {
    {".tool_decision", "decision", permission},
    {".blocked_on_user", "decision", permission},
    {"gemini_cli.tool_call", "decision", permissionOfCall},
    {".model_routing", "decision_model", routing},
    {".verdict", "verdict", verdict},
};

ExplicitDecision handover(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result, "handover to ");
    addSubject(decision, "from_agent", firstOf(span, {"gen_ai.handoff.from_agent"}));
    return decision;
}

ExplicitDecision command(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result, "go to ");
    addSubject(decision, "from_node", firstOf(span, {"langgraph.command.source_node"}));
    return decision;
}

ExplicitDecision guardrail(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result);
    if (result.value.type == ValueView::Type::Bool && result.key == "gen_ai.guardrail.triggered")
        decision.result = result.value.boolean ? "triggered" : "passed";
    addSubject(decision, "guardrail", firstOf(span, {"gen_ai.guardrail.name", "gen_ai.guardrail.component.name", "gen_ai.guardrail.policy.id"}));
    return decision;
}

ExplicitDecision disposition(const SpanView& span, const AttributeView& result)
{
    ExplicitDecision decision = decisionAt(result);
    addSubject(decision, "tool", firstOf(span, {"gen_ai.tool.name", "haystack.tool.name"}));
    return decision;
}

/// A person stands behind it only where the strategy asked one; what it asks with is not told.
ExplicitDecision plain(const SpanView&, const AttributeView& result) { return decisionAt(result); }

struct KeyRule {
    std::string_view key;
    ExplicitDecision (*read)(const SpanView&, const AttributeView&);
};
constexpr KeyRule kKeyed[] = {
    {"gen_ai.handoff.to_agent", handover},
    {"langgraph.command.goto_node", command},
    {"langgraph.command.goto_nodes", command},
    {"gen_ai.agent.tool.disposition", disposition},
    {"haystack.agent.hook.human_in_the_loop.strategy.decision", disposition},
    {"gen_ai.guardrail.result.value", guardrail},
    {"gen_ai.guardrail.result.type", guardrail},
    {"gen_ai.guardrail.triggered", guardrail},
    {"gen_ai.guardrail.status", guardrail},
    {"mastra.workflow_conditional.selected_steps", plain},
    {"agent.threat.detection.action", plain},
};

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

} // namespace

std::optional<ExplicitDecision> runDecisionByName(const SpanView& span)
{
    const AttributeView* event = findAttribute(span.attributes, "event.name");
    const std::string_view name = event != nullptr ? textOf(event->value) : span.name;
    for (const NamedRule& rule : kNamed)
        if (endsWith(name, rule.nameEnd))
            if (const AttributeView* result = firstOf(span, {rule.key}))
                return rule.read(span, *result);
    return std::nullopt;
}

std::optional<ExplicitDecision> runDecisionByAttribute(const SpanView& span)
{
    for (const KeyRule& rule : kKeyed)
        if (const AttributeView* result = firstOf(span, {rule.key}))
            return rule.read(span, *result);
    return std::nullopt;
}

} // namespace whyglass::telemetry
