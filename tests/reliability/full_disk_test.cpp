// SPDX-License-Identifier: GPL-3.0-or-later
// The disk of the workspace fills up while senders send: all are told to come again, what is stored can be read, and recording
// goes on by itself soon after there is space. 3 fills; with WHYGLASS_FULL=1 20.
// Needs a small file system of its own; skipped where the kernel does not give one.
#include "load.h"
#include "tests/unit/app/recorder_kit.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <functional>

using namespace whyglass::reliability;

namespace {

constexpr int kSenders = 4; // two gRPC, one HTTP/protobuf, one HTTP/JSON
constexpr qint64 kBackWithin = 5'000;

/// A mount name space of this process, and with it the right to mount.
bool leaveNamespace()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (user == 0 ? ::unshare(CLONE_NEWNS) != 0 : ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    if (user != 0) {
        std::ofstream("/proc/self/setgroups") << "deny";
        std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
        std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// Takes all the space that is left, until it goes.
class Filler {
public:
    explicit Filler(QString path) : m_path(std::move(path))
    {
        const int file = ::open(m_path.toUtf8().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        std::array<char, 4096> page{};
        while (::write(file, page.data(), page.size()) > 0) {
        }
        ::close(file);
    }
    ~Filler() { QFile::remove(m_path); }
    Filler(const Filler&) = delete;
    Filler& operator=(const Filler&) = delete;

private:
    QString m_path;
};

bool waitFor(const std::function<bool()>& condition, qint64 limit = 30'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > limit)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

bool mayMount = false;

} // namespace

class FullDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendersWaitAndGoOn()
    {
        if (!mayMount)
            QSKIP("no mount name space for this user");
        const Program program;
        const QString folder = program.path(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(folder));
        if (::mount("tmpfs", folder.toUtf8().constData(), "tmpfs", 0, "size=96m,mode=0700") != 0)
            QSKIP("no tmpfs for this user");
        fillAgainAndAgain(program, folder);
        ::umount2(folder.toUtf8().constData(), MNT_DETACH);
    }

private:
    static void fillAgainAndAgain(const Program& program, const QString& folder)
    {
        const int fills = qEnvironmentVariableIntValue("WHYGLASS_FULL") > 0 ? 20 : 3;
        const QString workspace = folder + QStringLiteral("/full.whyglass");
        RunningRecorder recorder(program, workspace);
        QVERIFY(recorder.httpPort() > 0);
        Load load(recorder.grpcPort(), recorder.httpPort(), kSenders);
        qint64 slowest = 0;
        for (int fill = 0; fill < fills; ++fill) {
            const std::size_t before = load.acknowledged();
            QVERIFY(waitFor([&] { return load.acknowledged() > before + 20; }));
            {
                const Filler filler(folder + QStringLiteral("/filler"));
                const std::size_t refused = load.refused();
                QVERIFY2(waitFor([&] { return load.refused() > refused + 20; }), "senders were not told that the disk is full");
                QCOMPARE(program.run({QStringLiteral("list"), QStringLiteral("traces"), QStringLiteral("-w"), workspace, QStringLiteral("--limit"), QStringLiteral("5")}).code, 0);
            }
            QElapsedTimer timer;
            timer.start();
            const std::size_t stored = load.acknowledged();
            QVERIFY2(waitFor([&] { return load.acknowledged() > stored + 5; }, kBackWithin), "recording did not go on when there was space again");
            slowest = std::max(slowest, timer.elapsed());
        }
        load.stop();
        QCOMPARE(recorder.stop(), 0);
        const QByteArray said = recorder.errors();
        QVERIFY2(said.contains("senders are told to come again") && said.contains("can be written to again"), said.constData());
        const Load::Ledger ledger = load.ledger();
        QVERIFY2(ledger.wrong.empty(), ledger.wrong.empty() ? "" : ledger.wrong.front().c_str());
        QCOMPARE(program.run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("-w"), workspace}).code, 0);
        const QString path = program.path(QStringLiteral("stored.pb"));
        QCOMPARE(program.run({QStringLiteral("export"), QStringLiteral("-w"), workspace, QStringLiteral("-o"), path}).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(lostSpans(file.readAll().toStdString(), ledger.acknowledged), std::size_t{0});
        qInfo("%d fills: %zu requests acknowledged, %zu told to come again, back after %lld ms at most", fills, ledger.acknowledged.size(), ledger.refused,
              static_cast<long long>(slowest));
    }
};

int main(int argc, char* argv[])
{
    mayMount = leaveNamespace(); // before any thread
    QCoreApplication application(argc, argv);
    FullDiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "full_disk_test.moc"
