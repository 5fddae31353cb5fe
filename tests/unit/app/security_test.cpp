// SPDX-License-Identifier: GPL-3.0-or-later
// `whyglass record` and the files it leaves: whose they are, and what its options about senders refuse.
#include "app/recorder/receiver_settings.h"
#include "recorder_kit.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace whyglass;
using recorder::loadReceiverOptions;
using recorder::ReceiverSettings;

namespace {

/// Files and folders below a folder that somebody else may touch, with their modes.
QStringList openToOthers(const QString& folder)
{
    QStringList open;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat state {};
        if (::lstat(path.toLocal8Bit().constData(), &state) == 0 && (state.st_mode & 0077U) != 0)
            open << QStringLiteral("%1 %2").arg(path).arg(state.st_mode & 07777U, 4, 8, QLatin1Char('0'));
    }
    return open;
}

} // namespace

class SecurityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void filesAreOursAloneWhateverTheUmask()
    {
        for (const ::mode_t mask : {0000U, 0022U, 0077U}) {
            const ::mode_t before = ::umask(mask);
            const QString folder = m_program->path(QStringLiteral("work%1").arg(mask));
            QVERIFY(QDir().mkpath(folder));
            const QString workspace = folder + QStringLiteral("/w.whyglass");
            {
                RunningRecorder recorder(*m_program, workspace);
                QCOMPARE(postTraces(recorder.httpPort(), spansRequest(1, 1, 10)), 200);
                QVERIFY(QFile::exists(workspace + QStringLiteral("-wal")) && QFile::exists(workspace + QStringLiteral("-shm")));
                QCOMPARE(openToOthers(folder), QStringList());
                QCOMPARE(openToOthers(m_program->path(QStringLiteral("run"))), QStringList()); // the control socket and its folder
                QCOMPARE(m_program->run({QStringLiteral("export"), QStringLiteral("-w"), workspace, QStringLiteral("-o"), folder + QStringLiteral("/out.jsonl")}).code, 0);
            }
            QVERIFY(QFile::exists(folder + QStringLiteral("/out.jsonl")));
            QCOMPARE(openToOthers(folder), QStringList());
            ::umask(before);
        }
    }

    void tokenOfAFile()
    {
        const QString file = m_program->write(QStringLiteral("token"), "0123456789abcdef0123456789abcdef\n");
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        RunningRecorder recorder(*m_program, m_program->path(QStringLiteral("t.whyglass")), {QStringLiteral("--token-file"), file});
        QVERIFY2(recorder.httpPort() > 0, recorder.errors().constData());
        QCOMPARE(postTraces(recorder.httpPort(), "{}"), 401);
        QCOMPARE(postTraces(recorder.httpPort(), "{}", "Authorization: Bearer 0123456789abcdef0123456789abcdef\r\n"), 200);
        QVERIFY(!recorder.errors().contains("0123456789abcdef"));
    }

    void optionsThatAreRefused()
    {
        const QString open = m_program->write(QStringLiteral("open"), "0123456789abcdef0123456789abcdef\n");
        QFile::setPermissions(open, QFile::ReadOwner | QFile::ReadOther);
        const QString shortOne = m_program->write(QStringLiteral("short"), "abc\n");
        QFile::setPermissions(shortOne, QFile::ReadOwner);
        const auto settingsWith = [](auto change) {
            ReceiverSettings settings;
            change(settings);
            return settings;
        };
        const std::vector<ReceiverSettings> wrong = {
            settingsWith([&](ReceiverSettings& s) { s.tokenFile = open.toStdString(); }),
            settingsWith([&](ReceiverSettings& s) { s.tokenFile = shortOne.toStdString(); }),
            settingsWith([&](ReceiverSettings& s) { s.tokenFile = "/dev/zero"; }),
            settingsWith([&](ReceiverSettings& s) { s.tokenFile = "/nowhere"; }),
            settingsWith([&](ReceiverSettings& s) { s.tlsCertificate = open.toStdString(); }),
            settingsWith([&](ReceiverSettings& s) { s.tlsCertificate = s.tlsKey = open.toStdString(); }),
            settingsWith([](ReceiverSettings& s) { s.uids = {"root"}; }),
            settingsWith([](ReceiverSettings& s) { s.uids = {"-1"}; }),
            settingsWith([](ReceiverSettings& s) { s.origins = {"localhost:3000"}; }),
            settingsWith([](ReceiverSettings& s) { s.origins = {"http://localhost:3000/"}; }),
            settingsWith([](ReceiverSettings& s) { s.origins = {"*"}; }),
        };
        for (const ReceiverSettings& settings : wrong) {
            const auto loaded = loadReceiverOptions(settings);
            QVERIFY(!loaded.ok());
            QVERIFY(!loaded.error().remedy.empty());
        }
        const Outcome outcome = m_program->run({QStringLiteral("record"), QStringLiteral("-w"), m_program->path(QStringLiteral("o.whyglass")), QStringLiteral("--token-file"), open});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("chmod 600"), outcome.err.constData());
    }

private:
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(SecurityTest)
#include "security_test.moc"
