// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lane_layout.h"
#include "models/timeline/navigation.h"
#include "models/timeline/slice_geometry.h"
#include "models/timeline/span_label.h"
#include "models/timeline/trace_timeline.h"
#include "tests/kit/synthetic_trace.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace whyglass;
using namespace whyglass::timeline;
using testkit::TraceBuilder;

namespace {

/// Windows from the whole trace down to microseconds, at widths of common screens, also times two.
std::vector<std::pair<domain::TimeWindow, int>> someWindows(domain::TimeWindow extent, std::uint32_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<std::pair<domain::TimeWindow, int>> windows;
    for (const int columns : {1, 7, 640, 1600, 3200})
        windows.emplace_back(extent, columns);
    for (int i = 0; i < 12; ++i) {
        const std::int64_t length = std::max<std::int64_t>(1'000, extent.length().ns >> (random() % 24));
        const std::int64_t begin =
            extent.begin.ns + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(extent.length().ns));
        windows.emplace_back(clamped({{begin}, {begin + length}}, extent, {1'000}), 320 << (random() % 4));
    }
    return windows;
}

struct Truth {
    std::size_t slices = 0, errors = 0;
    std::optional<domain::Severity> worst;
};

Truth truthOf(const TraceTimeline& timeline, const SliceLane& lane, domain::TimeWindow window)
{
    Truth truth;
    for (std::size_t i = 0; i < lane.size(); ++i) {
        if (lane.end(i) <= window.begin.ns || lane.start(i) >= window.end.ns)
            continue;
        for (const std::int32_t row : lane.rows(i)) {
            ++truth.slices;
            truth.errors +=
                timeline.trace().spans.rows[static_cast<std::size_t>(row)].status == domain::SpanStatus::Error ? 1U : 0U;
            truth.worst = std::max(truth.worst, timeline.severity(row));
        }
    }
    return truth;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scaleColumnsAreExact();
    void scalePansWithoutShimmer();
    void ticks_data();
    void ticks();
    void windowsStayInside();
    void lanesNeverOverlap();
    void agentsLieBelowTheirParents();
    void tooManyLanesArePiled();
    void geometryLosesNothing_data();
    void geometryLosesNothing();
    void drawnMeansHittable();
    void geometryPansWithoutShimmer();
    void narrowSlicesMergeAndKeepTheWorst();
    void hitTestPrefersExactHits();
    void everySpanHasItsPlace();
    void findingsRiseToTheirAncestors();
    void costAddsUp();
    void costFallsBackToTokens();
    void instantsMerge();
    void navigationVisitsEverySlice();
    void navigationJumps();
    void labels();
    void emptyAndHostileTraces();
};

void TimelineTest::scaleColumnsAreExact()
{
    for (const auto& [window, columns] : someWindows({{1'000'000'007}, {61'000'000'123}}, 1)) {
        const TimeScale scale(window, {1'000'000'007}, columns);
        QCOMPARE(scale.columns(), columns);
        for (int column = 0; column < columns; ++column) {
            QVERIFY(scale.startOf(column) <= scale.startOf(column + 1));
            if (scale.startOf(column) == scale.startOf(column + 1))
                continue; // shorter than a nanosecond
            QCOMPARE(scale.column(scale.startOf(column)), column);
            QCOMPARE(scale.column({scale.startOf(column + 1).ns - 1}), column);
            QCOMPARE(scale.startOf(scale.columnAtOrAfter(scale.startOf(column))), scale.startOf(column));
        }
        QCOMPARE(scale.column({scale.shown().begin.ns - 1}), -1);
        QCOMPARE(scale.column(scale.shown().end), columns);
        QVERIFY(std::abs(scale.shown().begin.ns - window.begin.ns) <= static_cast<std::int64_t>(scale.nsPerColumn()) + 1);
    }
}

void TimelineTest::scalePansWithoutShimmer()
{
    const domain::TimeWindow window{{1'000}, {1'000 + 64'000'000}};
    const TimeScale scale(window, {777}, 640);
    const TimeScale later(panned(window, {100'000 * 13}), {777}, 640);
    for (int column = 13; column <= 640; ++column)
        QCOMPARE(later.startOf(column - 13), scale.startOf(column));
}

void TimelineTest::ticks_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("distance");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("seconds") << qint64(11'000'000'000) << qint64(3'000'000'000) << QStringList{u"0 s"_qs, u"5 s"_qs, u"10 s"_qs};
    QTest::newRow("halves") << qint64(1'200'000'000) << qint64(400'000'000) << QStringList{u"0 s"_qs, u"0.5 s"_qs, u"1 s"_qs};
    QTest::newRow("milliseconds") << qint64(5'000'000) << qint64(1'500'000) << QStringList{u"0 ms"_qs, u"2 ms"_qs, u"4 ms"_qs};
    QTest::newRow("microseconds") << qint64(50'000) << qint64(11'000) << QStringList{u"0 µs"_qs, u"20 µs"_qs, u"40 µs"_qs};
    QTest::newRow("minutes") << qint64(200'000'000'000) << qint64(45'000'000'000)
                             << QStringList{u"0 min"_qs, u"1 min"_qs, u"2 min"_qs, u"3 min"_qs};
    QTest::newRow("hours") << qint64(3) * 3'600'000'000'000 << qint64(3'000'000'000'000)
                           << QStringList{u"0 min"_qs, u"1 h"_qs, u"2 h"_qs};
}

void TimelineTest::ticks()
{
    QFETCH(qint64, length);
    QFETCH(qint64, distance);
    QFETCH(QStringList, labels);
    QStringList actual;
    for (const Tick& tick : rulerTicks({{5}, {5 + length}}, {5}, {distance}))
        actual.append(QString::fromStdString(tick.label));
    QCOMPARE(actual, labels);
}

void TimelineTest::windowsStayInside()
{
    const domain::TimeWindow extent{{100}, {1'000'100}};
    QCOMPARE(clamped({{-50}, {50}}, extent, {10}), (domain::TimeWindow{{100}, {200}}));
    QCOMPARE(clamped({{1'000'090}, {1'000'190}}, extent, {10}), (domain::TimeWindow{{1'000'000}, {1'000'100}}));
    QCOMPARE(clamped({{0}, {9'000'000}}, extent, {10}), extent);
    QCOMPARE(clamped({{500}, {501}}, extent, {10}).length().ns, 10);
    const domain::TimeWindow half = zoomed({{0}, {1000}}, {250}, 0.5);
    QCOMPARE(half, (domain::TimeWindow{{125}, {625}}));
}

void TimelineTest::lanesNeverOverlap()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const TraceTimeline timeline(testkit::randomTrace(seed, 500));
        for (const SliceTrack& track : timeline.tracks()) {
            for (const SliceLane& lane : track.lanes) {
                for (std::size_t i = 0; i < lane.size(); ++i) {
                    QVERIFY(lane.start(i) < lane.end(i));
                    QVERIFY(i == 0 || lane.end(i - 1) <= lane.start(i));
                }
            }
        }
    }
}

void TimelineTest::agentsLieBelowTheirParents()
{
    const TraceTimeline timeline(testkit::randomTrace(3, 400));
    const auto& trace = timeline.trace();
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        const int parent = trace.parentIndex()[i];
        if (parent < 0 || trackOf(trace.spans.rows[i].step) != TrackKind::Agents
            || trackOf(trace.spans.rows[static_cast<std::size_t>(parent)].step) != TrackKind::Agents)
            continue;
        if (trace.spans.rows[static_cast<std::size_t>(parent)].start >= trace.spans.rows[i].start)
            continue; // a clock lies: nothing to promise
        const SlicePlace child = timeline.place(static_cast<std::int32_t>(i));
        QVERIFY(child.lane > timeline.place(parent).lane || child.lane == SliceTrack::kMaxLanes);
    }
}

void TimelineTest::tooManyLanesArePiled()
{
    TraceBuilder b;
    for (int i = 0; i < 1000; ++i)
        b.add({.step = domain::StepKind::Tool, .name = "fan-out", .startMs = i * 0.01, .durationMs = 100, .error = i == 999});
    const TraceTimeline timeline(b.build());
    QCOMPARE(timeline.tracks().size(), std::size_t{1});
    const SliceTrack& track = timeline.tracks().front();
    QVERIFY(track.piled);
    QCOMPARE(track.lanes.size(), static_cast<std::size_t>(SliceTrack::kMaxLanes) + 1);
    QCOMPARE(track.lanes.back().size(), std::size_t{1});
    const SliceSummary pile = track.lanes.back().summary(0, 1);
    QCOMPARE(pile.count, 1000U - SliceTrack::kMaxLanes);
    QCOMPARE(pile.errors, 1U);
    QVERIFY(timeline.trace().spans.rows[static_cast<std::size_t>(pile.row)].status == domain::SpanStatus::Error);
}

void TimelineTest::geometryLosesNothing_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("count");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed << static_cast<int>(40 << seed);
}

void TimelineTest::geometryLosesNothing()
{
    QFETCH(quint32, seed);
    QFETCH(int, count);
    const TraceTimeline timeline(testkit::randomTrace(seed, count));
    for (const auto& [window, columns] : someWindows(timeline.extent(), seed)) {
        const TimeScale scale(window, timeline.extent().begin, columns);
        for (const SliceTrack& track : timeline.tracks()) {
            for (const SliceLane& lane : track.lanes) {
                const std::vector<SliceRect> rects = buildSliceGeometry(lane, scale);
                QVERIFY(rects.size() <= static_cast<std::size_t>(columns));
                Truth drawn;
                int reached = 0;
                for (const SliceRect& rect : rects) {
                    QVERIFY(rect.x0 >= reached && rect.x1 > rect.x0 && rect.x1 <= columns);
                    reached = rect.x1;
                    drawn.slices += rect.summary.count;
                    drawn.errors += rect.summary.errors;
                    drawn.worst = std::max(drawn.worst, rect.summary.worst);
                    QCOMPARE(timeline.severity(rect.summary.row), rect.summary.worst);
                }
                const Truth truth = truthOf(timeline, lane, scale.shown());
                QCOMPARE(drawn.slices, truth.slices);
                QCOMPARE(drawn.errors, truth.errors);
                QCOMPARE(drawn.worst, truth.worst);
            }
        }
    }
}

void TimelineTest::drawnMeansHittable()
{
    const TraceTimeline timeline(testkit::randomTrace(11, 3000));
    for (const auto& [window, columns] : someWindows(timeline.extent(), 5)) {
        const TimeScale scale(window, timeline.extent().begin, columns);
        for (const SliceTrack& track : timeline.tracks()) {
            for (const SliceLane& lane : track.lanes) {
                const std::vector<SliceRect> rects = buildSliceGeometry(lane, scale);
                for (const SliceRect& rect : rects) {
                    for (int column = rect.x0; column < rect.x1; ++column)
                        QCOMPARE(hitTest(rects, column, 3), &rect);
                }
            }
        }
    }
}

void TimelineTest::geometryPansWithoutShimmer()
{
    const TraceTimeline timeline(testkit::randomTrace(7, 4000));
    constexpr int kColumns = 800;
    constexpr int kBy = 37;
    const std::int64_t perColumn = timeline.extent().length().ns / 8000;
    const domain::Timestamp begin = timeline.extent().begin + domain::Duration{perColumn * 2000};
    const domain::TimeWindow window{begin, begin + domain::Duration{perColumn * kColumns}};
    const TimeScale scale(window, timeline.extent().begin, kColumns);
    const TimeScale moved(panned(window, {perColumn * kBy}), timeline.extent().begin, kColumns);
    for (const SliceTrack& track : timeline.tracks()) {
        for (const SliceLane& lane : track.lanes) {
            const auto inside = [](const std::vector<SliceRect>& rects, int from, int to, int shift) {
                std::vector<std::tuple<int, int, std::int32_t, std::uint32_t>> list;
                for (const SliceRect& rect : rects) {
                    if (rect.x0 > from && rect.x1 < to)
                        list.emplace_back(rect.x0 - shift, rect.x1 - shift, rect.summary.row, rect.summary.count);
                }
                return list;
            };
            QCOMPARE(inside(buildSliceGeometry(lane, moved), 0, kColumns - kBy, 0),
                inside(buildSliceGeometry(lane, scale), kBy, kColumns, kBy));
        }
    }
}

void TimelineTest::narrowSlicesMergeAndKeepTheWorst()
{
    TraceBuilder b;
    for (int i = 0; i < 1000; ++i)
        b.add({.step = domain::StepKind::Tool,
            .name = "call",
            .startMs = static_cast<double>(i),
            .durationMs = 0.5,
            .error = i == 417});
    b.finding(805, domain::Severity::High, "high");
    b.finding(806, domain::Severity::Low, "low");
    const TraceTimeline timeline(b.build());
    const SliceLane& lane = timeline.tracks().front().lanes.front();
    const std::vector<SliceRect> rects = buildSliceGeometry(lane, TimeScale(timeline.extent(), timeline.extent().begin, 10));
    QCOMPARE(rects.size(), std::size_t{10});
    QCOMPARE(rects[4].summary.errors, 1U);
    QCOMPARE(timeline.trace().spans.rows[static_cast<std::size_t>(rects[4].summary.row)].span.value, std::uint64_t{418});
    QCOMPARE(rects[8].summary.worst, std::optional(domain::Severity::High));
    QCOMPARE(timeline.trace().spans.rows[static_cast<std::size_t>(rects[8].summary.row)].span.value, std::uint64_t{806});
}

void TimelineTest::hitTestPrefersExactHits()
{
    const std::vector<SliceRect> rects = {{.x0 = 10, .x1 = 12, .summary = {}}, {.x0 = 14, .x1 = 15, .summary = {}}};
    QCOMPARE(hitTest(rects, 11, 3), &rects[0]);
    QCOMPARE(hitTest(rects, 13, 3), &rects[1]);
    QCOMPARE(hitTest(rects, 17, 3), &rects[1]);
    QCOMPARE(hitTest(rects, 7, 3), &rects[0]);
    QVERIFY(!hitTest(rects, 18, 3));
    QVERIFY(!hitTest(rects, 6, 3));
    QVERIFY(!hitTest({}, 6, 3));
}

void TimelineTest::everySpanHasItsPlace()
{
    const TraceTimeline timeline(testkit::randomTrace(13, 2000));
    const auto& rows = timeline.trace().spans.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        QCOMPARE(timeline.rowOf(rows[i].span), row);
        const SlicePlace place = timeline.place(row);
        if (!trackOf(rows[i].step)) {
            QCOMPARE(place.track, std::int16_t{-1});
            continue;
        }
        const auto members =
            timeline.tracks()[static_cast<std::size_t>(place.track)].lanes[static_cast<std::size_t>(place.lane)].rows(
                place.slice);
        QVERIFY(std::find(members.begin(), members.end(), row) != members.end());
    }
    QCOMPARE(timeline.rowOf({987'654'321}), -1);
    QCOMPARE(timeline.rowOf({}), -1);
}

void TimelineTest::findingsRiseToTheirAncestors()
{
    TraceBuilder b;
    const int root = b.add({.step = domain::StepKind::Agent, .name = "root", .startMs = 0, .durationMs = 10});
    const int middle = b.add({.parent = root, .step = domain::StepKind::Agent, .name = "middle", .startMs = 1, .durationMs = 8});
    const int leaf = b.add({.parent = middle, .step = domain::StepKind::Tool, .name = "leaf", .startMs = 2, .durationMs = 2});
    b.add({.parent = root, .step = domain::StepKind::Tool, .name = "other", .startMs = 9, .durationMs = 1});
    b.finding(leaf, domain::Severity::Medium, "m");
    b.finding(middle, domain::Severity::Low, "l");
    const TraceTimeline timeline(b.build());
    QCOMPARE(timeline.severity(0), std::nullopt);
    QCOMPARE(timeline.severityBelow(0), std::optional(domain::Severity::Medium));
    QCOMPARE(timeline.severity(1), std::optional(domain::Severity::Low));
    QCOMPARE(timeline.severityBelow(1), std::optional(domain::Severity::Medium));
    QCOMPARE(timeline.severityBelow(2), std::nullopt);
    QCOMPARE(timeline.severityBelow(3), std::nullopt);
}

void TimelineTest::costAddsUp()
{
    const TraceTimeline timeline(testkit::invoiceTrace());
    QCOMPARE(timeline.cost().unit, CostTrack::Unit::Money);
    QCOMPARE(timeline.cost().total(), timeline.trace().row.cost->nano);
    for (const auto& [window, columns] : someWindows(timeline.extent(), 3)) {
        const TimeScale scale(window, timeline.extent().begin, columns);
        const std::vector<CostStep> steps = buildCostGeometry(timeline.cost(), scale);
        std::int64_t sum = timeline.cost().sumAt({scale.shown().begin.ns - 1});
        for (const CostStep& step : steps) {
            sum += step.amount;
            QCOMPARE(step.sumAfter, sum);
        }
        QCOMPARE(sum, timeline.cost().sumAt(scale.shown().end));
    }
}

void TimelineTest::costFallsBackToTokens()
{
    TraceBuilder b;
    b.add({.step = domain::StepKind::Generation, .name = "a", .startMs = 0, .durationMs = 1, .tokens = 100});
    b.add({.step = domain::StepKind::Generation, .name = "b", .startMs = 2, .durationMs = 1, .tokens = 50});
    const TraceTimeline timeline(b.build());
    QCOMPARE(timeline.cost().unit, CostTrack::Unit::Tokens);
    QCOMPARE(timeline.cost().total(), 150);
}

void TimelineTest::instantsMerge()
{
    std::vector<Instant> instants;
    for (int i = 0; i < 100; ++i)
        instants.push_back({.time = {i * 10}, .index = i, .weight = static_cast<std::uint8_t>(i == 42 ? 3 : 1)});
    const std::vector<InstantMark> marks = buildInstantGeometry(instants, TimeScale({{0}, {1000}}, {0}, 100), 10);
    QCOMPARE(marks.size(), std::size_t{10});
    std::uint32_t count = 0;
    for (const InstantMark& mark : marks)
        count += mark.count;
    QCOMPARE(count, 100U);
    QCOMPARE(marks[4].instant, std::size_t{42});
}

void TimelineTest::navigationVisitsEverySlice()
{
    const TraceTimeline timeline(testkit::randomTrace(21, 800));
    for (const SliceTrack& track : timeline.tracks()) {
        std::set<std::int32_t> seen;
        for (std::int32_t row = track.order.front(); row >= 0; row = neighbourInTrack(timeline, row, 1))
            QVERIFY(seen.insert(row).second);
        QCOMPARE(seen.size(), track.order.size());
        QCOMPARE(neighbourInTrack(timeline, track.order.front(), -1), -1);
    }
    const auto& parents = timeline.trace().parentIndex();
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        const std::int32_t next = sibling(timeline, row, 1);
        if (next < 0)
            continue;
        QCOMPARE(parents[static_cast<std::size_t>(next)], parents[i]);
        QCOMPARE(sibling(timeline, next, -1), row);
    }
}

void TimelineTest::navigationJumps()
{
    TraceBuilder b;
    for (int i = 0; i < 10; ++i)
        b.add({.step = i % 2 == 0 ? domain::StepKind::Tool : domain::StepKind::Agent,
            .name = "s",
            .startMs = i * 2.0,
            .durationMs = 1,
            .error = i == 3 || i == 7});
    b.finding(5, domain::Severity::Low, "one");
    b.finding(8, domain::Severity::High, "two");
    const TraceTimeline timeline(b.build());
    QCOMPARE(nextError(timeline, -1, 1), 3);
    QCOMPARE(nextError(timeline, 3, 1), 7);
    QCOMPARE(nextError(timeline, 7, 1), 3);
    QCOMPARE(nextError(timeline, 5, -1), 3);
    QCOMPARE(nextFinding(timeline, -1, -1, 1), 0);
    QCOMPARE(nextFinding(timeline, 0, 5, 1), 1);
    QCOMPARE(nextFinding(timeline, 1, 8, 1), 0);
    QCOMPARE(nextFinding(timeline, -1, 7, 1), 1);
    QCOMPARE(nextFinding(timeline, -1, 7, -1), 0);
    const std::int32_t below = neighbourLane(timeline, 3, 1);
    QCOMPARE(timeline.trace().spans.rows[static_cast<std::size_t>(below)].step, domain::StepKind::Tool);
    QCOMPARE(neighbourLane(timeline, 3, -1), -1);
}

void TimelineTest::labels()
{
    const auto trace = testkit::invoiceTrace();
    const auto label = [&](int row) { return spanLabel(trace->spans, trace->spans.rows[static_cast<std::size_t>(row)]); };
    QCOMPARE(label(0).verb, std::string("invoke_agent"));
    QCOMPARE(label(0).name, std::string("invoice-agent"));
    const int http = trace->indexOf({18});
    QCOMPARE(label(http).verb, std::string("GET"));
    QCOMPARE(label(http).name, std::string("legacy-registry /legacy/search"));
    QCOMPARE(sliceLabel(trace->spans, trace->spans.rows[static_cast<std::size_t>(trace->indexOf({17}))]),
        std::string("lookup_vendor"));
}

void TimelineTest::emptyAndHostileTraces()
{
    const TraceTimeline empty(testkit::emptyTrace());
    QVERIFY(empty.tracks().empty());
    QVERIFY(!empty.extent().empty());
    QCOMPARE(neighbourInTrack(empty, -1, 1), -1);
    const TraceTimeline hostile(testkit::hostileTrace());
    const TimeScale scale(hostile.extent(), hostile.extent().begin, 100);
    std::size_t slices = 0;
    for (const SliceTrack& track : hostile.tracks()) {
        for (const SliceLane& lane : track.lanes) {
            for (const SliceRect& rect : buildSliceGeometry(lane, scale))
                slices += rect.summary.count;
        }
    }
    QCOMPARE(slices, hostile.trace().spans.rows.size());
}

QTEST_APPLESS_MAIN(TimelineTest)
#include "timeline_test.moc"
