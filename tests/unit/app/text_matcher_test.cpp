// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_matcher.h"

#include <QTest>

using whyglass::cli::TextMatcher;

class TextMatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void occurs_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("word") << "invoice" << "the invoice is late" << true;
        QTest::newRow("case") << "INVOICE" << "The Invoice" << true;
        QTest::newRow("part of a word") << "voice" << "invoice" << false;
        QTest::newRow("later whole word") << "in" << "inner in" << true;
        QTest::newRow("with a dash") << "INV-123" << "see INV-123." << true;
        QTest::newRow("longer id") << "INV-123" << "see INV-1234" << false;
        QTest::newRow("phrase") << "\"pay now\"" << "please pay now" << true;
        QTest::newRow("phrase in other order") << "\"now pay\"" << "please pay now" << false;
        QTest::newRow("no word breaks in Han") << "発票" << "請求書発票番号" << true;
        QTest::newRow("accents") << "Garcon" << "Le garçon attend" << true;
        QTest::newRow("case beyond ASCII") << "ÄRGER" << "viel ärger" << true;
        QTest::newRow("Han in another order") << "票発" << "請求書発票番号" << false;
        QTest::newRow("Thai") << "ใบแจ้ง" << "อนุมัติใบแจ้งหนี้" << true;
        QTest::newRow("only signs") << "≠" << "a ≠ b" << true;
        QTest::newRow("beyond ASCII") << "größe" << "Die größe zählt" << true;
    }
    void occurs()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        const TextMatcher matcher(query.toStdString());
        QCOMPARE(matcher.needles(), std::size_t{1});
        QTEST(matcher.occurs(0, text.toStdString()), "found");
    }

    void wordsAreSeparateNeedles()
    {
        QCOMPARE(TextMatcher("one \"two three\" four").needles(), std::size_t{3});
        QVERIFY(TextMatcher("  \"\" ").empty());
    }

    void snippetMarksEveryHit()
    {
        const auto pieces = TextMatcher("pay").snippet("now pay or Pay later");
        QCOMPARE(pieces.size(), std::size_t{5});
        QCOMPARE(pieces[1].text, std::string("pay"));
        QVERIFY(pieces[1].hit && pieces[3].hit && !pieces[4].hit);
        QCOMPARE(pieces[3].text, std::string("Pay"));
    }

    void snippetOfALongTextIsShortAndValid()
    {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += "ü ";
        const auto pieces = TextMatcher("pay").snippet(text + "pay" + text);
        std::string all;
        for (const auto& piece : pieces)
            all += piece.text;
        QVERIFY(all.size() <= 300);
        QCOMPARE(QString::fromUtf8(all.data(), static_cast<qsizetype>(all.size())).contains(QChar::ReplacementCharacter), false);
    }
};

QTEST_GUILESS_MAIN(TextMatcherTest)
#include "text_matcher_test.moc"
