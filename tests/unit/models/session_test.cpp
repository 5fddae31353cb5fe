// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace whyglass;
using testing::kTraceA;
using testing::kTraceB;
using testing::WorkspaceFixture;

namespace {

domain::SpanId spanId(const char* hex) { return *domain::SpanId::fromHex(hex); }
domain::TraceId traceId(const std::string& hex) { return *domain::TraceId::fromHex(hex); }

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000, "approved"),
                         WorkspaceFixture::span(kTraceA, "00000000000000a3", "00000000000000a1", 2'000, 3'000),
                         WorkspaceFixture::span(kTraceA, "00000000000000a2", "00000000000000a1", 1'000, 2'000),
                         WorkspaceFixture::span(kTraceB, "00000000000000b1", "", 10'000, 11'000)});
        m_workspace.analyse(kTraceA);
    }

    void init() { m_session = std::make_unique<session::Session>(m_workspace.path()); }
    void cleanup() { m_session.reset(); }

    void loadsATraceInTreeOrder()
    {
        QSignalSpy loaded(m_session.get(), &session::Session::traceLoaded);
        m_session->openTrace(traceId(kTraceA), spanId("00000000000000a2"));
        QVERIFY(!m_session->trace());
        QVERIFY(loaded.wait());
        const auto trace = m_session->trace();
        QCOMPARE(trace->spans.rows.size(), std::size_t{3});
        QCOMPARE(trace->spans.rows[0].span.hex(), std::string("00000000000000a1"));
        QCOMPARE(trace->spans.rows[1].span.hex(), std::string("00000000000000a2"));
        QCOMPARE(trace->parentIndex(), (std::vector<int>{-1, 0, 0}));
        QCOMPARE(trace->decisions.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(m_session->state().view), QStringLiteral("investigate"));
        QCOMPARE(m_session->selection().span.hex(), std::string("00000000000000a2"));
        QCOMPARE(m_session->traceWindow(), trace->extent());
    }

    void opensADecisionAtItsSpan()
    {
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        const auto decisions = (*reader)->decisionsOfTrace(traceId(kTraceA));
        QVERIFY(decisions.ok() && !decisions->empty());
        QSignalSpy loaded(m_session.get(), &session::Session::traceLoaded);
        m_session->openDecision(QString::fromStdString(decisions->front().id));
        QVERIFY(loaded.wait());
        QCOMPARE(m_session->selection().decision, decisions->front().id);
        QCOMPARE(m_session->selection().span.hex(), std::string("00000000000000a1"));
    }

    void saysWhatCannotBeOpened()
    {
        QSignalSpy failed(m_session.get(), &session::Session::traceFailed);
        m_session->openDecision(QStringLiteral("0123456789abcdef"));
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("0123456789abcdef")));
        m_session->openTrace(traceId("cccccccccccccccccccccccccccccccc"));
        QVERIFY(failed.wait());
    }

    void backAndForwardRestoreEverything()
    {
        QSignalSpy loaded(m_session.get(), &session::Session::traceLoaded);
        m_session->openTrace(traceId(kTraceA));
        QVERIFY(loaded.wait());
        m_session->selectSpan(spanId("00000000000000a3"));
        m_session->setTraceWindow({m_session->trace()->row.start, m_session->trace()->row.start + domain::Duration{1'000'000'000}});
        const session::NavigationState deep = m_session->state();
        m_session->openTrace(traceId(kTraceB));
        QVERIFY(loaded.wait());
        m_session->back();
        QVERIFY(m_session->state() == deep);
        QVERIFY(loaded.wait());
        QCOMPARE(m_session->trace()->row.trace.hex(), kTraceA);
        QCOMPARE(m_session->traceWindow(), deep.traceWindow);
        m_session->back();
        m_session->back();
        m_session->back();
        QCOMPARE(QString::fromStdString(m_session->state().view), QStringLiteral("decisions"));
        QVERIFY(!m_session->canGoBack());
        m_session->forward();
        QVERIFY(m_session->selection().trace == traceId(kTraceA));
    }

    void clampsTheTraceWindow()
    {
        QSignalSpy loaded(m_session.get(), &session::Session::traceLoaded);
        m_session->openTrace(traceId(kTraceA));
        QVERIFY(loaded.wait());
        const domain::TimeWindow extent = m_session->trace()->extent();
        m_session->setTraceWindow({{0}, {1}});
        QCOMPARE(m_session->traceWindow().begin, extent.begin);
        QCOMPARE(m_session->traceWindow().length().ns, std::int64_t{1'000});
        m_session->setTraceWindow({{INT64_MIN / 4}, {INT64_MAX / 4}});
        QCOMPARE(m_session->traceWindow(), extent);
    }

    void followsATraceThatGrows()
    {
        WorkspaceFixture growing;
        growing.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000)});
        session::Session live(growing.path());
        QSignalSpy loaded(&live, &session::Session::traceLoaded);
        live.openTrace(traceId(kTraceA));
        QVERIFY(loaded.wait());
        growing.add({WorkspaceFixture::span(kTraceA, "00000000000000a2", "00000000000000a1", 1'000, 2'000)});
        live.setGeneration(live.generation() + 1);
        QVERIFY(loaded.wait());
        QCOMPARE(live.trace()->spans.rows.size(), std::size_t{2});
    }

    void offersWhatComesWhileATraceIsRead()
    {
        WorkspaceFixture growing;
        growing.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000)});
        session::Session live(growing.path());
        QSignalSpy loaded(&live, &session::Session::traceLoaded);
        QSignalSpy offered(&live, &session::Session::newSpansChanged);
        live.openTrace(traceId(kTraceA), spanId("00000000000000a1"));
        QVERIFY(loaded.wait());
        growing.add({WorkspaceFixture::span(kTraceA, "00000000000000a2", "00000000000000a1", 1'000, 2'000)});
        live.setGeneration(live.generation() + 1);
        QTRY_COMPARE(live.newSpans(), 1);
        QCOMPARE(live.trace()->spans.rows.size(), std::size_t{1});
        QCOMPARE(loaded.size(), 1);
        live.showNewSpans();
        QVERIFY(loaded.wait());
        QCOMPARE(live.trace()->spans.rows.size(), std::size_t{2});
        QCOMPARE(live.newSpans(), 0);
        QCOMPARE(offered.size(), 2);
        QCOMPARE(live.selection().span, spanId("00000000000000a1"));
    }

    void viewsAreToldOfCommitsAtAPaceTheyCanKeep()
    {
        QSignalSpy told(m_session.get(), &session::Session::generationChanged);
        for (int i = 1; i <= 50; ++i)
            m_session->setGeneration(1'000 + i);
        QCOMPARE(told.size(), 1);
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(told.back().front().toLongLong(), 1'050);
    }

    void hoverIsNoHistory()
    {
        m_session->setHovered(spanId("00000000000000a1"));
        QVERIFY(!m_session->canGoBack());
    }

private:
    WorkspaceFixture m_workspace;
    std::unique_ptr<session::Session> m_session;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
