// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include "models/store/trace_tree.h"

#include <algorithm>
#include <map>
#include <numeric>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;
using domain::StepKind;

namespace {

constexpr std::uint32_t kDecided = bitsOf(SpanFlag::Counted, SpanFlag::UsageBelow, SpanFlag::CallBelow, SpanFlag::Summed, SpanFlag::Call,
                                          SpanFlag::Unpriced);

/// An agent that repeats the usage of what is below it, a wrapper with its inner call, a tool on both sides of MCP, and a
/// trace whose tier only the root knows.
std::vector<Span> sixSpans()
{
    std::vector<Span> spans(6);
    for (std::size_t i = 0; i < spans.size(); ++i)
        spans[i].id = i + 1;
    spans[0].step = StepKind::Agent;
    spans[0].input = 300;
    spans[0].output = 30;
    spans[0].tier = "free";
    spans[1].parent = 1;
    spans[1].step = StepKind::Generation;
    spans[1].input = 100;
    spans[1].output = 10;
    spans[1].nano = 5000;
    spans[1].model = "gpt-4o";
    spans[2].parent = 2;
    spans[2].step = StepKind::Generation;
    spans[2].input = 101;
    spans[2].output = 11;
    spans[2].nano = 6000;
    spans[2].model = "gpt-4o";
    spans[3].parent = 1;
    spans[3].step = StepKind::Tool;
    spans[3].tool = "get_po";
    spans[4].parent = 4;
    spans[4].step = StepKind::Tool;
    spans[4].tool = "get_po";
    spans[5].parent = 5;
    spans[5].step = StepKind::Generation;
    spans[5].input = 7;
    return spans;
}

struct Picture {
    domain::TokenUsage tokens;
    std::int64_t calls = 0, unknown = 0, unpriced = 0, cost = -1;
    std::map<std::uint64_t, std::uint32_t> flags;
    bool complete = false;
    bool operator==(const Picture&) const = default;
};

Picture pictureOf(WorkspaceReader& reader, std::uint16_t trace)
{
    Picture picture;
    const auto row = reader.trace(traceId(trace));
    if (!row.ok())
        return picture;
    picture.tokens = row->tokens;
    picture.calls = row->calls;
    picture.unknown = row->unknownCalls;
    picture.unpriced = row->unpricedCalls;
    picture.cost = row->cost ? row->cost->nano : -1;
    picture.complete = row->complete;
    const SpanRows spans = reader.spansOfTrace(traceId(trace)).value();
    for (const SpanRow& span : spans.rows)
        picture.flags[span.span.value] = span.flags & kDecided;
    return picture;
}

std::vector<std::string> rollupOf(WorkspaceReader& reader)
{
    const std::string by[] = {"model", "user_tier"};
    std::vector<std::string> lines;
    const std::vector<CostRow> rows = reader.costs(by, {}).value();
    for (const CostRow& row : rows)
        lines.push_back(row.keys[0] + "|" + row.keys[1] + "|" + std::to_string(row.calls) + "|" + std::to_string(row.tokens.input.value_or(-1)) + "|"
                        + std::to_string(row.unpricedCalls) + "|" + std::to_string(row.cost ? row.cost->nano : -1));
    return lines;
}

} // namespace

class CountingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrderGivesOneSum()
    {
        const std::vector<Span> spans = sixSpans();
        std::vector<std::size_t> order(spans.size());
        std::iota(order.begin(), order.end(), 0);
        Workspace workspace({3'000'000, false});
        std::optional<Picture> expected;
        auto reader = workspace.reader();
        std::uint16_t trace = 0;
        do {
            ++trace;
            std::vector<Span> shuffled;
            for (const std::size_t i : order) {
                shuffled.push_back(spans[i]);
                shuffled.back().trace = trace;
            }
            // split over one to six commits, another way each time
            const std::size_t step = 1 + trace % spans.size();
            for (std::size_t at = 0; at < shuffled.size(); at += step)
                workspace.commit({shuffled.begin() + static_cast<std::ptrdiff_t>(at),
                                  shuffled.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, shuffled.size()))});
            const Picture picture = pictureOf(*reader, trace);
            if (!expected)
                expected = picture;
            QVERIFY2(picture == *expected, qPrintable(QStringLiteral("order %1").arg(trace)));
        } while (std::next_permutation(order.begin(), order.end()));
        QCOMPARE(int(trace), 720);
        QCOMPARE(*expected->tokens.input, qint64(108)); // the inner call and the one below the tool
        QCOMPARE(*expected->tokens.output, qint64(11));
        QCOMPARE(expected->calls, qint64(2));
        QCOMPARE(expected->unpriced, qint64(1));
        QCOMPARE(expected->cost, qint64(6000));
        QVERIFY(expected->complete);
    }

    void allPermutationsOfTheTree()
    {
        // The pure tree, settled after each span.
        const std::vector<Span> spans = sixSpans();
        std::vector<std::size_t> order(spans.size());
        std::iota(order.begin(), order.end(), 0);
        std::optional<std::map<std::uint64_t, std::uint32_t>> expected;
        do {
            TraceTree tree;
            std::map<std::uint64_t, TraceTree::Index> nodes;
            for (const std::size_t i : order) {
                TreeSpan span;
                span.spanId = spans[i].id;
                span.parentId = spans[i].parent;
                span.payloadHash = spans[i].id;
                span.step = spans[i].step;
                span.tool = spans[i].tool.empty() ? 0 : 9;
                span.flags = spans[i].input ? bitsOf(SpanFlag::HasUsage) : 0;
                nodes[span.spanId] = tree.add(span).node;
                tree.settle(0);
            }
            std::map<std::uint64_t, std::uint32_t> flags;
            for (const auto& [id, node] : nodes)
                flags[id] = tree.flags(node);
            if (!expected)
                expected = flags;
            QVERIFY(flags == *expected);
            QCOMPARE(tree.missingParents(), std::int64_t(0));
        } while (std::next_permutation(order.begin(), order.end()));
        QVERIFY(hasFlag(expected->at(4), SpanFlag::Counted));
        QVERIFY(!hasFlag(expected->at(5), SpanFlag::Counted));
        QVERIFY(!hasFlag(expected->at(2), SpanFlag::Counted));
        QVERIFY(hasFlag(expected->at(3), SpanFlag::Counted));
        QVERIFY(hasFlag(expected->at(1), SpanFlag::UsageBelow));
    }

    void rollupFollowsTheTraceTier()
    {
        Workspace childFirst;
        std::vector<Span> spans = sixSpans();
        childFirst.commit({spans[2]});
        childFirst.commit({spans[5]});
        childFirst.commit({spans[1], spans[3], spans[4]});
        childFirst.commit({spans[0]}); // brings the tier
        Workspace atOnce;
        atOnce.commit(spans);
        const std::vector<std::string> expected = {"|free|1|7|1|-1", "gpt-4o|free|1|101|0|6000"};
        QCOMPARE(rollupOf(*childFirst.reader()), expected);
        QCOMPARE(rollupOf(*atOnce.reader()), expected);
    }

    void spanPathAgreesWithRollup()
    {
        Workspace workspace;
        workspace.commit(sixSpans());
        const std::string by[] = {"model"};
        const auto rolled = workspace.reader()->costs(by, {}).value();
        const auto scanned = workspace.reader()->costs(by, filterOf({field("service", "invoice-agent")})).value();
        QCOMPARE(scanned.size(), rolled.size());
        for (std::size_t i = 0; i < rolled.size(); ++i) {
            QCOMPARE(scanned[i].keys, rolled[i].keys);
            QCOMPARE(scanned[i].calls, rolled[i].calls);
            QVERIFY(scanned[i].tokens == rolled[i].tokens);
            QVERIFY(scanned[i].cost == rolled[i].cost);
            QCOMPARE(scanned[i].unpricedCalls, rolled[i].unpricedCalls);
        }
    }

    void agentOwnUsageCountsOnlyAlone()
    {
        Workspace workspace;
        Span agent;
        agent.step = StepKind::Agent;
        agent.input = 50;
        workspace.commit({agent});
        QCOMPARE(*workspace.reader()->trace(traceId(1))->tokens.input, qint64(50));
        Span call;
        call.id = 2;
        call.parent = 1;
        call.step = StepKind::Generation;
        workspace.commit({call}); // a call whose usage nobody sent
        const TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QCOMPARE(*row.tokens.input, qint64(50));
        QCOMPARE(row.calls, qint64(1));
        QCOMPARE(row.unknownCalls, qint64(1));
        call.id = 3;
        call.input = 20;
        workspace.commit({call});
        QCOMPARE(*workspace.reader()->trace(traceId(1))->tokens.input, qint64(20));
    }

    void oneCallOfTwoLibrariesCountsOnce_data()
    {
        QTest::addColumn<bool>("firstFirst");
        QTest::newRow("a, b") << true;
        QTest::newRow("b, a") << false;
    }
    void oneCallOfTwoLibrariesCountsOnce()
    {
        QFETCH(bool, firstFirst);
        Span a;
        a.id = 10;
        a.parent = 1;
        a.step = StepKind::Generation;
        a.input = 40;
        a.response = 77;
        Span b = a;
        b.id = 9;
        b.input = 41;
        Workspace workspace;
        workspace.commit({firstFirst ? a : b});
        workspace.commit({firstFirst ? b : a});
        const TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QCOMPARE(*row.tokens.input, qint64(41)); // the smaller id stands for both
        QCOMPARE(row.calls, qint64(1));
        QVERIFY(!row.complete);
    }

    void unknownIsNotZero()
    {
        Workspace workspace;
        Span call;
        call.step = StepKind::Generation;
        workspace.commit({call});
        const TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QVERIFY(!row.tokens.input.has_value());
        QVERIFY(!row.cost.has_value());
        QCOMPARE(row.unknownCalls, qint64(1));
        QCOMPARE(row.unpricedCalls, qint64(0));
    }

    void placeholdersNeverCount()
    {
        Workspace workspace;
        Span pending;
        pending.step = StepKind::Generation;
        pending.input = 5;
        pending.flags = bitsOf(SpanFlag::Placeholder);
        workspace.commit({pending});
        const TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QVERIFY(!row.tokens.input.has_value());
        QCOMPARE(row.calls, qint64(0));
    }

    void toolsOfTwoLibrariesCountOnce()
    {
        // Two calls of one tool at once, each recorded by two libraries side by side; and one that only one of them saw.
        std::vector<Span> spans(5);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            spans[i].id = i + 1;
            spans[i].step = StepKind::Tool;
            spans[i].tool = "get_po";
            spans[i].service = i % 2 == 0 ? "library a" : "library b";
            spans[i].startNs = kStart + static_cast<std::int64_t>(i) * 1000;
        }
        spans[4].startNs = kStart + 10 * kSecond;
        Workspace workspace({3'000'000, false});
        const auto reader = workspace.reader();
        std::vector<std::size_t> order(spans.size());
        std::iota(order.begin(), order.end(), 0);
        std::uint16_t trace = 0;
        do {
            ++trace;
            for (const std::size_t i : order) {
                Span span = spans[i];
                span.trace = trace;
                workspace.commit({span});
            }
            int counted = 0;
            for (const auto& [id, flags] : pictureOf(*reader, trace).flags)
                counted += hasFlag(flags, SpanFlag::Counted) ? 1 : 0;
            QCOMPARE(counted, 3);
        } while (std::next_permutation(order.begin(), order.end()) && trace < 40);
    }

    void toolsOfOneLibraryAreCallsOfTheirOwn()
    {
        std::vector<Span> spans(3);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            spans[i].id = i + 1;
            spans[i].step = StepKind::Tool;
            spans[i].tool = i < 2 ? "get_po" : "get_vendor";
        }
        spans[2].service = "another";
        Workspace workspace;
        workspace.commit(spans);
        for (const auto& [id, flags] : pictureOf(*workspace.reader(), 1).flags)
            QVERIFY(hasFlag(flags, SpanFlag::Counted));
    }

    void modelCallsOfTwoLibrariesSideBySideCountOnce()
    {
        // Two calls at once, each recorded by two libraries, one of them within a span of its framework; and the agent above.
        std::vector<Span> spans(6);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            spans[i].id = i + 1;
            spans[i].parent = 1;
            spans[i].startNs = kStart + static_cast<std::int64_t>(i) * 1'000'000;
        }
        for (const std::size_t call : {1U, 2U, 3U, 4U}) {
            spans[call].step = StepKind::Generation;
            spans[call].model = "gpt-4o";
            spans[call].input = 100;
            spans[call].output = 10;
            spans[call].library = call % 2 == 0 ? "client" : "framework";
        }
        spans[0].parent = 0;
        spans[3].parent = 6;
        spans[4].response = 77; // what names its answer stands for one that does not
        Workspace workspace({3'000'000, false});
        const auto reader = workspace.reader();
        std::vector<std::size_t> order(spans.size());
        std::iota(order.begin(), order.end(), 0);
        std::uint16_t trace = 0;
        std::optional<Picture> expected;
        do {
            ++trace;
            for (const std::size_t i : order) {
                Span span = spans[i];
                span.trace = trace;
                workspace.commit({span});
            }
            const Picture picture = pictureOf(*reader, trace);
            QCOMPARE(picture.calls, qint64(2));
            QCOMPARE(*picture.tokens.input, qint64(200));
            QVERIFY(hasFlag(picture.flags.at(5), SpanFlag::Counted));
            expected = expected.value_or(picture);
            QVERIFY(picture == *expected);
        } while (std::next_permutation(order.begin(), order.end()) && trace < 200);
        const auto first = reader->spansOfTrace(traceId(1));
        QVERIFY(first.ok());
        for (const SpanRow& row : first->rows) {
            if (row.step == StepKind::Generation)
                QCOMPARE(row.has(SpanFlag::Doubled), !row.has(SpanFlag::Counted));
        }
    }

    void callThatTwoLibrariesTellDifferentlyCountsOnce_data()
    {
        QTest::addColumn<std::function<void(Span&)>>("other");
        using Change = std::function<void(Span&)>;
        QTest::newRow("the model that answered") << Change([](Span& span) { span.model = "gpt-4o-2024-08-06"; });
        QTest::newRow("a date in one piece") << Change([](Span& span) { span.model = "gpt-4o-20240806"; });
        QTest::newRow("the name at a gateway") << Change([](Span& span) { span.model = "openai/gpt-4o"; });
        QTest::newRow("a wrapper that begins early") << Change([](Span& span) {
            span.startNs -= kSecond / 4;
            span.durationNs += kSecond / 4 + kSecond / 10;
        });
    }

    void callThatTwoLibrariesTellDifferentlyCountsOnce()
    {
        QFETCH(std::function<void(Span&)>, other);
        Span client;
        client.id = 1;
        client.parent = 9;
        client.step = StepKind::Generation;
        client.model = "gpt-4o";
        client.input = 100;
        client.output = 10;
        client.response = 77;
        client.library = "client";
        Span framework = client;
        framework.id = 2;
        framework.response = 0;
        framework.library = "framework";
        other(framework);
        Workspace workspace;
        workspace.commit({client, framework});
        QCOMPARE(workspace.reader()->trace(traceId(1))->calls, qint64(1));
    }

    void toolOfAnAgentThatAToolStartedCounts()
    {
        std::vector<Span> spans(3);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            spans[i].id = i + 1;
            spans[i].parent = i;
        }
        for (const std::size_t tool : {0U, 2U}) {
            spans[tool].step = StepKind::Tool;
            spans[tool].tool = "lookup_vendor";
        }
        spans[1].step = StepKind::Agent;
        Workspace workspace;
        workspace.commit({spans[0], spans[2]});
        workspace.commit({spans[1]}); // only now it is known who called it
        const Picture picture = pictureOf(*workspace.reader(), 1);
        QVERIFY(hasFlag(picture.flags.at(1), SpanFlag::Counted));
        QVERIFY(hasFlag(picture.flags.at(3), SpanFlag::Counted));
    }

    void callsThatOnlyResembleEachOtherCount_data()
    {
        QTest::addColumn<std::function<void(Span&)>>("other");
        using Change = std::function<void(Span&)>;
        QTest::newRow("one library, twice at once") << Change([](Span& span) { span.library = "framework"; });
        QTest::newRow("one library in two processes") << Change([](Span& span) { span.library = "framework", span.service = "worker"; });
        QTest::newRow("another model") << Change([](Span& span) { span.model = "gpt-4o-mini"; });
        QTest::newRow("other input") << Change([](Span& span) { span.input = 101; });
        QTest::newRow("other output") << Change([](Span& span) { span.output = 11; });
        QTest::newRow("another step of the agent") << Change([](Span& span) { span.parent = 8; });
        QTest::newRow("one after the other") << Change([](Span& span) { span.startNs += kSecond; });
        QTest::newRow("overlapping by chance") << Change([](Span& span) { span.startNs += kSecond / 4; });
        QTest::newRow("two answers") << Change([](Span& span) { span.response = 78; });
        QTest::newRow("an embedding") << Change([](Span& span) { span.step = StepKind::Embedding; });
    }

    void callsThatOnlyResembleEachOtherCount()
    {
        QFETCH(std::function<void(Span&)>, other);
        Span first;
        first.id = 1;
        first.parent = 9;
        first.step = StepKind::Generation;
        first.model = "gpt-4o";
        first.input = 100;
        first.output = 10;
        first.response = 77;
        first.library = "framework";
        Span second = first;
        second.id = 2;
        second.response = 0;
        second.library = "client";
        Workspace doubled;
        doubled.commit({first, second});
        QCOMPARE(doubled.reader()->trace(traceId(1))->calls, qint64(1)); // what is changed below makes the difference
        other(second);
        Workspace workspace;
        workspace.commit({first, second});
        QCOMPARE(workspace.reader()->trace(traceId(1))->calls, qint64(2));
    }

    void wrapperWithUsageStandsForItsClient()
    {
        Workspace workspace;
        Span client;
        client.id = 3;
        client.parent = 2;
        client.step = StepKind::Generation; // streamed: its library saw no usage
        workspace.commit({client});
        Span between;
        between.id = 2;
        between.parent = 1;
        Span wrapper;
        wrapper.id = 1;
        wrapper.step = StepKind::Generation;
        wrapper.input = 40;
        workspace.commit({wrapper});
        workspace.commit({between}); // only now they are connected
        TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QCOMPARE(row.calls, qint64(1));
        QCOMPARE(row.unknownCalls, qint64(0));
        QCOMPARE(*row.tokens.input, qint64(40));
        Span other = client;
        other.id = 4;
        other.input = 30;
        workspace.commit({other}); // the wrapper sums several calls: one of them is unknown
        row = workspace.reader()->trace(traceId(1)).value();
        QCOMPARE(row.calls, qint64(2));
        QCOMPARE(row.unknownCalls, qint64(1));
        QCOMPARE(*row.tokens.input, qint64(30));
    }

    void announcedSpanCountsOnce_data()
    {
        QTest::addColumn<bool>("announcedFirst");
        QTest::newRow("begin, whole") << true;
        QTest::newRow("whole, begin") << false;
    }
    void announcedSpanCountsOnce()
    {
        QFETCH(bool, announcedFirst);
        Span begin;
        begin.id = 7;
        begin.step = StepKind::Generation;
        begin.durationNs = 0;
        begin.flags = bitsOf(SpanFlag::Unfinished);
        begin.payload = "begin";
        Span whole = begin;
        whole.flags = 0;
        whole.input = 12;
        whole.payload = "whole";
        Workspace workspace;
        workspace.commit({announcedFirst ? begin : whole});
        QCOMPARE(workspace.reader()->trace(traceId(1))->calls, qint64(1)); // the beginning alone is all that is known
        workspace.commit({announcedFirst ? whole : begin});
        const TraceRow row = workspace.reader()->trace(traceId(1)).value();
        QCOMPARE(row.calls, qint64(1));
        QCOMPARE(row.unknownCalls, qint64(0));
        QCOMPARE(*row.tokens.input, qint64(12));
    }

    void ringOfParentsEnds()
    {
        Workspace workspace;
        Span a;
        a.id = 1;
        a.parent = 2;
        a.step = StepKind::Generation;
        a.input = 1;
        Span b = a;
        b.id = 2;
        b.parent = 1;
        workspace.commit({a, b});
        QVERIFY(workspace.reader()->trace(traceId(1)).ok());
    }
};

QTEST_APPLESS_MAIN(CountingTest)
#include "counting_test.moc"
