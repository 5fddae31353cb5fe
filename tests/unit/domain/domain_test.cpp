// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ids.h"
#include "models/domain/step.h"
#include "models/format/format.h"

#include <QTest>

using namespace whyglass;

class DomainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsReadAndWriteHex()
    {
        const auto trace = domain::TraceId::fromHex("0AF7651916CD43DD8448EB211C80319C");
        QVERIFY(trace.has_value());
        QCOMPARE(trace->hex(), std::string("0af7651916cd43dd8448eb211c80319c"));
        QVERIFY(!domain::TraceId::fromHex("0af7").has_value());
        QVERIFY(!domain::TraceId{}.valid());
        QCOMPARE(domain::SpanId::fromHex("b7ad6b7169203331")->hex(), std::string("b7ad6b7169203331"));
        QVERIFY(!domain::SpanId::fromHex("zzad6b7169203331").has_value());
    }

    void finishReasonsFold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("openai") << QByteArray("tool_calls") << QByteArray("tool_calls");
        QTest::newRow("ai sdk") << QByteArray("tool-calls") << QByteArray("tool_calls");
        QTest::newRow("anthropic") << QByteArray("end_turn") << QByteArray("stop");
        QTest::newRow("gemini") << QByteArray("MAX_TOKENS") << QByteArray("length");
        QTest::newRow("unknown") << QByteArray("whatever") << QByteArray("other");
    }
    void finishReasonsFold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, name);
        QCOMPARE(domain::nameOf(domain::finishReasonFrom(text.toStdString())), std::string_view(name.constData()));
    }

    void timesGoBothWays_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("2026") << qint64(1773756133480000001) << QByteArray("2026-03-17T14:02:13.480000001Z");
        QTest::newRow("leap day") << qint64(1709164800000000000) << QByteArray("2024-02-29T00:00:00.000000000Z");
        QTest::newRow("before 1970") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999999Z");
    }
    void timesGoBothWays()
    {
        QFETCH(qint64, ns);
        QFETCH(QByteArray, text);
        QCOMPARE(format::rfc3339({ns}), text.toStdString());
        QCOMPARE(format::parseRfc3339(text.toStdString())->ns, ns);
    }

    void offsetsAreUnderstood()
    {
        QCOMPARE(format::parseRfc3339("2026-03-17T15:02:13.48+01:00")->ns, qint64(1773756133480000000));
        QVERIFY(!format::parseRfc3339("2026-13-17T15:02:13Z").has_value());
        QVERIFY(!format::parseRfc3339("yesterday").has_value());
    }

    void numbersReadWell()
    {
        QCOMPARE(format::duration({812'000'000}), std::string("812 ms"));
        QCOMPARE(format::duration({48'620'000'000}), std::string("48.62 s"));
        QCOMPARE(format::duration({252'000'000'000}), std::string("4 min 12 s"));
        QCOMPARE(format::tokens(54'214), std::string("54.2k"));
        QCOMPARE(format::money({209'600'000}), std::string("$0.21"));
        QCOMPARE(format::money({9'100'000}), std::string("$0.009"));
        QCOMPARE(format::money({1'203'400'000'000}), std::string("$1,203.40"));
        QCOMPARE(format::money({0}), std::string("$0.00"));
        QCOMPARE(format::money({20}), std::string("< $0.000001"));
        QCOMPARE(format::moneyExact({6'110'000}), std::string("0.006110000"));
        QCOMPARE(format::moneyExact({-1'500'000'000}), std::string("-1.500000000"));
        QCOMPARE(format::count(1203), std::string("1,203"));
        QCOMPARE(format::count(-100), std::string("-100"));
    }

    void hostileTextIsMadeVisible()
    {
        QCOMPARE(format::visible("a\x1b[31m", 100), std::string("a␛[31m"));
        QCOMPARE(format::visible("x\u202Ey", 100), std::string("x⟨U+202E⟩y"));
        QCOMPARE(format::visible("\xff\xfe", 100), std::string("\uFFFD\uFFFD"));
        QCOMPARE(format::visible("Büro", 2), std::string("B…"));
    }
};

QTEST_APPLESS_MAIN(DomainTest)
#include "domain_test.moc"
