// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as a decision and what stands on its card as evidence, for shapes of telemetry that keep things where nobody looks first.
#include "card_parts.h"

#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

using namespace whyglass;
using nlohmann::json;
using testkit::TraceBuilder;
using testkit::asked;
using testkit::entriesOf;
using testkit::kApproved;
using testkit::text;
using Kind = analysis::CardEntry::Kind;

namespace {

std::vector<domain::Decision> decisionsOf(const TraceBuilder& builder, const char* rules = "")
{
    const auto trace = builder.build();
    return analysis::decisionsOf(trace->details, analysis::contentsOf(trace->details), *analysis::parseDecisionRules(rules, "decisions.toml"));
}

/// The card of the last decision of a trace.
analysis::DecisionCard cardOf(const TraceBuilder& builder)
{
    const auto trace = builder.build();
    const auto contents = analysis::contentsOf(trace->details);
    const auto decisions = analysis::decisionsOf(trace->details, contents, {});
    if (decisions.empty())
        qFatal("the trace decides nothing");
    return analysis::decisionCard({trace->details, contents, decisions.back(), {}, {}, {}, {}});
}

json langChain(const char* kind, const std::string& text, const json& more = json::object())
{
    json members{{"content", text}};
    members.update(more);
    return {{"lc", 1}, {"type", "constructor"}, {"id", {"langchain_core", "messages", kind}}, {"kwargs", members}};
}

/// A graph that gives back the conversation that it had, as the only span of its trace.
TraceBuilder graph(const json& messages)
{
    TraceBuilder trace;
    trace.span("workflow graph", {{"traceloop.span.kind", "workflow"}, {"traceloop.entity.input", R"({"messages":[{"role":"user","content":"May INV-1 be paid?"}]})"},
                                     {"traceloop.entity.output", json{{"messages", messages}}.dump()}});
    return trace;
}

const std::string kPolicies = R"([{"id":"POL-14","score":0.9,"text":"Invoices up to 10,000 EUR may be approved automatically."},)"
                              R"({"id":"POL-22","score":0.8,"text":"Before any approval the vendor must be found in the registry. Else escalate."},)"
                              R"({"id":"POL-3","score":0.5,"text":"Who asks for a purchase does not approve it."}])";

TraceBuilder approvalAfterPolicies(const char* result)
{
    const std::string answer = std::string(R"({"decision":")") + result + R"(","invoice":"INV-1","reason":"below the 10,000 EUR threshold"})";
    const json asked = json::array({{{"role", "user"}, {"parts", {{{"type", "text"}, {"content", "May INV-1 be paid?"}}}}},
        {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", "c1"}, {"response", kPolicies}}}}}});
    TraceBuilder trace;
    trace.agent("approver")
        .tool("retrieve_policies", R"({"query":"limits"})", kPolicies)
        .tool("lookup_vendor", R"({"vendor_id":"V-1"})", R"({"vendors":[]})")
        .chat("", answer, {{"gen_ai.input.messages", asked.dump()}})
        .close();
    return trace;
}

} // namespace

class DecisionEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGraphConcludesWithTheLastMessageOfItsConversation()
    {
        const auto trace = graph({langChain("HumanMessage", "May INV-1 be paid?"),
            langChain("AIMessage", "", {{"tool_calls", {{{"id", "c1"}, {"name", "lookup_vendor"}, {"args", {{"vendor_id", "V-1"}}}}}}}),
            langChain("ToolMessage", R"({"vendors":[]})", {{"tool_call_id", "c1"}}), langChain("AIMessage", kApproved)});
        const auto card = cardOf(trace);
        QCOMPARE(card.decision.result, std::string("approved"));
        QCOMPARE(card.decision.confidence.value(), 0.93);
        QVERIFY(!card.decision.isExplicit);
        QCOMPARE(entriesOf(card, Kind::Input).front()->statement.text, std::string("\xE2\x80\x9CMay INV-1 be paid?\xE2\x80\x9D"));
        const auto results = entriesOf(card, Kind::ToolResult);
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(results.front()->title, std::string("Vendor look-up answered with nothing"));
        QCOMPARE(results.front()->statement.evidence.front().field, std::string("attributes.traceloop.entity.output"));
        QCOMPARE(results.front()->statement.text, std::string(R"(lookup_vendor("V-1") returned {"vendors":[]} without an error.)"));
        QCOMPARE(card.summary.back().text, std::string("Vendor look-up answered with nothing."));

        const auto built = trace.build();
        const auto findings = testkit::findingsOf(*built, "empty-result");
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings.front().title, std::string("Empty result from lookup_vendor"));
        QVERIFY(findings.front().severity == domain::Severity::High);
        QCOMPARE(findings.front().decisionId, built->decisions.front().id);
        QCOMPARE(findings.front().evidence.front().field, std::string("attributes.traceloop.entity.output"));

        const auto all = testkit::findingsOf(*built); // also that the answer does not mention it
        QCOMPARE(all.size(), std::size_t{2});
        const auto withFindings = analysis::decisionCard({built->details, built->contents, built->decisions.front(), all, {}, {}, {}});
        for (const analysis::CardEntry& entry : withFindings.entries) // each beside what it is about, of all that the one span tells
            QCOMPARE(entry.findings.size(), std::size_t{entry.isEmpty || entry.kind == Kind::Decision || entry.kind == Kind::Gap ? 1U : 0U});
    }

    void eachEmptyResultOfMessagesHasItsOwnFinding()
    {
        const auto call = [](const char* id, const char* tool) {
            return json{{"role", "assistant"}, {"parts", {{{"type", "tool_call"}, {"id", id}, {"name", tool}, {"arguments", {{"vendor_id", "V-1"}}}}}}};
        };
        const auto answer = [](const char* id, const json& response) {
            return json{{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", id}, {"response", response}}}}};
        };
        json first = json::array({text("user", "May INV-1 be paid?"), call("c1", "lookup_vendor"), call("c2", "list_payments"), answer("c1", "[]"), answer("c2", "[]")});
        json second = first;
        for (const json& message : {call("c3", "find_order"), answer("c3", R"({"order":"PO-8841"})")})
            second.push_back(message);
        TraceBuilder trace;
        trace.agent("approver")
            .chatCalls("May INV-1 be paid?", "lookup_vendor", R"({"vendor_id":"V-1"})")
            .chatCalls("", "find_order", R"({"vendor_id":"V-1"})", asked(first)) // the first to be given the empty results; the last request repeats them
            .chat("", kApproved, asked(second))
            .close();
        const auto built = trace.build();
        const auto findings = testkit::findingsOf(*built, "empty-result");
        QCOMPARE(findings.size(), std::size_t{2});
        const auto card = analysis::decisionCard({built->details, built->contents, built->decisions.back(), findings, {}, {}, {}});
        QStringList told;
        for (const auto* entry : entriesOf(card, Kind::ToolResult))
            for (const std::size_t finding : entry->findings.empty() ? std::vector<std::size_t>{findings.size()} : entry->findings)
                told.append(QString::fromStdString(entry->tool + ": " + (finding < findings.size() ? card.findings[finding].title : "no finding")));
        QCOMPARE(told, QStringList({QStringLiteral("lookup_vendor: Empty result from lookup_vendor"), QStringLiteral("list_payments: Empty result from list_payments"),
                           QStringLiteral("find_order: no finding")}));
    }

    void findingsOfStepsStandOnTheCardThatShowsThem()
    {
        TraceBuilder trace;
        trace.agent("approver")
            .tool("get_payments", R"({"vendor_id":"V-1"})", R"({"error":"ledger timeout"})")
            .chat("", "The payments are not", {{"gen_ai.response.finish_reasons", {"length"}}})
            .chat("May INV-1 be paid?", kApproved)
            .close();
        const auto built = trace.build();
        const domain::Decision& decision = built->decisions.front();
        auto findings = testkit::findingsOf(*built, "hidden-tool-error");
        for (const domain::Finding& cut : testkit::findingsOf(*built, "truncated-output"))
            findings.push_back(cut);
        QCOMPARE(findings.size(), std::size_t{2});
        QVERIFY(findings[0].decisionId.empty() && findings[1].decisionId.empty());
        const auto finding = [&](const char* detector, std::uint64_t span, const std::string& dependent) {
            domain::Finding made = findings.front();
            made.detector = detector;
            made.span = {span};
            made.decisionId = dependent;
            return made;
        };
        findings.insert(findings.begin(), finding("of-no-step-shown", 99, ""));
        findings.push_back(finding("of-another-decision", findings[1].span.value, "0123456789abcdef"));
        findings.push_back(finding("of-the-decision", 99, decision.id));
        const auto card = analysis::decisionCard({built->details, built->contents, decision, findings, {}, {}, {}});
        QStringList counted;
        for (const domain::Finding& stands : card.findings)
            counted.append(QString::fromStdString(stands.detector));
        QCOMPARE(counted, QStringList({QStringLiteral("hidden-tool-error"), QStringLiteral("of-the-decision"), QStringLiteral("truncated-output")}));
        QStringList marked;
        for (const analysis::CardEntry& entry : card.entries)
            for (const std::size_t index : entry.findings)
                marked.append(QString::fromStdString(entry.title + ": " + card.findings[index].detector));
        QCOMPARE(marked, QStringList({QStringLiteral("get_payments answered with an error, status ok: hidden-tool-error"), QStringLiteral("The model answered: truncated-output")}));
        QCOMPARE(findingsDependedOn(card), std::size_t{1});
    }

    void whatAGraphWasGivenInItsOwnConversationSupportsItsAnswer()
    {
        const auto called = [](const char* id, const char* tool, const json& arguments) {
            return langChain("AIMessage", "", {{"tool_calls", {{{"id", id}, {"name", tool}, {"args", arguments}}}}});
        };
        const std::string answer = R"({"decision":"approved","invoice":"INV-1","order":"PO-8841","reason":"below the 10,000 EUR threshold, of V-77"})";
        const auto trace = graph({langChain("HumanMessage", "May INV-1 be paid?"), called("c1", "retrieve_policies", {{"query", "limits"}}),
            langChain("ToolMessage", kPolicies, {{"tool_call_id", "c1"}}), called("c2", "find_order", {{"number", "PO-8841"}}),
            langChain("ToolMessage", R"({"order":"PO-8841","found":true})", {{"tool_call_id", "c2"}}), langChain("AIMessage", answer)});
        const auto card = cardOf(trace);
        const auto valueOf = [&card](std::string_view text) {
            const auto found = std::find_if(card.valueOrigins.begin(), card.valueOrigins.end(), [text](const analysis::ValueOrigin& origin) { return origin.value == text; });
            return found == card.valueOrigins.end() ? std::string("not told") : found->statement.text;
        };
        QCOMPARE(valueOf("10,000 EUR"), std::string("10,000 EUR first stands in a tool's answer in the conversation of workflow graph."));
        QCOMPARE(valueOf("V-77"), std::string("V-77 is unsupported: nothing recorded before gives it."));
        // the model made it up, and what it called only says it again
        QCOMPARE(valueOf("PO-8841"), std::string("Order PO-8841 is unsupported: only a model said it before, in the answer of workflow graph."));
        const auto limit = std::find_if(card.valueOrigins.begin(), card.valueOrigins.end(), [](const auto& origin) { return origin.value == "10,000 EUR"; });
        QCOMPARE(limit->statement.evidence.size(), std::size_t{2}); // stated, and where it came from: the same field
        QCOMPARE(limit->statement.evidence.back().excerpt, std::string("Invoices up to 10,000 EUR may be approved automatically."));
        const auto documents = entriesOf(card, Kind::Documents);
        QVERIFY(documents.front()->documents.front().use == analysis::DocumentUse::ValueTaken);
    }

    void whatAToolInMessagesGaveBackIsSaidEvenIfItIsNothing_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::newRow("list") << "lookup_vendor" << "[]" << "Vendor look-up answered with nothing" << R"(lookup_vendor("V-1") returned [] without an error.)";
        QTest::newRow("object") << "lookup_vendor" << "{}" << "Vendor look-up answered with nothing" << R"(lookup_vendor("V-1") returned {} without an error.)";
        QTest::newRow("by its nature") << "think" << "{}" << "think called" << R"("V-1")";
    }

    void whatAToolInMessagesGaveBackIsSaidEvenIfItIsNothing()
    {
        QFETCH(QString, tool);
        QFETCH(QString, result);
        const json asked = json::array({{{"role", "user"}, {"parts", {{{"type", "text"}, {"content", "May INV-1 be paid?"}}}}},
            {{"role", "assistant"}, {"parts", {{{"type", "tool_call"}, {"id", "c1"}, {"name", tool.toStdString()}, {"arguments", {{"vendor_id", "V-1"}}}}}}},
            {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", "c1"}, {"response", json::parse(result.toStdString())}}}}}});
        const auto card = cardOf(TraceBuilder().chat("", kApproved, {{"gen_ai.input.messages", asked.dump()}}));
        const auto results = entriesOf(card, Kind::ToolResult);
        QCOMPARE(results.size(), std::size_t{1});
        QTEST(QString::fromStdString(results.front()->title), "title");
        QTEST(QString::fromStdString(results.front()->statement.text), "text");
    }

    void whatAFunctionWasCalledWithIsToldWithoutItsWrapping()
    {
        const auto card = cardOf(TraceBuilder()
                                     .open("approver.agent", {{"traceloop.span.kind", "agent"}, {"traceloop.entity.input", R"({"args":["May INV-1 be paid?"],"kwargs":{}})"}})
                                     .tool("lookup_vendor", R"({"args":[],"kwargs":{"vendor_id":"V-1"}})", "[]")
                                     .tool("lookup_order", R"({"args":["PO-1"],"kwargs":{}})", "[]")
                                     .tool("lookup_limit", R"({"args":["PO-1"],"kwargs":{"currency":"EUR"}})", "[]")
                                     .chat("Decide.", kApproved)
                                     .close());
        QCOMPARE(entriesOf(card, Kind::Input).front()->statement.text, std::string("\xE2\x80\x9CMay INV-1 be paid?\xE2\x80\x9D"));
        const auto results = entriesOf(card, Kind::ToolResult);
        QCOMPARE(results.at(0)->statement.text, std::string("lookup_vendor(\"V-1\") returned [] without an error."));
        QCOMPARE(results.at(1)->statement.text, std::string("lookup_order(\"PO-1\") returned [] without an error."));
        QCOMPARE(results.at(2)->statement.text, std::string("lookup_limit(PO-1, currency EUR) returned [] without an error."));
    }

    void aGraphMayWrapItsConversation()
    {
        const json messages = {langChain("HumanMessage", "May INV-1 be paid?"), langChain("AIMessage", kApproved)};
        const json given{{"inputs", {{"messages", {messages.front()}}}}, {"tags", json::array()}, {"metadata", json::object()}, {"kwargs", {{"name", "LangGraph"}}}};
        TraceBuilder trace;
        trace.span("LangGraph.workflow", {{"traceloop.span.kind", "workflow"}, {"traceloop.entity.input", given.dump()},
                                             {"traceloop.entity.output", json{{"outputs", {{"messages", messages}}}, {"kwargs", {{"tags", json::array()}}}}.dump()}});
        const auto card = cardOf(trace);
        QCOMPARE(card.decision.result, std::string("approved"));
        QCOMPARE(entriesOf(card, Kind::Input).front()->statement.text, std::string("\xE2\x80\x9CMay INV-1 be paid?\xE2\x80\x9D"));
    }

    void aWrapperOfOneMessageDecidesNothing()
    {
        QVERIFY(decisionsOf(graph({langChain("AIMessage", kApproved)})).empty());
        QVERIFY(decisionsOf(graph({langChain("HumanMessage", "May INV-1 be paid?"), langChain("AIMessage", "", {{"tool_calls", {{{"id", "c1"}, {"name", "f"}, {"args", json::object()}}}}})})).empty());
    }

    void whatTheRunDecidesAboutItselfSilencesNoAnswer()
    {
        TraceBuilder trace;
        trace.agent("approver")
            .span("agent_handoff", {{"gen_ai.operation.name", "agent_handoff"}, {"gen_ai.handoff.from_agent", "triage"}, {"gen_ai.handoff.to_agent", "approver"}})
            .tool("read_order", "{}", R"({"order":"PO-1"})")
            .chat("May INV-1 be paid?", kApproved)
            .close();
        auto decisions = decisionsOf(trace);
        QCOMPARE(decisions.size(), std::size_t{2});
        QCOMPARE(decisions[0].result, std::string("handover to approver"));
        QVERIFY(decisions[0].isExplicit);
        QCOMPARE(decisions[1].result, std::string("approved"));
        QVERIFY(!decisions[1].isExplicit);

        TraceBuilder stated;
        stated.span("root", {{"gen_ai.operation.name", "invoke_agent"}, {"app.decision", "approved"}, {"app.decision.confidence", 0.93}}).chat("May INV-1 be paid?", kApproved);
        decisions = decisionsOf(stated);
        QCOMPARE(decisions.size(), std::size_t{1});
        QCOMPARE(decisions[0].source, std::string("app.decision"));
    }

    void fieldsAreReadWhereverTheyStand()
    {
        TraceBuilder trace;
        trace.span("execute_tool decide", {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", "decide"}, {"decision.result", "approved"},
            {"gen_ai.tool.call.arguments", R"({"claim_id":"C-7","payment_amount":"1,250.50","reviewed_by":"m.keller"})"}, {"gen_ai.tool.call.result", R"({"confidence":87})"}});
        const auto decision = decisionsOf(trace, "[names]\nsubject = [\"claim_id\"]\n").front();
        QCOMPARE(decision.approver, std::string("m.keller"));
        QCOMPARE(decision.amount.value(), 1250.5);
        QCOMPARE(decision.confidence.value(), 0.87);
        QCOMPARE(decision.subject.front(), (std::pair<std::string, std::string>("claim_id", "C-7")));

        TraceBuilder inferred;
        inferred.agent("a").chat(R"({"invoice_id":"INV-1","amount":70,"approver":"wanted"})", R"({"decision":"approved"})", {{"case.approved_by", "l.meier"}}).close();
        const auto read = decisionsOf(inferred);
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(read.front().amount.value(), 70.0);
        QCOMPARE(read.front().approver, std::string("l.meier")); // who is to approve is asked in the request, not told
    }

    void anAgentThatWasAskedIsEvidence()
    {
        TraceBuilder trace;
        trace.agent("orchestrator")
            .chat("May INV-1 be paid?", "I ask the clerk.")
            .span("invoke_agent clerk", {{"gen_ai.operation.name", "invoke_agent"}, {"gen_ai.agent.name", "clerk"},
                                            {"gen_ai.output.messages", R"([{"role":"assistant","parts":[{"type":"text","content":"The order says 100 pieces."}]}])"}})
            .chat("", kApproved)
            .close();
        const auto card = cardOf(trace);
        const auto answers = entriesOf(card, Kind::Generation);
        QCOMPARE(answers.size(), std::size_t{2});
        QCOMPARE(answers[1]->title, std::string("clerk answered"));
        QVERIFY2(answers[1]->statement.text.find("The order says 100 pieces.") != std::string::npos, answers[1]->statement.text.c_str());
    }

    void aValueThatBeginsInADocumentIsItsUse()
    {
        const auto card = cardOf(approvalAfterPolicies("approved"));
        const auto& documents = entriesOf(card, Kind::Documents).front()->documents;
        QCOMPARE(documents.size(), std::size_t{3});
        QVERIFY(documents[0].use == analysis::DocumentUse::ValueTaken);
        QCOMPARE(documents[0].evidence.back().values.front(), std::string("10,000 EUR"));
        QVERIFY(documents[0].evidence.back().relation == domain::Relation::Inferred);
        QVERIFY(documents[2].use == analysis::DocumentUse::NoTrace);
        for (const analysis::CardDocument& document : documents)
            QVERIFY(document.delivery == analysis::CardDocument::Delivery::Delivered);
    }

    void whatADocumentAsksForAndWasNotFoundIsMissing()
    {
        const auto card = cardOf(approvalAfterPolicies("approved"));
        const auto gaps = entriesOf(card, Kind::Gap);
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps.front()->title, std::string("POL-22 asks for what was not found"));
        QVERIFY2(gaps.front()->statement.text.find("the vendor must be found in the registry") != std::string::npos, gaps.front()->statement.text.c_str());
        QCOMPARE(gaps.front()->statement.evidence.size(), std::size_t{2});
        for (const analysis::CardEvidence& evidence : gaps.front()->statement.evidence)
            QVERIFY(evidence.relation == domain::Relation::Inferred && !evidence.excerpt.empty());
        const auto careful = cardOf(approvalAfterPolicies("escalated"));
        QVERIFY(entriesOf(careful, Kind::Gap).empty());
    }
};

QTEST_GUILESS_MAIN(DecisionEvidenceTest)
#include "decision_evidence_test.moc"
