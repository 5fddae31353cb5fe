// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/context_chart.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace whyglass;
using namespace whyglass::views;
using analysis::ContextBar;
using analysis::ContextKind;

namespace {

std::vector<ContextBar> bars(std::size_t count, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::vector<ContextBar> bars(count);
    for (std::size_t i = 0; i < count; ++i) {
        bars[i].span = {i + 1};
        bars[i].captured = i % 7 != 6;
        bars[i].inputTokens = static_cast<std::int64_t>(random() % 100'000);
        for (std::int64_t& tokens : bars[i].tokens)
            tokens = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 20'000);
    }
    return bars;
}

ContextChartLayout layoutOf(const std::vector<ContextBar>& bars, QSizeF size)
{
    std::vector<std::int64_t> totals;
    for (const ContextBar& bar : bars)
        totals.push_back(bar.total());
    return {totals, QRectF(52, 20, size.width(), size.height())};
}

} // namespace

class ContextChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layersAddUpToTheirBar()
    {
        for (const std::size_t count : {1U, 3U, 40U, 1'000U}) {
            const auto all = bars(count);
            const ContextChartLayout layout = layoutOf(all, {700, 140});
            for (int i = 0; i < layout.count(); ++i) {
                const auto layers = layersOf(all[static_cast<std::size_t>(i)]);
                QCOMPARE(std::accumulate(layers.begin(), layers.end(), std::int64_t{0}), all[static_cast<std::size_t>(i)].total());
                const QRectF bar = layout.bar(i);
                double height = 0, ground = layout.plot().bottom();
                for (const QRectF& layer : layout.layers(i, layers)) {
                    QVERIFY(std::fabs(layer.bottom() - ground) < 1e-6); // no gap
                    QVERIFY(layer.height() >= 0);
                    ground = layer.top();
                    height += layer.height();
                }
                QVERIFY(std::fabs(height - bar.height()) < 1e-6);
                QVERIFY(bar.top() >= layout.plot().top() - 1e-6 && bar.bottom() <= layout.plot().bottom() + 1e-6);
            }
        }
    }

    void whatIsDrawnIsHit()
    {
        for (const std::size_t count : {1U, 5U, 200U, 1'000U}) {
            const auto all = bars(count, 3);
            const ContextChartLayout layout = layoutOf(all, {900, 120});
            QVERIFY(layout.pitch() >= ContextChartLayout::kLeastPitch);
            for (int i = 0; i < layout.count(); ++i) {
                QCOMPARE(layout.barAt(layout.bar(i).center()), i);
                QCOMPARE(layout.barAt(layout.column(i).center()), i);
                QCOMPARE(layout.barAt({layout.bar(i).left() + 0.01, layout.plot().bottom() - 0.5}), i);
            }
            QCOMPARE(layout.barAt({layout.plot().left() + layout.contentWidth() + 1, 50}), -1);
            QCOMPARE(layout.barAt({10, 50}), -1);
        }
    }

    void everyScrolledPlaceShowsItsBars()
    {
        const auto all = bars(1'000);
        const ContextChartLayout layout = layoutOf(all, {300, 100});
        for (double scroll = 0; scroll <= layout.contentWidth() - 300; scroll += 37) {
            const auto [first, end] = layout.visible(scroll);
            for (int i = 0; i < layout.count(); ++i) {
                const QRectF column = layout.column(i).translated(-scroll, 0);
                const bool seen = column.right() > layout.plot().left() + 1e-6 && column.left() < layout.plot().right() - 1e-6;
                QCOMPARE(i >= first && i < end, seen);
            }
        }
    }

    void linesAreRoundAndFew()
    {
        for (const std::int64_t most : {0L, 1L, 3L, 999L, 1'000L, 128'000L, 2'000'000L}) {
            const ContextChartLayout layout({most}, QRectF(0, 0, 100, 100));
            QVERIFY(layout.top() >= most && layout.top() >= 1);
            const auto lines = layout.gridLines();
            QVERIFY(!lines.empty() && lines.size() <= 5);
            QVERIFY(layout.yOf(lines.back()) >= -1e-6);
        }
    }

    void keysGoFromCallToCall()
    {
        Theme theme(ThemeMode::Light);
        ContextChart chart(theme);
        chart.resize(500, 160);
        chart.setBars(bars(1'000), {});
        chart.show();
        QSignalSpy chosen(&chart, &ContextChart::chosen);
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.current(), 0);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chosen.last().first().toInt(), 1);
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.current(), 999);
        QCOMPARE(chart.horizontalScrollBar()->value(), chart.horizontalScrollBar()->maximum());
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Call 1000 of 1000")));
    }

    void aClickChoosesTheCallUnderIt()
    {
        Theme theme(ThemeMode::Dark);
        ContextChart chart(theme);
        chart.resize(500, 160);
        chart.setBars(bars(1'000), {});
        chart.show();
        chart.horizontalScrollBar()->setValue(chart.horizontalScrollBar()->maximum() / 2);
        const int scroll = chart.horizontalScrollBar()->value();
        const auto [first, end] = chart.chartLayout().visible(scroll);
        const int wanted = (first + end) / 2;
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.chartLayout().column(wanted).translated(-scroll, 0).center().toPoint());
        QCOMPARE(chart.current(), wanted);
    }

    void whatIsNotKnownIsSaid()
    {
        Theme theme(ThemeMode::Light);
        ContextChart chart(theme);
        std::vector<ContextBar> all(2);
        all[0].inputTokens = 1'200;
        all[1].captured = true;
        all[1].tokens[static_cast<std::size_t>(ContextKind::System)] = 300;
        all[1].cache.state = analysis::CacheReading::State::Broken;
        all[1].cache.cause = analysis::CacheReading::Cause::Unknown;
        all[1].model = "<b>gpt</b>";
        chart.setBars(all, {});
        QVERIFY(chart.textOf(0).contains(QStringLiteral("not recorded")));
        QVERIFY(chart.textOf(1).contains(QStringLiteral("estimated")));
        QVERIFY(chart.textOf(1).contains(QStringLiteral("nothing recorded explains it")));
        QVERIFY(chart.textOf(1).contains(QStringLiteral("<b>gpt</b>")));
    }
};

QTEST_MAIN(ContextChartTest)
#include "context_chart_test.moc"
