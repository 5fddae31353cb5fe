// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;
using domain::StepKind;

/// Steps made of log records give way to spans of their service and session; unmarked spans become the tools that were asked
/// for: whatever comes first, also after a restart.

namespace {

constexpr std::uint16_t kLogTrace = 40;

Span call(std::uint64_t id, const std::string& session)
{
    Span span;
    span.trace = kLogTrace;
    span.id = id;
    span.name = "api_request";
    span.step = StepKind::Generation;
    span.input = 10;
    span.nano = 700;
    span.model = "m";
    span.session = session;
    span.payload = "call " + std::to_string(id);
    return span;
}

IngestBatch stepsOf(const std::vector<Span>& steps)
{
    IngestBatch batch = batchOf(steps);
    batch.logSteps = std::move(batch.spans);
    batch.spans.clear();
    for (SpanRecord& step : batch.logSteps)
        step.flags |= static_cast<std::uint32_t>(SpanFlag::FromLog);
    return batch;
}

BatchOutcome commit(WorkspaceWriter& writer, IngestBatch batch) { return writer.commit(std::span(&batch, 1)).value().at(0); }

struct Sums {
    std::int64_t traces = 0, spans = 0, calls = 0;
    bool operator==(const Sums&) const = default;
};

Sums sumsOf(WorkspaceReader& reader)
{
    const std::vector<std::string> by = {"model"};
    Sums sums;
    const auto costs = reader.costs(by, {});
    for (const CostRow& row : costs.value())
        sums.calls += row.calls;
    sums.traces = static_cast<std::int64_t>(reader.traceKeys({}, {}).value().size());
    sums.spans = static_cast<std::int64_t>(reader.spanKeys({}, {}).value().size());
    return sums;
}

Span spanOf(const std::string& session)
{
    Span span = call(9, session);
    span.trace = 7;
    return span;
}

/// The tools that a payload "asks a b" asks for.
std::vector<std::string> toolsOfPayload(std::string_view span, std::span<const std::string_view> logs)
{
    std::vector<std::string> tools;
    for (std::string_view text : {span, logs.empty() ? std::string_view() : logs.front()}) {
        if (text.substr(0, 5) == "asks ")
            tools.emplace_back(text.substr(5));
    }
    return tools;
}

Span model(std::int64_t start)
{
    Span span;
    span.id = 2;
    span.parent = 1;
    span.name = "chat";
    span.step = StepKind::Generation;
    span.startNs = kStart + start;
    span.payload = "asks get_po";
    return span;
}

Span unmarked(std::int64_t start)
{
    Span span;
    span.id = 3;
    span.parent = 1;
    span.name = "get_po";
    span.flags = static_cast<std::uint32_t>(SpanFlag::Unmarked);
    span.startNs = kStart + start;
    span.payload = "does it";
    return span;
}

IngestBatch withPayloads(std::vector<Span> spans)
{
    IngestBatch batch = batchOf(spans);
    for (std::size_t i = 0; i < batch.spans.size(); ++i)
        batch.spans[i].payload = batch.texts.emplace_back(spans[i].payload);
    return batch;
}

} // namespace

class LogStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAreKeptWhileNoSpansCome();
    void spansTakeTheirPlace_data();
    void spansTakeTheirPlace();
    void otherSessionsStay();
    void costsTellWhatLogRecordsSay();
    void unmarkedSpansBecomeTools_data();
    void unmarkedSpansBecomeTools();
};

void LogStepsTest::stepsAreKeptWhileNoSpansCome()
{
    Workspace workspace;
    QCOMPARE(commit(workspace.writer(), stepsOf({call(1, "s"), call(2, "s")})).spans, 0);
    const auto reader = workspace.reader();
    QCOMPARE(sumsOf(*reader), (Sums{1, 2, 2}));
    QCOMPARE(reader->info().value().spans, 0);
    QVERIFY(reader->hasUsage("invoice-agent", "s").value());
    QVERIFY(!reader->hasUsage("invoice-agent", "other").value());
    commit(workspace.writer(), stepsOf({call(1, "s")})); // again
    QCOMPARE(sumsOf(*reader), (Sums{1, 2, 2}));
}

void LogStepsTest::spansTakeTheirPlace_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("log records first") << 0;
    QTest::newRow("spans first") << 1;
    QTest::newRow("together") << 2;
    QTest::newRow("after a restart") << 3;
    QTest::newRow("spans, a restart, log records") << 4;
}

void LogStepsTest::spansTakeTheirPlace()
{
    QFETCH(int, order);
    Workspace workspace;
    if (order == 2) {
        IngestBatch both = stepsOf({call(1, "s"), call(2, "s")});
        IngestBatch batches[] = {std::move(both), batchOf({spanOf("s")})};
        QVERIFY(workspace.writer().commit(batches).ok());
    } else {
        const bool spansFirst = order == 1 || order == 4;
        commit(workspace.writer(), spansFirst ? batchOf({spanOf("s")}) : stepsOf({call(1, "s"), call(2, "s")}));
        std::unique_ptr<WorkspaceWriter> again;
        if (order >= 3) {
            workspace.closeWriter();
            again = WorkspaceWriter::open(workspace.path()).value();
        }
        commit(again ? *again : workspace.writer(), spansFirst ? stepsOf({call(1, "s"), call(2, "s")}) : batchOf({spanOf("s")}));
    }
    const auto reader = workspace.reader();
    QCOMPARE(sumsOf(*reader), (Sums{1, 1, 1}));
    QCOMPARE(reader->traces(reader->traceKeys({}, {}).value()).value().at(0).trace, traceId(7));
}

void LogStepsTest::otherSessionsStay()
{
    Workspace workspace;
    Span other = call(5, "t");
    other.trace = kLogTrace + 1;
    commit(workspace.writer(), stepsOf({call(1, "s"), other}));
    commit(workspace.writer(), batchOf({spanOf("s")}));
    QCOMPARE(sumsOf(*workspace.reader()), (Sums{2, 2, 2}));
}

void LogStepsTest::costsTellWhatLogRecordsSay()
{
    Workspace workspace;
    commit(workspace.writer(), stepsOf({call(1, "s1"), call(2, "s1")}));
    Span sent = spanOf("s2");
    Span other = spanOf("s2");
    other.id = 10;
    other.model = "another";
    workspace.commit({sent, other});
    const auto reader = workspace.reader();
    const std::vector<std::string> by = {"model"};
    const std::vector<CostRow> rows = reader->costs(by, {}).value();
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].keys, std::vector<std::string>{"another"});
    QCOMPARE(rows[0].logCalls, qint64(0));
    QCOMPARE(rows[1].calls, qint64(3));
    QCOMPARE(rows[1].logCalls, qint64(2));
    const std::vector<std::string> bySession = {"session"};
    const std::vector<CostRow> sessions = reader->costs(bySession, filterOf({field("session", "s1")})).value();
    QCOMPARE(sessions.size(), std::size_t(1));
    QCOMPARE(sessions[0].calls, qint64(2));
    QCOMPARE(sessions[0].logCalls, qint64(2));
}

void LogStepsTest::unmarkedSpansBecomeTools_data()
{
    QTest::addColumn<bool>("toolFirst");
    QTest::addColumn<bool>("restart");
    QTest::newRow("the call first") << false << false;
    QTest::newRow("the tool first") << true << false;
    QTest::newRow("the call, a restart, the tool") << false << true;
    QTest::newRow("the tool, a restart, the call") << true << true;
}

void LogStepsTest::unmarkedSpansBecomeTools()
{
    QFETCH(bool, toolFirst);
    QFETCH(bool, restart);
    WriterOptions options;
    options.toolsAskedFor = toolsOfPayload;
    Workspace workspace(options);
    commit(workspace.writer(), withPayloads({toolFirst ? unmarked(20) : model(10)}));
    std::unique_ptr<WorkspaceWriter> again;
    if (restart) {
        workspace.closeWriter();
        again = WorkspaceWriter::open(workspace.path(), options).value();
    }
    commit(again ? *again : workspace.writer(), withPayloads({toolFirst ? model(10) : unmarked(20)}));
    const auto reader = workspace.reader();
    const SpanRows rows = reader->spansOfTrace(traceId(1)).value();
    QCOMPARE(rows.rows.size(), std::size_t{2});
    QCOMPARE(rows.rows[1].step, StepKind::Tool);
    QCOMPARE(rows.text(rows.rows[1].tool), std::string("get_po"));
    QVERIFY(rows.rows[1].has(SpanFlag::Counted));
    const TraceRow trace = reader->trace(traceId(1)).value();
    QCOMPARE(trace.steps[static_cast<std::size_t>(StepKind::Tool)], 1);
    QCOMPARE(trace.steps[static_cast<std::size_t>(StepKind::Other)], 0);

    Workspace early(options); // ran before it was asked for
    commit(early.writer(), withPayloads({model(10), unmarked(5)}));
    QCOMPARE(early.reader()->spansOfTrace(traceId(1)).value().rows[0].step, StepKind::Other);
}

QTEST_APPLESS_MAIN(LogStepsTest)
#include "log_steps_test.moc"
