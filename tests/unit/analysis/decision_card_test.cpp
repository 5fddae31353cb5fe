// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"
#include "tests/unit/store/store_kit.h"

#include <QTest>

using namespace whyglass;
using nlohmann::json;
using testkit::TraceBuilder;

namespace {

const std::string kApproved = R"({"decision":"approved","confidence":0.93,"invoice":"INV-1"})";

/// The card of the first decision of a trace, found by these rules.
analysis::DecisionCard cardOf(const TraceBuilder& builder, const char* rules = "")
{
    const auto trace = builder.build();
    const auto parsed = analysis::parseDecisionRules(rules, "decisions.toml");
    if (!parsed)
        qFatal("%s", parsed.error().text().c_str());
    const auto decisions = analysis::decisionsOf(trace->details, trace->contents, *parsed);
    if (decisions.empty())
        qFatal("the trace decides nothing");
    return analysis::decisionCard({trace->details, trace->contents, decisions.front(), {}, {}, {}, {}});
}

const analysis::CardCheck& checkOf(const analysis::DecisionCard& card, std::string_view name)
{
    for (const analysis::CardCheck& check : card.completeness)
        if (check.name == name)
            return check;
    qFatal("no such check");
}

std::vector<const analysis::CardEntry*> entriesOf(const analysis::DecisionCard& card, analysis::CardEntry::Kind kind)
{
    std::vector<const analysis::CardEntry*> found;
    for (const analysis::CardEntry& entry : card.entries)
        if (entry.kind == kind)
            found.push_back(&entry);
    return found;
}

json text(const char* role, const std::string& words) { return {{"role", role}, {"parts", {{{"type", "text"}, {"content", words}}}}}; }

json resultOf(const char* call, const std::string& payload)
{
    return {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", call}, {"response", payload}}}}};
}

json callOf(const char* call, const char* tool)
{
    return {{"role", "assistant"}, {"parts", {{{"type", "tool_call"}, {"id", call}, {"name", tool}, {"arguments", "{}"}}}}};
}

json asked(const json& messages) { return {{"gen_ai.input.messages", messages.dump()}}; }

} // namespace

class DecisionCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAgentNamedAfterApprovalAsksNobody()
    {
        TraceBuilder trace;
        trace.agent("invoice-approval-agent")
            .span("ai.toolCall invoice-approval-agent",
                {{"operation.name", "ai.toolCall invoice-approval-agent"}, {"ai.operationId", "ai.toolCall"}, {"ai.toolCall.name", "read_order"}, {"ai.toolCall.args", "{}"},
                    {"ai.toolCall.result", R"({"order":"PO-1"})"}})
            .tool("transfer_to_human_agents", "{}", R"({"ok":true})")
            .chat("May INV-1 be paid?", kApproved)
            .close();
        QCOMPARE(checkOf(cardOf(trace), "human_approval").state, domain::ProvenanceState::NotSeen);
        trace = TraceBuilder();
        trace.agent("approver").tool("request_approval", "{}", R"({"by":"m.keller"})").chat("May INV-1 be paid?", kApproved).close();
        const auto card = cardOf(trace);
        QCOMPARE(checkOf(card, "human_approval").state, domain::ProvenanceState::Present);
        QCOMPARE(entriesOf(card, analysis::CardEntry::Kind::Approval).size(), std::size_t{1});
    }

    void aRulesResultIsCitedWhereItStands()
    {
        TraceBuilder trace;
        trace.agent("shop").tool("modify_pending_order", R"({"order_id":"W1","note":"it is pending"})", R"({"order":"W1","status":"Pending"})").close();
        const auto card = cardOf(trace, "[[rule]]\nname = \"orders\"\ntool = \"modify_*\"\nresult_from = \"result.status\"\n");
        const auto& evidence = card.answer.evidence.front();
        QCOMPARE(evidence.field, std::string("attributes.gen_ai.tool.call.result"));
        QCOMPARE(evidence.excerpt, std::string("Pending"));
        QCOMPARE(entriesOf(card, analysis::CardEntry::Kind::Decision).front()->statement.evidence.front().field, evidence.field);
    }

    void aRuleOnAnAnswerShowsTheAnswer()
    {
        TraceBuilder trace;
        trace.agent("orchestrator").chat("What is it?", "It is the third door.").close();
        const auto card = cardOf(trace, "[[rule]]\nname = \"answers\"\nspan = \"chat *\"\nresult = \"answered\"\n");
        QVERIFY2(card.answer.text.find("It is the third door.") != std::string::npos, card.answer.text.c_str());
        QCOMPARE(card.answer.evidence.front().field, std::string("attributes.gen_ai.output.messages"));
    }

    void anApprovalInMessagesIsSeen()
    {
        const std::string wanted = "Obtain the explicit confirmation of the user before you change anything.";
        TraceBuilder demanded;
        demanded.agent("shop").chat("", kApproved, asked({text("system", wanted), text("user", "Pay INV-1.")})).close();
        const auto asks = checkOf(cardOf(demanded), "human_approval");
        QCOMPARE(asks.state, domain::ProvenanceState::NotSeen);
        QVERIFY2(asks.reason.find("Obtain the explicit confirmation of the user") != std::string::npos, asks.reason.c_str());
        QCOMPARE(asks.evidence.size(), std::size_t{1});

        TraceBuilder given;
        given.agent("shop")
            .chat("", kApproved, asked({text("system", wanted), text("user", "Pay INV-1."), text("assistant", "INV-1 over 70. Shall I?"), text("user", "Yes, please proceed.")}))
            .close();
        const auto said = checkOf(cardOf(given), "human_approval");
        QCOMPARE(said.state, domain::ProvenanceState::Present);
        QVERIFY2(said.reason.find("Yes, please proceed.") != std::string::npos, said.reason.c_str());
        QVERIFY(said.evidence.front().excerpt.find("Yes, please proceed.") != std::string::npos);

        TraceBuilder refused;
        refused.agent("shop")
            .chat("", kApproved, asked({text("user", "Pay INV-1."), text("assistant", "INV-1 over 70. Shall I?"), text("user", "Yes, but do not pay it yet.")}))
            .close();
        QCOMPARE(checkOf(cardOf(refused), "human_approval").state, domain::ProvenanceState::NotSeen);
    }

    void laterUserTurnsAreEvidence()
    {
        json talk{text("user", "May INV-1 be paid?")};
        TraceBuilder trace;
        trace.agent("shop").chat("", "Over what sum?", asked(talk));
        talk.push_back(text("assistant", "Over what sum?"));
        talk.push_back(text("user", "Over 70 EUR."));
        trace.tool("read_order", "{}", R"({"order":"PO-1"})").chat("", kApproved, asked(talk)).close();
        const auto card = cardOf(trace);
        const auto said = entriesOf(card, analysis::CardEntry::Kind::Input);
        QCOMPARE(said.size(), std::size_t{2});
        QVERIFY(said[0]->statement.text.find("May INV-1 be paid?") != std::string::npos);
        QVERIFY(said[1]->statement.text.find("Over 70 EUR.") != std::string::npos);
        QVERIFY(said[0]->order < said[1]->order);
        QCOMPARE(said[1]->order, 4); // after the first answer and the order read
    }

    void manyUserTurnsAreCounted()
    {
        json talk = json::array();
        for (int i = 0; i < 60; ++i)
            talk.push_back(text("user", "May invoice number " + std::to_string(i) + " be paid?"));
        TraceBuilder trace;
        trace.agent("shop").chat("", kApproved, asked(talk)).close();
        const auto card = cardOf(trace);
        const auto said = entriesOf(card, analysis::CardEntry::Kind::Input);
        QVERIFY(said.size() < 60);
        const std::string left = std::to_string(60 - said.size()) + " more";
        QVERIFY2(said.back()->title.find(left) != std::string::npos, said.back()->title.c_str());
    }

    void documentsInMessagesAreRead()
    {
        TraceBuilder trace;
        trace.agent("shop")
            .chat("", kApproved, asked({text("user", "May INV-1 be paid?"), callOf("c1", "retrieve_policy_documents"),
                                     resultOf("c1", R"([{"id":"POL-1","score":0.9,"text":"Invoices up to 10 may be paid."},{"id":"POL-2","score":0.8,"text":"Check the vendor."}])")}))
            .close();
        const auto check = checkOf(cardOf(trace), "documents");
        QCOMPARE(check.state, domain::ProvenanceState::Present);
        QVERIFY2(check.reason.find("2 documents") != std::string::npos, check.reason.c_str());
        QCOMPARE(check.evidence.front().field, std::string("attributes.gen_ai.input.messages"));
    }

    void whatAGenerationSentAsPlainTextIsCaptured()
    {
        TraceBuilder trace;
        trace.span("agent", {{"langfuse.observation.type", "agent"}, {"langfuse.observation.input", "May INV-1 be paid?"}, {"langfuse.observation.output", kApproved}})
            .span("llm", {{"langfuse.observation.type", "generation"}, {"langfuse.observation.input", R"([{"role":"user","content":"May INV-1 be paid?"}])"},
                             {"langfuse.observation.output", kApproved}});
        const auto card = cardOf(trace);
        QVERIFY2(checkOf(card, "content_captured").state == domain::ProvenanceState::Present, checkOf(card, "content_captured").reason.c_str());
        QCOMPARE(checkOf(card, "confidence_origin").state, domain::ProvenanceState::Present);
    }

    void onlyRunsOfTheSameKindShowWhatWasLeftOut()
    {
        using store::kit::Span;
        const auto run = [](std::uint16_t number, std::initializer_list<const char*> tools) {
            std::vector<Span> spans;
            for (const char* tool : tools) {
                Span& span = spans.emplace_back();
                span.trace = number;
                span.id = number * 100U + spans.size();
                span.name = std::string("execute_tool ") + tool;
                span.step = domain::StepKind::Tool;
                span.tool = tool;
            }
            return spans;
        };
        store::kit::Workspace workspace;
        std::vector<analysis::SimilarDecision> similar;
        for (std::uint16_t number = 1; number <= 4; ++number) {
            workspace.commit(run(number, {"read_order", "lookup_vendor", "think", number == 1 ? "check_stock" : "read_order"}));
            domain::Decision decision;
            decision.trace = store::kit::traceId(number);
            decision.result = "rejected";
            decision.source = "decision.result";
            decision.subject = {{"invoice.id", "INV-" + std::to_string(number)}};
            similar.push_back({decision, "same agent"});
        }
        workspace.commit(run(9, {"read_order"}));
        const auto reader = workspace.reader();
        const auto trace = analysis::loadTraceDetails(*reader, store::kit::traceId(9));
        QVERIFY(trace.ok());
        const auto left = [&](const domain::Decision& own, const std::vector<analysis::SimilarDecision>& others) {
            const auto skipped = analysis::skippedCalls(*reader, *trace, own, others);
            std::string names;
            for (const analysis::CardEntry& entry : *skipped)
                names += entry.title + ";";
            return names;
        };
        domain::Decision own = similar.front().decision;
        own.result = "approved";
        QCOMPARE(left(own, similar), std::string("lookup_vendor was not called;"));
        QCOMPARE(left(own, {similar[0], similar[1]}), std::string());
        own.subject = {{"claim.id", "C-1"}};
        QCOMPARE(left(own, similar), std::string());
        own = similar.front().decision;
        own.source = "rule other";
        own.rule = "other";
        QCOMPARE(left(own, similar), std::string());
    }
};

QTEST_GUILESS_MAIN(DecisionCardTest)
#include "decision_card_test.moc"
