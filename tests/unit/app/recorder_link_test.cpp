// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/recorder_link.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace whyglass;

namespace {

/// A link whose recorder cannot be started: every job waits for one.
struct LonelyLink {
    [[nodiscard]] recorder::RecorderLaunch launch() const
    {
        recorder::RecorderLaunch launch;
        launch.executable = folder.filePath(QStringLiteral("no-such-program")).toStdString();
        launch.workspace = folder.filePath(QStringLiteral("w.whyglass")).toStdString();
        return launch;
    }
    [[nodiscard]] bool knowsThatNobodyRecords() const { return !link.state().problem.isEmpty(); }

    QTemporaryDir folder;
    window::RecorderLink link{launch()};
};

domain::PriceOrder someOrder()
{
    domain::PriceOrder order;
    order.kind = domain::PriceOrder::Kind::Withdraw;
    order.id = 1;
    return order;
}

} // namespace

class RecorderLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPriceChangeThatWaitsCanBeStopped()
    {
        LonelyLink lonely;
        QSignalSpy changed(&lonely.link, &window::RecorderControl::pricesChanged);
        lonely.link.changePrices(someOrder());
        QTRY_VERIFY(lonely.knowsThatNobodyRecords());
        QCOMPARE(changed.count(), 0);
        lonely.link.stopChangingPrices();
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(!changed.front().front().toString().isEmpty()); // nothing was changed, and it says why
    }

    void aStopBeforeTheJobBeganCounts()
    {
        LonelyLink lonely;
        QSignalSpy changed(&lonely.link, &window::RecorderControl::pricesChanged);
        lonely.link.changePrices(someOrder());
        lonely.link.stopChangingPrices();
        QTRY_COMPARE(changed.count(), 1);
    }

    void aStopWithNothingToStopIsForgotten()
    {
        LonelyLink lonely;
        QSignalSpy changed(&lonely.link, &window::RecorderControl::pricesChanged);
        lonely.link.stopChangingPrices();
        lonely.link.changePrices(someOrder());
        QTRY_VERIFY(lonely.knowsThatNobodyRecords());
        QCOMPARE(changed.count(), 0);
        lonely.link.stopChangingPrices();
        QTRY_COMPARE(changed.count(), 1);
    }

    void anImportThatWaitsCanBeCancelled()
    {
        LonelyLink lonely;
        QSignalSpy finished(&lonely.link, &window::RecorderControl::importFinished);
        lonely.link.importSample();
        QTRY_VERIFY(lonely.knowsThatNobodyRecords());
        lonely.link.cancelImport();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(finished.front().at(1).toString().isEmpty()); // no problem
    }

    void closingDoesNotWaitForJobs()
    {
        LonelyLink lonely;
        lonely.link.importSample();
        lonely.link.changePrices(someOrder());
        lonely.link.setFindingState(QStringLiteral("f"), domain::FindingState::Confirmed);
        // What it waits for never comes: a destructor that waited as well would not return.
    }
};

QTEST_GUILESS_MAIN(RecorderLinkTest)
#include "recorder_link_test.moc"
