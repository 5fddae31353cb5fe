// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"
#include "workbench.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace whyglass;
using namespace whyglass::ingest;
using Outcome = Receipt::Outcome;

namespace {

IngestRequest requestOf(std::string bytes, std::function<void(const Receipt&)> done = {})
{
    IngestRequest request;
    request.bytes = std::move(bytes);
    request.source = "test";
    request.done = std::move(done);
    return request;
}

IngestRequest jsonOf(std::string text)
{
    IngestRequest request = requestOf(std::move(text));
    request.json = true;
    return request;
}

const std::string kJsonSpan = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"5b8efff798038103d269b633813fc60c\","
                              "\"spanId\":\"eee19b7ec3c1b174\",\"name\":\"one\",\"startTimeUnixNano\":\"1544712660000000000\","
                              "\"endTimeUnixNano\":\"1544712661000000000\"}]}]}]}";

/// No file may grow beyond what it has now, while this lives: the disk is full, for this process.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit now = m_before;
        now.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

} // namespace

class PipelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storesAndCounts();
    void resendingGivesDuplicatesOnly();
    void jsonIsTheSameSpan();
    void brokenSpanDoesNotCostTheOthers();
    void undecodableIsSaidAndKeptAsIssue();
    void partsAreRejectedOneByOne();
    void fullQueueRefuses();
    void waitingSubmitGetsThrough();
    void flushWaitsForCommit();
    void failingDiskMeansRetryAndHeals();
    void tasksRunBetweenCommits();
    void listenerHearsOfCommits();
    void shutdownUnderLoadAnswersEachOnce();
    void indexingCatchesUp();
};

void PipelineTest::storesAndCounts()
{
    kit::Workbench bench;
    const Receipt receipt = kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 700, 2'000)));
    QCOMPARE(receipt.outcome, Outcome::Stored);
    QCOMPARE(receipt.stored.spans, std::int64_t{700});
    QCOMPARE(receipt.stored.duplicates, std::int64_t{0});
    QCOMPARE(receipt.rejected, std::int64_t{0});
    QCOMPARE(receipt.repaired, std::int64_t{0});
    const auto counters = bench.pipeline().counters();
    QCOMPARE(counters.spans, std::int64_t{700});
    QVERIFY(counters.generation > 0);
}

void PipelineTest::resendingGivesDuplicatesOnly()
{
    kit::Workbench bench;
    kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 10)));
    const Receipt again = kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 12)));
    QCOMPARE(again.outcome, Outcome::Stored);
    QCOMPARE(again.stored.spans, std::int64_t{2});
    QCOMPARE(again.stored.duplicates, std::int64_t{10});
}

void PipelineTest::jsonIsTheSameSpan()
{
    kit::Workbench bench;
    QCOMPARE(kit::submitAndWait(bench.pipeline(), jsonOf(kJsonSpan)).stored.spans, std::int64_t{1});
    QCOMPARE(kit::submitAndWait(bench.pipeline(), jsonOf(" " + kJsonSpan)).stored.duplicates, std::int64_t{1});
    QCOMPARE(kit::submitAndWait(bench.pipeline(), jsonOf("{}")).outcome, Outcome::Stored);
    QCOMPARE(kit::submitAndWait(bench.pipeline(), jsonOf(kJsonSpan.substr(0, 50))).outcome, Outcome::Undecodable);
}

void PipelineTest::brokenSpanDoesNotCostTheOthers()
{
    kit::Workbench bench;
    const Receipt receipt = kit::submitAndWait(bench.pipeline(), requestOf(kit::messageWithBrokenSpan(1)));
    QCOMPARE(receipt.outcome, Outcome::Stored);
    QCOMPARE(receipt.stored.spans, std::int64_t{2});
    QCOMPARE(receipt.rejected, std::int64_t{1});
    QCOMPARE(receipt.rejections.size(), std::size_t{1});
    QVERIFY(receipt.rejections[0].offset > 0);
    QVERIFY(!receipt.message.empty());
}

void PipelineTest::undecodableIsSaidAndKeptAsIssue()
{
    kit::Workbench bench;
    const Receipt receipt = kit::submitAndWait(bench.pipeline(), requestOf("\x0A\x7F not protobuf"));
    QCOMPARE(receipt.outcome, Outcome::Undecodable);
    QVERIFY(!receipt.message.empty());
    QCOMPARE(bench.pipeline().counters().rejected, std::int64_t{1});
    QCOMPARE(bench.pipeline().counters().spans, std::int64_t{0});
}

void PipelineTest::partsAreRejectedOneByOne()
{
    kit::Workbench bench;
    const std::string good = kit::traceMessage(1, 5);
    const std::string bad = "\x0F garbage";
    IngestRequest request = requestOf(good + bad + kJsonSpan + "{}x");
    request.parts = {{telemetry::Signal::Traces, false, 0, good.size(), 1, 100},
                     {telemetry::Signal::Traces, false, good.size(), bad.size(), 2, 200},
                     {telemetry::Signal::Traces, true, good.size() + bad.size(), kJsonSpan.size(), 3, 300},
                     {telemetry::Signal::Traces, true, good.size() + bad.size() + kJsonSpan.size(), 3, 4, 400}};
    const Receipt receipt = kit::submitAndWait(bench.pipeline(), std::move(request));
    QCOMPARE(receipt.outcome, Outcome::Stored);
    QCOMPARE(receipt.stored.spans, std::int64_t{6});
    QCOMPARE(receipt.rejected, std::int64_t{2});
    QCOMPARE(receipt.rejections[0].record, std::int64_t{2});
    QCOMPARE(receipt.rejections[0].offset, std::int64_t{200});
    QCOMPARE(receipt.rejections[1].record, std::int64_t{4});
}

void PipelineTest::fullQueueRefuses()
{
    PipelineOptions options;
    options.bytesInFlight = 100'000;
    kit::Workbench bench(options);
    std::atomic<int> answered = 0;
    int taken = 0;
    {
        kit::WriterBlock block(bench.pipeline());
        while (bench.pipeline().trySubmit(requestOf(kit::traceMessage(static_cast<std::uint32_t>(taken), 100), [&](const Receipt&) { ++answered; })))
            ++taken;
        QVERIFY(taken > 1);
        QVERIFY(taken < 20);
        QCOMPARE(bench.pipeline().counters().refused, std::int64_t{1});
        QVERIFY(!bench.pipeline().hasRoom(50'000));
        QCOMPARE(answered.load(), 0);
    }
    bench.pipeline().flush();
    QCOMPARE(answered.load(), taken);
    QVERIFY(bench.pipeline().hasRoom(50'000));
    QCOMPARE(bench.pipeline().counters().queuedBytes, std::int64_t{0});
    QCOMPARE(bench.pipeline().counters().spans, std::int64_t{taken} * 100);
}

void PipelineTest::waitingSubmitGetsThrough()
{
    PipelineOptions options;
    options.bytesInFlight = 60'000;
    kit::Workbench bench(options);
    std::atomic<int> stored = 0;
    for (std::uint32_t i = 0; i < 50; ++i) {
        QVERIFY(bench.pipeline().submit(requestOf(kit::traceMessage(i, 100), [&](const Receipt& receipt) {
            stored += static_cast<int>(receipt.stored.spans);
        })));
    }
    bench.pipeline().flush();
    QCOMPARE(stored.load(), 5'000);
}

void PipelineTest::flushWaitsForCommit()
{
    kit::Workbench bench;
    std::atomic<bool> answered = false;
    bench.pipeline().submit(requestOf(kit::traceMessage(1, 2'000), [&](const Receipt&) { answered = true; }));
    bench.pipeline().flush();
    QVERIFY(answered.load());
}

void PipelineTest::failingDiskMeansRetryAndHeals()
{
    kit::Workbench bench;
    kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 1)));
    bench.pipeline().setIdleIndexing(false);
    {
        const FullDisk full;
        const Receipt receipt = kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(2, 300)));
        QCOMPARE(receipt.outcome, Outcome::Retry);
        QVERIFY(receipt.retryAfterSeconds >= 1);
        QVERIFY(!receipt.message.empty());
        QCOMPARE(receipt.stored.spans, std::int64_t{0});
    }
    const Receipt again = kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(2, 300)));
    QCOMPARE(again.outcome, Outcome::Stored);
    QCOMPARE(again.stored.spans, std::int64_t{300});
}

void PipelineTest::tasksRunBetweenCommits()
{
    kit::Workbench bench;
    std::atomic<int> ran = 0;
    for (int i = 0; i < 10; ++i) {
        bench.pipeline().post([&](store::WorkspaceWriter&) { ++ran; });
        kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(static_cast<std::uint32_t>(i), 1)));
    }
    bench.pipeline().post([](store::WorkspaceWriter&) { throw std::runtime_error("a task that fails"); });
    bench.pipeline().post([&](store::WorkspaceWriter&) { ++ran; });
    bench.close();
    QCOMPARE(ran.load(), 11);
}

void PipelineTest::listenerHearsOfCommits()
{
    kit::Workbench bench;
    std::atomic<std::int64_t> heard = 0;
    bench.pipeline().setCommitListener([&](const IngestPipeline::Counters& counters) { heard = counters.spans; });
    kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 3)));
    bench.close();
    QCOMPARE(heard.load(), std::int64_t{3});
}

void PipelineTest::shutdownUnderLoadAnswersEachOnce()
{
    kit::Workbench bench;
    std::atomic<int> taken = 0;
    std::atomic<int> stored = 0;
    std::atomic<int> other = 0;
    std::vector<std::thread> senders;
    for (std::uint32_t s = 0; s < 4; ++s) {
        senders.emplace_back([&, s] {
            for (std::uint32_t i = 0; i < 200; ++i) {
                const bool accepted = bench.pipeline().submit(requestOf(kit::traceMessage(s * 1'000 + i, 20), [&](const Receipt& receipt) {
                    ++(receipt.outcome == Outcome::Stored && receipt.stored.spans == 20 ? stored : other);
                }));
                taken += accepted ? 1 : 0;
            }
        });
    }
    for (std::thread& sender : senders)
        sender.join();
    bench.close(); // with much of it still queued
    QCOMPARE(stored.load(), taken.load());
    QCOMPARE(other.load(), 0);
    QCOMPARE(taken.load(), 800);
}

void PipelineTest::indexingCatchesUp()
{
    kit::Workbench bench;
    bench.pipeline().setIdleIndexing(false);
    kit::submitAndWait(bench.pipeline(), requestOf(kit::traceMessage(1, 500)));
    std::int64_t done = 0;
    std::int64_t total = 0;
    const auto result = bench.pipeline().finishIndexing([&](std::int64_t d, std::int64_t t) {
        done = d;
        total = t;
    });
    QVERIFY(result.ok());
    QCOMPARE(done, std::int64_t{500});
    QCOMPARE(total, std::int64_t{500});
}

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipeline_test.moc"
