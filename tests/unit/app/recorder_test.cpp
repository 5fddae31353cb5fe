// SPDX-License-Identifier: GPL-3.0-or-later
// The life of `whyglass record`: started, sent to, killed, refused, stopped.
#include "app/recorder/recorder_client.h"
#include "app/recorder/workspace_lock.h"
#include "models/store/workspace_writer.h"
#include "recorder_kit.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <csignal>

using namespace whyglass;
using namespace whyglass::recorder;

namespace {

// cli.md and issue 2 say one second; a loaded machine gets some more before the test calls it a failure.
constexpr int kRestartLimit = 3'000;
constexpr int kWait = 30'000;
constexpr int kClientless = 10'000; // cli.md: ten seconds after its last client left

} // namespace

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        m_workspace = m_program->path(QStringLiteral("r.whyglass"));
    }

    void storesWhatItAcknowledged()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        QVERIFY(recorder.httpPort() > 0 && recorder.grpcPort() > 0);
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 3)), 200);
        const QJsonObject list = run({QStringLiteral("list"), QStringLiteral("spans")});
        QCOMPARE(list[u"total"].toInt(), 3);
        QCOMPARE(list[u"detected"], QJsonValue(false)); // the trace has not settled
        const QJsonObject recorderInfo = run({QStringLiteral("workspace"), QStringLiteral("info")})[u"recorder"].toObject();
        QVERIFY(recorderInfo[u"pid"].toInteger() > 0);
        QVERIFY(recorderInfo[u"pid"].toInteger() != recorder.supervisor());
        QCOMPARE(recorderInfo[u"http"].toString(), QStringLiteral("127.0.0.1:%1").arg(recorder.httpPort()));
        QCOMPARE(recorder.stop(), 0);
        QVERIFY(run({QStringLiteral("workspace"), QStringLiteral("info")})[u"recorder"].isNull());
    }

    void tellsPrometheusAndNoticesBudgets()
    {
        const auto modelCall = [](int id) -> QByteArray {
            const QByteArray now = QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + "000000";
            return QByteArray("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"5b8efff798038103d269b633813fc60c\",\"spanId\":\"eee19b7ec3c1b17")
                + QByteArray::number(id) + "\",\"name\":\"chat\",\"startTimeUnixNano\":\"" + now + "\",\"endTimeUnixNano\":\"" + now
                + "\",\"attributes\":[{\"key\":\"gen_ai.operation.name\",\"value\":{\"stringValue\":\"chat\"}},"
                  "{\"key\":\"gen_ai.request.model\",\"value\":{\"stringValue\":\"house-model\"}},"
                  "{\"key\":\"gen_ai.usage.input_tokens\",\"value\":{\"intValue\":\"90\"}}]}]}]}]}";
        };
        const QByteArray series = "ai_tokens_total{model=\"house-model\",operation=\"chat\",user_tier=\"\",type=\"input\"} 90\n";
        RunningRecorder recorder(*m_program, m_workspace, {QStringLiteral("--metrics"), QStringLiteral("127.0.0.1:0")});
        QVERIFY2(recorder.metricsPort() > 0, recorder.errors().constData());
        run({QStringLiteral("budgets"), QStringLiteral("set"), QStringLiteral("team"), QStringLiteral("--tokens"), QStringLiteral("100"), QStringLiteral("--per"),
             QStringLiteral("month"), QStringLiteral("--for"), QStringLiteral("model=house-model")});
        QCOMPARE(postTraces(recorder.httpPort(), modelCall(1)), 200);
        QVERIFY(getMetrics(recorder.metricsPort()).contains(series));
        const QByteArray first = "budget team: 80 % of 100 tokens a month reached, 90 tokens used (model house-model)\n";
        QTRY_VERIFY_WITH_TIMEOUT(recorder.errors().contains(first), kWait);
        QVERIFY(!recorder.errors().contains("budget team: 100 %"));

        ::kill(static_cast<pid_t>(recorderState(m_workspace.toStdString())->pid), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(getMetrics(recorder.metricsPort()).contains(series), kWait); // the same port, and it goes on
        QCOMPARE(postTraces(recorder.httpPort(), modelCall(2)), 200);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.errors().contains("budget team: 100 % of 100 tokens a month reached, 180 tokens used"), kWait);
        QCOMPARE(recorder.errors().count("budget team: 80 %"), 1); // once a period, whoever notices
        QCOMPARE(m_program->run({QStringLiteral("budgets"), QStringLiteral("check"), QStringLiteral("-w"), m_workspace}).code, 4);
    }

    void importGoesThroughTheRunningRecorder()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        const QString file = m_program->write(QStringLiteral("f.json"), spansRequest(2, 100, 50));
        const QJsonObject summary = run({QStringLiteral("import"), file});
        QCOMPARE(summary[u"spans"].toInt(), 50);
        const QJsonObject again = QJsonDocument::fromJson(
            m_program->run({QStringLiteral("import"), QStringLiteral("-w"), m_workspace, QStringLiteral("-")}, spansRequest(3, 200, 5)).out).object();
        QCOMPARE(again[u"spans"].toInt(), 5);
        QCOMPARE(again[u"files"][0][u"path"].toString(), QStringLiteral("-"));
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("spans")})[u"total"].toInt(), 55);
    }

    void fileReadToItsEndIsJudgedAtOnce()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        run({QStringLiteral("import"), m_program->write(QStringLiteral("f.json"), spansRequest(2, 100, 50))});
        QTRY_COMPARE_WITH_TIMEOUT(run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--limit"), QStringLiteral("1")})[u"detected"],
                                  QJsonValue(true), 20'000); // without the hint it would be 30 s
    }

    void killedItIsBackOnTheSamePortsWithItsData()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 10)), 200);
        const auto before = recorderState(m_workspace.toStdString());
        QVERIFY(before.has_value());
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(before->pid), SIGKILL);
        int status = 0;
        while (status != 200 && timer.elapsed() < kWait)
            status = postTraces(recorder.httpPort(), spansRequest(1, 11, 10));
        const qint64 elapsed = timer.elapsed();
        QCOMPARE(status, 200);
        QVERIFY2(elapsed < kRestartLimit, qPrintable(QStringLiteral("back after %1 ms").arg(elapsed)));
        const auto after = recorderState(m_workspace.toStdString());
        QVERIFY(after.has_value());
        QVERIFY(after->pid != before->pid);
        QCOMPARE(after->grpc, before->grpc);
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("spans")})[u"total"].toInt(), 20);
        QVERIFY(recorder.errors().contains("starting it again"));
    }

    void whatWasRefusedIsKept()
    {
        const QByteArray token("0123456789abcdef0123456789abcdef");
        const QString file = m_program->write(QStringLiteral("token"), token);
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        RunningRecorder recorder(*m_program, m_workspace, {QStringLiteral("--token-file"), file});
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 3)), 401);
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 3)), 401);
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 3), "Authorization: Bearer " + token + "\r\n"), 200);
        QCOMPARE(recorder.stop(), 0);
        const QJsonArray issues = run({QStringLiteral("list"), QStringLiteral("issues")})[u"rows"].toArray();
        QCOMPARE(issues.size(), 1);
        QCOMPARE(issues[0][u"code"].toString(), QStringLiteral("refused-token"));
        QCOMPARE(issues[0][u"count"].toInt(), 2);
        QCOMPARE(issues[0][u"source"].toString(), QStringLiteral("http"));
        QVERIFY(issues[0][u"first_seen"].isString());
    }

    void timeWithoutRecorderIsToldToWhomItConcerns()
    {
        constexpr qint64 kSecond = 1'000'000'000;
        const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
        const auto spanAt = [](qint64 ns, char id) {
            QByteArray request = spansRequest(static_cast<quint64>(id), static_cast<quint64>(id), 1);
            return request.replace("1773756000000000000", QByteArray::number(ns)).replace("1773756000100000000", QByteArray::number(ns + 1));
        };
        run({QStringLiteral("import"), m_program->write(QStringLiteral("before.json"), spanAt(now - 70 * kSecond, 1))});
        {
            auto writer = store::WorkspaceWriter::open(m_workspace.toStdString()).value();
            QVERIFY(writer->noteRun({now - 500 * kSecond}, {now - 60 * kSecond}).ok()); // a run that was killed a minute ago
        }
        RunningRecorder recorder(*m_program, m_workspace);
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("issues")})[u"total"].toInt(), 0);
        QCOMPARE(postTraces(recorder.httpPort(), spanAt(now + 10 * kSecond, 2)), 200);
        const QJsonArray issues = run({QStringLiteral("list"), QStringLiteral("issues")})[u"rows"].toArray();
        QCOMPARE(issues.size(), 1);
        QCOMPARE(issues[0][u"code"].toString(), QStringLiteral("recorder-down"));
        QCOMPARE(issues[0][u"severity"].toString(), QStringLiteral("high"));
        QCOMPARE(issues[0][u"service"].toString(), QStringLiteral("load"));
    }

    void killedSupervisorTakesTheRecorderAlong()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        const auto state = recorderState(m_workspace.toStdString());
        QVERIFY(state.has_value());
        ::kill(static_cast<pid_t>(recorder.supervisor()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!recorderState(m_workspace.toStdString()).has_value(), kWait);
        RunningRecorder next(*m_program, m_workspace);
        QVERIFY(next.httpPort() > 0);
    }

    void secondRecorderIsRefusedWithTheFirstOnesPid()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        const auto state = recorderState(m_workspace.toStdString());
        QVERIFY(state.has_value());
        const Outcome second = m_program->run({QStringLiteral("record"), QStringLiteral("-w"), m_workspace, QStringLiteral("--grpc"),
                                               QStringLiteral("off"), QStringLiteral("--http"), QStringLiteral("off")});
        QCOMPARE(second.code, 1);
        QVERIFY(second.out.isEmpty());
        QVERIFY2(second.err.contains(QByteArray::number(static_cast<qint64>(state->pid))), second.err.constData());
    }

    void takenPortIsAnErrorAndNoEndlessRestart()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        const Outcome second = m_program->run({QStringLiteral("record"), QStringLiteral("-w"), m_program->path(QStringLiteral("s.whyglass")),
                                               QStringLiteral("--grpc"), QStringLiteral("off"), QStringLiteral("--http"),
                                               QStringLiteral("127.0.0.1:%1").arg(recorder.httpPort())});
        QCOMPARE(second.code, 1);
        QVERIFY(second.err.startsWith("whyglass: "));
    }

    void onlyLoopbackIsListenedOn()
    {
        const Outcome outcome = m_program->run({QStringLiteral("record"), QStringLiteral("-w"), m_workspace, QStringLiteral("--grpc"),
                                                QStringLiteral("0.0.0.0:0"), QStringLiteral("--http"), QStringLiteral("off")});
        QCOMPARE(outcome.code, 2);
    }

    void graceEndsASilentRecorder()
    {
        RunningRecorder recorder(*m_program, m_workspace, {QStringLiteral("--grace"), QStringLiteral("0.5")});
        QVERIFY(recorder.httpPort() > 0);
        QCOMPARE(recorder.waitForEnd(kWait), 0);
    }

    void clientsHearOfCommits()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        auto client = RecorderClient::connect(m_workspace.toStdString());
        QVERIFY(client.ok());
        std::atomic<int> committed = 0;
        std::atomic<int> rates = 0;
        (*client)->setEventListener([&](const std::string& text) {
            if (text.find("\"committed\"") != std::string::npos)
                ++committed;
            if (text.find("\"rates\"") != std::string::npos)
                ++rates;
        });
        const int before = committed;
        QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 10)), 200);
        QTRY_VERIFY_WITH_TIMEOUT(committed > before, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(rates > 0, kWait);
    }

    void clientsNoticeTheEndAndFindTheNext()
    {
        RunningRecorder recorder(*m_program, m_workspace);
        auto client = RecorderClient::connect(m_workspace.toStdString());
        QVERIFY(client.ok());
        std::atomic<bool> lost = false;
        (*client)->setLostListener([&] { lost = true; });
        const auto state = recorderState(m_workspace.toStdString());
        QVERIFY(state.has_value());
        ::kill(static_cast<pid_t>(state->pid), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(lost.load(), kWait);
        const auto next = RecorderClient::connect(m_workspace.toStdString()); // waits for the restart
        QVERIFY2(next.ok(), recorder.errors().constData());
        QVERIFY((*next)->call("state", "{}").ok());
    }

    void launchedRecorderAnswersAndCanBeStopped()
    {
        const RecorderLaunch launch{qEnvironmentVariable("WHYGLASS_EXECUTABLE").toStdString(), m_workspace.toStdString(), "127.0.0.1:0",
                                    "127.0.0.1:0", {}};
        const auto launched = launchRecorder(launch);
        QVERIFY2(launched.ok(), launched.ok() ? "" : launched.error().text().c_str());
        auto client = RecorderClient::connect(m_workspace.toStdString());
        QVERIFY(client.ok());
        QVERIFY((*client)->call("stop", "{}").ok());
        QTRY_VERIFY_WITH_TIMEOUT(!recorderState(m_workspace.toStdString()).has_value(), kWait);
    }

    void launchedRecorderStaysForItsClientsAndEndsAfterTheLast()
    {
        const RecorderLaunch launch{qEnvironmentVariable("WHYGLASS_EXECUTABLE").toStdString(), m_workspace.toStdString(), "off", "off", {}};
        QVERIFY(launchRecorder(launch).ok());
        auto client = RecorderClient::connect(m_workspace.toStdString());
        QVERIFY(client.ok());
        QTest::qWait(kClientless + 1'000);
        QVERIFY((*client)->call("state", "{}").ok()); // one client is enough to stay
        client->reset();
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(!WorkspaceLock::holder(m_workspace.toStdString()).has_value(), kWait);
        QVERIFY2(timer.elapsed() > kClientless - 1'000, qPrintable(QString::number(timer.elapsed())));
    }

    void launchSaysWhyItFailed()
    {
        const RecorderLaunch launch{qEnvironmentVariable("WHYGLASS_EXECUTABLE").toStdString(), "/proc/no/such.whyglass", "off", "off", {}};
        const auto launched = launchRecorder(launch);
        QVERIFY(!launched.ok());
        QVERIFY2(launched.error().text().find("/proc/no/such.whyglass") != std::string::npos, launched.error().text().c_str());
    }

private:
    QJsonObject run(const QStringList& arguments) const
    {
        return m_program->run(arguments + QStringList{QStringLiteral("-w"), m_workspace}).json();
    }

    std::unique_ptr<Program> m_program;
    QString m_workspace;
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
