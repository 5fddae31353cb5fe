// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/conclusion.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

using namespace whyglass;
using testkit::TraceBuilder;

namespace {

/// "approved 0.93 4870.5 invoice.id=INV-1" or "" where nothing is concluded.
QByteArray print(const std::string& result, std::optional<double> confidence, std::optional<double> amount,
    const std::vector<std::pair<std::string, std::string>>& subject)
{
    QByteArray out = QByteArray::fromStdString(result);
    out += confidence ? " " + QByteArray::number(*confidence) : QByteArray(" -");
    out += amount ? " " + QByteArray::number(*amount) : QByteArray(" -");
    for (const auto& [key, value] : subject)
        out += " " + QByteArray::fromStdString(key + "=" + value);
    return out;
}

QByteArray stateOf(const domain::Decision& decision, const char* check)
{
    static constexpr const char* kStates[] = {"present", "absent", "not seen", "not applicable"};
    for (const auto& entry : decision.provenance)
        if (entry.name == check)
            return kStates[int(entry.state)];
    return {};
}

} // namespace

class ConclusionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void concludes_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* answer, const char* printed) {
            QTest::newRow(answer) << QByteArray(answer) << QByteArray(printed);
        };
        row("{\"decision\":\"approved\",\"confidence\":0.93,\"invoice\":\"INV-20418\",\"amount\":4870.5,\"reason\":\"Matches "
            "PO-7731\"}",
            "approved 0.93 4870.5 invoice.id=INV-20418");
        row("```json\n{\"decision\": \"Reject\", \"confidence\": 87}\n```", "reject 0.87 -");
        row("Here it is:\n{\"approved\": false, \"claim_id\": \"CLM-77\"}", "rejected - - claim.id=CLM-77");
        row("{\"result\":\"approved\"}", "approved - -");
        row("{\"result\":\"success\",\"rows\":3}", "");
        row("{\"status\":\"pending\"}", "");
        row("{\"verdict\":{\"decision\":\"escalate\",\"confidence\":\"55%\"}}", "escalate 0.55 -");
        row("{\"decision\":\"\"}", "");
        row("Approved: pay $50,000.00 for invoice INV-12345.", "approved - - invoice.id=INV-12345");
        row("I have approved the claim CLM-9001. Confidence: 92%", "approved 0.92 - claim.id=CLM-9001");
        row("The invoice has been rejected because the quantity is wrong.", "rejected - -");
        row("The invoice cannot be approved.", "rejected - -");
        row("I do not approve this order.", "rejected - -");
        row("This is not rejected.", "");
        row("I cannot approve it, so I escalated the case to a person.", "escalated - -");
        row("Shall it be approved?", "");
        row("It would be approved if the vendor were known.", "");
        row("Invoices up to 10,000 EUR can be approved automatically.", "");
        row("The first was approved. The second was rejected.", "");
        row("The approval process has three steps.", "");
        row("Here is the weather in Berlin.", "");
        row("", "");
        row("{\"decision\":", "");
    }

    void concludes()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, printed);
        const auto conclusion = analysis::conclusionOf(answer.constData());
        QCOMPARE(conclusion ? print(conclusion->result, conclusion->confidence, conclusion->amount, conclusion->subject)
                            : QByteArray(),
            printed);
    }

    void agentOfAnAnswerMayStandFurtherUp()
    {
        const auto trace = TraceBuilder()
                               .agent("approver")
                               .open("step 1", {{"gen_ai.operation.name", "agent_step"}})
                               .chatCalls("May INV-1 be paid?", "lookup_vendor", "{}")
                               .tool("lookup_vendor", "{}", "{\"id\":\"V-1\"}")
                               .close()
                               .open("step 2", {{"gen_ai.operation.name", "agent_step"}})
                               .chat("Decide", "{\"decision\":\"approved\",\"invoice\":\"INV-1\"}")
                               .close()
                               .close()
                               .build();
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        QCOMPARE(trace->decisions.front().agent, std::string("approver"));
        QCOMPARE(trace->decisions.front().source, std::string("final answer of approver"));
    }

    void finalAnswerOfAnAgent()
    {
        const auto trace =
            TraceBuilder()
                .agent("approver")
                .chatCalls("Invoice INV-20418 refers to PO-7731. May it be paid?", "lookup_vendor", "{\"vendor_id\":\"V-2209\"}")
                .tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", "{\"vendors\":[{\"id\":\"V-2209\"}]}")
                .chat("Decide", "{\"decision\":\"approved\",\"confidence\":0.93,\"invoice\":\"INV-20418\"}")
                .close()
                .build();
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        const domain::Decision& decision = trace->decisions.front();
        QCOMPARE(print(decision.result, decision.confidence, decision.amount, decision.subject),
            QByteArray("approved 0.93 - invoice.id=INV-20418 po.id=PO-7731"));
        QVERIFY(!decision.isExplicit);
        QCOMPARE(decision.source, std::string("final answer of approver"));
        QCOMPARE(decision.agent + " " + decision.service + " " + decision.serviceVersion + " " + decision.model,
            std::string("approver invoice-agent 1.4.2 gpt-4o"));
        QCOMPARE(decision.span.hex(), std::string("0000000000000004"));
        QCOMPARE(decision.tokens.input.value_or(0), 200);
        QCOMPARE(decision.provenance.size(), std::size_t{10});
        QCOMPARE(stateOf(decision, "tool_results"), QByteArray("present"));
        QCOMPARE(stateOf(decision, "prompt_version"), QByteArray("absent"));
        QCOMPARE(stateOf(decision, "documents"), QByteArray("not applicable"));
        QCOMPARE(stateOf(decision, "human_approval"), QByteArray("not seen"));
        QCOMPARE(stateOf(decision, "content_captured"), QByteArray("present"));
    }

    void attributesOutrankTheAnswer()
    {
        const auto trace =
            TraceBuilder()
                .agent("approver")
                .chat("May INV-1 be paid?", "{\"decision\":\"rejected\"}")
                .span("make_decision",
                    {{"decision.type", "invoice_approval"}, {"decision.result", "Approved"}, {"decision.confidence", 93},
                        {"invoice.id", "INV-12345"}, {"po.id", "PO-7731"}, {"invoice.amount", 50000.0}})
                .close()
                .build();
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        const domain::Decision& decision = trace->decisions.front();
        QVERIFY(decision.isExplicit);
        QCOMPARE(print(decision.result, decision.confidence, decision.amount, decision.subject),
            QByteArray("approved 0.93 50000 invoice.id=INV-12345 po.id=PO-7731"));
        QCOMPARE(decision.source, std::string("decision.result"));
    }

    void nothingIsInvented()
    {
        QVERIFY(TraceBuilder()
                    .agent("helper")
                    .chat("Hello", "Good morning! What can I do for you?")
                    .close()
                    .build()
                    ->decisions.empty());
        QVERIFY(
            TraceBuilder().chat("Should it be approved?", "Approved.").build()->decisions.empty()); // no agent, no tool: a chat
        QVERIFY(TraceBuilder().agent("helper").chatCalls("Decide", "approve_invoice", "{}").close().build()->decisions.empty());
    }

    void idsAreStable()
    {
        const auto make = [] {
            return TraceBuilder().agent("a").chat("May INV-1 be paid?", "{\"decision\":\"approved\"}").close().build();
        };
        QCOMPARE(make()->decisions.front().id, make()->decisions.front().id);
        QCOMPARE(make()->decisions.front().id.size(), std::size_t{16});
    }
};

QTEST_APPLESS_MAIN(ConclusionTest)
#include "conclusion_test.moc"
