// SPDX-License-Identifier: GPL-3.0-or-later
// Every span that was acknowledged is there after the recorder was killed again and again under load.
// WHYGLASS_KILLS sets how often (default 5).
#include "app/recorder/recorder_client.h"
#include "recorder_kit.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

using namespace whyglass::recorder;

namespace {

constexpr int kSpansARequest = 20;
constexpr int kSenders = 3;

/// What was acknowledged, by all senders.
class Ledger {
public:
    void add(quint64 first)
    {
        const std::lock_guard guard(m_mutex);
        m_requests.push_back(first);
    }
    [[nodiscard]] std::size_t size() const
    {
        const std::lock_guard guard(m_mutex);
        return m_requests.size();
    }
    [[nodiscard]] std::vector<quint64> requests() const
    {
        const std::lock_guard guard(m_mutex);
        return m_requests;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<quint64> m_requests;
};

void send(quint16 port, quint64 sender, Ledger& ledger, const std::atomic<bool>& stop)
{
    for (quint64 request = 1; !stop; ++request) {
        const quint64 first = (sender << 40U) | (request * kSpansARequest);
        if (postTraces(port, spansRequest(first, first, kSpansARequest)) == 200)
            ledger.add(first);
    }
}

} // namespace

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedSpansSurvive()
    {
        const int kills = qEnvironmentVariableIntValue("WHYGLASS_KILLS") > 0 ? qEnvironmentVariableIntValue("WHYGLASS_KILLS") : 5;
        const Program program;
        const QString workspace = program.path(QStringLiteral("k.whyglass"));
        RunningRecorder recorder(program, workspace);
        QVERIFY(recorder.httpPort() > 0);
        Ledger ledger;
        std::atomic<bool> stop = false;
        std::vector<std::jthread> senders;
        for (quint64 i = 1; i <= kSenders; ++i)
            senders.emplace_back([&, i] { send(recorder.httpPort(), i, ledger, stop); });
        const bool killed = killAgainAndAgain(workspace, kills, ledger);
        stop = true;
        senders.clear();
        QVERIFY(killed);
        QCOMPARE(recorder.stop(), 0);
        std::sort(m_restarts.begin(), m_restarts.end());
        qInfo("%d kills, %zu requests of %d spans acknowledged, restarts: median %lld ms, slowest %lld ms", kills, ledger.size(),
              kSpansARequest, static_cast<long long>(m_restarts[m_restarts.size() / 2]), static_cast<long long>(m_restarts.back()));

        const Outcome check = program.run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("-w"), workspace});
        QCOMPARE(check.code, 0);
        const QSet<QByteArray> stored = storedSpans(program, workspace);
        qsizetype lost = 0;
        for (const quint64 first : ledger.requests()) {
            for (int i = 0; i < kSpansARequest; ++i)
                lost += stored.contains(QByteArray::number(first + static_cast<quint64>(i), 16).rightJustified(16, '0')) ? 0 : 1;
        }
        QCOMPARE(lost, 0);
    }

private:
    /// Kills, waits for the next recorder and for acknowledged data in between.
    bool killAgainAndAgain(const QString& workspace, int kills, const Ledger& ledger)
    {
        std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same moments each time are welcome
        for (int i = 0; i < kills; ++i) {
            const std::size_t before = ledger.size();
            const auto state = recorderState(workspace.toStdString());
            if (!state || !waitFor([&] { return ledger.size() > before + 2; }))
                return false;
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 300'000));
            ::kill(static_cast<pid_t>(state->pid), SIGKILL);
            QElapsedTimer timer;
            timer.start();
            const bool back = waitFor([&] {
                const auto next = recorderState(workspace.toStdString());
                return next && next->pid != state->pid;
            });
            if (!back)
                return false;
            m_restarts.push_back(timer.elapsed());
        }
        return true;
    }

    static bool waitFor(const std::function<bool()>& condition)
    {
        constexpr int kLimit = 30'000;
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > kLimit)
                return false;
            std::this_thread::yield();
        }
        return true;
    }

    static QSet<QByteArray> storedSpans(const Program& program, const QString& workspace)
    {
        QSet<QByteArray> ids;
        const Outcome list = program.run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("-w"), workspace, QStringLiteral("--format"),
                                          QStringLiteral("csv")});
        for (const QByteArray& line : list.out.split('\n')) {
            const auto cells = line.split(',');
            if (cells.size() > 1)
                ids.insert(cells[1]);
        }
        return ids;
    }

    std::vector<qint64> m_restarts; ///< milliseconds
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
