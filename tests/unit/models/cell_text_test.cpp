// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/tables/short_money.h"
#include "models/tables/shown_time.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace whyglass;

/// Numbers and times as people of a country write them.
class CellTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        format::setNotation(format::Notation::English);
        QLocale::setDefault(QLocale::c());
    }

    void numbersInEnglish()
    {
        QCOMPARE(tables::countText(1'203'004), QStringLiteral("1,203,004"));
        QCOMPARE(tables::durationText({1'240'000'000}), QStringLiteral("1.24 s"));
        QCOMPARE(tables::moneyText(domain::Money{1'203'400'000'000}), QStringLiteral("$1,203.40"));
        QCOMPARE(tables::shortMoneyText(domain::Money{33'000}), QStringLiteral("< $0.001"));
        QCOMPARE(tables::shortMoneyText(domain::Money{500'000}), QStringLiteral("$0.001"));
        QCOMPARE(tables::shortMoneyText(domain::Money{0}), QStringLiteral("$0.00"));
        QCOMPARE(tables::shortMoneyText({}), tables::unknownText());
        QCOMPARE(tables::decimalText(0.934, 2), QStringLiteral("0.93"));
        QCOMPARE(tables::amountText(18'240), QStringLiteral("18,240.00"));
        QCOMPARE(QString::fromStdString(format::moneyInFull({-6'110'000})), QStringLiteral("-$0.006110000"));
    }

    void numbersInGerman()
    {
        format::setNotation(format::Notation::German);
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(tables::countText(1'203'004), QStringLiteral("1.203.004"));
        QCOMPARE(tables::durationText({1'240'000'000}), QStringLiteral("1,24 s"));
        QCOMPARE(tables::moneyText(domain::Money{1'203'400'000'000}), QStringLiteral("1.203,40 $"));
        QCOMPARE(tables::moneyText(domain::Money{-20}), QStringLiteral("> -0,000001 $"));
        QCOMPARE(tables::moneyText(domain::Money{0}), QStringLiteral("0,00 $"));
        QCOMPARE(tables::decimalText(0.934, 2), QStringLiteral("0,93"));
        QCOMPARE(tables::digitsText(0.00125, 5), QStringLiteral("0,00125"));
        QCOMPARE(tables::amountText(18'240), QStringLiteral("18.240,00"));
        QCOMPARE(QString::fromStdString(format::tokens(54'200)), QStringLiteral("54,2k"));
        QCOMPARE(QString::fromStdString(format::bytes(14'200)), QStringLiteral("14,2 kB"));
    }

    void whatMachinesReadStays()
    {
        format::setNotation(format::Notation::German);
        QCOMPARE(format::moneyExact({6'110'000}), std::string("0.006110000"));
        QCOMPARE(format::rfc3339({1'773'756'000'500'000'000}), std::string("2026-03-17T14:00:00.500000000Z"));
    }

    void zones_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0 << "UTC";
        QTest::newRow("east") << 60 << "UTC+01:00";
        QTest::newRow("west, half an hour") << -210 << "UTC-03:30";
        QTest::newRow("far") << 765 << "UTC+12:45";
    }
    void zones()
    {
        QFETCH(int, minutes);
        QTEST(tables::zoneText(QDateTime(QDate(2026, 3, 17), QTime(14, 0), Qt::OffsetFromUTC, minutes * 60)), "text");
    }
};

QTEST_GUILESS_MAIN(CellTextTest)
#include "cell_text_test.moc"
