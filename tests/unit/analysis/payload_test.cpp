// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/json/canonical_json.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/payload/payload_verdict.h"
#include "models/analysis/statistics/proportion.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <QTest>

using namespace whyglass;

class PayloadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTextBlockIsOnePayload_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("inner");
        const auto row = [](const char* payload, const char* inner) { QTest::newRow(payload) << QByteArray(payload) << QByteArray(inner); };
        const char* error = "{\"error\":\"down\"}";
        row("[{\"text\":\"{\\\"error\\\":\\\"down\\\"}\"}]", error);
        row("[{\"type\":\"text\",\"text\":\"{\\\"error\\\":\\\"down\\\"}\"}]", error);
        row("[{\"type\":\"text\",\"text\":\"{\\\"error\\\":\\\"down\\\"}\",\"annotations\":null}]", error);
        const char* document = "[{\"id\":\"P-1\",\"text\":\"{\\\"error\\\":\\\"down\\\"}\"}]";
        row(document, document);
        const char* two = "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]";
        row(two, two);
    }

    /// Told on a card as it is judged.
    void oneTextBlockIsOnePayload()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, inner);
        QCOMPARE(QByteArray::fromStdString(analysis::innerPayload(payload.toStdString())), inner);
        QCOMPARE(analysis::errorPayload(payload.toStdString(), "get_x").has_value(), inner.startsWith("{\"error\""));
    }

    void empty_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* payload, const char* why) {
            QTest::newRow(payload) << QByteArray(payload) << QByteArray(why);
        };
        row("", "the result has zero bytes");
        row("  \n", "the result has zero bytes");
        row("null", "the result is null");
        row("\"\"", "the result is \"\"");
        row("[]", "the result is an empty list");
        row("\"[]\"", "the result is an empty list");
        row("{}", "the result is an empty object");
        row("{\"results\":[],\"query\":\"x\",\"extra\":{\"a\":1}}", "`results` is an empty list");
        row("{\"total\":0,\"page\":1}", "`total` is 0");
        row("{\"http_status\":200,\"vendors\":[]}", "`vendors` is an empty list");
        row("{\"status\":\"ok\",\"vendors\":[],\"message\":\"none\"}", "`vendors` is an empty list");
        row("{\"content\":[{\"type\":\"text\",\"text\":\"[]\"}],\"isError\":false}", "the result is an empty list");
        row("[{\"type\":\"text\",\"text\":\"{\\\"http_status\\\":200,\\\"vendors\\\":[]}\"}]", "`vendors` is an empty list");
        row("[{\"text\":\"[]\"}]", "the result is an empty list");
        row("[{\"text\":\"A policy\"}]", "");
        row("[{\"id\":\"P-1\",\"text\":\"\"}]", "");
        row("{\"po_number\":\"PO-1\",\"lines\":[]}", "");
        row("{\"vendors\":[{\"id\":1}]}", "");
        row("{\"ok\":true}", "");
        row("{\"total\":3,\"errors\":[]}", "`errors` is an empty list");
        row("0", "");
        row("no open disputes", "");
        row("[[]]", "");
    }

    void empty()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, why);
        const auto verdict = analysis::emptyPayload({payload.constData(), size_t(payload.size())});
        QCOMPARE(verdict ? QByteArray::fromStdString(verdict->why) : QByteArray(), why);
    }

    void error_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("tool");
        QTest::addColumn<bool>("isError");
        const auto row = [](const char* payload, const char* tool, bool isError) {
            QTest::addRow("%s %s", tool, payload) << QByteArray(payload) << QByteArray(tool) << isError;
        };
        row("{\"error\":\"vendor not found\"}", "lookup_vendor", true);
        row("{\"error\":null,\"data\":1}", "lookup_vendor", false);
        row("{\"errors\":[]}", "lookup_vendor", false);
        row("{\"error\":false}", "lookup_vendor", false);
        row("{\"success\":false}", "x_y", true);
        row("{\"isError\":true,\"content\":[]}", "x_y", true);
        row("{\"status\":404}", "x_y", true);
        row("{\"status\":200}", "x_y", false);
        row("{\"code\":4711}", "x_y", false);
        row("{\"status\":\"failed\"}", "x_y", true);
        row("{\"status\":\"active\"}", "x_y", false);
        row("Error: user not found", "find_user", true);
        row("\"Error: user not found\"", "find_user", true);
        row("Errors are rare here", "find_user", false);
        row("Traceback (most recent call last):", "run_code", true);
        row("Failed to connect", "x_y", true);
        row("error rate rose at 14:00", "search_logs", false);
        row("<html><body>502</body></html>", "lookup_vendor", true);
        row("<html><body>news</body></html>", "fetch_page", false);
        row("", "x_y", false);
    }

    void error()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, tool);
        QFETCH(bool, isError);
        QCOMPARE(analysis::errorPayload({payload.constData(), size_t(payload.size())}, tool.constData()).has_value(), isError);
    }

    void canonical()
    {
        using analysis::payloadHash;
        QCOMPARE(analysis::canonicalPayload(" {\"b\": 1.0, \"a\": [1e2], \"request_id\": \"x\", \"Timestamp\": 3} "),
            std::string("{\"a\":[100],\"b\":1}"));
        QCOMPARE(payloadHash("{\"a\":1,\"b\":2}"), payloadHash("{ \"b\": 2.0, \"a\": 1, \"nonce\": \"q\" }"));
        QVERIFY(payloadHash("{\"a\":1}") != payloadHash("{\"a\":2}"));
        QVERIFY(payloadHash("{\"a\":\"1\"}") != payloadHash("{\"a\":1}"));
        QCOMPARE(analysis::canonicalPayload("  plain text "), std::string("plain text"));
    }

    void hostileJson()
    {
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        QVERIFY(!analysis::parseStructure(deep));
        QVERIFY(!analysis::parseStructure("{\"a\":"));
        QVERIFY(!analysis::parseStructure("\"\\\"[]\\\"\""));
        QVERIFY(analysis::parseStructure("{\"text\": \"[[[[ not structure \\\" [\"}"));
        QVERIFY(!analysis::emptyPayload(deep));
        QCOMPARE(analysis::canonicalPayload("{\"a\":\"\xFF\"}").empty(), false);
    }

    void numbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("number"); // -1: none
        const auto row = [](const char* text, double number) { QTest::newRow(text) << QByteArray(text) << number; };
        row("1,000", 1000);
        row("$50,000.00", 50000);
        row("4.870,50", 4870.5);
        row("4,870.50 EUR", 4870.5);
        row("1.234.567", 1234567);
        row("12,5", 12.5);
        row("0.93", 0.93);
        row("93%", 93);
        row("INV-20418", -1);
        row("1-2", -1);
        row("", -1);
        row(".", -1);
    }

    void numbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, number);
        QCOMPARE(analysis::parseNumber(text.constData()).value_or(-1), number);
    }

    void specifics()
    {
        QByteArray kinds;
        for (const auto& specific : analysis::specificsOf("On 2026-03-17 INV-20418 over $4,870.50 (PO-7731) went to a@b.example, "
                                                          "the 2nd of 12; see \"clause nine\" of gpt."))
            kinds += QByteArray::number(int(specific.kind)) + QByteArray(specific.text.data(), int(specific.text.size())) + " ";
        QCOMPARE(kinds, QByteArray("12026-03-17 2INV-20418 04,870.50 2PO-7731 3a@b.example 012 4clause nine "));
    }

    void knownContext()
    {
        analysis::KnownContext known;
        known.add("9 chairs at 541.1667 for PO-7731, total 4,870.50");
        const auto knows = [&known](const char* text) { return known.knows(analysis::specificsOf(text).front()); };
        QVERIFY(knows("4870.5"));
        QVERIFY(knows("po-7731"));
        QVERIFY(!knows("2019"));
        QVERIFY(!known.computes(2019));
        known.add("1200 and 300");
        QVERIFY(known.computes(1500));
        QVERIFY(known.computes(360000));
    }

    void names()
    {
        QVERIFY(analysis::isWriteTool("approve_invoice"));
        QVERIFY(analysis::isWriteTool("sendEmail"));
        QVERIFY(!analysis::isWriteTool("get_order"));
        QVERIFY(!analysis::isWriteTool("order_status"));
        QVERIFY(analysis::isWriteTool("mcp__erp__approve_invoice"));
        QVERIFY(analysis::isWriteTool("Erp-approve_invoice"));
        QVERIFY(analysis::isWriteTool("update-order_status"));
        QVERIFY(!analysis::isWriteTool("payment-order"));
        QVERIFY(!analysis::isWriteTool("erp.order_status"));
        QVERIFY(analysis::isVoidTool("think"));
        QCOMPARE(analysis::nameWords("getOrder-Details_v2"), (std::vector<std::string>{"get", "order", "details", "v2"}));
    }

    void proportions()
    {
        QVERIFY(qAbs(analysis::wilsonUpper(0, 20) - 0.1611) < 0.001);
        QVERIFY(qAbs(analysis::wilsonUpper(5, 20) - 0.4687) < 0.001);
        QCOMPARE(analysis::wilsonUpper(0, 0), 1.0);
        QVERIFY(qAbs(analysis::binomialTail(3, 10, 0.1) - 0.0702) < 0.001);
        QCOMPARE(analysis::binomialTail(0, 10, 0.1), 1.0);
        QCOMPARE(analysis::binomialTail(1, 10, 0.0), 0.0);
    }
};

QTEST_APPLESS_MAIN(PayloadTest)
#include "payload_test.moc"
