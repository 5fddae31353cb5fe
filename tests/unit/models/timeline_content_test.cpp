// SPDX-License-Identifier: GPL-3.0-or-later
// Where timelines get their rows from: conversations, the workspace, the first picture of a large trace.
#include "models/store/lane_blocks.h"
#include "models/timeline/content_loader.h"
#include "models/session/known_until.h"
#include "models/session/trace_loader.h"
#include "models/timeline/span_links.h"
#include "models/timeline/trace_timeline.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QTest>

using namespace whyglass;
using namespace whyglass::timeline;
using testing::WorkspaceFixture;

namespace {

std::string traceId(int number)
{
    std::string id = "7f3c9a2e41d04b6f8a1c5d2e00000000";
    const std::string digits = std::to_string(number);
    return id.replace(id.size() - digits.size(), digits.size(), digits);
}

std::string spanId(int number)
{
    std::string id = "b41c07e200000000";
    const std::string digits = std::to_string(number);
    return id.replace(id.size() - digits.size(), digits.size(), digits);
}

/// A span of a session.
std::string talk(int trace, int span, int startMs, const std::string& session, bool error = false)
{
    std::string json = WorkspaceFixture::span(traceId(trace), spanId(span), "", startMs, startMs + 900);
    json.insert(json.rfind(']'), R"(,{"key":"session.id","value":{"stringValue":")" + session + R"("}})");
    if (error)
        json.insert(json.rfind('}'), R"(,"status":{"code":2})");
    return json;
}

std::unique_ptr<store::WorkspaceReader> readerOf(const WorkspaceFixture& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace.path());
    return reader ? std::move(*reader) : nullptr;
}

} // namespace

class TimelineContentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversationHoldsItsTracesInOrder();
    void workspaceShowsTracesOrBuckets();
    void laneBlocksGiveBackWhatWasPacked();
    void previewCountsEverySpanAndError();
    void linksOfSpansAreObserved();
};

void TimelineContentTest::conversationHoldsItsTracesInOrder()
{
    WorkspaceFixture workspace;
    workspace.add({talk(2, 20, 600'000, "chat-7"), talk(1, 10, 0, "chat-7"), talk(3, 30, 60'000, "another")});
    const auto reader = readerOf(workspace);
    const auto conversation = loadConversation(*reader, "chat-7");
    QVERIFY(conversation.ok());
    QCOMPARE(conversation->traces, std::int64_t{2});
    const session::LoadedTrace& rows = *conversation->content.rows;
    QCOMPARE(rows.spans.rows.size(), std::size_t{2});
    QCOMPARE(rows.spans.rows[0].trace.hex(), traceId(1));
    QCOMPARE(rows.spans.rows[1].trace.hex(), traceId(2));
    QCOMPARE(rows.spans.text(rows.spans.rows[1].name), "step " + spanId(20));
    const TraceTimeline timeline(conversation->content);
    QCOMPARE(timeline.extent().length().ns, std::int64_t{600'900'000'000});
    QCOMPARE(timeline.idleGaps().size(), std::size_t{1}); // ten minutes between the two
    QVERIFY(!loadConversation(*reader, "no such").ok());
}

void TimelineContentTest::workspaceShowsTracesOrBuckets()
{
    WorkspaceFixture workspace;
    std::vector<std::string> spans;
    for (int i = 0; i < 40; ++i)
        spans.push_back(talk(i, i, i * 60'000, "chat", i == 7));
    workspace.add(spans);
    workspace.analyse(traceId(3));
    auto reader = readerOf(workspace);
    const auto few = loadWorkspace(*reader, {}, {});
    QVERIFY(few.ok());
    QVERIFY(few->volumes.empty());
    QCOMPARE(few->rows->spans.rows.size(), std::size_t{40});
    const TraceTimeline single(*few);
    QCOMPARE(single.errors().size(), std::size_t{1});

    spans.clear();
    for (int i = 100; i < 100 + static_cast<int>(kMostSingleTraces); ++i)
        spans.push_back(talk(i, i, i * 1000, "chat"));
    workspace.add(spans);
    reader = readerOf(workspace);
    const auto many = loadWorkspace(*reader, {}, {});
    QVERIFY(many.ok());
    QVERIFY(!many->volumes.empty());
    std::uint32_t traces = 0, errors = 0;
    for (const RowVolume& volume : many->volumes) {
        traces += volume.count;
        errors += volume.errors;
    }
    QCOMPARE(traces, static_cast<std::uint32_t>(kMostSingleTraces) + 40);
    QCOMPARE(errors, 1U);
    // Zoomed in, the traces come back one by one.
    const domain::Timestamp begin = many->extent.begin;
    const auto part = loadWorkspace(*reader, {}, {begin, begin + domain::Duration{200'000'000'000}});
    QVERIFY(part.ok());
    QVERIFY(part->volumes.empty() && !part->rows->spans.rows.empty());
    QCOMPARE(part->extent, many->extent);
}

void TimelineContentTest::laneBlocksGiveBackWhatWasPacked()
{
    store::LanePacker packer;
    std::vector<store::LaneSpan> spans;
    for (int i = 0; i < 1000; ++i)
        spans.push_back({1'773'756'000'000'000'000 + (i * 7919 % 1000) * 1'000'000LL, i % 3 == 0 ? -5 : i * 1000LL,
            static_cast<domain::StepKind>(i % static_cast<int>(domain::kStepKindCount)), i % 17 == 0});
    spans.push_back({std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), domain::StepKind::Other, true});
    spans.push_back({std::numeric_limits<std::int64_t>::max(), 0, domain::StepKind::Tool, false});
    for (const store::LaneSpan& span : spans)
        packer.add(span);
    std::size_t at = 0;
    store::unpackLane(packer.bytes(), [&](const store::LaneSpan& span) {
        QCOMPARE(span.start, spans[at].start);
        QCOMPARE(span.duration, spans[at].duration);
        QCOMPARE(span.step, spans[at].step);
        QCOMPARE(span.error, spans[at].error);
        ++at;
    });
    QCOMPARE(at, spans.size());
    for (std::size_t cut = 0; cut < 40; ++cut)
        store::unpackLane(packer.bytes().substr(0, cut), [](const store::LaneSpan&) {});
}

void TimelineContentTest::previewCountsEverySpanAndError()
{
    WorkspaceFixture workspace;
    const int count = static_cast<int>(store::kLaneBlockSpans) + 500;
    std::vector<std::string> spans;
    for (int i = 0; i < count; ++i) {
        std::string json = WorkspaceFixture::span(traceId(1), spanId(i), i == 0 ? "" : spanId(0), i, i + 5);
        if (i % 1000 == 1)
            json.insert(json.rfind('}'), R"(,"status":{"code":2})");
        spans.push_back(std::move(json));
        if (spans.size() == 5000 || i + 1 == count) { // the blocks begin in the middle of the trace and go on
            workspace.add(spans);
            spans.clear();
        }
    }
    const auto reader = readerOf(workspace);
    const auto preview = loadPreview(*reader, *domain::TraceId::fromHex(traceId(1)));
    QVERIFY(preview.ok());
    QVERIFY(preview->preview);
    std::uint32_t seen = 0, errors = 0;
    for (const RowVolume& volume : preview->volumes) {
        seen += volume.count;
        errors += volume.errors;
    }
    QCOMPARE(seen, static_cast<std::uint32_t>(count));
    QCOMPARE(errors, 21U);
    QVERIFY(preview->rows->spans.rows.size() <= 2048);
    const auto unknown = loadPreview(*reader, *domain::TraceId::fromHex(traceId(2)));
    QVERIFY(unknown.ok() && unknown->rows->spans.rows.empty());
}

void TimelineContentTest::linksOfSpansAreObserved()
{
    WorkspaceFixture workspace;
    std::string holder = WorkspaceFixture::span(traceId(1), spanId(2), "", 500, 900);
    holder.insert(holder.rfind('}'), R"(,"links":[{"traceId":")" + traceId(1) + R"(","spanId":")" + spanId(1) + R"("},{"traceId":")" + traceId(9)
                                         + R"(","spanId":")" + spanId(1) + R"("}])");
    workspace.add({WorkspaceFixture::span(traceId(1), spanId(1), "", 0, 400), holder, WorkspaceFixture::span(traceId(1), spanId(3), "", 600, 700)});
    const auto reader = readerOf(workspace);
    const auto trace = session::loadTrace(*reader, *domain::TraceId::fromHex(traceId(1)));
    QVERIFY(trace.ok());
    const auto links = readSpanLinks(*reader, **trace, {});
    QVERIFY(links.ok());
    QCOMPARE(links->size(), std::size_t{2});
    const TraceTimeline timeline(*trace);
    const auto row = [&](int span) { return timeline.rowOf(*domain::SpanId::fromHex(spanId(span))); };
    for (const int end : {1, 2}) { // seen from both ends; the span of another trace is not shown here
        const std::vector<Flow> flows = linkFlows(timeline, *links, row(end));
        QCOMPARE(flows.size(), std::size_t{1});
        QCOMPARE(flows.front().from, row(1));
        QCOMPARE(flows.front().to, row(2));
        QCOMPARE(flows.front().relation(), domain::Relation::Observed);
    }
    QVERIFY(linkFlows(timeline, *links, row(3)).empty());
    // A sender tells its links when its span ends.
    const auto cut = [&](int ms) { return session::knownAt(**trace, (*trace)->row.start + domain::Duration{ms * 1'000'000LL}); };
    const TraceTimeline running(cut(600));
    QVERIFY(linkFlows(running, *links, running.rowOf(*domain::SpanId::fromHex(spanId(1)))).empty());
    const TraceTimeline ended(cut(900));
    QCOMPARE(linkFlows(ended, *links, ended.rowOf(*domain::SpanId::fromHex(spanId(1)))).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TimelineContentTest)
#include "timeline_content_test.moc"
