// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/decimal.h"
#include "models/analysis/lineage/lineage.h"
#include "models/analysis/lineage/value_label.h"
#include "models/analysis/lineage/value_tokens.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

#include <algorithm>

using namespace whyglass;
using analysis::LineageStatus;
using analysis::Occurrence;
using analysis::ValueLineage;
using testkit::TraceBuilder;

namespace {

/// "number 1000 | 1, id INV-1, date 20250501": what is read out of a text.
QByteArray tokens(std::string_view text)
{
    std::vector<analysis::ValueToken> found;
    analysis::valueTokensOf(text, found);
    QByteArrayList out;
    for (const analysis::ValueToken& token : found) {
        std::string line(analysis::nameOf(token.kind));
        if (token.kind == analysis::ValueKind::Number) {
            line += " " + token.numeral.value.text() + (token.numeral.other ? " | " + token.numeral.other->text() : "") + (token.numeral.percent ? " %" : "");
            if (token.numeral.currency != analysis::Currency{})
                line += " " + std::string(token.numeral.currency.begin(), token.numeral.currency.end());
        } else if (token.kind == analysis::ValueKind::Date) {
            line += " " + std::to_string(token.date.day) + (token.date.other != 0 ? " | " + std::to_string(token.date.other) : "");
        } else {
            line += " " + std::string(text.substr(token.begin, token.end - token.begin));
        }
        out.append(QByteArray::fromStdString(line));
    }
    return out.join(", ");
}

/// "observed input:1 result:3", places by the number of their span; the origin has a star, what a model only said a tilde.
QByteArray print(const ValueLineage& value)
{
    std::string out(analysis::nameOf(value.status));
    for (std::size_t i = 0; i < value.occurrences.size(); ++i) {
        const Occurrence& place = value.occurrences[i];
        out += " " + std::string(value.origin == i ? "*" : place.saidByModel ? "~" : "") + place.where + ":" + std::to_string(place.span.value);
    }
    return QByteArray::fromStdString(out);
}

ValueLineage valueIn(const analysis::Lineage& lineage, std::string_view text)
{
    const auto it = std::find_if(lineage.values.begin(), lineage.values.end(), [&](const ValueLineage& value) { return analysis::sameValue(value.value, text); });
    return it == lineage.values.end() ? ValueLineage{} : *it;
}

QByteArray lineageInAnswer(const TraceBuilder& builder, std::string_view value)
{
    const auto trace = builder.build();
    return print(valueIn(analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span), value));
}

} // namespace

class LineageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char* text, const char* read) { QTest::newRow(text) << QByteArray(text) << QByteArray(read); };
        row("ten thousand units", "number 10000");
        row("Twenty-five", "number 25");
        row("one hundred and five thousand two hundred", "number 105200");
        row("two and a half million euros", "number 2500000");
        row("half a million, a dozen", "number 500000, number 12");
        row("thirty percent", "number 30 %");
        row("fifty thousand EUR", "number 50000 EUR");
        row("zehntausend Euro", "number 10000");
        row("F\xC3\xBCnfhundertzwanzig", "number 520");
        row("einhundertdreiundzwanzigtausendvierhundertf\xC3\xBCnf", "number 123405");
        row("zweieinhalb Millionen, eine halbe Million", "number 2500000, number 500000");
        row("anderthalb Millionen oder ein Dutzend", "number 1500000, number 12");
        row("nineteen eighty-four", "number 19, number 84");
        row("a ten-key pad, tens of it, a hundredth, ten_items, one or two", "");
        row("5 hundred and 3 Milliarden", "number 500, number 3000000000");
        row("1,000 units", "number 1000 | 1");
        row("1.000,50 EUR", "number 1000.5 EUR");
        row("$50,000.00.", "number 50000 USD");
        row("USD 4870.50", "number 4870.5 USD");
        row("\xE2\x82\xAC" "12", "number 12 EUR");
        row("1 000 000 pcs", "number 1000000, number 0, number 0");
        row("1\xE2\x80\xAF" "000", "number 1000");
        row("12'500 CHF", "number 12500 CHF");
        row("1,00,000", "number 100000");
        row("1.5e3", "number 1500");
        row("10k and 3 million", "number 10000, number 3000000");
        row("a share of 12.5 %", "number 12.5 %");
        row("-42", "number -42");
        row("5kg at 20ms", "number 5, number 20");
        row("the 2nd of 31st", "");
        row("1, 2, 3", "number 1, number 2, number 3");
        row("version 1.4.22", "id 1.4.22");
        row("gpt-4o-2024-08-06", "id gpt-4o-2024-08-06");
        row("INV-12345/2 (PO_77)", "id INV-12345, number 2, id PO_77");
        row("2025-05-01T10:00:00Z", "date 20250501");
        row("01.05.2025, 1 May 2025, May 1, 2025, 1. Mai 2025", "date 20250501, date 20250501, date 20250501, date 20250501");
        row("03/04/2025 and 03/14/2025", "date 20250403 | 20250304, date 20250314");
        row("at 14:02:13 it was 12", "number 12");
        row("31/02/2025", "number 31, number 2, number 2025");
        row("jane.doe+1@example.com", "email jane.doe+1@example.com");
        row("see https://example.com/a/INV-123?x=1.", "url https://example.com/a/INV-123?x=1, id INV-123, number 1");
        row("{\"a\": [100,200], \"b\": \"1,000\"}", "number 100, number 200, number 1000 | 1");
        row("{\"a\": \"x\\n1,000\\t\\u20ac5\"}", "number 1000 | 1, number 5");
        row("{\"a\": \"{\\\"b\\\": [100,200], \\\"c\\\": \\\"1,000\\\"}\"}", "number 100, number 200, number 1000 | 1");
        row("[{\"c\": \"[{\\\"t\\\": \\\"{\\\\\\\"x\\\\\\\": [100,200], \\\\\\\"y\\\\\\\": \\\\\\\"up to 10,000 EUR\\\\\\\"}\\\", \\\"z\\\": [3,4]}]\", \"d\": \"1,500\"}]",
            "number 100, number 200, number 10000 | 10 EUR, number 3, number 4, number 1500 | 1.5");
        row("{'total': '1,000', 'lines': [1,234]}", "number 1000 | 1, number 1, number 234");
        row("12345678901234567890123", "id 12345678901234567890123");
        row("", "");
    }
    void readsValues()
    {
        QFETCH(QByteArray, text);
        QTEST(tokens(text.toStdString()), "read");
    }

    void countsExactly()
    {
        using analysis::Decimal;
        const auto number = [](const char* text) { return *Decimal::parse(text); };
        QCOMPARE(sum(number("0.1"), number("0.2"))->text(), std::string("0.3"));
        QCOMPARE(product(number("1000"), number("50.00"))->text(), std::string("50000"));
    }

    void namesEveryEarlierPlaceAndTheFirst()
    {
        TraceBuilder builder;
        builder.agent("approver");
        builder.chatCalls("Invoice INV-12345, 1,000 units.", "get_invoice", "{\"id\": \"INV-12345\"}");
        builder.tool("get_invoice", "{\"id\": \"INV-12345\"}", "{\"quantity\": 1000, \"unit_price\": 50.00}");
        builder.chat("Invoice INV-12345, 1,000 units.", "Approved: 1,000 units of INV-12345, $50,000.00 in all.").close();
        QCOMPARE(lineageInAnswer(builder, "INV-12345"), QByteArray("observed *input:2 ~output:2 ~args:3 input:4"));
        QCOMPARE(lineageInAnswer(builder, "1,000"), QByteArray("observed *input:2 result:3 input:4"));
        QCOMPARE(lineageInAnswer(builder, "$50,000.00"), QByteArray("inferred *result:3"));
    }

    void saysHowAPlaceHoldsAValue()
    {
        TraceBuilder builder;
        builder.tool("get_invoice", "{}", "{\"quantity\": 1000, \"unit_price\": 50.00}");
        builder.chat("Go.", "$50,000.00");
        const auto trace = builder.build();
        const auto lineage = analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span);
        QCOMPARE(lineage.values.size(), std::size_t{1});
        const Occurrence& place = lineage.values[0].occurrences.at(0);
        QCOMPARE(place.how, std::string("1000 x 50.00 = $50,000.00"));
        QCOMPARE(place.field, std::string("attributes.gen_ai.tool.call.result"));
        QVERIFY(place.match == analysis::LineageMatch::Derived);
        QVERIFY(place.score > 0.5 && place.score < 1.0);
        QVERIFY(place.relation == domain::Relation::Inferred);
    }

    void whatOnlyAModelSaidHasNoOrigin()
    {
        TraceBuilder invented;
        invented.agent("approver").chatCalls("Pay the invoice.", "pay", "{\"amount\": 7341}").tool("pay", "{\"amount\": 7341}", "{\"paid\": 7341}");
        invented.chat("Pay the invoice.", "Paid 7341.").close();
        QCOMPARE(lineageInAnswer(invented, "7341"), QByteArray("unsupported ~output:2 ~args:3 ~result:3"));

        TraceBuilder confirmed; // another tool knows it, too
        confirmed.agent("approver").chatCalls("Pay the invoice.", "pay", "{\"amount\": 7341}").tool("get_invoice", "{}", "{\"amount\": 7341}");
        confirmed.chat("Pay the invoice.", "Paid 7341.").close();
        QCOMPARE(lineageInAnswer(confirmed, "7341"), QByteArray("observed ~output:2 *result:3"));

        TraceBuilder known; // from the request: what repeats it is no mere echo
        known.agent("approver").chatCalls("Pay 7341.", "pay", "{\"amount\": 7341}").tool("pay", "{\"amount\": 7341}", "{\"paid\": 7341}");
        known.chat("Go on.", "Paid 7341.").close();
        QCOMPARE(lineageInAnswer(known, "7341"), QByteArray("observed *input:2 ~output:2 ~args:3 result:3"));

        TraceBuilder chunks; // of an answer, a span each
        chunks.agent("approver").open("chat", {{"gen_ai.operation.name", "chat"}}).span("chunk", {{"output.value", "Paid 7341."}}).close();
        chunks.chat("Go on.", "Paid 7341.").close();
        QCOMPARE(lineageInAnswer(chunks, "7341"), QByteArray("unsupported ~output:3"));
    }

    void aResultInAMessageOfTheUserIsATools()
    {
        const auto asked = nlohmann::json::array({{{"role", "user"}, {"parts", {{{"type", "tool_call_response"}, {"id", "c1"}, {"response", "{\"limit\": 7341}"}}}}}});
        const auto trace = TraceBuilder().chat("", "Paid 7341.", {{"gen_ai.input.messages", asked.dump()}}).build();
        const auto value = valueIn(analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span), "7341");
        QCOMPARE(value.occurrences.at(0).role, std::string("tool"));
    }

    void whatAModelAsksForIsNoOrigin()
    {
        const std::string query = "{\"query\": \"Threshold for Vendors\"}";
        const auto answers = [](TraceBuilder& builder) {
            builder.chat("Go.", "I looked for \"Threshold for Vendors\".").close();
            return lineageInAnswer(builder, "Threshold for Vendors");
        };
        TraceBuilder asked; // the call itself was not recorded
        asked.agent("approver").chat("Check.", "").tool("search", query, "[]");
        asked.span("retrieval", {{"gen_ai.operation.name", "retrieval"}, {"gen_ai.retrieval.query.text", "Threshold for Vendors"}});
        QCOMPARE(answers(asked), QByteArray("unsupported ~args:3 ~input:4"));

        TraceBuilder pieces; // of an answer, one attribute each
        pieces.agent("approver").span("ai.generateText.doGenerate", {{"ai.model.id", "gpt-4o"}, {"gen_ai.operation.name", "chat"},
            {"ai.response.toolCalls", "[{\"toolCallId\": \"call_1\", \"toolName\": \"search\", \"input\": {\"query\": \"Threshold for Vendors\"}}]"}});
        QCOMPARE(answers(pieces), QByteArray("unsupported ~output:2"));

        TraceBuilder history; // without roles, and as the text of one message
        history.agent("approver").chatCalls("Check.", "search", query).span("step", {{"openinference.span.kind", "CHAIN"}, {"input.value", "[search: Threshold for Vendors]"}});
        history.chat("[{\"role\": \"user\", \"content\": \"Check.\"}, {\"type\": \"function_call\", \"arguments\": {\"query\": \"Threshold for Vendors\"}}]", "");
        QCOMPARE(answers(history), QByteArray("unsupported ~output:2 ~input:3 ~input:4"));

        TraceBuilder job; // of an application, before any model
        job.tool("search", query, "[]").agent("approver");
        QCOMPARE(answers(job), QByteArray("observed *args:1"));
    }

    void argumentsComeBeforeTheResultOfTheirCall()
    {
        TraceBuilder builder;
        builder.tool("lookup", "{}", "{\"vendor\": \"V-2209\"}").tool("pay", "{\"vendor\": \"V-2209\", \"order\": \"PO-7731\"}", "{\"order\": \"PO-7731\"}");
        QCOMPARE(lineageInAnswer(builder, "V-2209"), QByteArray("observed *result:1"));
        QCOMPARE(lineageInAnswer(builder, "PO-7731"), QByteArray("unsupported"));
    }

    void anInstrumentationCountsItselfOnly()
    {
        TraceBuilder builder;
        builder.chat("Hello.", "Hello.", {{"gen_ai.usage.input_tokens", 4711}, {"server.port", 4711}}).span("load", {{"order.lines", 4712}});
        builder.chat("Go.", "4711 or 4712");
        QCOMPARE(lineageInAnswer(builder, "4711"), QByteArray("unsupported"));
        QCOMPARE(lineageInAnswer(builder, "4712"), QByteArray("observed *attribute:2"));
    }

    void aShortNumberOfAnAttributeIsNotObserved()
    {
        TraceBuilder counted;
        counted.span("load", {{"app.step", 50}, {"app.note", "room for 51 people"}}).chat("Go.", "50 units, 51 people.");
        QCOMPARE(lineageInAnswer(counted, "50"), QByteArray("inferred *attribute:1"));
        QCOMPARE(lineageInAnswer(counted, "51"), QByteArray("observed *attribute:1"));

        TraceBuilder written;
        written.span("load", {{"app.step", 50}}).tool("get_invoice", "{}", "{\"quantity\": 50}").chat("Go.", "50 units.");
        QCOMPARE(lineageInAnswer(written, "50"), QByteArray("observed *result:2"));
    }

    void countersOfTheDecisionAreNoValues()
    {
        TraceBuilder builder;
        builder.chat("Go.", "Yes.").span("decide", {{"decision.result", "approved"}, {"decision.amount", 75}, {"app.step", 50}, {"app.order", 4712}});
        const auto trace = builder.build();
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        QByteArrayList stated;
        for (const ValueLineage& value : analysis::lineageOf(trace->details, trace->decisions[0]).values)
            stated.append(QByteArray::fromStdString(value.value + " " + value.field));
        QCOMPARE(stated.join('\n'), QByteArray("75 attributes.decision.amount\n4712 attributes.app.order"));
    }

    void whatComesLaterIsNoOrigin()
    {
        TraceBuilder builder;
        builder.agent("approver").chat("Go.", "It is PO-7731.");
        const auto answer = domain::SpanId{2};
        builder.tool("get_po", "{}", "{\"id\": \"PO-7731\"}").close();
        const auto trace = builder.build();
        QCOMPARE(print(valueIn(analysis::lineageOfSpan(trace->details, answer), "PO-7731")), QByteArray("unsupported"));
        QCOMPARE(print(analysis::lineageOfValue(trace->details, "PO-7731")), QByteArray("observed ~output:2 *result:3"));
    }

    void ambiguityIsNotHidden_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("stated");
        QTest::addColumn<QByteArray>("match");
        QTest::newRow("one of two dates") << QByteArray("2025-04-03") << QByteArray("03/04/2025") << QByteArray("inferred ambiguous");
        QTest::newRow("the same date") << QByteArray("03/04/2025") << QByteArray("03/04/2025") << QByteArray("observed equal");
        QTest::newRow("another currency") << QByteArray("2,450.00 EUR") << QByteArray("$2,450.00") << QByteArray("inferred ambiguous");
        QTest::newRow("a mark that may be a point") << QByteArray("1,234") << QByteArray("1.234") << QByteArray("inferred ambiguous");
        QTest::newRow("another notation") << QByteArray("2450") << QByteArray("$2,450.00") << QByteArray("inferred normalised");
        QTest::newRow("ten times as much") << QByteArray("24537") << QByteArray("245370") << QByteArray("inferred scaled");
        QTest::newRow("an id as it is") << QByteArray("INV-12345") << QByteArray("INV-12345") << QByteArray("observed equal");
        QTest::newRow("a longer id") << QByteArray("INV-123456") << QByteArray("INV-12345") << QByteArray("unsupported");
        QTest::newRow("a number in an id") << QByteArray("INV-12345") << QByteArray("12345") << QByteArray("unsupported");
    }
    void ambiguityIsNotHidden()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, stated);
        TraceBuilder builder;
        builder.tool("get", "{}", "It says " + written.toStdString() + " there.").chat("Go.", "So it is " + stated.toStdString() + " then.");
        const auto trace = builder.build();
        const auto value = valueIn(analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span), stated.toStdString());
        std::string got(analysis::nameOf(value.status));
        if (value.origin)
            got += " " + std::string(analysis::nameOf(value.occurrences[*value.origin].match));
        QTEST(QByteArray::fromStdString(got), "match");
    }

    void aPlaceSaysWhatItCallsAValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("label");
        const auto row = [](const char* text, const char* label) { QTest::newRow(text) << QByteArray(text) << QByteArray(label); };
        row(R"({"quantity": 4711})", "quantity");
        row(R"({"quantity":"4711 pcs"})", "quantity");
        row("{\"order\": \"{\\\"unit-price\\\": 4711}\"}", "unit-price");
        row("Quantity: 4711", "Quantity");
        row("limit = $4711", "limit");
        row("we ask for 4711 pieces", "");
        row("at 12:4711", "");
        row("4711", "");
    }

    void aPlaceSaysWhatItCallsAValue()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, label);
        const auto at = static_cast<std::size_t>(text.indexOf("4711"));
        QCOMPARE(QByteArray::fromStdString(analysis::labelAt(text.toStdString(), at, at + 4)), label);
    }

    void equalNumbersOfOtherNamesSayTheirNames()
    {
        const auto trace = TraceBuilder().tool("look_up", "{}", R"({"limit": 4711})").chat("Decide.", R"({"quantity": 4711})").build();
        const auto lineage = analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span);
        const ValueLineage value = valueIn(lineage, "4711");
        QVERIFY(value.origin);
        QCOMPARE(value.occurrences[*value.origin].label, std::string("limit"));
        QCOMPARE(value.label, std::string("quantity"));
    }

    void everyPlaceCanBeLookedUp()
    {
        TraceBuilder builder;
        builder.tool("get_invoice", "{\"id\": \"INV-12345\"}", "{\"note\": \"from \\\"J\xC3\xBCrgen\\\"\\nINV-12345, due 2025-05-01\", \"lines\": [1000,2000]}");
        builder.chat("INV-12345", "INV-12345 is due on 1 May 2025 for 1,000 and 2,000.");
        const auto trace = builder.build();
        const auto lineage = analysis::lineageOfSpan(trace->details, trace->details.spans.rows.back().span);
        int places = 0;
        for (const ValueLineage& value : lineage.values) {
            for (const Occurrence& place : value.occurrences) {
                const auto row = std::find_if(trace->details.spans.rows.begin(), trace->details.spans.rows.end(), [&](const auto& one) { return one.span == place.span; });
                QVERIFY(row != trace->details.spans.rows.end());
                const auto& span = trace->details.decoded[static_cast<std::size_t>(row - trace->details.spans.rows.begin())]->span;
                QVERIFY(place.field.starts_with("attributes."));
                const auto* attribute = telemetry::findAttribute(span.attributes, place.field.substr(11));
                QVERIFY(attribute != nullptr);
                const std::string text = telemetry::valueToText(attribute->value);
                QVERIFY(text.find(place.excerpt) != std::string::npos);
                QVERIFY(analysis::sameValue(text.substr(place.offset, place.length), value.value));
                ++places;
            }
        }
        QCOMPARE(places, 6);
    }

    void valuesComeInTheOrderOfTheDecision()
    {
        TraceBuilder builder;
        builder.agent("approver").chat("May INV-12345 be paid?", "{\"invoice\": \"INV-12345\", \"decision\": \"approved\", \"amount\": 4870.50, \"vendor\": \"Northwind Traders\", \"confidence\": 0.93}").close();
        const auto trace = builder.build();
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        QByteArrayList stated;
        for (const ValueLineage& value : analysis::lineageOf(trace->details, trace->decisions[0]).values)
            stated.append(QByteArray::fromStdString(value.value + " " + std::string(analysis::nameOf(value.kind)) + " " + std::string(analysis::nameOf(value.status)) + " " + value.field));
        const QByteArray field = " attributes.gen_ai.output.messages";
        QCOMPARE(stated.join('\n'), "INV-12345 id observed" + field + "\n4870.50 number unsupported" + field + "\nNorthwind Traders text unsupported" + field
            + "\n0.93 number unsupported" + field);
        const auto asked = analysis::lineageOf(trace->details, trace->decisions[0], "PO-1");
        QCOMPARE(asked.values.size(), std::size_t{1});
        QCOMPARE(print(asked.values[0]), QByteArray("unsupported"));
    }
};

QTEST_APPLESS_MAIN(LineageTest)
#include "lineage_test.moc"
