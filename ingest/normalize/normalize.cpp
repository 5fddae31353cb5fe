// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/normalize.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/decode/value_walker.h"
#include "ingest/normalize/blob_facts.h"
#include "ingest/normalize/facts.h"
#include "ingest/normalize/kind_rules.h"
#include "ingest/normalize/provider_rules.h"
#include "ingest/normalize/token_rules.h"
#include "ingest/normalize/usage_blobs.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace whyglass::telemetry {

namespace {

using domain::StepKind;

std::string_view textAt(const Facts& facts, Field field, TextArena& arena)
{
    const AttributeView* attribute = facts.at(field).attribute;
    if (attribute == nullptr)
        return {};
    const ValueView& value = attribute->value;
    if (value.type == ValueView::Type::String)
        return unquoted(value.text);
    // Ids and versions are sent as numbers now and then (0.2).
    return value.type == ValueView::Type::Int || value.type == ValueView::Type::Double ? arena.keep(valueToText(value))
                                                                                       : std::string_view();
}

std::optional<domain::Money> moneyAt(const Facts& facts, Field field)
{
    const AttributeView* attribute = facts.at(field).attribute;
    const auto dollars = attribute != nullptr ? numberOf(attribute->value) : std::nullopt;
    return dollars ? callCostOf(*dollars) : std::nullopt;
}

/// Forgets counts that no call has; parts that are added to each other may exceed what each of them may be.
void forgetImpossible(domain::TokenUsage& tokens)
{
    for (std::optional<std::int64_t>* count : {&tokens.input, &tokens.output, &tokens.cacheRead, &tokens.cacheWrite, &tokens.reasoning}) {
        if (*count && **count > domain::kMostCallTokens)
            count->reset();
    }
}

/// A cost of 0 is no cost, unless nothing was used: beside usage it is "unpriced", without any it is not known (Q, cost given).
std::optional<domain::Money> reportedCost(const Facts& facts, const domain::TokenUsage& tokens)
{
    auto cost = moneyAt(facts, Field::Cost);
    if (const AttributeView* costs = facts.at(Field::CostBlob).attribute; costs != nullptr && !cost)
        cost = costOf(structuredOf(costs->value));
    if (!cost) {
        const auto input = moneyAt(facts, Field::InputCost);
        const auto output = moneyAt(facts, Field::OutputCost);
        if (!input && !output)
            return std::nullopt;
        cost = input.value_or(domain::Money{}) + output.value_or(domain::Money{});
        if (*cost > domain::kMostCallCost)
            return std::nullopt;
    }
    return cost->nano == 0 && tokens.total() != 0 ? std::nullopt : cost;
}

void addFinishReason(std::string_view text, Step& step)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '"'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '"'))
        text.remove_suffix(1);
    if (text.substr(0, 13) == "FinishReason.") // Semantic Kernel prints its enumeration
        text.remove_prefix(13);
    if (!isPlaceholder(text))
        step.finishReasons.push_back(domain::finishReasonFrom(text));
}

/// Array, JSON text of an array, comma text or one word (0.2).
void readFinishReasons(const Facts& facts, const SpanView& span, Step& step)
{
    const Slot& slot = facts.at(Field::FinishReasons);
    if (slot.attribute == nullptr) {
        for (const EventView& event : span.events) { // 1.28 to 1.36: one event a choice
            const AttributeView* reason = event.name == "gen_ai.choice" ? findAttribute(event.attributes, "finish_reason") : nullptr;
            if (reason != nullptr)
                addFinishReason(textOf(reason->value), step);
        }
        return;
    }
    if (slot.meaning->family != nullptr) { // one attribute a choice
        for (const AttributeView& attribute : span.attributes) {
            if (DialectIndex::matches(*slot.meaning->family, attribute.key))
                addFinishReason(textOf(attribute.value), step);
        }
        return;
    }
    const ValueView& value = slot.attribute->value;
    for (ValueWalker walker(value); walker.next();)
        addFinishReason(textOf(walker.value()), step);
    std::string_view text = textOf(value);
    if (!text.empty() && text.front() == '[') // JSON text; cut, it says nothing
        text = text.back() == ']' ? text.substr(1, text.size() - 2) : std::string_view();
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        addFinishReason(text.substr(0, comma), step);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
}

std::string_view afterVerb(std::string_view name, std::initializer_list<std::string_view> verbs)
{
    for (const std::string_view verb : verbs) {
        if (name.substr(0, verb.size()) == verb)
            return name.substr(verb.size());
    }
    return {};
}

/// The tool of a tool span whose keys do not name it: the entity, or the span's name without its verb.
std::string_view toolFromNames(const Facts& facts, const SpanView& span)
{
    const AttributeView* entity = facts.at(Field::EntityName).attribute;
    if (entity != nullptr)
        return unquoted(textOf(entity->value));
    return afterVerb(span.name, {"execute_tool ", "tools/call ", "MCP send tools/call ", "running tool: ", "tool_call ", "tool: ", "tool "});
}

std::string_view agentFromNames(const Facts& facts, const SpanView& span)
{
    const AttributeView* entity = facts.at(Field::EntityName).attribute;
    if (entity != nullptr)
        return unquoted(textOf(entity->value));
    return afterVerb(span.name, {"invoke_agent ", "create_agent ", "agent: ", "agent "});
}

/// The exception of an event, where no attribute names the error.
std::string_view exceptionType(const SpanView& span)
{
    for (const EventView& event : span.events) {
        const AttributeView* type = event.name == "exception" ? findAttribute(event.attributes, "exception.type") : nullptr;
        if (type != nullptr)
            return textOf(type->value);
    }
    return {};
}

/// A scope of one library decides; else the first of the list whose keys, events, names or service were seen.
/// nullptr where nothing tells.
const Dialect* dialectOf(const Facts& facts, const ScopeMeaning& scope, const ResourceView& resource)
{
    if (scope.rule != nullptr && !scope.rule->shared)
        return dialects()[scope.dialect];
    std::uint64_t marks = facts.marks;
    if (const std::uint8_t* service = DialectIndex::instance().findService(resource.service))
        marks |= std::uint64_t{1} << *service;
    return marks == 0 ? nullptr : dialects()[static_cast<std::size_t>(std::countr_zero(marks))];
}

/// The rule that made the span of a log record, where it was made so.
LogMatch logRuleOf(const ResourceView& resource, const ScopeView& scope, const SpanView& span, const Facts& facts)
{
    const AttributeView* event = facts.at(Field::EventName).attribute;
    return event != nullptr ? findLogRule(textOf(event->value), scope.name, resource.service, span.attributes) : LogMatch{};
}

/// What failed without the span's status saying so.
std::string_view failureOf(const Facts& facts, const Step& step)
{
    const AttributeView* outcome = facts.at(Field::ToolOutcome).attribute;
    const AttributeView* failure = facts.at(Field::ToolFailure).attribute;
    const auto is = [](const AttributeView* attribute, std::initializer_list<std::string_view> words, bool truth) {
        if (attribute == nullptr)
            return false;
        if (attribute->value.type == ValueView::Type::Bool)
            return attribute->value.boolean == truth;
        const std::string_view text = textOf(attribute->value);
        return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return sameWord(word, text); });
    };
    if (!is(outcome, {"error", "failure", "failed", "false"}, false) && !is(failure, {"true"}, true))
        return {};
    return step.kind == StepKind::Tool ? "tool_error" : "error";
}

/// A streamed call without its answer, where that follows in a span of its own.
bool isBegunStream(const Facts& facts, const SpanView& span, const Step& step)
{
    const bool answered = facts.at(Field::OutputMessages).attribute != nullptr || facts.at(Field::OutputBlob).attribute != nullptr;
    return step.kind == StepKind::Generation && !answered && !step.tokens.known() && span.status != domain::SpanStatus::Error;
}

/// Announces a span that comes later under an id of its own (Logfire), or stands for tools that have spans (ADK).
bool isPlaceholderSpan(const Facts& facts, const Step& step)
{
    const AttributeView* role = facts.at(Field::SpanRole).attribute;
    return (role != nullptr && textOf(role->value) == "pending_span") || step.tool == "(merged tools)";
}

/// Whether the model of the answer is but the name that was asked for. A dated one ("gpt-4o-2024-08-06" of "openai/gpt-4o") has answered.
bool modelsAreSwapped(const Step& step)
{
    const std::string_view vendorless = step.requestModel.substr(step.requestModel.rfind('/') + 1);
    return !step.requestModel.empty() && !step.responseModel.empty()
        && step.responseModel.substr(0, vendorless.size()) != vendorless;
}

void readNames(const ResourceView& resource, const SpanView& span, const Facts& facts, TextArena& arena, Step& step)
{
    step.requestModel = textAt(facts, Field::RequestModel, arena);
    step.responseModel = textAt(facts, Field::ResponseModel, arena);
    step.operation = textAt(facts, Field::Operation, arena);
    step.responseId = textAt(facts, Field::ResponseId, arena);
    step.tool = textAt(facts, Field::Tool, arena);
    step.toolCallId = textAt(facts, Field::ToolCallId, arena);
    step.agent = textAt(facts, Field::Agent, arena);
    step.session = textAt(facts, Field::Session, arena);
    step.user = textAt(facts, Field::User, arena);
    step.userTier = textAt(facts, Field::UserTier, arena);
    step.workflow = textAt(facts, Field::Workflow, arena);
    step.promptName = textAt(facts, Field::PromptName, arena);
    step.promptVersion = textAt(facts, Field::PromptVersion, arena);
    step.errorType = textAt(facts, Field::ErrorType, arena);
    const bool callsModel = step.kind == StepKind::Generation || step.kind == StepKind::Embedding || step.kind == StepKind::Rerank;
    if (callsModel && step.requestModel.empty())
        step.requestModel = textAt(facts, Field::ModelName, arena);
    if (step.kind == StepKind::Tool && step.tool.empty())
        step.tool = toolFromNames(facts, span);
    if (step.kind == StepKind::Agent && step.agent.empty())
        step.agent = agentFromNames(facts, span);
    if (step.errorType.empty())
        step.errorType = exceptionType(span);
    if (step.errorType.empty())
        step.errorType = failureOf(facts, step);
    if (step.session.empty()) {
        const AttributeView* session = findAttribute(resource.attributes, "session.id");
        step.session = session != nullptr ? textOf(session->value) : std::string_view();
    }
    if (const AttributeView* status = facts.at(Field::HttpStatus).attribute)
        step.httpStatus = countOf(status->value);
}

} // namespace

void normalize(const ResourceView& resource, const ScopeView& scope, const SpanView& span, TextArena& arena, Step& step)
{
    auto reasons = std::move(step.finishReasons);
    reasons.clear();
    step.reset();
    step.finishReasons = std::move(reasons);

    const ScopeMeaning known = DialectIndex::instance().findScope(scope.name);
    Facts facts;
    collectFacts(span, known, facts);

    const LogMatch event = logRuleOf(resource, scope, span, facts);
    const Dialect* dialect = event ? event.dialect : dialectOf(facts, known, resource);
    step.dialect = dialect != nullptr ? dialect->slug : "none";
    decideKind(facts, scope, span, step);
    if (event) {
        step.kind = event.rule->kind;
        step.reasonKey = "event.name";
        step.reasonValue = textOf(facts.at(Field::EventName).attribute->value);
    }
    readNames(resource, span, facts, arena, step);
    if (known.rule != nullptr && known.rule->swappedModels && modelsAreSwapped(step))
        std::swap(step.requestModel, step.responseModel);
    step.provider = providerOf(facts, resource.service, step, arena);
    readFinishReasons(facts, span, step);
    TokenHabits habits;
    habits.inputLacksCache = (known.rule != nullptr && known.rule->exclusiveInput) || (dialect != nullptr && dialect->telemetry.inputLacksCache);
    habits.inputHoldsCache = known.rule != nullptr && known.rule->inclusiveInput;
    habits.outputLacksReasoning = dialect != nullptr && dialect->telemetry.outputLacksReasoning;
    readTokens(facts, habits, step);
    readBlobFacts(facts, span, arena, step);
    if (step.provider.empty() && !step.model().empty())
        step.provider = providerOf(facts, resource.service, step, arena); // by a model that only a blob names
    settleReading(facts, habits, step);
    forgetImpossible(step.tokens);
    step.reportedCost = reportedCost(facts, step.tokens);
    step.hasDecision = facts.speaksFor(StepKind::Decision);
    step.placeholder = isPlaceholderSpan(facts, step)
        || (known.rule != nullptr && known.rule->answersInLog && isBegunStream(facts, span, step));
}

} // namespace whyglass::telemetry
