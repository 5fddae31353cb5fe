// SPDX-License-Identifier: GPL-3.0-or-later
// Folding, grouping, arranging, critical path, flows, and what tells an area from the rest.
#include "models/timeline/area_report.h"
#include "models/timeline/critical_path.h"
#include "models/timeline/span_flow.h"
#include "models/timeline/timeline_frame.h"
#include "models/timeline/track_prefs.h"
#include "tests/kit/synthetic_trace.h"

#include <QTest>

#include <random>

using namespace whyglass;
using namespace whyglass::timeline;
using testkit::TraceBuilder;

namespace {

std::int32_t rowNamed(const TraceTimeline& timeline, const std::string& name)
{
    const auto& spans = timeline.trace().spans;
    for (std::size_t i = 0; i < spans.rows.size(); ++i) {
        if (spans.text(spans.rows[i].name) == name)
            return static_cast<std::int32_t>(i);
    }
    return -1;
}

/// Work for a second, an hour of nothing, work for a second.
session::LoadedTracePtr idleTrace()
{
    TraceBuilder b;
    const int root = b.add({.step = domain::StepKind::Agent, .name = "root", .startMs = 0, .durationMs = 3'602'000});
    b.add({.parent = root, .step = domain::StepKind::Tool, .name = "first", .startMs = 0, .durationMs = 1000, .error = true});
    b.add({.parent = root, .step = domain::StepKind::Tool, .name = "last", .startMs = 3'601'000, .durationMs = 1000});
    return b.build();
}

} // namespace

class TimelinePartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldingIsMonotonicAndReversible();
    void idleGapsHoldNoWork();
    void foldedColumnsLoseNothing();
    void groupsAndPilesAddUp();
    void bucketsCountWhatTheyStandFor();
    void filterKeepsFindings();
    void tracksAreArrangedAndRemembered();
    void criticalPathFillsTheRoot();
    void flowsGoFromCallToResult();
    void areaIsSummedUp();
    void differencesFindWhatIsSpecial();
};

void TimelinePartsTest::foldingIsMonotonicAndReversible()
{
    const TimeMap map({{{100}, {1'000'000}}, {{1'000'500}, {1'000'510}}, {{2'000'000}, {9'000'000}}}, {50});
    QCOMPARE(map.gaps().size(), std::size_t{2}); // the short one stays
    std::mt19937_64 random(4);
    std::vector<std::int64_t> times{0, 99, 100, 101, 999'999, 1'000'000, 2'000'000, 8'999'999, 9'000'000};
    for (int i = 0; i < 500; ++i)
        times.push_back(static_cast<std::int64_t>(random() % 10'000'000));
    std::sort(times.begin(), times.end());
    for (std::size_t i = 0; i < times.size(); ++i) {
        const domain::Timestamp folded = map.fold(domain::Timestamp{times[i]});
        QVERIFY(i == 0 || map.fold(domain::Timestamp{times[i - 1]}) <= folded);
        QCOMPARE(map.fold(map.unfold(folded)), folded);
        const bool inGap = (times[i] > 100 && times[i] < 1'000'000) || (times[i] > 2'000'000 && times[i] < 9'000'000);
        if (!inGap)
            QCOMPARE(map.unfold(folded).ns, times[i]);
    }
    QCOMPARE(map.fold(domain::Timestamp{1'000'000}).ns, 150);
    QVERIFY(TimeMap().identity());
}

void TimelinePartsTest::idleGapsHoldNoWork()
{
    const TraceTimeline timeline(idleTrace());
    QCOMPARE(timeline.idleGaps().size(), std::size_t{1});
    QVERIFY(timeline.idleShare() > 0.99);
    const domain::TimeWindow gap = timeline.idleGaps().front();
    for (const char* name : {"first", "last"}) {
        const domain::TimeWindow work = timeline.windowOf(rowNamed(timeline, name));
        QVERIFY(work.end <= gap.begin || work.begin >= gap.end);
    }
    QVERIFY(TraceTimeline(testkit::invoiceTrace()).idleGaps().empty());
}

void TimelinePartsTest::foldedColumnsLoseNothing()
{
    const auto built = std::make_shared<const TraceTimeline>(idleTrace());
    const TimeMap map(built->idleGaps(), {40'000'000});
    const TimeScale scale(built->extent(), built->extent().begin, 1000, map);
    for (int column = 0; column < scale.columns(); ++column) {
        QVERIFY(scale.startOf(column) < scale.startOf(column + 1));
        QCOMPARE(scale.column(scale.startOf(column)), column);
    }
    const TimelineFrame frame(built, scale, 8);
    std::uint32_t count = 0, errors = 0;
    for (std::size_t track = 0; track < built->tracks().size(); ++track) {
        for (std::size_t lane = 0; lane < built->tracks()[track].lanes.size(); ++lane) {
            for (const SliceRect& rect : frame.lane(track, lane)) {
                count += rect.summary.count;
                errors += rect.summary.errors;
            }
        }
    }
    QCOMPARE(count, 3U);
    QCOMPARE(errors, 1U);
    // Both seconds of work are readable, which they are not without folding.
    const domain::TimeWindow last = built->windowOf(rowNamed(*built, "last"));
    QVERIFY(scale.column({last.end.ns - 1}) - scale.column(last.begin) > 200);
    for (const Tick& tick : rulerTicks(scale, built->extent().begin, 80))
        QVERIFY(!built->idleGaps().front().contains(tick.time));
}

void TimelinePartsTest::groupsAndPilesAddUp()
{
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        const auto built = std::make_shared<const TraceTimeline>(testkit::randomTrace(seed, 1500));
        for (const int columns : {40, 300, 2560}) {
            const TimelineFrame frame(built, TimeScale(built->extent(), built->extent().begin, columns), 8);
            for (std::size_t track = 0; track < built->tracks().size(); ++track) {
                std::uint32_t lanes = 0, errors = 0;
                std::optional<domain::Severity> worst;
                for (std::size_t lane = 0; lane < built->tracks()[track].lanes.size(); ++lane) {
                    for (const SliceRect& rect : frame.lane(track, lane)) {
                        lanes += rect.summary.count;
                        errors += rect.summary.errors;
                        worst = std::max(worst, rect.summary.worst);
                        QCOMPARE(hitTest(frame.lane(track, lane), rect.x0, 3), &rect);
                    }
                }
                std::uint32_t merged = 0, mergedErrors = 0;
                std::optional<domain::Severity> mergedWorst;
                int reached = 0;
                for (const SliceRect& rect : frame.collapsed(track)) {
                    QVERIFY(rect.x0 >= reached && rect.x1 > rect.x0);
                    reached = rect.x1;
                    merged += rect.summary.count;
                    mergedErrors += rect.summary.errors;
                    mergedWorst = std::max(mergedWorst, rect.summary.worst);
                }
                QCOMPARE(merged, lanes);
                QCOMPARE(mergedErrors, errors);
                QCOMPARE(mergedWorst, worst);
                QCOMPARE(static_cast<std::size_t>(lanes), built->tracks()[track].order.size());
            }
        }
    }
    TraceBuilder b;
    const int root = b.add({.step = domain::StepKind::Agent, .name = "root", .startMs = 0, .durationMs = 1000});
    for (int i = 0; i < 12; ++i)
        b.add({.parent = root, .step = domain::StepKind::Tool, .name = "lookup", .startMs = 100.0 + i * 10, .durationMs = 9, .error = i == 5});
    b.add({.parent = root, .step = domain::StepKind::Tool, .name = "other", .startMs = 300, .durationMs = 200});
    const auto repeated = std::make_shared<const TraceTimeline>(b.build());
    const TimelineFrame frame(repeated, TimeScale(repeated->extent(), repeated->extent().begin, 1000), 8);
    const std::vector<SliceRect>& rects = frame.lane(1, 0);
    QCOMPARE(rects.size(), std::size_t{2});
    QVERIFY(rects[0].alike);
    QCOMPARE(rects[0].summary.count, 12U);
    QCOMPARE(rects[0].summary.errors, 1U);
}

void TimelinePartsTest::bucketsCountWhatTheyStandFor()
{
    TraceBuilder b;
    for (int i = 0; i < 4; ++i)
        b.add({.step = domain::StepKind::Agent, .name = "bucket", .startMs = i * 100.0, .durationMs = 100});
    TimelineContent content{.rows = b.build(), .scope = TimelineScope::Workspace, .volumes = {{7, 0}, {1, 0}, {900, 3}, {2, 2}}};
    const auto timeline = std::make_shared<const TraceTimeline>(content);
    QCOMPARE(timeline->tracks().front().kind, TrackKind::Traces);
    QCOMPARE(timeline->tracks().front().densest, 900U);
    const TimelineFrame frame(timeline, TimeScale(timeline->extent(), timeline->extent().begin, 2), 8);
    std::uint32_t count = 0, errors = 0;
    for (const SliceRect& rect : frame.lane(0, 0)) {
        count += rect.summary.count;
        errors += rect.summary.errors;
    }
    QCOMPARE(count, 910U);
    QCOMPARE(errors, 5U);
}

void TimelinePartsTest::filterKeepsFindings()
{
    const TraceTimeline all(testkit::invoiceTrace());
    const TraceTimeline some(TimelineContent{.rows = testkit::invoiceTrace(), .filter = "LOOKUP_vendor"});
    std::size_t slices = 0;
    for (const SliceTrack& track : some.tracks())
        slices += track.order.size();
    QCOMPARE(slices, std::size_t{1});
    QCOMPARE(some.findings().size(), all.findings().size());
    QCOMPARE(some.place(rowNamed(some, "invoke_agent approver")).track, std::int16_t{-1});
}

void TimelinePartsTest::tracksAreArrangedAndRemembered()
{
    TrackPrefs prefs;
    prefs.setPinned(TrackKind::Cost, true);
    prefs.setCollapsed(TrackKind::Agents, true);
    prefs.setHidden(TrackKind::Logs, true);
    QCOMPARE(prefs.order().front(), TrackKind::Cost);
    prefs.move(TrackKind::Tools, TrackKind::Agents);
    const auto order = prefs.order();
    const auto at = [&](TrackKind kind) { return std::find(order.begin(), order.end(), kind) - order.begin(); };
    QCOMPARE(at(TrackKind::Tools) + 1, at(TrackKind::Agents));
    prefs.move(TrackKind::Services, TrackKind::Cost);
    QVERIFY(prefs.pinned(TrackKind::Services)); // it went among the pinned
    QCOMPARE(TrackPrefs::parse(prefs.text()), prefs);
    QCOMPARE(TrackPrefs::parse(""), TrackPrefs());
    QCOMPARE(TrackPrefs::parse("no-such+ tools tools").order().size(), static_cast<std::size_t>(kTrackKinds));
}

void TimelinePartsTest::criticalPathFillsTheRoot()
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const auto trace = seed == 1 ? testkit::invoiceTrace() : testkit::randomTrace(seed, 600);
        const std::vector<CriticalPart> path = criticalPath(*trace);
        std::int64_t roots = 0, parts = 0;
        for (std::size_t i = 0; i < trace->spans.rows.size(); ++i)
            roots += trace->parentIndex()[i] < 0 ? trace->spans.rows[i].duration.ns : 0;
        for (const CriticalPart& part : path) {
            const store::SpanRow& row = trace->spans.rows[static_cast<std::size_t>(part.row)];
            QVERIFY(part.window.begin >= row.start && part.window.end <= row.end() && !part.window.empty());
            parts += part.window.length().ns;
        }
        QCOMPARE(parts, roots);
        QVERIFY(criticalWork(*trace, path).ns <= parts);
    }
}

void TimelinePartsTest::flowsGoFromCallToResult()
{
    const TraceTimeline timeline(testkit::invoiceTrace());
    const std::int32_t lookup = rowNamed(timeline, "execute_tool lookup_vendor");
    const std::vector<Flow> flows = flowsOf(timeline, lookup);
    QCOMPARE(flows.size(), std::size_t{2});
    QCOMPARE(flows[0].from, rowNamed(timeline, "chat claude-sonnet · choose lookups"));
    QCOMPARE(flows[0].to, lookup);
    QCOMPARE(flows[1].from, lookup);
    QCOMPARE(flows[1].to, rowNamed(timeline, "chat claude-sonnet · assess vendor"));
    QVERIFY(flowsOf(timeline, -1).empty());
    QCOMPARE(flowsOf(timeline, flows[1].to).size(), std::size_t{3}); // reads two results, asks for the sanctions
}

void TimelinePartsTest::areaIsSummedUp()
{
    const auto trace = testkit::invoiceTrace();
    const AreaReport all = summarize({trace, {trace->row.start, trace->row.end + domain::Duration{1}}, {}});
    QCOMPARE(all.spans, static_cast<std::int64_t>(trace->spans.rows.size()));
    QCOMPARE(all.cost->nano, trace->row.cost->nano);
    QCOMPARE(all.findings, static_cast<std::int64_t>(trace->findings.size()));
    QCOMPARE(all.longest.ns, 48'620'000'000);
    QVERIFY(all.p50 <= all.p95 && all.p95 <= all.longest);
    QVERIFY(all.differences.empty()); // there is no rest
    const AreaReport tools = summarize({trace, {TraceBuilder::at(11'000), TraceBuilder::at(15'000)}, {static_cast<int>(TrackKind::Tools)}});
    QCOMPARE(tools.spans, std::int64_t{1});
    QCOMPARE(tools.topNames.front().name, std::string("lookup_vendor"));
    QVERIFY(!tools.cost && !tools.tokens.total());
    // What is drawn in the track of cost is what an area over it sums up.
    const AreaReport spent = summarize({trace, {trace->row.start, trace->row.end + domain::Duration{1}}, {static_cast<int>(TrackKind::Cost)}});
    QCOMPARE(spent.cost->nano, trace->row.cost->nano);
    QVERIFY(spent.spans > 0 && spent.spans < all.spans);
}

void TimelinePartsTest::differencesFindWhatIsSpecial()
{
    TraitCounts inside, outside;
    for (int i = 0; i < 200; ++i) {
        inside.addMember();
        outside.addMember();
        inside.add("region", i < 190 ? "eu" : "us");
        outside.add("region", i < 20 ? "eu" : "us");
        inside.add("model", i % 2 == 0 ? "a" : "b");
        outside.add("model", i % 2 == 0 ? "b" : "a");
        if (i < 2)
            inside.add("rare", "x"); // too few to mean anything
    }
    const auto found = differences(inside, outside, 10);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().key, std::string("region"));
    QCOMPARE(found.front().value, std::string("eu"));
    QCOMPARE(found.front().inside, 0.95);
    QCOMPARE(found.front().outside, 0.1);
    QVERIFY(differences(inside, {}, 10).empty());
    TraitCounts few, fewOthers;
    few.addMember();
    few.add("region", "eu");
    fewOthers.addMember();
    QVERIFY(differences(few, fewOthers, 10).empty()); // one against one is chance
}

QTEST_GUILESS_MAIN(TimelinePartsTest)
#include "timeline_parts_test.moc"
