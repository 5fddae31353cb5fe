// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/run_decision.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/facts.h"
#include "models/format/format.h"

#include <array>

namespace whyglass::telemetry {

namespace {

using Keys = std::array<std::string_view, 3>; ///< empty where there are fewer
constexpr std::size_t kMaxBytes = 200; ///< of a result, and of an entry of the subject

const AttributeView* firstOf(const SpanView& span, const Keys& keys)
{
    for (const std::string_view key : keys)
        if (const AttributeView* attribute = key.empty() ? nullptr : findAttribute(span.attributes, key); attribute != nullptr && !isBlank(attribute->value))
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

void addSubject(ExplicitDecision& decision, std::string_view key, const AttributeView* attribute)
{
    if (attribute == nullptr)
        return;
    if (std::string text = words(attribute->value); !text.empty() && text.size() <= kMaxBytes)
        decision.subject.emplace_back(key, std::move(text));
}

/// Nobody was asked where a configuration or a hook said it: config, hook, auto_accept.
std::optional<bool> permissionOfUser(std::string_view decision, std::string_view source)
{
    const bool refused = sameWord(decision, "reject") || sameWord(decision, "denied") || sameWord(decision, "abort");
    if (source.starts_with("user")) // user, user_permanent, user_temporary, user_abort, user_reject
        return source != "user_reject" && source != "user_abort" && !refused;
    return std::nullopt;
}

void permission(ExplicitDecision& decision, const SpanView& span, const AttributeView&)
{
    const AttributeView* source = firstOf(span, {"source"});
    decision.humanApproved = permissionOfUser(decision.result, source != nullptr ? textOf(source->value) : std::string_view());
}

/// Gemini CLI tells with the call what its user said to it; auto_accept means that nobody was asked.
void permissionOfCall(ExplicitDecision& decision, const SpanView& span, const AttributeView& result)
{
    permission(decision, span, result);
    if (!sameWord(decision.result, "auto_accept"))
        decision.humanApproved = sameWord(decision.result, "accept") || sameWord(decision.result, "modify");
}

void guardrail(ExplicitDecision& decision, const SpanView&, const AttributeView& result)
{
    if (result.value.type == ValueView::Type::Bool && result.key == "gen_ai.guardrail.triggered")
        decision.result = result.value.boolean ? "triggered" : "passed";
}

/// How an attribute tells a decision that a run takes about itself.
struct Reading {
    std::string_view key;         ///< of the attribute with the result
    std::string_view prefix = {}; ///< in front of the result
    std::string_view subject = {}; ///< what else is told …
    Keys from = {};                ///< … by the first of these that is there
    void (*complete)(ExplicitDecision&, const SpanView&, const AttributeView&) = nullptr;
};

constexpr Keys kAskedTool{"tool_name", "function_name", "gen_ai.tool.name"};
constexpr Keys kJudgedTool{"tool_name", "function_name"};
constexpr Keys kHookedTool{"gen_ai.tool.name", "haystack.tool.name"};
constexpr Keys kGuardrail{"gen_ai.guardrail.name", "gen_ai.guardrail.component.name", "gen_ai.guardrail.policy.id"};

struct NamedReading {
    std::string_view nameEnd; ///< of the event, else of the span
    Reading reading;
};
constexpr NamedReading kNamed[] = {
    {".tool_decision", {"decision", {}, "tool", kAskedTool, permission}},
    {".blocked_on_user", {"decision", {}, "tool", kAskedTool, permission}},
    {"gemini_cli.tool_call", {"decision", {}, "tool", kAskedTool, permissionOfCall}},
    {".model_routing", {"decision_model", "model ", "routed_by", {"decision_source"}}},
    {".verdict", {"verdict", {}, "tool", kJudgedTool}},
};
constexpr Reading kKeyed[] = {
    {"gen_ai.handoff.to_agent", "handover to ", "from_agent", {"gen_ai.handoff.from_agent"}},
    {"langgraph.command.goto_node", "go to ", "from_node", {"langgraph.command.source_node"}},
    {"langgraph.command.goto_nodes", "go to ", "from_node", {"langgraph.command.source_node"}},
    {"gen_ai.agent.tool.disposition", {}, "tool", kHookedTool},
    {"haystack.agent.hook.human_in_the_loop.strategy.decision", {}, "tool", kHookedTool},
    {"gen_ai.guardrail.result.value", {}, "guardrail", kGuardrail, guardrail},
    {"gen_ai.guardrail.result.type", {}, "guardrail", kGuardrail, guardrail},
    {"gen_ai.guardrail.triggered", {}, "guardrail", kGuardrail, guardrail},
    {"gen_ai.guardrail.status", {}, "guardrail", kGuardrail, guardrail},
    {"mastra.workflow_conditional.selected_steps"},
    {"agent.threat.detection.action"},
};

std::optional<ExplicitDecision> read(const SpanView& span, const Reading& reading)
{
    const AttributeView* result = firstOf(span, {reading.key});
    if (result == nullptr)
        return std::nullopt;
    ExplicitDecision decision;
    decision.ofRun = true;
    decision.result = std::string(reading.prefix) + std::string(format::clip(words(result->value), kMaxBytes));
    decision.source = repairedUtf8(result->key);
    addSubject(decision, reading.subject, firstOf(span, reading.from));
    if (reading.complete != nullptr)
        reading.complete(decision, span, *result);
    return decision;
}

} // namespace

std::optional<ExplicitDecision> runDecisionByName(const SpanView& span)
{
    const AttributeView* event = findAttribute(span.attributes, "event.name");
    const std::string_view name = event != nullptr ? textOf(event->value) : span.name;
    for (const NamedReading& named : kNamed)
        if (name.ends_with(named.nameEnd))
            if (auto decision = read(span, named.reading))
                return decision;
    return std::nullopt;
}

std::optional<ExplicitDecision> runDecisionByAttribute(const SpanView& span)
{
    for (const Reading& reading : kKeyed)
        if (auto decision = read(span, reading))
            return decision;
    return std::nullopt;
}

} // namespace whyglass::telemetry
