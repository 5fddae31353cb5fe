// SPDX-License-Identifier: GPL-3.0-or-later
// Every span that was acknowledged is there, unaltered and once, after the recorder was killed again and again under load.
// 50 kills; with WHYGLASS_FULL=1 200, with WHYGLASS_KILLS=n n.
#include "load.h"
#include "tests/unit/app/recorder_kit.h"

#include "app/recorder/recorder_client.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <random>

using namespace whyglass::recorder;
using namespace whyglass::reliability;

namespace {

constexpr int kSenders = 8;

int killsWanted()
{
    const int wanted = qEnvironmentVariableIntValue("WHYGLASS_KILLS");
    return wanted > 0 ? wanted : qEnvironmentVariableIntValue("WHYGLASS_FULL") > 0 ? 200 : 50;
}

bool waitFor(const std::function<bool()>& condition)
{
    constexpr int kLimit = 30'000;
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > kLimit)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

} // namespace

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedSpansSurvive()
    {
        const int kills = killsWanted();
        const Program program;
        const QString workspace = program.path(QStringLiteral("k.whyglass"));
        RunningRecorder recorder(program, workspace);
        QVERIFY(recorder.httpPort() > 0);
        Load load(recorder.grpcPort(), recorder.httpPort(), kSenders);
        const bool killed = killAgainAndAgain(program, workspace, kills, load);
        load.stop();
        QVERIFY(killed);
        QCOMPARE(recorder.stop(), 0);
        std::sort(m_restarts.begin(), m_restarts.end());
        const Load::Ledger ledger = load.ledger();
        qInfo("%d kills, %zu requests of %d spans acknowledged, %zu connections broken; restarts: median %lld ms, slowest %lld ms", kills,
              ledger.acknowledged.size(), Load::kSpansARequest, ledger.broken, static_cast<long long>(m_restarts[m_restarts.size() / 2]),
              static_cast<long long>(m_restarts.back()));
        QVERIFY2(ledger.wrong.empty(), ledger.wrong.empty() ? "" : ledger.wrong.front().c_str());
        QVERIFY(sound(program, workspace));

        const std::string exported = exportOf(program, workspace);
        QCOMPARE(lostSpans(exported, ledger.acknowledged), std::size_t{0});
        // The judge itself: an acknowledgement of something that never came must be found out.
        QCOMPARE(lostSpans(exported, {0x7F000001U}), std::size_t{Load::kSpansARequest});
    }

private:
    /// Kills, waits for the next recorder and for acknowledged data in between.
    bool killAgainAndAgain(const Program& program, const QString& workspace, int kills, const Load& load)
    {
        std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same moments each time are welcome
        for (int i = 1; i <= kills; ++i) {
            const std::size_t before = load.acknowledged();
            const auto state = recorderState(workspace.toStdString());
            if (!state || !waitFor([&] { return load.acknowledged() > before + kSenders; }))
                return false;
            std::this_thread::sleep_for(std::chrono::microseconds(5'000 + random() % 245'000));
            ::kill(static_cast<pid_t>(state->pid), SIGKILL);
            QElapsedTimer timer;
            timer.start();
            const bool back = waitFor([&] {
                const auto next = recorderState(workspace.toStdString());
                return next && next->pid != state->pid;
            });
            if (!back || (i % 10 == 0 && !sound(program, workspace)))
                return false;
            m_restarts.push_back(timer.elapsed());
        }
        return true;
    }

    static bool sound(const Program& program, const QString& workspace)
    {
        return program.run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("-w"), workspace}).code == 0;
    }

    static std::string exportOf(const Program& program, const QString& workspace)
    {
        const QString path = program.path(QStringLiteral("stored.pb"));
        if (program.run({QStringLiteral("export"), QStringLiteral("-w"), workspace, QStringLiteral("-o"), path}).code != 0)
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    std::vector<qint64> m_restarts; ///< milliseconds
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
