// SPDX-License-Identifier: GPL-3.0-or-later
// An import that is killed again and again goes on where it was: every span is there, none came twice, no bad record is counted
// twice. And following a file, ended by Ctrl+C. WHYGLASS_KILLS sets how often it is killed (default 4).
#include "program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <random>

namespace {

constexpr int kLines = 60'000;
constexpr int kBadEvery = 500;

QByteArray lineOf(int number)
{
    const QByteArray id = QByteArray::number(number + 1, 16);
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"spans":[{"traceId":")"
        + id.rightJustified(32, '0') + R"(","spanId":")" + id.rightJustified(16, '0')
        + R"(","name":"step","startTimeUnixNano":"1760000000000000000","endTimeUnixNano":"1760000000000000500","attributes":[{"key":"text","value":{"stringValue":")"
        + QByteArray(300, static_cast<char>('a' + number % 26)) + "\"}}]}]}]}]}\n";
}

} // namespace

class ImportKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedImportGoesOn()
    {
        const int kills = qEnvironmentVariableIntValue("WHYGLASS_KILLS") > 0 ? qEnvironmentVariableIntValue("WHYGLASS_KILLS") : 4;
        QByteArray bytes;
        for (int i = 0; i < kLines; ++i)
            bytes += i % kBadEvery == 7 ? QByteArray("{\"no\":\"telemetry\"}\n") : lineOf(i);
        const QString file = m_program.write(QStringLiteral("large.jsonl"), bytes);
        const QString workspace = m_program.path(QStringLiteral("k.whyglass"));
        const QStringList arguments{QStringLiteral("import"), QStringLiteral("-w"), workspace, file};
        std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same moments each time are welcome
        int killed = 0;
        bool whole = false; // read to its end; once more would be a new import, all of it duplicates
        for (int i = 0; i < kills && !whole; ++i) {
            QProcess process;
            m_program.prepare(process);
            process.setArguments(arguments);
            process.start();
            QVERIFY(process.waitForStarted());
            whole = process.waitForFinished(static_cast<int>(100 + random() % 250));
            if (!whole) {
                process.kill();
                process.waitForFinished();
                ++killed;
            }
        }
        if (!whole) {
            const Outcome last = m_program.run(arguments);
            QVERIFY2(last.code == 3 || last.code == 0, last.err);
            qInfo("the last run began at byte %lld of %lld and took %d spans", static_cast<long long>(last.json()[u"files"][0][u"resumed_at"].toInteger()),
                  static_cast<long long>(bytes.size()), last.json()[u"spans"].toInt());
        }
        const QJsonObject info = m_program.run({QStringLiteral("workspace"), QStringLiteral("info"), QStringLiteral("-w"), workspace}).json();
        const int bad = (kLines - 8) / kBadEvery + 1;
        QVERIFY(killed > 0);
        QCOMPARE(info[u"spans"].toInt(), kLines - bad);
        QCOMPARE(info[u"duplicates"].toInt(), 0);
        QCOMPARE(info[u"rejected"].toInt(), bad);
    }

    void followingEndsWithCtrlC()
    {
        const QString file = m_program.write(QStringLiteral("live.jsonl"), lineOf(1));
        const QString workspace = m_program.path(QStringLiteral("f.whyglass"));
        QProcess process;
        m_program.prepare(process);
        process.setArguments({QStringLiteral("import"), QStringLiteral("--follow"), QStringLiteral("-w"), workspace, file});
        process.start();
        QVERIFY(process.waitForStarted());
        QFile live(file);
        QVERIFY(live.open(QIODevice::Append));
        live.write(lineOf(2) + lineOf(3));
        live.close();
        QVERIFY(QTest::qWaitFor([&] { return spansIn(workspace) == 3; }, 20'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QJsonObject summary = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(summary[u"spans"].toInt(), 3);
        QCOMPARE(summary[u"duplicates"].toInt(), 0);
    }

private:
    [[nodiscard]] int spansIn(const QString& workspace) const
    {
        return m_program.run({QStringLiteral("workspace"), QStringLiteral("info"), QStringLiteral("-w"), workspace}).json()[u"spans"].toInt();
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(ImportKillTest)
#include "import_kill_test.moc"
