// SPDX-License-Identifier: GPL-3.0-or-later
// Four recorders are started on one workspace at the same moment: exactly one records, the others say who has it and leave
// everything as it is. 5 rounds; with WHYGLASS_FULL=1 50.
#include "tests/unit/app/program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

namespace {

constexpr int kPatience = 30'000;

/// A recorder that may win or be refused.
class Contender {
public:
    Contender(const Program& program, const QString& workspace)
    {
        program.prepare(m_process);
        m_process.setArguments({QStringLiteral("record"), QStringLiteral("-w"), workspace, QStringLiteral("--grpc"), QStringLiteral("127.0.0.1:0"),
                                QStringLiteral("--http"), QStringLiteral("127.0.0.1:0")});
        m_process.start();
    }
    ~Contender()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        m_process.waitForFinished(kPatience);
    }
    Contender(const Contender&) = delete;
    Contender& operator=(const Contender&) = delete;

    /// Whether it listens or ended.
    bool decided()
    {
        if (m_process.state() != QProcess::NotRunning && m_out.count('\n') < 2)
            m_process.waitForReadyRead(5);
        m_out += m_process.readAllStandardOutput();
        return records() || m_process.state() == QProcess::NotRunning;
    }
    [[nodiscard]] bool records() const { return m_out.contains("listening http"); }
    [[nodiscard]] int code() const { return m_process.exitCode(); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    QByteArray errors() { return m_errors += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_out, m_errors;
};

qint64 parentOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

} // namespace

class StartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOfFourRecords()
    {
        const int rounds = qEnvironmentVariableIntValue("WHYGLASS_FULL") > 0 ? 50 : 5;
        const Program program;
        const QString workspace = program.path(QStringLiteral("s.whyglass"));
        for (int round = 0; round < rounds; ++round) {
            std::array<std::unique_ptr<Contender>, 4> all;
            for (auto& contender : all)
                contender = std::make_unique<Contender>(program, workspace);
            QVERIFY(waitForAll(all));
            judge(all);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(program.run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("-w"), workspace}).code, 0);
        qInfo("%d rounds of 4 starts: one recorder each time", rounds);
    }

private:
    using All = std::array<std::unique_ptr<Contender>, 4>;

    static bool waitForAll(const All& all)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kPatience) {
            // Each is asked every time: their output must be read.
            if (std::count_if(all.begin(), all.end(), [](const auto& contender) { return contender->decided(); }) == 4)
                return true;
        }
        return false;
    }

    static void judge(const All& all)
    {
        const auto winner = std::find_if(all.begin(), all.end(), [](const auto& contender) { return contender->records(); });
        QVERIFY(winner != all.end());
        for (const auto& contender : all) {
            if (contender == *winner)
                continue;
            QVERIFY(!contender->records());
            QCOMPARE(contender->code(), 1);
            const QByteArray said = contender->errors();
            static const QRegularExpression kOwner(QStringLiteral("already recorded by process (\\d+)"));
            const auto match = kOwner.match(QString::fromUtf8(said));
            QVERIFY2(match.hasMatch(), said.constData());
            const qint64 named = match.captured(1).toLongLong();
            QVERIFY2(named == (*winner)->pid() || parentOf(named) == (*winner)->pid(), said.constData());
        }
    }
};

QTEST_GUILESS_MAIN(StartsTest)
#include "starts_test.moc"
