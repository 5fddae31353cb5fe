// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/query_service.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
#include <semaphore>

using namespace whyglass;
using session::QueryService;

class QueryServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Enough that reading the list takes long enough for the flag to be looked at.
        std::vector<std::string> spans;
        for (int i = 1; i <= 5'000; ++i) {
            const std::string id = QString::number(i).rightJustified(16, u'0').toStdString();
            spans.push_back(testing::WorkspaceFixture::span(id + id, id, "", i, i + 10));
        }
        m_workspace.add(spans);
    }

    void repliesOnTheOwnersThread()
    {
        QueryService service(m_workspace.path());
        QThread* workerThread = nullptr;
        QThread* replyThread = nullptr;
        service.request<int>(
            this, "a",
            [&](store::WorkspaceReader& reader) -> domain::Result<int> {
                workerThread = QThread::currentThread();
                return reader.info().ok() ? 7 : 0;
            },
            [&](domain::Result<int> reply) {
                replyThread = QThread::currentThread();
                QCOMPARE(reply.value(), 7);
            });
        QTRY_VERIFY(replyThread);
        QCOMPARE(replyThread, thread());
        QVERIFY(workerThread != thread());
        QTRY_COMPARE(service.pending(), 0);
    }

    void newestOfAKeyWins()
    {
        QueryService service(m_workspace.path());
        std::binary_semaphore started(0);
        std::binary_semaphore release(0);
        QStringList replies;
        const auto ask = [&](const QString& answer, bool block) {
            service.request<QString>(
                this, "key",
                [&, answer, block](store::WorkspaceReader&) -> domain::Result<QString> {
                    if (block) {
                        started.release();
                        release.acquire();
                    }
                    return answer;
                },
                [&](domain::Result<QString> reply) { replies.append(reply.value()); });
        };
        ask(QStringLiteral("old"), true);
        started.acquire();
        ask(QStringLiteral("overtaken"), false);
        ask(QStringLiteral("new"), false);
        release.release();
        QTRY_COMPARE(service.pending(), 0);
        QCOMPARE(replies, QStringList{QStringLiteral("new")});
    }

    /// What is asked again with every commit must be answered while long queries wait beside it.
    void whatIsAskedAgainKeepsItsTurn()
    {
        QueryService service(m_workspace.path());
        std::counting_semaphore<2> started(0);
        std::counting_semaphore<2> release(0);
        std::mutex mutex;
        QStringList ran;
        const auto ask = [&](const QByteArray& key, const QString& name, bool block) {
            service.request<int>(
                this, key,
                [&, name, block](store::WorkspaceReader&) -> domain::Result<int> {
                    if (block) {
                        started.release();
                        release.acquire();
                        return 0;
                    }
                    const std::scoped_lock lock(mutex);
                    ran.append(name);
                    return 0;
                },
                [](domain::Result<int>) {});
        };
        ask("long 1", {}, true);
        ask("long 2", {}, true);
        started.acquire();
        started.acquire();
        ask("counts", QStringLiteral("counts"), false);
        for (int i = 0; i < 5; ++i)
            ask("list " + QByteArray::number(i), QStringLiteral("list"), false);
        ask("counts", QStringLiteral("counts again"), false);
        release.release(); // one worker, so that the order is the queue's
        QTRY_COMPARE(service.pending(), 1);
        release.release();
        QTRY_COMPARE(service.pending(), 0);
        QCOMPARE(ran.size(), 6);
        QCOMPARE(ran.first(), QStringLiteral("counts again"));
    }

    /// Under a steady stream of commits every answer comes.
    void whatIsAskedAgainLetsTheRunningOneEnd()
    {
        QueryService service(m_workspace.path());
        std::binary_semaphore started(0);
        std::binary_semaphore release(0);
        QStringList replies;
        const auto ask = [&](const QString& answer, session::Asked asked, bool block = false) {
            service.request<QString>(
                this, "figures",
                [&, answer, block](store::WorkspaceReader&) -> domain::Result<QString> {
                    if (block) {
                        started.release();
                        release.acquire();
                    }
                    return answer;
                },
                [&](domain::Result<QString> reply) { replies.append(reply.value()); }, session::Urgency::Seen, asked);
        };
        ask(QStringLiteral("first"), session::Asked::New, true);
        started.acquire();
        for (const char* again : {"second", "third", "fourth"})
            ask(QString::fromLatin1(again), session::Asked::Again);
        QCOMPARE(service.pending(), 1);
        release.release();
        QTRY_COMPARE(replies, (QStringList{QStringLiteral("first"), QStringLiteral("fourth")}));

        replies.clear();
        ask(QStringLiteral("old"), session::Asked::New, true);
        started.acquire();
        ask(QStringLiteral("held"), session::Asked::Again);
        ask(QStringLiteral("wanted"), session::Asked::New);
        release.release();
        QTRY_COMPARE(service.pending(), 0);
        QCOMPARE(replies, QStringList{QStringLiteral("wanted")});
    }

    /// What takes long is asked again only after a pause, and not at all once somebody takes it back.
    void whatIsAskedAgainRestsInBetween()
    {
        static constexpr qint64 kTakesMs = 60;
        QueryService service(m_workspace.path());
        QElapsedTimer clock;
        std::vector<qint64> answered;
        const auto ask = [&] {
            service.request<int>(
                this, "figures",
                [](store::WorkspaceReader& reader) -> domain::Result<int> {
                    QElapsedTimer working;
                    for (working.start(); working.elapsed() < kTakesMs && reader.info().ok();) {
                    }
                    return 1;
                },
                [&](domain::Result<int>) { answered.push_back(clock.elapsed()); }, session::Urgency::Seen, session::Asked::Again);
        };
        clock.start();
        ask();
        QTRY_COMPARE(answered.size(), std::size_t{1});
        ask();
        QCOMPARE(service.pending(), 0);
        QTRY_COMPARE(answered.size(), std::size_t{2});
        QVERIFY(answered[1] - answered[0] >= QueryService::kRestFactor * kTakesMs);
        ask();
        service.cancel("figures");
        const qint64 rested = clock.elapsed() + (QueryService::kRestFactor + 2) * kTakesMs;
        QTRY_VERIFY(clock.elapsed() > rested); // it would have been answered by then
        QCOMPARE(answered.size(), std::size_t{2});
        ask();
        QTRY_COMPARE(answered.size(), std::size_t{3});
    }

    void whatIsSeenNeverWaitsForWhatIsBeside()
    {
        QueryService service(m_workspace.path());
        std::counting_semaphore<4> release(0);
        QStringList replies;
        const auto askBeside = [&](const QString& name) {
            service.request<QString>(
                this, name.toLatin1(),
                [&release, name](store::WorkspaceReader&) -> domain::Result<QString> {
                    release.acquire();
                    return name;
                },
                [&](domain::Result<QString> reply) { replies << reply.value(); }, session::Urgency::Beside);
        };
        askBeside(QStringLiteral("facets"));
        askBeside(QStringLiteral("strips"));
        const auto releaseAll = qScopeGuard([&] { release.release(4); });
        // Between two of them the free worker looks for work and must leave the strips alone.
        for (int page = 1; page <= 20; ++page) {
            service.request<QString>(
                this, "rows", [](store::WorkspaceReader&) -> domain::Result<QString> { return QStringLiteral("rows"); },
                [&](domain::Result<QString> reply) { replies << reply.value(); });
            QTRY_COMPARE(replies.count(QStringLiteral("rows")), page);
        }
        QCOMPARE(replies.size(), 20);
        release.release(2);
        QTRY_COMPARE(replies.size(), 22);
    }

    void runningRequestIsTold()
    {
        QueryService service(m_workspace.path());
        std::binary_semaphore started(0);
        std::binary_semaphore cancelled(0);
        std::atomic<bool> stopped{false};
        bool delivered = false;
        service.request<int>(
            this, "key",
            [&](store::WorkspaceReader& reader) -> domain::Result<int> {
                started.release();
                cancelled.acquire();
                auto keys = reader.traceKeys({}, {});
                stopped = !keys && keys.error().code == domain::ErrorCode::Cancelled;
                return keys ? domain::Result<int>(1) : domain::Result<int>(keys.error());
            },
            [&](domain::Result<int>) { delivered = true; });
        started.acquire();
        service.cancel("key");
        QCOMPARE(service.pending(), 0);
        cancelled.release();
        QTRY_VERIFY(stopped);
        QTest::qWait(0);
        QVERIFY(!delivered);
    }

    void nothingReachesAnOwnerThatIsGone()
    {
        QueryService service(m_workspace.path());
        std::binary_semaphore release(0);
        bool delivered = false;
        auto owner = std::make_unique<QObject>();
        service.request<int>(
            owner.get(), "key",
            [&](store::WorkspaceReader&) -> domain::Result<int> {
                release.acquire();
                return 1;
            },
            [&](domain::Result<int>) { delivered = true; });
        owner.reset();
        release.release();
        QTRY_COMPARE(service.pending(), 0);
        QVERIFY(!delivered);
    }

    void errorsArriveAndTheNextRequestWorks()
    {
        QueryService service(m_workspace.path());
        QString message;
        service.request<int>(
            this, "key", [](store::WorkspaceReader&) -> domain::Result<int> { return domain::Error{domain::ErrorCode::Io, "broken", {}}; },
            [&](domain::Result<int> reply) { message = QString::fromStdString(reply.error().message); });
        QTRY_COMPARE(message, QStringLiteral("broken"));
        bool read = false;
        service.request<store::WorkspaceInfo>(
            this, "key", [](store::WorkspaceReader& reader) { return reader.info(); },
            [&](domain::Result<store::WorkspaceInfo> info) { read = info.ok(); });
        QTRY_VERIFY(read);
    }

    void missingWorkspaceIsAnErrorNotACrash()
    {
        QueryService service("/nonexistent/nowhere.whyglass");
        bool failed = false;
        service.request<int>(
            this, "key", [](store::WorkspaceReader&) -> domain::Result<int> { return 1; },
            [&](domain::Result<int> reply) { failed = !reply.ok(); });
        QTRY_VERIFY(failed);
    }

    void endsWhileRequestsWait()
    {
        std::counting_semaphore<64> started(0);
        std::counting_semaphore<64> hold(0);
        {
            QueryService service(m_workspace.path());
            for (int i = 0; i < 20; ++i) {
                service.request<int>(
                    this, QByteArray::number(i),
                    [&](store::WorkspaceReader&) -> domain::Result<int> {
                        started.release();
                        hold.acquire();
                        hold.release();
                        return 1;
                    },
                    [](domain::Result<int>) { QFAIL("delivered after the end"); });
            }
            started.acquire();
            hold.release();
        }
        QTest::qWait(0);
    }

private:
    testing::WorkspaceFixture m_workspace;
};

QTEST_GUILESS_MAIN(QueryServiceTest)
#include "query_service_test.moc"
