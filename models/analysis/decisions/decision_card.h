// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/document_use.h"
#include "models/analysis/context/model_saw.h"
#include "models/analysis/details/span_details.h"
#include "models/analysis/lineage/lineage.h"
#include "models/domain/annotation.h"
#include "models/domain/decision.h"
#include "models/domain/finding.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// A decision told in plain statements, each of which can be checked: the model behind `show DECISION` and the view "decision".
namespace whyglass::analysis {

/// A value that a statement names, as a part of its text.
struct CardValue {
    std::size_t begin = 0, length = 0; ///< bytes of CardStatement::text
    std::string written; ///< as it stands in the field ("1000" where the text says "1,000")
    std::size_t evidence = 0; ///< index into CardStatement::evidence
};

/// Where a statement can be checked. fieldText() reads the field.
struct CardEvidence {
    domain::TraceId trace;
    domain::SpanId span;
    std::string field; ///< "attributes.gen_ai.tool.call.result"
    std::string excerpt; ///< stands in the field word for word; empty where the statement says that the field is empty
    domain::Relation relation = domain::Relation::Observed;
    std::vector<std::string> values; ///< that the statement takes from here, as written there
    std::size_t characters = 0; ///< of the whole field, of which `excerpt` may be a part; 0 where the field was not read for it
};

/// A plain sentence. Every one has evidence; its first is the one to open on a click.
struct CardStatement {
    std::string text; ///< hostile text inside: show as plain text
    std::vector<CardValue> values; ///< in the order of the text, apart from each other
    std::vector<CardEvidence> evidence;
    [[nodiscard]] bool isEmpty() const { return text.empty(); }
};

/// A document that a retrieval brought, and what became of it.
struct CardDocument {
    enum class Delivery { Unknown, Delivered, NotSeen };
    using Use = DocumentUse; ///< up to the decision
    std::string id; ///< empty where it has none
    std::string title; ///< first words of its text; empty where that was not recorded
    std::optional<double> score;
    Delivery delivery = Delivery::Unknown;
    PartMatch deliveredAs = PartMatch::NotFound; ///< whole, cut or altered, where it was delivered
    domain::SpanId deliveredTo; ///< the first generation that was sent it
    Use use = Use::Unknown;
    domain::SpanId usedBy;
    std::vector<CardEvidence> evidence; ///< where it came from, then where it was delivered, then where it was used
};

/// One thing of the way to the decision, in the order in which the agent saw it.
struct CardEntry {
    enum class Kind { Input, Documents, ToolResult, Generation, Approval, Gap, Call, Decision, Action, Said };
    Kind kind = Kind::ToolResult; ///< Call: the call that decides, with its arguments; Said: what an agent answered afterwards
    int order = 0; ///< 1 …; 0: something that did not happen (Gap)
    std::string title; ///< "Invoice read", "Vendor look-up answered with nothing"
    CardStatement statement;
    domain::SpanId span;
    domain::Timestamp time; ///< when the agent had it: the end of the span; of inputs and of the deciding call the start; unknown where the span is of another run
    domain::StepKind step = domain::StepKind::Other;
    std::string tool; ///< of kind ToolResult: which one answered; empty where nothing names it
    domain::Relation relation = domain::Relation::Observed;
    bool isEmpty = false; ///< a call that answered without error and without data
    bool isHiddenError = false; ///< a call whose payload says error and whose status does not
    bool isError = false; ///< a call that failed openly
    bool isLater = false; ///< known only after the decision: it cannot have been a reason for it
    std::vector<std::size_t> findings; ///< indexes into DecisionCard::findings
    std::vector<CardDocument> documents; ///< of kind Documents
};

/// A value of the decision, or of the answer it was taken from, and where it first came from.
struct ValueOrigin {
    std::string value; ///< as stated
    std::string label; ///< what it is called: "invoice", "amount"; empty where nothing names it
    ValueKind kind = ValueKind::Text;
    LineageStatus status = LineageStatus::Unsupported; ///< Unsupported: nothing recorded before gives it
    CardStatement statement; ///< its evidence: where the value is stated, then its origin or where a model said it before
};

/// One of the ten checks of provenance (detectors.md D22), with its reason.
struct CardCheck {
    std::string name; ///< "human_approval"
    std::string title; ///< "Human approval"
    domain::ProvenanceState state = domain::ProvenanceState::NotSeen;
    std::string reason; ///< a sentence
    std::vector<CardEvidence> evidence; ///< empty where nothing can be pointed at: what is absent has no place
};

/// A fact of the head: agent and version, model, prompt, environment.
struct CardFact {
    std::string name; ///< agent | model | prompt | environment | approver
    std::string value; ///< "invoice-agent 1.5.0"
    std::vector<CardEvidence> evidence; ///< empty where it comes from the resource of the span
};

/// A decision of the same kind or about the same thing that ended otherwise.
struct SimilarDecision {
    domain::Decision decision;
    std::string why; ///< "same vendor.id V-2209", "same agent approver"
};

struct DecisionCard {
    domain::Decision decision;
    std::string label; ///< its first subject value ("INV-12345"), else the decision's id
    std::string origin; ///< "explicit", "rule NAME" or "inferred"
    CardStatement answer; ///< "Approved: pay $50,000.00 to Northfield Office Supply"
    std::vector<CardStatement> summary; ///< what it is about, then what the agent read and did not compare
    std::vector<CardFact> facts;
    std::vector<CardEntry> entries;
    std::vector<ValueOrigin> valueOrigins; ///< of its values: those without one first, then as stated
    std::vector<CardCheck> completeness; ///< in the order of detectors.md; "based on `present` of `applicable`"
    int present = 0, applicable = 0;
    std::vector<domain::Finding> findings; ///< that the decision depends on, and those of the steps shown that none does; in time order: the earliest comes first
    std::vector<SimilarDecision> similar; ///< with another result, nearest first
    std::vector<CardStatement> differences; ///< what most of those runs did in another way: neither better nor worse
    std::vector<domain::Annotation> annotations; ///< by time; withdrawn ones included
    std::vector<std::string> notes; ///< how far the card can be trusted
    std::size_t spans = 0, spansWithEvidence = 0;
};

/// How many of the findings the decision depends on: the number that lists of decisions tell.
std::size_t findingsDependedOn(const DecisionCard& card);

/// Takes the others off the card and its entries.
void keepFindings(DecisionCard& card, const std::function<bool(const domain::Finding&)>& isKept);

/// What most runs of similar decisions with another result called and this one did not.
struct OtherCalls {
    std::vector<CardEntry> skipped; ///< of kind Gap: nothing was called in its place
    std::vector<CardStatement> differences; ///< something else was called, which may have done the same
};

/// What a card is made of.
struct CardInput {
    const TraceDetails& trace;
    const std::vector<domain::StepContent>& contents; ///< beside trace.spans.rows
    const domain::Decision& decision;
    const std::vector<domain::Finding>& findings; ///< of the trace
    std::vector<SimilarDecision> similar;
    std::vector<domain::Annotation> annotations;
    OtherCalls otherCalls;
    std::optional<Lineage> lineage = {}; ///< of the decision; without it that of its trace alone
};

/// Deterministic; no clock. A statement that nothing in the telemetry shows is left out, not made up.
DecisionCard decisionCard(CardInput input);

/// The same with everything read from the workspace. Not on the GUI thread: decodes the whole trace.
domain::Result<DecisionCard> loadDecisionCard(store::WorkspaceReader& reader, const domain::Decision& decision);

/// Decisions with another result that share an entity, an agent or a kind of subject with this one, nearest first.
domain::Result<std::vector<SimilarDecision>> similarDecisions(store::WorkspaceReader& reader, const domain::Decision& decision);

/// Tools that four of five runs of similar decisions called and this run did not. Looks at the first few that were found in the same way and
/// are about the same kinds of things, at names of spans only; of fewer than three it says nothing. Where this run called a tool that is about
/// the same thing, or one that none of those runs called, that is a difference, not something left out.
domain::Result<OtherCalls> otherCalls(
    store::WorkspaceReader& reader, const TraceDetails& trace, const domain::Decision& decision, const std::vector<SimilarDecision>& similar);

/// Contents of all rows, for decisionCard() and the detectors: what each span was sent and sent back, and of runs that tell their model calls
/// themselves those (own_conversation.h).
std::vector<domain::StepContent> contentsOf(const TraceDetails& trace);

/// What stands in a field of a span, as evidence names it: see field_text.h. nullopt where the span has none such.
std::optional<std::string> fieldText(const TraceDetails& trace, const domain::SpanId& span, const std::string& field);

} // namespace whyglass::analysis
