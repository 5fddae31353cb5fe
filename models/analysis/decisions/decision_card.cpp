// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/decision_card.h"

#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_demands.h"
#include "models/analysis/decisions/card_entries.h"
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_values.h"
#include "models/analysis/decisions/own_conversation.h"
#include "models/analysis/decisions/provenance.h"
#include "models/analysis/lineage/conversation_lineage.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxSummary = 5;
constexpr std::int64_t kLeastEarlierSpans = 2'000; ///< of a conversation that are looked through for what a trace itself does not give

std::string originOf(const domain::Decision& decision)
{
    if (!decision.rule.empty())
        return "rule " + decision.rule;
    return decision.isExplicit ? "explicit" : "inferred";
}

/// Of the decision or of none, as they happened: what went wrong first is read first. Those that another decision depends on are told on its card.
std::vector<domain::Finding> possibleFindings(const CardInput& input)
{
    std::vector<domain::Finding> possible;
    for (const domain::Finding& finding : input.findings)
        if (finding.decisionId == input.decision.id || finding.decisionId.empty())
            possible.push_back(finding);
    std::stable_sort(possible.begin(), possible.end(),
        [](const domain::Finding& a, const domain::Finding& b) { return std::tuple(a.time, b.severity) < std::tuple(b.time, a.severity); });
    return possible;
}

/// A finding that no decision depends on stands where its step is shown, or not on this card.
void dropFindingsOfStepsNotShown(DecisionCard& card)
{
    std::set<const domain::Finding*> shown;
    for (const CardEntry& entry : card.entries)
        for (const std::size_t finding : entry.findings)
            shown.insert(&card.findings[finding]);
    keepFindings(card, [&](const domain::Finding& finding) { return finding.decisionId == card.decision.id || shown.count(&finding) > 0; });
}

/// Puts what did not happen before the answer that should have told of it, then numbers the rest.
std::vector<CardEntry> inOrder(std::vector<CardEntry> entries, std::vector<CardEntry> gaps)
{
    const auto isDecision = [](const CardEntry& entry) { return entry.kind == CardEntry::Kind::Decision; };
    auto place = std::find_if(entries.begin(), entries.end(), isDecision);
    if (place != entries.begin() && std::prev(place)->kind == CardEntry::Kind::Generation)
        --place;
    entries.insert(place, std::make_move_iterator(gaps.begin()), std::make_move_iterator(gaps.end()));
    int order = 0;
    for (CardEntry& entry : entries)
        entry.order = entry.kind == CardEntry::Kind::Gap ? 0 : ++order;
    return entries;
}

ProvenanceSubject provenanceSubject(const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    ProvenanceSubject subject;
    subject.span = reading.decisionRow();
    subject.confidence = decision.confidence;
    subject.approver = decision.approver;
    if (!decision.isExplicit && reading.trace().row(subject.span).step == domain::StepKind::Generation)
        subject.generation = static_cast<int>(subject.span);
    if (const DecodedSpan* decoded = reading.trace().decoded(subject.span))
        if (const auto stated = telemetry::explicitDecisionOf(decoded->span))
            subject.humanApproved = stated->humanApproved;
    return subject;
}

/// "The vendor look-up answered with nothing.", where the decision depends on data that was to be expected, or no span of the call was there to find it.
CardStatement emptySummary(const CardEntry& entry)
{
    CardStatement statement;
    statement.text = entry.title + ".";
    if (!entry.statement.evidence.empty())
        statement.evidence.push_back(entry.statement.evidence.front());
    return statement;
}

std::vector<CardStatement> summaryOf(const CardReading& reading, std::vector<NumberComparison>& comparisons, const std::vector<CardEntry>& entries)
{
    std::vector<CardStatement> summary;
    const auto add = [&summary](CardStatement statement) {
        const bool isSaid = std::any_of(summary.begin(), summary.end(), [&statement](const CardStatement& said) { return said.text == statement.text; });
        if (!statement.isEmpty() && !isSaid && summary.size() < kMaxSummary)
            summary.push_back(std::move(statement));
    };
    add(subjectStatement(reading));
    if (!comparisons.empty())
        add(std::move(comparisons.front().summary));
    for (const CardEntry& entry : entries) {
        const bool isDependedOn = std::any_of(entry.findings.begin(), entry.findings.end(), [&](std::size_t f) { return reading.input().findings[f].decisionId == reading.decision().id; });
        const bool isTelling = entry.isHiddenError || (entry.isEmpty && (isDependedOn || entry.step != domain::StepKind::Tool));
        if (entry.kind != CardEntry::Kind::Action && isTelling)
            add(emptySummary(entry));
    }
    return summary;
}

/// Of the trace itself: what other runs did is no evidence of this one.
std::size_t spansNamed(const std::vector<CardEntry>& entries, const domain::TraceId& trace)
{
    std::set<std::uint64_t> spans;
    for (const CardEntry& entry : entries)
        for (const CardEvidence& evidence : entry.statement.evidence)
            if (evidence.trace == trace)
                spans.insert(evidence.span.value);
    return spans.size();
}

std::vector<std::string> notesOf(const CardReading& reading, std::size_t leftOut)
{
    std::vector<std::string> notes{"Telemetry is what the agent reported; no span is no proof that nothing happened."};
    if (!reading.decision().isExplicit)
        notes.emplace_back("The decision is inferred from the agent's final answer; the telemetry does not call it one.");
    if (!reading.hasDecisionRow())
        notes.emplace_back("The span of the decision is no longer in the workspace.");
    if (leftOut > 0)
        notes.push_back(leftOut == 1 ? "1 step in the middle of the run is not shown here; the trace has it."
                                     : std::to_string(leftOut) + " steps in the middle of the run are not shown here; the trace has them.");
    return notes;
}

/// The card is made now; findings and what counts as a decision were stored.
std::string noteOnAge(store::WorkspaceReader& reader)
{
    const auto isOlder = reader.isJudgedByOlderBuild();
    return isOlder && *isOlder ? "An older version of whyglass judged this workspace: findings may be missing. whyglass detect judges it anew, as a recorder does by itself." : "";
}

} // namespace

std::size_t findingsDependedOn(const DecisionCard& card)
{
    return static_cast<std::size_t>(std::count_if(card.findings.begin(), card.findings.end(), [&card](const domain::Finding& finding) { return finding.decisionId == card.decision.id; }));
}

void keepFindings(DecisionCard& card, const std::function<bool(const domain::Finding&)>& isKept)
{
    constexpr auto kGone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> places(card.findings.size(), kGone);
    std::vector<domain::Finding> kept;
    for (std::size_t f = 0; f < card.findings.size(); ++f) {
        if (!isKept(card.findings[f]))
            continue;
        places[f] = kept.size();
        kept.push_back(card.findings[f]);
    }
    card.findings = std::move(kept);
    for (CardEntry& entry : card.entries) {
        std::erase_if(entry.findings, [&](std::size_t f) { return places[f] == kGone; });
        for (std::size_t& f : entry.findings)
            f = places[f];
    }
}

DecisionCard decisionCard(CardInput input)
{
    const std::vector<domain::Finding> findings = possibleFindings(input);
    const CardInput own{input.trace, input.contents, input.decision, findings, {}, {}, {}, std::move(input.lineage)};
    const CardReading reading(own);
    DecisionCard card;
    card.decision = input.decision;
    card.label = input.decision.subject.empty() ? input.decision.id : input.decision.subject.front().second;
    card.origin = originOf(input.decision);
    card.answer = answerOf(reading);
    card.facts = factsOf(reading);
    auto comparisons = comparisonsOf(reading);
    std::vector<CardEntry> gaps;
    for (NumberComparison& comparison : comparisons)
        if (!comparison.entry.title.empty())
            gaps.push_back(std::move(comparison.entry));
    auto steps = entriesOf(reading);
    auto demands = unmetDemands(reading, steps.entries);
    std::move(demands.begin(), demands.end(), std::back_inserter(gaps));
    std::move(input.otherCalls.skipped.begin(), input.otherCalls.skipped.end(), std::back_inserter(gaps));
    card.entries = inOrder(std::move(steps.entries), std::move(gaps));
    card.summary = summaryOf(reading, comparisons, card.entries);
    card.valueOrigins = valueOriginsOf(reading);
    if (reading.hasDecisionRow())
        card.completeness = provenanceWithReasons(reading, provenanceSubject(reading));
    for (const CardCheck& check : card.completeness) {
        card.present += check.state == domain::ProvenanceState::Present ? 1 : 0;
        card.applicable += check.state == domain::ProvenanceState::NotApplicable ? 0 : 1;
    }
    card.findings = findings;
    dropFindingsOfStepsNotShown(card);
    card.similar = std::move(input.similar);
    card.differences = std::move(input.otherCalls.differences);
    card.annotations = std::move(input.annotations);
    card.notes = notesOf(reading, steps.leftOut);
    card.spans = input.trace.spans.rows.size();
    card.spansWithEvidence = spansNamed(card.entries, input.decision.trace);
    return card;
}

std::vector<domain::StepContent> contentsOf(const TraceDetails& trace)
{
    std::vector<domain::StepContent> contents;
    contents.reserve(trace.spans.rows.size());
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i)
        contents.push_back(trace.content(i));
    readOwnConversations(trace, contents);
    return contents;
}

domain::Result<DecisionCard> loadDecisionCard(store::WorkspaceReader& reader, const domain::Decision& decision)
{
    const auto trace = loadTraceDetails(reader, decision.trace);
    if (!trace)
        return trace.error();
    const auto findings = reader.findingsOfTrace(decision.trace);
    if (!findings)
        return findings.error();
    auto similar = similarDecisions(reader, decision);
    if (!similar)
        return similar.error();
    auto annotations = reader.annotations(decision.id);
    if (!annotations)
        return annotations.error();
    auto others = otherCalls(reader, *trace, decision, *similar);
    if (!others)
        return others.error();
    Lineage lineage = lineageOf(*trace, decision);
    // Of the traces before it no more than as much again as the card reads anyway.
    const auto most = std::max(kLeastEarlierSpans, static_cast<std::int64_t>(trace->spans.rows.size()));
    if (const auto searched = searchConversation(reader, *trace, lineage, most); !searched)
        return searched.error();
    const auto contents = contentsOf(*trace);
    auto card = decisionCard({*trace, contents, decision, *findings, std::move(*similar), std::move(*annotations), std::move(*others), std::move(lineage)});
    if (auto note = noteOnAge(reader); !note.empty())
        card.notes.push_back(std::move(note));
    return card;
}

} // namespace whyglass::analysis
