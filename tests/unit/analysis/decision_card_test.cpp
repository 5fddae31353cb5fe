// SPDX-License-Identifier: GPL-3.0-or-later
#include "card_parts.h"

#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"
#include "tests/unit/store/store_kit.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace whyglass;
using nlohmann::json;
using testkit::TraceBuilder;
using testkit::asked;
using testkit::checkOf;
using testkit::entriesOf;
using testkit::kApproved;
using testkit::text;

namespace {

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

const char* const kOrderRule = "[[rule]]\nname = \"orders\"\ntool = \"modify_*\"\nresult_from = \"result.status\"\n";

json resultOf(const char* call, const std::string& payload)
{
    return {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", call}, {"response", payload}}}}};
}

json callOf(const char* call, const char* tool)
{
    return {{"role", "assistant"}, {"parts", {{{"type", "tool_call"}, {"id", call}, {"name", tool}, {"arguments", "{}"}}}}};
}

std::vector<store::kit::Span> toolRun(std::uint16_t number, std::initializer_list<const char*> tools)
{
    std::vector<store::kit::Span> spans;
    for (const char* tool : tools) {
        store::kit::Span& span = spans.emplace_back();
        span.trace = number;
        span.id = number * 100U + spans.size();
        span.name = std::string("execute_tool ") + tool;
        span.step = domain::StepKind::Tool;
        span.tool = tool;
    }
    return spans;
}

/// A decision of the other result by the same agent, whose run comes into the workspace.
analysis::SimilarDecision rejectedRun(store::kit::Workspace& workspace, std::uint16_t number, std::initializer_list<const char*> tools)
{
    workspace.commit(toolRun(number, tools));
    domain::Decision decision;
    decision.trace = store::kit::traceId(number);
    decision.result = "rejected";
    decision.source = "decision.result";
    decision.subject = {{"invoice.id", "INV-" + std::to_string(number)}};
    return {decision, "same agent"};
}

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
        const auto card = cardOf(trace, kOrderRule);
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

    void ofThousandsOfResultsInOneConversationTheFirstAndTheLastAreTold()
    {
        constexpr int kResults = 2'000;
        json messages = json::array({text("user", "May INV-1 be paid?")});
        for (int n = 0; n < kResults; ++n) {
            const std::string call = "c" + std::to_string(n);
            messages.push_back(callOf(call.c_str(), "lookup_vendor"));
            messages.push_back(resultOf(call.c_str(), json{{"vendor", "V-" + std::to_string(n)}, {"note", "a \"quoted\" word"}}.dump()));
        }
        TraceBuilder trace;
        trace.agent("shop").chat("", kApproved, asked(messages)).close();
        const auto card = cardOf(trace);
        const auto results = entriesOf(card, analysis::CardEntry::Kind::ToolResult);
        QCOMPARE(results.size(), std::size_t{300});
        const auto tells = [](const analysis::CardEntry* entry, const char* vendor) {
            const auto& values = entry->statement.values;
            return std::any_of(values.begin(), values.end(), [vendor](const auto& value) { return value.written == vendor; });
        };
        QVERIFY(tells(results.front(), "V-0") && tells(results.back(), "V-1999"));
        const auto saysIt = [](const std::string& note) { return note.starts_with("1700 steps in the middle"); };
        QVERIFY(std::any_of(card.notes.begin(), card.notes.end(), saysIt));
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

    void aRunThatIsCalledWithNothingIsNoRequest()
    {
        TraceBuilder trace;
        trace.span("approve.workflow", {{"traceloop.span.kind", "workflow"}, {"traceloop.entity.input", "{\"args\":[],\"kwargs\":{}}"}});
        trace.agent("shop").chat("May INV-1 be paid?", kApproved).close();
        const auto card = cardOf(trace);
        const auto said = entriesOf(card, analysis::CardEntry::Kind::Input);
        QVERIFY(!said.empty());
        QVERIFY2(said.front()->statement.text.find("May INV-1 be paid?") != std::string::npos, said.front()->statement.text.c_str());
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
        store::kit::Workspace workspace;
        std::vector<analysis::SimilarDecision> similar;
        for (std::uint16_t number = 1; number <= 4; ++number)
            similar.push_back(rejectedRun(workspace, number, {"read_order", "lookup_vendor", "think", number == 1 ? "check_stock" : "read_order"}));
        workspace.commit(toolRun(9, {"read_order"}));
        const auto reader = workspace.reader();
        const auto trace = analysis::loadTraceDetails(*reader, store::kit::traceId(9));
        QVERIFY(trace.ok());
        const auto left = [&](const domain::Decision& own, const std::vector<analysis::SimilarDecision>& others) {
            const auto calls = analysis::otherCalls(*reader, *trace, own, others);
            std::string names;
            for (const analysis::CardEntry& entry : calls->skipped)
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

    void anotherToolInItsPlaceIsADifferenceNothingLeftOut_data()
    {
        QTest::addColumn<QString>("called");
        QTest::addColumn<bool>("isSkipped");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing else") << QString() << true << "4 of 4 similar decisions with another result called lookup_vendor (the nearest: \"rejected\" for INV-1); this run called nothing in its place.";
        QTest::newRow("named alike") << "verify_vendor" << false << "; this run called verify_vendor, which by its name is about the same.";
        QTest::newRow("one of its own") << "screen_counterparty" << false << "; this run called screen_counterparty, which none of them did.";
    }

    void anotherToolInItsPlaceIsADifferenceNothingLeftOut()
    {
        QFETCH(QString, called);
        QFETCH(bool, isSkipped);
        QFETCH(QString, words);
        store::kit::Workspace workspace;
        std::vector<analysis::SimilarDecision> similar;
        for (std::uint16_t number = 1; number <= 4; ++number)
            similar.push_back(rejectedRun(workspace, number, {"read_order", "lookup_vendor"}));
        const std::string other = called.toStdString();
        workspace.commit(toolRun(9, {"read_order", other.empty() ? "read_order" : other.c_str()}));
        const auto reader = workspace.reader();
        const auto trace = analysis::loadTraceDetails(*reader, store::kit::traceId(9));
        domain::Decision own = similar.front().decision;
        own.result = "approved";
        const auto calls = analysis::otherCalls(*reader, *trace, own, similar);
        QCOMPARE(calls->skipped.size(), std::size_t(isSkipped ? 1 : 0));
        QCOMPARE(calls->differences.size(), std::size_t(isSkipped ? 0 : 1));
        const analysis::CardStatement& statement = isSkipped ? calls->skipped.front().statement : calls->differences.front();
        QVERIFY2(statement.text.find(words.toStdString()) != std::string::npos, statement.text.c_str());
        QCOMPARE(statement.evidence.size(), std::size_t(isSkipped ? 4 : 5)); // a call of each run that is counted, and what was called here
    }

    void theDecidingCallStandsWithItsArguments()
    {
        TraceBuilder trace;
        trace.agent("shop")
            .chat("Change W1.", "One moment.")
            .tool("modify_order", R"({"order_id":"W1","address":"565 Maple Drive","note":")" + std::string(1'000, 'n') + R"("})", R"({"order":"W1","status":"Pending"})")
            .close();
        const auto card = cardOf(trace, kOrderRule);
        const auto calls = entriesOf(card, analysis::CardEntry::Kind::Call);
        QCOMPARE(calls.size(), std::size_t{1});
        const analysis::CardEntry& call = *calls.front();
        QCOMPARE(call.title, std::string("modify_order called"));
        QVERIFY2(call.statement.text.find("address 565 Maple Drive") != std::string::npos, call.statement.text.c_str());
        QVERIFY2(call.statement.text.find("(401 of 1,000 characters)") != std::string::npos, call.statement.text.c_str());
        QCOMPARE(call.statement.evidence.front().field, std::string("attributes.gen_ai.tool.call.arguments"));
        QVERIFY(call.statement.evidence.front().characters > 1'000);
        const auto results = entriesOf(card, analysis::CardEntry::Kind::ToolResult);
        QCOMPARE(results.size(), std::size_t{1});
        QVERIFY(call.order < results.front()->order); // it was given before it answered
        QVERIFY(!call.isLater);
    }

    void whatTheAgentSaidAfterwardsIsLater()
    {
        TraceBuilder trace;
        trace.agent("shop").chat("Change W1.", "One moment.").tool("modify_order", R"({"order":"W1"})", R"({"order":"W1","status":"Pending"})");
        trace.chat("Done?", "Your order W1 was changed.").chat("Thanks.", "Anything else?").chat("No.", "Good bye.").close();
        const auto card = cardOf(trace, kOrderRule);
        const auto said = entriesOf(card, analysis::CardEntry::Kind::Said);
        QCOMPARE(said.size(), std::size_t{2});
        QCOMPARE(said[0]->title, std::string("shop said afterwards"));
        QVERIFY2(said[0]->statement.text.find("Your order W1 was changed.") != std::string::npos, said[0]->statement.text.c_str());
        QCOMPARE(said[1]->title, std::string("shop said at the end, 1 answer between not shown"));
        QVERIFY(said[0]->isLater && said[1]->isLater);
        const auto quiet = cardOf(TraceBuilder().agent("shop").chat("May INV-1 be paid?", kApproved).close());
        QVERIFY(entriesOf(quiet, analysis::CardEntry::Kind::Said).empty());
    }

    void valuesWithoutAnOriginAreUnsupported()
    {
        TraceBuilder trace;
        trace.agent("shop")
            .chat("Change W1200 please.", "One moment.")
            .tool("read_order", R"({"order":"W1200"})", R"({"order":"W1200","address":"565 Maple Drive","total":"1,250.00"})")
            .tool("modify_order", R"({"order":"W1200","address":"565 Maple Drive","total":1250,"due":"2025-05-01"})", R"({"status":"Pending"})")
            .close();
        const auto card = cardOf(trace, kOrderRule);
        QVERIFY(!card.valueOrigins.empty());
        const auto& first = card.valueOrigins.front();
        QCOMPARE(first.statement.text, std::string("Due 2025-05-01 is unsupported: nothing recorded before gives it."));
        QCOMPARE(static_cast<int>(first.status), static_cast<int>(analysis::LineageStatus::Unsupported));
        QCOMPARE(first.statement.evidence.size(), std::size_t{1}); // where it is stated
        std::string all;
        for (const analysis::ValueOrigin& origin : card.valueOrigins) {
            all += origin.statement.text + "\n";
            QVERIFY(origin.status == analysis::LineageStatus::Unsupported || origin.statement.evidence.size() == 2);
        }
        QVERIFY2(all.find("Order W1200 first stands in a message of the user to chat") != std::string::npos, all.c_str());
        QVERIFY2(all.find("Address \xE2\x80\x9C" "565 Maple Drive\xE2\x80\x9D first stands in the result of read_order.") != std::string::npos, all.c_str());
        QVERIFY2(all.find("Total 1250 first stands in the result of read_order, written 1,250.00.") != std::string::npos, all.c_str());
        QVERIFY2(all.find(" 565 ") == std::string::npos, all.c_str()); // a part of the address
    }

    void theLineageThatIsGivenIsNotReadAgain()
    {
        const auto trace = TraceBuilder().agent("shop").chat("May INV-1 be paid?", kApproved).close().build();
        const auto decisions = analysis::decisionsOf(trace->details, trace->contents, {});
        analysis::Lineage lineage;
        lineage.values.push_back({"only this", analysis::ValueKind::Text, decisions.front().span, "attributes.gen_ai.output.messages", {}, {}, {}, {}, 0});
        lineage.scope = {"talk", 3, 2};
        const auto card = analysis::decisionCard({trace->details, trace->contents, decisions.front(), {}, {}, {}, {}, lineage});
        QCOMPARE(card.valueOrigins.size(), std::size_t{1});
        QCOMPARE(card.valueOrigins.front().statement.text,
            std::string("\xE2\x80\x9Conly this\xE2\x80\x9D is unsupported: nothing recorded before gives it, nor the 2 traces before this one in its conversation."));
    }

    void ofALongRunTheBeginningAndTheEndAreTold()
    {
        TraceBuilder trace;
        trace.agent("shop").chat("Pay.", "I begin.");
        for (int i = 0; i < 400; ++i)
            trace.tool("read_order", "{}", "{\"order\":\"PO-" + std::to_string(i) + "\"}");
        trace.chat("May INV-1 be paid?", kApproved).close();
        const auto card = cardOf(trace);
        QCOMPARE(entriesOf(card, analysis::CardEntry::Kind::Decision).size(), std::size_t{1});
        const auto results = entriesOf(card, analysis::CardEntry::Kind::ToolResult);
        QVERIFY(results.size() < 400);
        QVERIFY(results.front()->statement.text.find("PO-0") != std::string::npos);
        QVERIFY(results.back()->statement.text.find("PO-399") != std::string::npos);
        const std::string note = std::to_string(400 - results.size()) + " steps in the middle of the run are not shown here";
        QVERIFY2(card.notes.back().find(note) != std::string::npos, card.notes.back().c_str());
    }

    /// A kind that is added and that no card here brings about does not get past this test.
    void everyKindOfEntryPointsSomewhere()
    {
        using Kind = analysis::CardEntry::Kind;
        const auto kindAfter = [](Kind kind) -> std::optional<Kind> {
            switch (kind) {
            case Kind::Input: return Kind::Documents;
            case Kind::Documents: return Kind::ToolResult;
            case Kind::ToolResult: return Kind::Generation;
            case Kind::Generation: return Kind::Approval;
            case Kind::Approval: return Kind::Gap;
            case Kind::Gap: return Kind::Call;
            case Kind::Call: return Kind::Decision;
            case Kind::Decision: return Kind::Action;
            case Kind::Action: return Kind::Said;
            case Kind::Said: return std::nullopt;
            }
            return std::nullopt;
        };
        TraceBuilder ofAnswer;
        ofAnswer.agent("approver")
            .chat("May INV-1 be paid?", "I look it up.")
            .tool("retrieve_policy", "{}", R"([{"id":"POL-1","score":0.9,"text":"The vendor must be found in the registry."},{"id":"POL-2","score":0.8,"text":"Up to 10."}])")
            .tool("lookup_vendor", R"({"vendor":"V-1"})", "[]")
            .tool("request_approval", "{}", R"({"by":"m.keller"})")
            .span("decide", {{"decision.result", "approved"}, {"invoice.id", "INV-1"}})
            .tool("post_payment", R"({"invoice":"INV-1"})", R"({"posted":true})")
            .chat("Done?", "INV-1 was paid.")
            .close();
        TraceBuilder ofCall;
        ofCall.agent("shop").tool("modify_order", R"({"order":"W1"})", R"({"status":"Pending"})").close();
        std::set<Kind> seen;
        for (const auto& card : {cardOf(ofAnswer), cardOf(ofCall, kOrderRule)}) {
            for (const analysis::CardEntry& entry : card.entries) {
                seen.insert(entry.kind);
                QVERIFY2(!entry.statement.evidence.empty(), entry.title.c_str());
                for (const analysis::CardEvidence& evidence : entry.statement.evidence)
                    QVERIFY2(evidence.span.valid() && !evidence.field.empty() && evidence.trace == card.decision.trace, entry.title.c_str());
            }
        }
        for (auto kind = std::optional(Kind::Input); kind; kind = kindAfter(*kind))
            QVERIFY2(seen.count(*kind) == 1, std::to_string(static_cast<int>(*kind)).c_str());
    }
};

QTEST_GUILESS_MAIN(DecisionCardTest)
#include "decision_card_test.moc"
