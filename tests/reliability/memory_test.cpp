// SPDX-License-Identifier: GPL-3.0-or-later
// The n-th allocation fails while a request is decoded, compressed, committed and answered: it is stored or refused for now,
// never called wrong, the recorder does not end, and what was acknowledged is there.
// Every seventh n up to 2,000; with WHYGLASS_FULL=1 every one.
#include "failing_malloc.h"
#include "otlp_messages.h"
#include "store_flow.h"
#include "tests/unit/ingest/workbench.h"

#include "models/store/workspace_reader.h"

#include <QTest>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

using namespace whyglass;
using namespace whyglass::reliability;
using telemetry::Signal;
using Outcome = ingest::Receipt::Outcome;

namespace {

constexpr std::int64_t kMostAllocations = 2'000;
constexpr int kRecords = 5;

/// Where the answer arrives, without an allocation of its own.
class Answer {
public:
    void set(Outcome outcome)
    {
        const std::lock_guard guard(m_mutex);
        m_outcome = outcome;
        ++m_count;
        m_come.notify_all();
    }
    std::optional<Outcome> wait()
    {
        std::unique_lock lock(m_mutex);
        m_come.wait_for(lock, std::chrono::seconds(20), [this] { return m_outcome.has_value(); });
        return std::exchange(m_outcome, std::nullopt);
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    std::mutex m_mutex;
    std::condition_variable m_come;
    std::optional<Outcome> m_outcome;
    int m_count = 0;
};

} // namespace

class MemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { exemptThisThread(); }

    void everyAllocation_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::addColumn<int>("failures");
        for (const Encoding encoding : {Encoding::Protobuf, Encoding::Json}) {
            for (const int failures : {1, 10, 1'000'000'000})
                QTest::addRow("%s, %d in a row", encoding == Encoding::Json ? "JSON" : "protobuf", failures) << static_cast<int>(encoding) << failures;
        }
    }

    void everyAllocation()
    {
        QFETCH(int, encoding);
        QFETCH(int, failures);
        ingest::kit::Workbench bench;
        bench.pipeline().setIdleIndexing(false);
        const std::int64_t step = fullSize() ? 1 : 7;
        std::int64_t refused = 0;
        unsigned seed = 1;
        for (std::int64_t n = 1; n <= kMostAllocations; n += step, ++seed) {
            const std::string bytes = message(Signal::Traces, static_cast<Encoding>(encoding), kRecords, seed);
            failAllocations(n, failures);
            const auto outcome = submit(bench, bytes, static_cast<Encoding>(encoding));
            const bool struck = stopFailing() > 0;
            QVERIFY2(outcome, qPrintable(QStringLiteral("allocation %1: no answer").arg(n)));
            QVERIFY2(*outcome == Outcome::Stored || *outcome == Outcome::Retry,
                     qPrintable(QStringLiteral("allocation %1: the sender is told to drop its data").arg(n)));
            if (*outcome == Outcome::Retry) {
                ++refused;
                const auto again = submit(bench, bytes, static_cast<Encoding>(encoding));
                QVERIFY2(again == Outcome::Stored, qPrintable(QStringLiteral("allocation %1: not stored afterwards either").arg(n)));
            }
            if (!struck)
                break;
        }
        QCOMPARE(m_answer.count(), m_submitted);
        qInfo("%u requests, %lld refused for now", seed, static_cast<long long>(refused));
        QVERIFY(refused > 0);
        bench.close();
        const auto reader = store::WorkspaceReader::open(bench.path("test.whyglass"));
        QVERIFY(reader.ok());
        QCOMPARE((*reader)->info()->spans, std::int64_t{kRecords} * std::min<std::int64_t>(seed, (kMostAllocations + step - 1) / step));
        QCOMPARE((*reader)->check()->size(), std::size_t{0});
    }

private:
    std::optional<Outcome> submit(ingest::kit::Workbench& bench, const std::string& bytes, Encoding encoding)
    {
        ingest::IngestRequest request;
        request.bytes = bytes;
        request.json = encoding == Encoding::Json;
        request.source = "memory";
        request.done = [this](const ingest::Receipt& receipt) { m_answer.set(receipt.outcome); };
        ++m_submitted;
        return bench.pipeline().trySubmit(std::move(request)) ? m_answer.wait() : std::nullopt;
    }

    Answer m_answer;
    int m_submitted = 0;
};

QTEST_APPLESS_MAIN(MemoryTest)
#include "memory_test.moc"
