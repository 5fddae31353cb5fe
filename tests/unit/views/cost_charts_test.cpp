// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of the costs page: what is still to come is outlined and never counted, and the small charts split the same calls.
#include "models/format/format.h"
#include "views/charts/cost_chart.h"
#include "views/charts/cost_multiples.h"
#include "views/charts/cost_outlook.h"

#include <QSignalSpy>
#include <QTest>

using namespace whyglass;
using namespace whyglass::views;
using analysis::kSpendingDay;
using analysis::kSpendingHour;

namespace {

constexpr std::int64_t kDollar = 1'000'000'000;

domain::Timestamp at(const char* text) { return format::parseRfc3339(text).value(); }
const domain::Timestamp kNow = at("2026-03-17T14:06:00Z");

store::CostRow row(std::vector<std::string> keys, std::int64_t dollars)
{
    store::CostRow made;
    made.keys = std::move(keys);
    made.calls = 1;
    if (dollars > 0)
        made.cost = domain::Money{dollars * kDollar};
    else
        made.unpricedCalls = 1;
    made.tokens.input = 100;
    return made;
}

/// So many days before today, an hour's dollar at midnight and nine at eight in the evening each.
analysis::Spending spending(int days)
{
    analysis::Spending made;
    for (int day = days; day > 0; --day) {
        const std::int64_t midnight = at("2026-03-17T00:00:00Z").ns - day * kSpendingDay;
        made.parts.push_back({{midnight}, kDollar, 1, 0});
        made.parts.push_back({{midnight + 20 * kSpendingHour}, 9 * kDollar, 1, 0});
    }
    made.parts.push_back({at("2026-03-17T00:00:00Z"), 2 * kDollar, 1, 0});
    return made;
}

CostSeries series()
{
    return makeCostSeries({row({"2026-03-12", "a"}, 10), row({"2026-03-14", "a"}, 6), row({"2026-03-14", "b"}, 4), row({"2026-03-15", "c"}, 0)}, CostMeasure::Money);
}

Theme& theme()
{
    static Theme made(ThemeMode::Light);
    return made;
}

} // namespace

class CostChartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysAheadAreExpectedAsTheyWere()
    {
        const auto outlook = outlookOf(spending(14), CostMeasure::Money, kNow);
        QVERIFY(outlook);
        QCOMPARE(outlook->days.size(), std::size_t(15)); // 17 to 31 March
        QCOMPARE(outlook->days[0], 11.0);                // two dollars were spent, nine come in the evening
        QCOMPARE(outlook->days[1], 10.0);
        QCOMPARE(outlook->days[14], 10.0);
        QCOMPARE(outlook->expected, 140.0 + 11.0 + 140.0);
        QVERIFY(outlook->low <= outlook->expected && outlook->expected <= outlook->high);
    }

    void nothingIsExpectedOfTooLittle()
    {
        QVERIFY(!outlookOf(spending(2), CostMeasure::Money, kNow));
        analysis::Spending silent = spending(14);
        for (analysis::SpendingPart& part : silent.parts)
            part = {part.time, 0, 1, 1};
        QVERIFY(!outlookOf(silent, CostMeasure::Money, kNow)); // unpriced calls are not a forecast of $0
    }

    void barsGoOnUntilTheMonthEnds()
    {
        CostSeries days = series();
        const double total = days.total;
        addOutlook(days, *outlookOf(spending(14), CostMeasure::Money, kNow));
        QCOMPARE(days.buckets.size(), std::size_t(20)); // 12 to 31 March
        QCOMPARE(days.ahead, std::size_t(14));
        QCOMPARE(days.expected.size(), days.buckets.size());
        QCOMPARE(days.expected[4], 0.0);  // the 16th is past
        QCOMPARE(days.expected[5], 11.0); // today
        QCOMPARE(days.total, total);      // expected is not spent
        for (const CostSeries::Part& part : days.parts)
            QCOMPARE(part.values.size(), days.buckets.size());
        CostSeries hours = makeCostSeries({row({"2026-03-17T10:00:00Z", "a"}, 1)}, CostMeasure::Money);
        addOutlook(hours, *outlookOf(spending(14), CostMeasure::Money, kNow));
        QVERIFY(hours.expected.empty());
        CostSeries old = makeCostSeries({row({"2025-11-02", "a"}, 1)}, CostMeasure::Money);
        addOutlook(old, *outlookOf(spending(14), CostMeasure::Money, kNow));
        QCOMPARE(old.buckets.size(), std::size_t(1));
    }

    void smallChartsSplitTheSameCalls()
    {
        const std::vector<store::CostRow> rows = {row({"2026-03-12", "chat", "free"}, 3), row({"2026-03-12", "embed", "free"}, 2), row({"2026-03-13", "chat", "pro"}, 5),
                                                  row({"2026-03-13", "chat", "pro"}, 0)};
        const auto splits = makeSplitSeries(rows, {"operation", "user_tier"});
        for (const CostSplitSeries& split : splits) {
            QCOMPARE(split.money.total, 10.0);
            QCOMPARE(split.money.leftOut, std::int64_t(1));
            QCOMPARE(split.money.buckets.size(), std::size_t(2));
            QCOMPARE(split.tokens.total, 400.0);
        }
        QCOMPARE(splits[0].money.parts.front().name, QStringLiteral("chat"));
        QCOMPARE(splits[0].money.parts.front().total, 8.0);
        QCOMPARE(splits[1].money.parts.front().keys, std::vector<std::string>{"free"});
    }

    void whatIsChosenIsNotSplitAgain()
    {
        const auto keys = [](const std::vector<CostSplit>& chosen) {
            std::vector<std::string> found;
            for (const CostSplit& split : splitsBeside(chosen))
                found.push_back(split.key);
            return found;
        };
        QCOMPARE(keys({costSplit("model")}), (std::vector<std::string>{"operation", "user_tier"}));
        QCOMPARE(keys({costSplit("operation"), costSplit("model")}), (std::vector<std::string>{"user_tier", "service"}));
        QCOMPARE(keys({costSplit("tenant.id")}), (std::vector<std::string>{"model", "operation"}));
    }

    void keysBeginAtTodayAndDoNotAskForWhatIsToCome()
    {
        CostChart chart(theme());
        chart.resize(700, 260);
        CostSeries days = series();
        addOutlook(days, *outlookOf(spending(14), CostMeasure::Money, kNow));
        chart.setSeries(days, CostMeasure::Money);
        QSignalSpy chosen(&chart, &CostChart::chosen);
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY2(chart.accessibleDescription().contains(QStringLiteral("expected: $11.00")), qPrintable(chart.accessibleDescription()));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 5);
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY2(chart.accessibleDescription().contains(QStringLiteral("still to come")), qPrintable(chart.accessibleDescription()));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void aBarOfASmallChartSaysWhichSplitItIsOf()
    {
        CostMultiples small(theme());
        small.resize(900, 140);
        small.present(makeSplitSeries({row({"2026-03-12", "chat", "free"}, 3), row({"2026-03-13", "chat", "pro"}, 5)}, {"operation", "user_tier"}), CostMeasure::Money);
        QList<CostSplit> splits;
        connect(&small, &CostMultiples::chosen, &small, [&](const CostSplit& split, const CostSeries& of, int bucket, int) {
            splits.append(split);
            QCOMPARE(of.buckets.size(), std::size_t(2));
            QCOMPARE(bucket, 1);
        });
        const auto charts = small.findChildren<CostChart*>();
        QCOMPARE(charts.size(), qsizetype(2));
        for (CostChart* chart : charts) {
            QTest::keyClick(chart, Qt::Key_Left);
            QTest::keyClick(chart, Qt::Key_Return);
        }
        QCOMPARE(splits.size(), qsizetype(2));
        QCOMPARE(splits[0].key, std::string("operation"));
        QCOMPARE(splits[1].field, std::string("tier"));
    }
};

QTEST_MAIN(CostChartsTest)
#include "cost_charts_test.moc"
