// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;

namespace {

/// Six partitions whose times overlap, traces that go on from one to the next, every third span without a cost.
void fill(Workspace& workspace)
{
    for (std::uint16_t part = 0; part < 6; ++part) {
        std::vector<Span> spans(50);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            Span& span = spans[i];
            span.trace = static_cast<std::uint16_t>(1U + part * 7U + i % 11);
            span.id = 1000U * part + i + 1;
            span.startNs = kStart + (part * 40 + static_cast<std::int64_t>((i * 37) % 50)) * kSecond;
            span.durationNs = static_cast<std::int64_t>((i * 7919) % 1000) * 1'000'000;
            span.name = "step " + std::to_string(i % 4);
            span.error = i % 9 == 0;
            if (i % 3 != 0)
                span.nano = static_cast<std::int64_t>((i * 31) % 17);
            span.payload = (i % 5 == 0 ? "invoice region=eu " : "order region=us ") + std::to_string(span.id);
        }
        workspace.commit(spans, {{static_cast<std::uint16_t>(1 + part * 7), 0, "invoice in a log " + std::to_string(part), kStart}});
    }
}

} // namespace

class PageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageIsTheBeginningOfTheWhole_data()
    {
        QTest::addColumn<domain::Filter>("filter");
        QTest::newRow("everything") << domain::Filter{};
        QTest::newRow("errors") << filterOf({field("status", "error")});
        QTest::newRow("name") << filterOf({field("name", "step 2")});
        QTest::newRow("attribute") << filterOf({field("region", "eu")});
        QTest::newRow("two attributes") << filterOf({field("region", "eu"), field("name", "step 1")});
        QTest::newRow("word, also in logs") << filterOf({word("invoice")});
        domain::Filter window;
        window.window = domain::TimeWindow{{kStart + 60 * kSecond}, {kStart + 180 * kSecond}};
        QTest::newRow("window") << window;
        domain::FilterTerm without = field("region", "eu");
        without.negated = true;
        QTest::newRow("without") << filterOf({without});
    }
    void aPageIsTheBeginningOfTheWhole()
    {
        QFETCH(domain::Filter, filter);
        Workspace workspace({50, true});
        fill(workspace);
        indexAll(workspace.writer());
        auto reader = workspace.reader();
        for (const SortKey key : {SortKey::Start, SortKey::Duration, SortKey::Name, SortKey::Cost}) {
            for (const bool descending : {true, false}) {
                const SortOrder order{key, descending};
                const auto spans = *reader->spanKeys(filter, order);
                const auto traces = *reader->traceKeys(filter, order);
                QVERIFY(!spans.empty() && !traces.empty());
                QCOMPARE(*reader->spanCount(filter), static_cast<std::int64_t>(spans.size()));
                QCOMPARE(*reader->traceCount(filter), static_cast<std::int64_t>(traces.size()));
                for (const std::size_t limit : {std::size_t(1), std::size_t(5), std::size_t(20), std::size_t(1000)}) {
                    const auto someSpans = *reader->spanKeys(filter, order, limit);
                    QVERIFY(std::equal(someSpans.begin(), someSpans.end(), spans.begin()) && someSpans.size() == std::min(limit, spans.size()));
                    const auto someTraces = *reader->traceKeys(filter, order, limit);
                    QVERIFY(std::equal(someTraces.begin(), someTraces.end(), traces.begin()) && someTraces.size() == std::min(limit, traces.size()));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(PageTest)
#include "page_test.moc"
