// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/decision_fields.h"

#include "models/analysis/decisions/conclusion.h"
#include "models/analysis/detectors/trace_reading.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxValueBytes = 200;
constexpr std::size_t kMaxSubjects = 16;
constexpr int kMaxDepth = 8;

std::string joinedWords(std::string_view name)
{
    std::string joined;
    for (const std::string& word : nameWords(name))
        joined.append(joined.empty() ? "" : " ").append(word);
    return joined;
}

/// Whether a key is one of the user's names or of the built-in ones, whole or by its last part.
bool isNamed(std::string_view key, const std::vector<std::string>& names, std::initializer_list<std::string_view> builtIn)
{
    const std::string whole = joinedWords(key);
    const std::string last = joinedWords(key.substr(key.rfind('.') + 1)); // npos + 1 is the beginning
    const auto isKey = [&](const std::string& name) { return name == whole || name == last; };
    return std::any_of(builtIn.begin(), builtIn.end(), [&](std::string_view name) { return isKey(std::string(name)); })
        || std::any_of(names.begin(), names.end(), [&](const std::string& name) { return isKey(joinedWords(name)); });
}

bool isApprover(std::string_view key, const DecisionNames& names)
{
    return isNamed(key, names.approver, {"approver", "approver name", "approver id", "approved by", "reviewer", "reviewed by", "signed off by", "decided by"});
}

/// Where a key stands: an attribute is named by whoever wrote the span, the members of a payload mean the payload, those on its top level
/// the decision itself.
enum class Place { Attribute, Payload, TopOfPayload };

bool isConfidence(std::string_view key, Place place, const DecisionNames& names)
{
    return isNamed(key, names.confidence, {"decision confidence"})
        || (place == Place::TopOfPayload && isNamed(key, {}, {"confidence", "confidence score", "certainty"}));
}

bool isAmount(std::string_view key, Place place, const DecisionNames& names)
{
    return isNamed(key, names.amount, {})
        || (place != Place::Attribute && isNamed(key, {}, {"amount", "total amount", "invoice amount", "approved amount", "payment amount", "claim amount", "grand total"}));
}

/// One field that a key names; what the decision states already stays.
void take(std::string_view key, const std::string& value, Place place, const DecisionNames& names, domain::Decision& decision)
{
    if (value.empty() || value.size() > kMaxValueBytes)
        return;
    if (isApprover(key, names)) {
        if (decision.approver.empty() && value != "true" && value != "false")
            decision.approver = value;
        return;
    }
    if (!decision.confidence && isConfidence(key, place, names))
        if (const auto number = parseNumber(value))
            decision.confidence = foldConfidence(*number);
    if (!decision.amount && isAmount(key, place, names))
        decision.amount = parseNumber(value);
    const bool known = std::any_of(decision.subject.begin(), decision.subject.end(), [key](const auto& entry) { return entry.first == key; });
    if (!known && decision.subject.size() < kMaxSubjects && isNamed(key, names.subject, {}))
        decision.subject.emplace_back(key, value);
}

std::string scalarText(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_primitive() && !value.is_null() ? value.dump() : std::string();
}

void takeAll(const json& value, const DecisionNames& names, domain::Decision& decision, int depth)
{
    if (depth > kMaxDepth)
        return;
    if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            const std::string text = scalarText(member);
            if (decision.result.empty() && !text.empty() && text.size() <= kMaxValueBytes && isNamed(key, names.result, {}))
                decision.result = toLower(trim(text));
            take(key, text, depth == 0 ? Place::TopOfPayload : Place::Payload, names, decision);
        }
    }
    if (value.is_structured())
        for (const json& item : value)
            if (item.is_structured())
                takeAll(item, names, decision, depth + 1);
}

/// "lines[0].sku" in a JSON value; nullptr where it leads nowhere.
const json* follow(const json& root, std::string_view path)
{
    const json* at = &root;
    while (!path.empty() && at != nullptr) {
        if (path.front() == '.')
            path.remove_prefix(1);
        if (path.starts_with('[')) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), index);
            if (error != std::errc{} || !at->is_array() || index >= at->size())
                return nullptr;
            at = &(*at)[index];
            path.remove_prefix(std::min(path.size(), static_cast<std::size_t>(end - path.data()) + 1));
            continue;
        }
        const std::string_view key = path.substr(0, path.find_first_of(".["));
        path.remove_prefix(key.size());
        const auto member = at->is_object() ? at->find(std::string(key)) : at->end();
        at = at->is_object() && member != at->end() ? &*member : nullptr;
    }
    return at;
}

std::optional<std::string> payloadAt(const std::optional<std::string>& payload, std::string_view path)
{
    if (!payload || path.empty())
        return payload;
    const auto value = parseStructure(*payload);
    const json* found = value ? follow(*value, path) : nullptr;
    std::string text = found == nullptr ? std::string() : scalarText(*found);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

void fillFromAttributes(const telemetry::SpanView& span, const DecisionNames& names, domain::Decision& decision)
{
    for (const telemetry::AttributeView& attribute : span.attributes)
        if (!attribute.key.starts_with("gen_ai."))
            take(attribute.key, telemetry::valueToText(attribute.value), Place::Attribute, names, decision);
    // "decision.approver" is who decided, not what about.
    std::erase_if(decision.subject, [&names](const auto& entry) { return isApprover(entry.first, names); });
}

void fillFromPayload(std::string_view payload, const DecisionNames& names, domain::Decision& decision)
{
    if (const auto value = parseStructure(payload))
        takeAll(*value, names, decision, 0);
}

std::optional<std::string> textAt(const DecodedSpan& span, const domain::StepContent& content, std::string_view place)
{
    constexpr std::string_view kAttributes = "attributes.";
    if (place.starts_with(kAttributes)) {
        const telemetry::AttributeView* attribute = telemetry::findAttribute(span.span.attributes, place.substr(kAttributes.size()));
        return attribute == nullptr ? std::nullopt : std::optional(telemetry::valueToText(attribute->value));
    }
    const std::string_view head = place.substr(0, place.find_first_of(".["));
    const std::string_view path = place.substr(head.size());
    if (head == "args")
        return payloadAt(content.toolArguments, path);
    if (head == "result")
        return payloadAt(content.toolResult, path);
    const std::string answer = answerText(content);
    return payloadAt(answer.empty() ? content.output : std::optional(answer), path);
}

bool fits(const DecisionRule& rule, const DecodedSpan& span)
{
    if (!rule.span.empty() && !fitsPattern(span.span.name, rule.span))
        return false;
    if (!rule.tool.empty() && (span.step.tool.empty() || !fitsPattern(span.step.tool, rule.tool)))
        return false;
    if (!rule.service.empty() && !fitsPattern(span.resource.service, rule.service))
        return false;
    if (rule.attribute.empty())
        return true;
    const telemetry::AttributeView* attribute = telemetry::findAttribute(span.span.attributes, rule.attribute);
    return attribute != nullptr && (!rule.equals || fitsPattern(telemetry::valueToText(attribute->value), *rule.equals));
}

void fillByRule(const DecisionRule& rule, const DecisionNames& names, const DecodedSpan& span, const domain::StepContent& content, domain::Decision& decision)
{
    const auto at = [&](const std::string& place) { return place.empty() ? std::nullopt : textAt(span, content, place); };
    decision.result = rule.result;
    if (const auto result = at(rule.resultFrom))
        decision.result = toLower(trim(*result)).substr(0, kMaxValueBytes);
    else if (rule.result.empty() && rule.resultFrom.empty() && !rule.attribute.empty())
        decision.result = toLower(trim(textAt(span, content, "attributes." + rule.attribute).value_or(""))).substr(0, kMaxValueBytes);
    if (const auto confidence = at(rule.confidenceFrom))
        if (const auto number = parseNumber(*confidence))
            decision.confidence = foldConfidence(*number);
    decision.approver = at(rule.approverFrom).value_or("").substr(0, kMaxValueBytes);
    if (const auto amount = at(rule.amountFrom))
        decision.amount = parseNumber(*amount);
    for (const auto& [key, place] : rule.subjectFrom)
        if (const auto value = at(place); value && value->size() <= kMaxValueBytes)
            decision.subject.emplace_back(key, *value);
    fillFromAttributes(span.span, names, decision);
    if (content.toolArguments)
        fillFromPayload(*content.toolArguments, names, decision);
}

} // namespace whyglass::analysis
