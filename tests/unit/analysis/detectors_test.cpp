// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace whyglass;
using testkit::findingsOf;
using testkit::MemoryBaselines;
using testkit::TraceBuilder;

namespace {

/// "high 0000000000000003 Title" a line; "" where there is none.
QByteArray print(const std::vector<domain::Finding>& findings)
{
    QByteArray out;
    for (const auto& finding : findings)
        out += (out.isEmpty() ? "" : "\n")
            + QByteArray::fromStdString(
                std::string(domain::nameOf(finding.severity)) + " " + std::to_string(finding.span.value) + " " + finding.title);
    return out;
}

TraceBuilder invoiceRun(const std::string& vendors, const std::string& answer, int number = 1)
{
    TraceBuilder run(number);
    run.agent("approver")
        .chatCalls("Invoice INV-20418 refers to PO-7731. May it be paid?", "lookup_vendor", "{\"vendor_id\":\"V-2209\"}")
        .tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", vendors)
        .chat("Decide", answer)
        .close();
    return run;
}

constexpr char kApproved[] =
    "{\"decision\":\"approved\",\"confidence\":0.93,\"invoice\":\"INV-20418\",\"reason\":\"The vendor is verified.\"}";
constexpr char kVendor[] = "{\"vendors\":[{\"id\":\"V-2209\"}]}";
constexpr char kNoVendor[] = "{\"http_status\":200,\"vendors\":[]}";

/// `good` runs with a vendor, `bad` without, all before run 1000.
MemoryBaselines history(int good, int bad)
{
    MemoryBaselines baselines;
    for (int i = 0; i < good + bad; ++i) {
        const auto run = invoiceRun(i < good ? kVendor : kNoVendor, kApproved, i + 1).build();
        baselines.add(analysis::callOutcomesOf(run->details, run->contents));
    }
    return baselines;
}

/// The request of a model that called lookup_vendor and is given this result.
nlohmann::json askedAbout(const QByteArray& result)
{
    return nlohmann::json::array({{{"role", "user"}, {"parts", {{{"type", "text"}, {"content", "May INV-1 be paid?"}}}}},
        {{"role", "assistant"}, {"parts", {{{"type", "tool_call"}, {"id", "c1"}, {"name", "lookup_vendor"}, {"arguments", {{"vendor_id", "V-2209"}}}}}}},
        {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", "c1"}, {"response", result.toStdString()}}}}}});
}

} // namespace

class DetectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- D01 ---
    void emptyResultBeforeADecision()
    {
        const auto baselines = history(30, 0);
        const auto run = invoiceRun(kNoVendor, kApproved, 1000).build();
        const auto findings = findingsOf(*run, "empty-result", &baselines);
        QCOMPARE(print(findings), QByteArray("high 3 Empty result from lookup_vendor"));
        QCOMPARE(findings.front().decisionId, run->decisions.front().id);
        QCOMPARE(findings.front().evidence.size(), std::size_t{2});
        QCOMPARE(findings.front().evidence[0].field, std::string("attributes.gen_ai.tool.call.result"));
        QCOMPARE(findings.front().evidence[0].excerpt, std::string(kNoVendor));
        QVERIFY(findings.front().evidence[1].relation == domain::Relation::Inferred);
        QVERIFY(QByteArray::fromStdString(findings.front().explanation).contains("0 of its 30 calls"));
    }

    void resultThatOnlyTheNextModelCallShows()
    {
        const auto response =
            nlohmann::json::array({{{"role", "user"}, {"parts", {{{"type", "text"}, {"content", "May INV-1 be paid?"}}}}},
                {{"role", "tool"}, {"parts", {{{"type", "tool_call_response"}, {"id", "call_1"}, {"response", "[]"}}}}}});
        const auto run = TraceBuilder()
                             .agent("approver")
                             .chatCalls("May INV-1 be paid?", "lookup_vendor", "{\"vendor_id\":\"V-2209\"}")
                             .span("execute_tool lookup_vendor",
                                 {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", "lookup_vendor"}})
                             .chat("", kApproved, {{"gen_ai.input.messages", response.dump()}})
                             .close()
                             .build();
        const auto findings = findingsOf(*run, "empty-result");
        QCOMPARE(print(findings), QByteArray("high 3 Empty result from lookup_vendor"));
        QCOMPARE(findings.front().evidence[0].span.value, 4ULL);
        QCOMPARE(findings.front().evidence[0].field, std::string("attributes.gen_ai.input.messages"));
    }

    void resultThatNoSpanTells_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("findings");
        const QByteArray again = R"([{"role":"assistant","parts":[{"type":"tool_call","id":"c2","name":"lookup_vendor","arguments":{}}]},)"
                                 R"({"role":"tool","parts":[{"type":"tool_call_response","id":"c2","response":{"vendors":[1]}}]}])";
        QTest::newRow("empty") << QByteArray("[]") << QByteArray("[]") << QByteArray("high 3 Empty result from lookup_vendor");
        QTest::newRow("data") << QByteArray(kVendor) << QByteArray("[]") << QByteArray();
        QTest::newRow("made up for") << QByteArray("[]") << again << QByteArray("low 3 Empty result from lookup_vendor");
        QTest::newRow("history") << QByteArray("[]") << QByteArray(R"([{"role":"user","parts":[{"type":"text","content":"And INV-2?"}]}])") << QByteArray();
    }

    void resultThatNoSpanTells()
    {
        QFETCH(QByteArray, result);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, findings);
        auto asked = askedAbout(result);
        for (auto& message : nlohmann::json::parse(after.toStdString()))
            asked.push_back(message);
        const auto run = TraceBuilder()
                             .agent("approver")
                             .chatCalls("May INV-1 be paid?", "lookup_vendor", "{\"vendor_id\":\"V-2209\"}")
                             .chat("", "I looked.", {{"gen_ai.input.messages", asked.dump()}}) // each request repeats those before it
                             .chat("", kApproved, {{"gen_ai.input.messages", asked.dump()}})
                             .close()
                             .build();
        const auto found = findingsOf(*run, "empty-result");
        QCOMPARE(print(found), findings);
        if (!found.empty())
            QCOMPARE(found.front().evidence.front().field, std::string("attributes.gen_ai.input.messages"));
    }

    void usuallyEmptyIsNoNews()
    {
        const auto baselines = history(15, 15);
        QCOMPARE(print(findingsOf(*invoiceRun(kNoVendor, kApproved, 1000).build(), "empty-result", &baselines)), QByteArray());
    }

    void aLongOutageKeepsItsAlarm()
    {
        const auto baselines = history(100, 60); // the overall rate is above every threshold by now
        const auto findings = findingsOf(*invoiceRun(kNoVendor, kApproved, 1000).build(), "empty-result", &baselines);
        QCOMPARE(print(findings), QByteArray("high 3 Empty result from lookup_vendor"));
        QVERIFY(QByteArray::fromStdString(findings.front().explanation).contains("outage"));
    }

    void emptyResultNearMisses()
    {
        const auto baselines = history(30, 0);
        const auto none = [&](TraceBuilder run) { return print(findingsOf(*run.build(), "empty-result", &baselines)); };
        QCOMPARE(none(invoiceRun(kVendor, kApproved, 1000)), QByteArray());
        QCOMPARE(none(TraceBuilder(1000).agent("a").tool("think", "{\"thought\":\"x\"}", "").close()), QByteArray());
        QCOMPARE(none(TraceBuilder(1000).agent("a").tool("send_email", "{\"to\":\"x\"}", "null").close()), QByteArray());
        QCOMPARE(none(TraceBuilder(1000).agent("a").failedTool("lookup_vendor", "{\"a\":1}", "503").close()), QByteArray());
    }

    void laterDataTakesTheWeightOff()
    {
        const auto run = TraceBuilder()
                             .agent("approver")
                             .tool("lookup_vendor", "{\"id\":1}", "[]")
                             .tool("lookup_vendor", "{\"id\":1}", "[{\"id\":1}]")
                             .chat("Decide INV-1", kApproved)
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "empty-result")), QByteArray("low 2 Empty result from lookup_vendor"));
    }

    // --- D03 ---
    void hiddenToolError()
    {
        const auto run = TraceBuilder()
                             .agent("a")
                             .tool("get_payment_history", "{\"id\":1}", "{\"error\":\"ledger timeout after 30 s\"}")
                             .close()
                             .build();
        const auto findings = findingsOf(*run, "hidden-tool-error");
        QCOMPARE(print(findings), QByteArray("medium 2 Hidden error of get_payment_history"));
        QVERIFY(QByteArray::fromStdString(findings.front().explanation).contains("ledger timeout"));
    }

    void hiddenToolErrorNearMisses()
    {
        QCOMPARE(
            print(findingsOf(*TraceBuilder().agent("a").tool("get_x", "{\"id\":1}", "{\"error\":null,\"x\":1}").close().build(),
                "hidden-tool-error")),
            QByteArray());
        QCOMPARE(print(findingsOf(
                     *TraceBuilder().agent("a").tool("search_logs", "{\"q\":1}", "Error: disk full at 14:00").close().build(),
                     "hidden-tool-error")),
            QByteArray());
        QCOMPARE(print(findingsOf(
                     *TraceBuilder().agent("a").failedTool("get_x", "{\"id\":1}", "boom").close().build(), "hidden-tool-error")),
            QByteArray());
    }

    // --- D04 ---
    void fabricationAfterAnEmptyAnswer()
    {
        const auto run =
            invoiceRun("[]", "The vendor is verified and has been active since 2019; pay invoice INV-20418.").build();
        const auto findings = findingsOf(*run, "error-then-answer");
        QCOMPARE(print(findings), QByteArray("high 4 Answer without the data of lookup_vendor"));
        QVERIFY(QByteArray::fromStdString(findings.front().explanation).contains("2019"));
        QCOMPARE(findings.front().evidence[0].span.value, 3ULL);
        QCOMPARE(findings.front().evidence[1].span.value, 4ULL);
    }

    void anotherToolDoesNotExcuseAnInvention()
    {
        const auto run = [](const char* answer) {
            return TraceBuilder()
                .agent("vendor-verifier")
                .tool("lookup_vendor", "{\"id\":\"V-2209\"}", "[]")
                .tool("get_payment_history", "{\"vendor_id\":\"V-2209\"}", "{\"payments\":14}")
                .chat("Verify vendor V-2209", answer)
                .close()
                .build();
        };
        QCOMPARE(print(findingsOf(*run("The vendor is verified and has been active since 2019; 14 payments went through."),
                     "error-then-answer")),
            QByteArray("high 4 Answer without the data of lookup_vendor"));
        QCOMPARE(print(findingsOf(*run("The vendor is verified; 14 payments went through."), "error-then-answer")), QByteArray());
    }

    void answerThatRetellsTheError()
    {
        const auto run = TraceBuilder()
                             .agent("a")
                             .tool("exchange_order", "{\"order\":\"W-1001\"}", "Error: non-delivered order cannot be exchanged")
                             .chat("Exchange it", "An exchange needs a delivered order, and this one is on its way.")
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "error-then-answer")), QByteArray());
    }

    void failureThatNoSpanTells_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("findings");
        const QByteArray silent = "medium 3 Answer without the data of lookup_vendor";
        QTest::newRow("empty") << QByteArray("[]") << QByteArray("Approved: pay it.") << silent;
        QTest::newRow("error") << QByteArray(R"({"error":"registry down"})") << QByteArray("Approved: pay it.") << silent;
        QTest::newRow("told") << QByteArray("[]") << QByteArray("Approved, though the vendor was not found.") << QByteArray();
        QTest::newRow("data") << QByteArray(kVendor) << QByteArray("Approved: pay it.") << QByteArray();
    }

    void failureThatNoSpanTells()
    {
        QFETCH(QByteArray, result);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, findings);
        const auto asked = askedAbout(result);
        const auto run = TraceBuilder()
                             .agent("approver")
                             .chatCalls("May INV-1 be paid?", "lookup_vendor", "{\"vendor_id\":\"V-2209\"}")
                             .chat("", answer.toStdString(), {{"gen_ai.input.messages", asked.dump()}})
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "error-then-answer")), findings);
    }

    void theAnswerOfARunWhoseCallsAreSilent()
    {
        const auto answer = nlohmann::json::array({{{"role", "assistant"}, {"parts", {{{"type", "text"}, {"content", "Approved: pay it."}}}}}});
        const nlohmann::json agent{{"gen_ai.operation.name", "invoke_agent"}, {"gen_ai.output.messages", answer.dump()}};
        const nlohmann::json silent{{"gen_ai.operation.name", "chat"}, {"gen_ai.request.model", "m"}};
        TraceBuilder run;
        run.open("invoke_agent", agent).span("chat", silent).tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", "[]").span("chat", silent).close();
        QCOMPARE(print(findingsOf(*run.build(), "error-then-answer")), QByteArray("medium 1 Answer without the data of lookup_vendor"));
        TraceBuilder steps; // one span for the loop, a workflow for each of its steps
        steps.open("chat", {{"gen_ai.operation.name", "chat"}, {"gen_ai.output.messages", answer.dump()}}).open("step", {{"traceloop.span.kind", "workflow"}});
        steps.tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", "[]").close().close();
        QCOMPARE(print(findingsOf(*steps.build(), "error-then-answer")), QByteArray("medium 1 Answer without the data of lookup_vendor"));
        TraceBuilder again;
        again.open("invoke_agent", agent).tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", "[]").tool("lookup_vendor", "{\"vendor_id\":\"V-2209\"}", kVendor).close();
        QCOMPARE(print(findingsOf(*again.build(), "error-then-answer")), QByteArray());
    }

    void answerThatIgnoresAFailure()
    {
        const auto run = TraceBuilder()
                             .agent("a")
                             .failedTool("get_balance", "{\"account\":\"AC-1001\"}", "503")
                             .chat("How much is on AC-1001?", "Everything is fine with the account.")
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "error-then-answer")), QByteArray("medium 3 Answer without the data of get_balance"));
    }

    void failureNearMisses()
    {
        const auto print4 = [](TraceBuilder run) { return print(findingsOf(*run.build(), "error-then-answer")); };
        const auto failed = [] {
            return TraceBuilder().agent("a").failedTool("get_balance", "{\"account\":\"AC-1001\"}", "503");
        };
        QCOMPARE(print4(failed().chat("How much?", "Unfortunately the balance is not available, please try again.").close()),
            QByteArray());
        QCOMPARE(print4(failed()
                            .tool("get_balance", "{\"account\":\"AC-1001\"}", "{\"balance\":4711}")
                            .chat("How much?", "It is 4711.")
                            .close()),
            QByteArray());
        QCOMPARE(print4(failed().close().agent("b").chat("How much?", "All is fine.").close()), QByteArray());
        QCOMPARE(print4(failed()
                            .tool("read_ledger", "{\"account\":\"AC-1001\"}", "{\"balance\":4711}")
                            .chat("How much?", "It is 4711.")
                            .close()),
            QByteArray());
        QCOMPARE(print4(failed().chatCalls("How much?", "get_balance", "{\"account\":\"AC-1001\"}").close()), QByteArray());
    }

    // --- D10 ---
    void identicalCalls_data()
    {
        QTest::addColumn<int>("calls");
        QTest::addColumn<bool>("sameResults");
        QTest::addColumn<QByteArray>("severity");
        QTest::newRow("one") << 1 << true << QByteArray();
        QTest::newRow("two") << 2 << true << QByteArray("info");
        QTest::newRow("two, other answers") << 2 << false << QByteArray();
        QTest::newRow("three") << 3 << true << QByteArray("medium");
        QTest::newRow("three, other answers") << 3 << false << QByteArray("low");
        QTest::newRow("five") << 5 << true << QByteArray("high");
        QTest::newRow("five, other answers") << 5 << false << QByteArray("medium");
    }

    void identicalCalls()
    {
        QFETCH(int, calls);
        QFETCH(bool, sameResults);
        QFETCH(QByteArray, severity);
        TraceBuilder run;
        run.agent("a");
        for (int i = 0; i < calls; ++i)
            run.tool("get_status", "{\"id\": 7, \"request_id\": \"" + std::to_string(i) + "\"}",
                sameResults ? "{\"s\":1}" : "{\"s\":" + std::to_string(i) + "}");
        const auto findings = findingsOf(*run.close().build(), "identical-call");
        QCOMPARE(
            findings.empty() ? QByteArray() : QByteArray::fromStdString(std::string(domain::nameOf(findings.front().severity))),
            severity);
    }

    void identicalCallNearMisses()
    {
        const auto other =
            TraceBuilder().agent("a").tool("get_status", "{\"id\":7}", "1").tool("get_status", "{\"id\":8}", "1").close().build();
        QCOMPARE(print(findingsOf(*other, "identical-call")), QByteArray());
        const auto runs = TraceBuilder()
                              .agent("a")
                              .tool("get_status", "{\"id\":7}", "1")
                              .close()
                              .agent("b")
                              .tool("get_status", "{\"id\":7}", "1")
                              .close()
                              .build();
        QCOMPARE(print(findingsOf(*runs, "identical-call")), QByteArray());
    }

    // --- D21 ---
    void quantityOffByTen()
    {
        const auto run = TraceBuilder()
                             .agent("approver")
                             .tool("read_invoice", "{\"invoice_id\":\"INV-12345\"}",
                                 "{\"invoice_id\":\"INV-12345\",\"po_id\":\"PO-7731\",\"currency\":\"USD\",\"lines\":[{\"sku\":"
                                 "\"OFFICE-SET\",\"quantity\":1000,\"unit_price\":50}],\"amount\":50000}")
                             .tool("get_purchase_order", "{\"po_id\":\"PO-7731\"}",
                                 "{\"po_id\":\"PO-7731\",\"currency\":\"USD\",\"lines\":[{\"sku\":\"OFFICE-SET\",\"quantity\":"
                                 "100,\"unit_price\":50}],\"amount\":5000}")
                             .chat("Invoice INV-12345, 1,000 units, $50,000.00, refers to PO-7731. May it be paid?", kApproved)
                             .close()
                             .build();
        const auto findings = findingsOf(*run, "reference-mismatch");
        QCOMPARE(print(findings),
            QByteArray(
                "high 3 The quantity of line OFFICE-SET is off by a factor of 10\nhigh 3 The amount is off by a factor of 10"));
        QCOMPARE(findings.front().evidence[0].excerpt, std::string("quantity: 1000"));
        QCOMPARE(findings.front().evidence[0].field, std::string("attributes.gen_ai.tool.call.result:lines[0].quantity"));
        QCOMPARE(findings.front().evidence[1].excerpt, std::string("quantity: 100"));
        QCOMPARE(findings.front().decisionId, run->decisions.front().id);
    }

    void wordsAgainstTheOrder()
    {
        const auto run =
            TraceBuilder()
                .agent("approver")
                .chatCalls("Invoice INV-20418 over 48,705.00 EUR refers to PO-7731.", "get_po", "{\"po_number\":\"PO-7731\"}")
                .tool("get_po", "{\"po_number\":\"PO-7731\"}", "{\"total\":4870.5,\"currency\":\"EUR\"}")
                .close()
                .build();
        QCOMPARE(print(findingsOf(*run, "reference-mismatch")), QByteArray("medium 3 The amount is off by a factor of 10"));
    }

    void mismatchNearMisses_data()
    {
        QTest::addColumn<QByteArray>("invoice");
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* name, const char* invoice, const char* order, const char* printed) {
            QTest::newRow(name) << QByteArray(invoice) << QByteArray(order) << QByteArray(printed);
        };
        row("equal", "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"qty\":9}]}",
            "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"quantity\":9.0}]}", "");
        row("another line", "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"qty\":90}]}",
            "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"B\",\"qty\":9}]}", "");
        row("another order", "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"qty\":90}]}",
            "{\"po_id\":\"PO-2\",\"lines\":[{\"sku\":\"A\",\"qty\":9}]}", "");
        row("another unit", "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"qty\":90,\"uom\":\"piece\"}]}",
            "{\"po_id\":\"PO-1\",\"lines\":[{\"sku\":\"A\",\"qty\":9,\"uom\":\"box\"}]}", "");
        row("rounding", "{\"po_id\":\"PO-1\",\"amount\":1000.0}", "{\"po_id\":\"PO-1\",\"total\":1004.0}", "");
        row("not a power of ten", "{\"po_id\":\"PO-1\",\"amount\":1000.0}", "{\"po_id\":\"PO-1\",\"total\":1100.0}",
            "medium 3 Two sources disagree on the amount");
        row("another currency", "{\"po_id\":\"PO-1\",\"amount\":1000.0,\"currency\":\"EUR\"}",
            "{\"po_id\":\"PO-1\",\"total\":1000.0,\"currency\":\"USD\"}", "medium 3 Two sources disagree on the amount");
        row("wrong product", "{\"lines\":[{\"sku\":\"A\",\"qty\":9,\"unit_price\":10,\"amount\":900}]}", "{\"x\":1}",
            "medium 2 The amount is not quantity times unit price");
        row("product with tax", "{\"lines\":[{\"sku\":\"A\",\"qty\":9,\"unit_price\":10,\"tax\":20,\"amount\":110}]}",
            "{\"x\":1}", "");
        row("payments of an order", "{\"order_id\":\"W-1\",\"total\":100.0}",
            "{\"order_id\":\"W-1\",\"payments\":[{\"amount\":10.0}]}", "");
        row("numbers as text", "{\"po_id\":\"PO-1\",\"amount\":\"$50,000.00\"}",
            "{\"po_id\":\"PO-1\",\"total\":\"5.000,00 EUR\"}", "medium 3 The amount is off by a factor of 10");
    }

    void whatAWriteAnswersIsNoReference()
    {
        const auto run =
            TraceBuilder()
                .agent("a")
                .tool("get_order", "{\"order_id\":\"W-1\"}", "{\"order_id\":\"W-1\",\"lines\":[{\"sku\":\"A\",\"qty\":9}]}")
                .tool("modify_order", "{\"order_id\":\"W-1\"}", "{\"order_id\":\"W-1\",\"lines\":[{\"sku\":\"A\",\"qty\":5}]}")
                .close()
                .build();
        QCOMPARE(print(findingsOf(*run, "reference-mismatch")), QByteArray());
    }

    void mismatchNearMisses()
    {
        QFETCH(QByteArray, invoice);
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, printed);
        const auto run = TraceBuilder()
                             .agent("a")
                             .tool("read_invoice", "{\"id\":1}", invoice.toStdString())
                             .tool("get_order", "{\"id\":2}", order.toStdString())
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "reference-mismatch")), printed);
    }

    // --- D30 ---
    void truncated_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* reason, const char* answer, const char* printed) {
            QTest::addRow("%s %s", reason, answer) << QByteArray(reason) << QByteArray(answer) << QByteArray(printed);
        };
        row("length", "The earlier payments of this vendor", "medium 2 Answer cut at the token limit");
        row("max_tokens", "{\"decision\":\"approved\"}", "high 2 Answer cut at the token limit");
        row("content_filter", "", "medium 2 Answer stopped by a content filter");
        row("stop", "The earlier payments of this vendor", "");
        row("", "{\"decision\": \"approved\", \"reason\": \"the vendor was", "low 2 Answer seems to be cut");
        row("", "{\"decision\": \"approved\", \"reason\": \"the vendor is known\"}", "");
        row("", "A plain sentence that simply has no final punctuation here", "");
    }

    void truncated()
    {
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, printed);
        nlohmann::json reasons = nlohmann::json::array();
        if (!reason.isEmpty())
            reasons.push_back(reason.toStdString());
        const auto run = TraceBuilder()
                             .agent("a")
                             .chat("Go", answer.toStdString(), {{"gen_ai.response.finish_reasons", reasons}})
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "truncated-output")), printed);
    }

    void outputAtTheRequestedLimit()
    {
        const auto run = TraceBuilder()
                             .agent("a")
                             .chat("Go", "One two", {{"gen_ai.request.max_tokens", 256}, {"gen_ai.usage.output_tokens", 256}})
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "truncated-output")), QByteArray("medium 2 Answer cut at the token limit"));
    }

    void toolCallFromACutAnswer()
    {
        const auto run = TraceBuilder()
                             .agent("a")
                             .chatCalls("Go", "pay", "{\"amount\":1}", {{"gen_ai.response.finish_reasons", {"length"}}})
                             .close()
                             .build();
        QCOMPARE(print(findingsOf(*run, "truncated-output")), QByteArray("high 2 Answer cut at the token limit"));
    }

    // --- common ground ---
    void registry()
    {
        QCOMPARE(analysis::detectors().size(), std::size_t{6});
        QCOMPARE(analysis::findDetector("d21"), analysis::findDetector("reference-mismatch"));
        QVERIFY(analysis::findDetector("D99") == nullptr);
    }

    void idsAreReproducible()
    {
        const auto make = [] { return findingsOf(*invoiceRun(kNoVendor, kApproved).build()); };
        const auto first = make();
        const auto second = make();
        QVERIFY(!first.empty());
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].id, second[i].id);
            QVERIFY(first[i].evidence.front().excerpt.size() <= 300);
        }
    }

    void deepAndLongTraceEnds()
    {
        TraceBuilder run;
        for (int i = 0; i < 300; ++i)
            run.agent("a" + std::to_string(i % 3));
        for (int i = 0; i < 1500; ++i)
            run.tool("lookup", "{\"id\":\"V-" + std::to_string(1000 + i) + "\"}", i % 3 == 0 ? "[]" : "{\"error\":\"down\"}")
                .chat("Go", "All is fine with it.");
        QElapsedTimer timer;
        timer.start();
        const auto findings = findingsOf(*run.build());
        QVERIFY2(
            timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed()))); // seconds when each question walks the trace
        QVERIFY(!findings.empty());
    }

    void hostileTraceEnds()
    {
        TraceBuilder run;
        run.agent("a");
        const std::string deep = std::string(5000, '[') + std::string(5000, ']');
        std::string wide = "{\"po_id\":\"PO-1\",\"lines\":[";
        for (int i = 0; i < 2000; ++i)
            wide += "{\"sku\":\"A\",\"qty\":" + std::to_string(i + 1) + "},";
        wide.back() = ']';
        wide += "}";
        for (int i = 0; i < 20; ++i)
            run.tool("get_" + std::to_string(i), deep, i % 2 == 0 ? deep : wide);
        run.chat("\xE2\x80\xAE", std::string("\0{[", 3));
        const auto findings = findingsOf(*run.close().build());
        QVERIFY(findings.size() < 200);
    }
};

QTEST_APPLESS_MAIN(DetectorsTest)
#include "detectors_test.moc"
