// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/trace_contexts.h"
#include "tests/kit/trace_builder.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QTest>

using namespace whyglass;
using session::TraceContexts;
using testkit::TraceBuilder;

namespace {

constexpr int kTraces = 6;

} // namespace

class TraceContextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (int number = 1; number <= kTraces; ++number)
            m_workspace.addDocument(TraceBuilder(number).chat("Decide.", "Approved.").chat("Again.", "Approved.").otlpJson());
    }

    void init()
    {
        m_session = std::make_unique<session::Session>(m_workspace.path());
        m_session->setGeneration(1);
    }
    void cleanup() { m_session.reset(); }

    void aTraceIsReadOnce()
    {
        const auto first = ask(1);
        QVERIFY(first);
        QCOMPARE(first->bars().size(), std::size_t{2});
        analysis::TraceContextPtr again;
        contexts().request(this, "test", testing::traceOf(1), [&again](const domain::Result<analysis::TraceContextPtr>& read) { again = *read; });
        QCOMPARE(again, first); // within the call
    }

    void whatComesInDropsIt()
    {
        const auto first = ask(1);
        m_session->setGeneration(2);
        const auto again = ask(1);
        QVERIFY(again && again != first);
        m_session->setGeneration(3);
        QTRY_COMPARE(contexts().held(), std::size_t{0});
    }

    void whatWasReadBeforeItCameInIsNotKept()
    {
        bool done = false;
        contexts().request(this, "test", testing::traceOf(1), [&done](const domain::Result<analysis::TraceContextPtr>&) { done = true; });
        m_session->setGeneration(2);
        QTRY_VERIFY(done);
        QCOMPARE(contexts().held(), std::size_t{0});
    }

    void onlyTheLastOnesAreHeld()
    {
        for (int number = 1; number <= kTraces; ++number)
            QVERIFY(ask(number));
        QCOMPARE(contexts().held(), TraceContexts::kMostTraces);
        bool atOnce = false;
        contexts().request(this, "test", testing::traceOf(kTraces), [&atOnce](const domain::Result<analysis::TraceContextPtr>&) { atOnce = true; });
        QVERIFY(atOnce);
        atOnce = false;
        contexts().request(this, "test", testing::traceOf(1), [&atOnce](const domain::Result<analysis::TraceContextPtr>&) { atOnce = true; });
        QVERIFY(!atOnce);
        QTRY_VERIFY(atOnce);
    }

    void aTraceThatIsNotThereIsSaid()
    {
        std::optional<domain::Error> error;
        contexts().request(this, "test", testing::traceOf(99), [&error](const domain::Result<analysis::TraceContextPtr>& read) { error = read.error(); });
        QTRY_VERIFY(error.has_value());
        QCOMPARE(contexts().held(), std::size_t{0});
    }

private:
    TraceContexts& contexts() { return TraceContexts::of(*m_session); }

    analysis::TraceContextPtr ask(int number)
    {
        analysis::TraceContextPtr context;
        contexts().request(this, "test", testing::traceOf(number), [&context](const domain::Result<analysis::TraceContextPtr>& read) { context = read ? *read : nullptr; });
        return QTest::qWaitFor([&context] { return context != nullptr; }) ? context : nullptr;
    }

    testing::WorkspaceFixture m_workspace;
    std::unique_ptr<session::Session> m_session;
};

QTEST_GUILESS_MAIN(TraceContextsTest)
#include "trace_contexts_test.moc"
