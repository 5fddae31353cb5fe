// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/column_fit.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace whyglass::views;

class ColumnFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftOverGoesToTheOneThatStretches()
    {
        QCOMPARE(fitColumns({{50, 50}, {100, 40, true}}, 300), (std::vector<int>{50, 250}));
        QCOMPARE(fitColumns({{50, 50}, {100, 40}}, 300), (std::vector<int>{50, 100}));
    }

    void whatLacksIsTakenWhereItCanBeGiven()
    {
        QCOMPARE(fitColumns({{50, 50}, {100, 40}, {100, 70, true}}, 205), (std::vector<int>{50, 70, 85}));
    }

    void theLeastWidthsStand()
    {
        QCOMPARE(fitColumns({{50, 50}, {100, 40, true}}, 20), (std::vector<int>{50, 40}));
        QVERIFY(fitColumns({}, 20).empty());
    }

    void theSumIsTheRoomWhereThatIsPossible()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 2'000; ++round) {
            std::vector<ColumnWish> wishes(1 + random() % 15);
            int least = 0;
            for (ColumnWish& wish : wishes) {
                wish.wanted = static_cast<int>(random() % 300);
                wish.least = static_cast<int>(random() % static_cast<unsigned>(wish.wanted + 1));
                least += wish.least;
            }
            wishes.back().stretches = true;
            const int room = static_cast<int>(random() % 3'000);
            const std::vector<int> widths = fitColumns(wishes, room);
            QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0), std::max(room, least));
            for (std::size_t i = 0; i < wishes.size(); ++i)
                QVERIFY(widths[i] >= wishes[i].least);
        }
    }
};

QTEST_APPLESS_MAIN(ColumnFitTest)
#include "column_fit_test.moc"
