// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decision_card.h"

#include "app/cli/row_json.h"
#include "app/cli/value_json.h"
#include "models/analysis/decisions/decision_card.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

using analysis::CardDocument;
using analysis::CardEntry;
using analysis::CardEvidence;
using analysis::CardStatement;
using analysis::DecisionCard;

template <typename Items, typename ToJson>
Json arrayOf(const Items& items, ToJson toJson)
{
    Json json = Json::array();
    for (const auto& item : items)
        json.push_back(toJson(item));
    return json;
}

Json pointerJson(const CardEvidence& evidence)
{
    return {{"trace_id", evidence.trace.hex()}, {"span_id", evidence.span.hex()}, {"field", evidence.field},
            {"excerpt", evidence.excerpt},      {"relation", domain::nameOf(evidence.relation)}, {"values", evidence.values},
            {"characters", evidence.characters > 0 ? Json(evidence.characters) : Json()}};
}

Json pointersJson(const std::vector<CardEvidence>& evidence) { return arrayOf(evidence, pointerJson); }

Json statementJson(const CardStatement& statement)
{
    return {{"text", statement.text}, {"evidence", pointersJson(statement.evidence)}};
}

std::string_view kindName(CardEntry::Kind kind)
{
    switch (kind) {
    case CardEntry::Kind::Input: return "input";
    case CardEntry::Kind::Documents: return "documents";
    case CardEntry::Kind::ToolResult: return "tool_result";
    case CardEntry::Kind::Generation: return "generation";
    case CardEntry::Kind::Approval: return "approval";
    case CardEntry::Kind::Gap: return "gap";
    case CardEntry::Kind::Decision: return "decision";
    case CardEntry::Kind::Call: return "call";
    case CardEntry::Kind::Action: return "action";
    case CardEntry::Kind::Said: return "said_afterwards";
    }
    return "";
}

std::string_view deliveryName(CardDocument::Delivery delivery)
{
    switch (delivery) {
    case CardDocument::Delivery::Delivered: return "delivered";
    case CardDocument::Delivery::NotSeen: return "not_seen";
    case CardDocument::Delivery::Unknown: return "unknown";
    }
    return "";
}

std::string_view useName(CardDocument::Use use)
{
    switch (use) {
    case CardDocument::Use::Cited: return "cited";
    case CardDocument::Use::Reworded: return "reworded";
    case CardDocument::Use::ValueTaken: return "value_taken";
    case CardDocument::Use::NoTrace: return "no_trace";
    case CardDocument::Use::Unknown: return "unknown";
    }
    return "";
}

Json documentJson(const CardDocument& document)
{
    return {{"id", textOrNull(document.id)},
            {"title", textOrNull(document.title)},
            {"score", document.score ? Json(*document.score) : Json()},
            {"delivery", deliveryName(document.delivery)},
            {"delivered_as", document.delivery == CardDocument::Delivery::Delivered ? Json(analysis::nameOf(document.deliveredAs)) : Json()},
            {"delivered_to", document.deliveredTo.value == 0 ? Json() : Json(document.deliveredTo.hex())},
            {"use", useName(document.use)},
            {"used_by", document.usedBy.value == 0 ? Json() : Json(document.usedBy.hex())},
            {"evidence", pointersJson(document.evidence)}};
}

Json slugsOf(const CardEntry& entry, const DecisionCard& card)
{
    Json slugs = Json::array();
    for (const std::size_t index : entry.findings)
        if (std::find(slugs.begin(), slugs.end(), Json(card.findings[index].detector)) == slugs.end())
            slugs.push_back(card.findings[index].detector);
    return slugs;
}

/// The first pointer stands in the entry itself, so that `text` can be checked in `field` of `span_id`.
Json entryJson(const CardEntry& entry, const DecisionCard& card)
{
    const CardEvidence& first = entry.statement.evidence.front();
    return {{"order", entry.order},
            {"span_id", first.span.hex()},
            {"title", entry.title},
            {"text", first.excerpt},
            {"field", first.field},
            {"relation", domain::nameOf(entry.relation)},
            {"values", first.values},
            {"findings", slugsOf(entry, card)},
            {"kind", kindName(entry.kind)},
            {"time", timeOrNull(entry.time)},
            {"statement", entry.statement.text},
            {"after_decision", entry.isLater},
            {"empty", entry.isEmpty},
            {"error", entry.isError},
            {"hidden_error", entry.isHiddenError},
            {"documents", entry.documents.empty() ? Json() : arrayOf(entry.documents, documentJson)},
            {"evidence", pointersJson(entry.statement.evidence)}};
}

Json evidenceJson(const DecisionCard& card)
{
    Json evidence = Json::array();
    for (const CardEntry& entry : card.entries)
        if (entry.kind != CardEntry::Kind::Gap)
            evidence.push_back(entryJson(entry, card));
    return evidence;
}

Json originJson(const analysis::ValueOrigin& origin)
{
    return {{"value", origin.value},
            {"label", textOrNull(origin.label)},
            {"kind", std::string(analysis::nameOf(origin.kind))},
            {"status", std::string(analysis::nameOf(origin.status))},
            {"statement", origin.statement.text},
            {"evidence", pointersJson(origin.statement.evidence)}};
}

Json missingJson(const DecisionCard& card)
{
    Json missing = Json::array();
    for (const CardEntry& entry : card.entries) {
        if (entry.kind == CardEntry::Kind::Gap)
            missing.push_back({{"what", entry.title}, {"why", entry.statement.text}, {"check", nullptr}, {"evidence", pointersJson(entry.statement.evidence)}});
    }
    for (const analysis::CardCheck& check : card.completeness) {
        if (check.state != domain::ProvenanceState::Absent && check.state != domain::ProvenanceState::NotSeen)
            continue;
        std::string what = check.name;
        std::replace(what.begin(), what.end(), '_', ' ');
        missing.push_back({{"what", what}, {"why", check.reason}, {"check", check.name}, {"evidence", pointersJson(check.evidence)}});
    }
    return missing;
}

std::string_view stateName(domain::ProvenanceState state)
{
    switch (state) {
    case domain::ProvenanceState::Present: return "present";
    case domain::ProvenanceState::Absent: return "absent";
    case domain::ProvenanceState::NotSeen: return "not_seen";
    case domain::ProvenanceState::NotApplicable: return "not_applicable";
    }
    return "";
}

Json completenessJson(const DecisionCard& card)
{
    return {{"present", card.present},
            {"applicable", card.applicable},
            {"checks", arrayOf(card.completeness, [](const analysis::CardCheck& check) {
                 return Json{{"name", check.name}, {"state", stateName(check.state)}, {"reason", check.reason}, {"evidence", pointersJson(check.evidence)}};
             })}};
}

Json similarJson(const analysis::SimilarDecision& similar)
{
    const domain::Decision& decision = similar.decision;
    Json subject = Json::object();
    for (const auto& [key, value] : decision.subject)
        subject[key] = value;
    return {{"decision_id", decision.id},
            {"result", textOrNull(decision.result)},
            {"trace_id", decision.trace.hex()},
            {"span_id", decision.span.hex()},
            {"subject", std::move(subject)},
            {"confidence", decision.confidence ? Json(*decision.confidence) : Json()},
            {"amount", decision.amount ? Json(*decision.amount) : Json()},
            {"service_version", textOrNull(decision.serviceVersion)},
            {"start", timeOrNull(decision.start)},
            {"why", similar.why}};
}

Json annotationJson(const domain::Annotation& annotation)
{
    return {{"annotation_id", annotation.id},
            {"kind", domain::nameOf(annotation.kind)},
            {"verdict", annotation.verdict == domain::Verdict::None ? Json() : Json(domain::nameOf(annotation.verdict))},
            {"author", annotation.author},
            {"time", timeOrNull(annotation.time)},
            {"text", annotation.text},
            {"about", textOrNull(annotation.about)}};
}

Json cardJson(const DecisionCard& card)
{
    return {{"answer", card.answer.isEmpty() ? Json() : Json(card.answer.text)},
            {"answer_evidence", pointersJson(card.answer.evidence)},
            {"origin", card.origin},
            {"summary", arrayOf(card.summary, statementJson)},
            {"facts", arrayOf(card.facts, [](const analysis::CardFact& fact) {
                 return Json{{"name", fact.name}, {"value", fact.value}, {"evidence", pointersJson(fact.evidence)}};
             })},
            {"evidence", evidenceJson(card)},
            {"values", arrayOf(card.valueOrigins, originJson)},
            {"missing", missingJson(card)},
            {"completeness", completenessJson(card)},
            {"findings", arrayOf(card.findings, findingJson)},
            {"similar", arrayOf(card.similar, similarJson)},
            {"differences", arrayOf(card.differences, statementJson)},
            {"annotations", arrayOf(card.annotations, annotationJson)},
            {"notes", card.notes},
            {"spans", card.spans},
            {"spans_with_evidence", card.spansWithEvidence}};
}

} // namespace

domain::Result<Json> decisionWithCard(store::WorkspaceReader& reader, const domain::Decision& decision)
{
    const auto card = analysis::loadDecisionCard(reader, decision);
    if (!card)
        return card.error();
    Json json = decisionJson(decision, static_cast<std::int64_t>(analysis::findingsDependedOn(*card)));
    json["card"] = cardJson(*card);
    return json;
}

} // namespace whyglass::cli
