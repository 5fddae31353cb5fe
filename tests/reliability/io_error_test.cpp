// SPDX-License-Identifier: GPL-3.0-or-later
// The n-th call to the file system fails, once or from then on, for every n: nothing acknowledged is lost, nothing unsaved is
// acknowledged, the file stays sound, and the writer goes on by itself once the disk works again.
// Every 37th n; with WHYGLASS_FULL=1 every one.
#include "fault_vfs.h"
#include "store_flow.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace whyglass::reliability;

namespace {

struct Round {
    std::int64_t struck = 0;
    std::vector<std::string> wrong;
};

void copyFiles(const QTemporaryDir& from, const QTemporaryDir& to)
{
    for (const auto& entry : std::filesystem::directory_iterator(from.path().toStdString()))
        std::filesystem::copy_file(entry.path(), std::filesystem::path(to.path().toStdString()) / entry.path().filename());
}

std::filesystem::path fileIn(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("io.whyglass")).toStdString(); }

} // namespace

class IoErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCall_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("forever");
        for (const bool forever : {false, true}) {
            const char* often = forever ? "forever" : "once";
            QTest::addRow("EIO %s", often) << static_cast<int>(Fault::Error::Io) << forever;
            QTest::addRow("ENOSPC %s", often) << static_cast<int>(Fault::Error::Full) << forever;
            QTest::addRow("short write %s", often) << static_cast<int>(Fault::Error::ShortWrite) << forever;
        }
    }

    void everyCall()
    {
        QFETCH(int, error);
        QFETCH(bool, forever);
        const std::int64_t step = fullSize() ? 1 : 37;
        std::int64_t points = 0;
        for (std::int64_t at = 1;; at += step) {
            const Round round = oneRound({static_cast<Fault::Error>(error), at, forever});
            QVERIFY2(round.wrong.empty(), qPrintable(QStringLiteral("call %1: %2").arg(at).arg(QString::fromStdString(round.wrong.empty() ? "" : round.wrong.front()))));
            if (round.struck == 0)
                break;
            ++points;
        }
        qInfo("%s: %lld points up to the end of the flow", QTest::currentDataTag(), static_cast<long long>(points));
        QVERIFY(points >= 5);
    }

    /// The harness itself: a ledger that takes what was refused for acknowledged must be found out.
    void seededBugIsCaught()
    {
        const QTemporaryDir folder;
        FaultVfs vfs;
        StoreFlow flow(fileIn(folder));
        flow.ingest(2);
        vfs.arm({Fault::Error::Full, 1, true});
        flow.ingest(1);
        vfs.disarm();
        flow.close();
        Ledger lie = flow.ledger();
        QCOMPARE(lie.acknowledged.size(), std::size_t{2});
        QVERIFY(brokenPromises(fileIn(folder), lie).empty());
        lie.acknowledged.push_back(3);
        QVERIFY(!brokenPromises(fileIn(folder), lie).empty());
    }

private:
    /// Each round starts from the same workspace: two partitions, something in the log.
    const QTemporaryDir& before()
    {
        if (!m_before) {
            m_before = std::make_unique<QTemporaryDir>();
            StoreFlow flow(fileIn(*m_before));
            flow.ingest(10);
            flow.close();
            m_ledger = flow.ledger();
        }
        return *m_before;
    }

    Round oneRound(const Fault& fault)
    {
        const QTemporaryDir& template_ = before();
        const QTemporaryDir folder;
        copyFiles(template_, folder);
        Round round;
        FaultVfs vfs;
        StoreFlow flow(fileIn(folder), true, m_ledger);
        vfs.arm(fault);
        flow.ingest(3);
        flow.checkpoint();
        flow.index();
        flow.ingest(7);
        flow.checkpoint();
        flow.ingest(1);
        round.struck = vfs.struck();
        vfs.disarm();
        const std::size_t acknowledged = flow.ledger().acknowledged.size();
        if (!flow.ingest(2) || flow.ledger().acknowledged.size() != acknowledged + 2)
            round.wrong.emplace_back("the writer did not go on once the disk worked again");
        flow.close();
        const auto broken = brokenPromises(fileIn(folder), flow.ledger());
        round.wrong.insert(round.wrong.end(), broken.begin(), broken.end());
        return round;
    }

    std::unique_ptr<QTemporaryDir> m_before;
    Ledger m_ledger;
};

QTEST_APPLESS_MAIN(IoErrorTest)
#include "io_error_test.moc"
