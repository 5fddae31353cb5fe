// SPDX-License-Identifier: GPL-3.0-or-later
// After a power cut at any moment every acknowledged batch is there, unaltered, and every other one wholly or not at all.
// 150 disk images; with WHYGLASS_FULL=1 2,000.
#include "power_cut.h"
#include "store_flow.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace whyglass::reliability;

namespace {

/// A run of the flow, as the disk saw it.
struct Recording {
    std::vector<DiskEvent> events;
    std::vector<std::string> files;
    std::vector<std::pair<std::size_t, Ledger>> ledgers; ///< what was acknowledged before the event with this number
    std::int64_t syncs = 0;
    Ledger final;

    [[nodiscard]] const Ledger& before(std::size_t event) const
    {
        static const Ledger kNothing;
        const Ledger* last = &kNothing;
        for (const auto& [at, ledger] : ledgers) {
            if (at <= event)
                last = &ledger;
        }
        return *last;
    }
};

void wholeLife(StoreFlow& flow)
{
    flow.ingest(14);
    flow.index();
    flow.ingest(4);
    flow.checkpoint();
    flow.ingest(8);
    flow.close();
    flow.ingest(20);
    flow.index();
}

Recording record(bool synchronousFull, const Fault* fault = nullptr)
{
    const QTemporaryDir folder;
    Recording recording;
    FaultVfs vfs;
    vfs.record();
    {
        StoreFlow flow(folder.filePath(QStringLiteral("cut.whyglass")).toStdString(), synchronousFull);
        flow.onCommit([&](const Ledger& ledger) { recording.ledgers.emplace_back(vfs.events().size(), ledger); });
        if (fault != nullptr)
            vfs.arm(*fault);
        wholeLife(flow);
        recording.final = flow.ledger();
        recording.events = vfs.events();
    }
    recording.files = vfs.files();
    recording.syncs = vfs.syncs();
    return recording;
}

/// Writes the picture of the disk and looks at it. What was not acknowledged yet may be there all the same.
std::vector<std::string> judge(const Recording& recording, const PowerCut& cut, std::size_t at, std::mt19937_64& random)
{
    const QTemporaryDir folder;
    std::string workspace;
    const auto image = cut.image(random);
    for (std::size_t i = 0; i < image.size(); ++i) {
        const std::string name = recording.files[i].substr(recording.files[i].rfind('/') + 1);
        if (name == "cut.whyglass")
            workspace = folder.filePath(QString::fromStdString(name)).toStdString();
        if (image[i])
            std::ofstream(folder.filePath(QString::fromStdString(name)).toStdString(), std::ios::binary) << *image[i];
    }
    Ledger ledger = recording.before(at);
    ledger.attempted = recording.final.attempted;
    return brokenPromises(workspace, ledger);
}

/// Cuts the power `images` times, spread over the whole recording; what went wrong, by event.
std::vector<std::string> cutAgainAndAgain(const Recording& recording, std::size_t images)
{
    PowerCut cut(recording.events, recording.files.size());
    std::mt19937_64 random(20'260'317);
    std::vector<std::string> wrong;
    std::size_t at = 0;
    for (std::size_t i = 0; i < images; ++i) {
        at = std::max(at, recording.events.size() * (i + 1) / images);
        cut.advance(at);
        for (const std::string& problem : judge(recording, cut, at, random))
            wrong.push_back("power cut before event " + std::to_string(at) + ": " + problem);
    }
    return wrong;
}

const char* first(const std::vector<std::string>& problems) { return problems.empty() ? "" : problems.front().c_str(); }

} // namespace

class PowerCutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedSurvives()
    {
        const Recording recording = record(true);
        QCOMPARE(recording.final.acknowledged.size(), recording.final.attempted.size());
        QVERIFY(recording.syncs >= static_cast<std::int64_t>(recording.final.acknowledged.size())); // one a commit, at least
        const std::size_t images = fullSize() ? 2'000 : 150;
        const auto wrong = cutAgainAndAgain(recording, images);
        qInfo("%zu images of a disk after %zu writes and syncs, %zu batches acknowledged: %zu broken promises", images,
              recording.events.size(), recording.final.acknowledged.size(), wrong.size());
        QVERIFY2(wrong.empty(), first(wrong));
    }

    /// The system reports a failed fsync once and forgets the pages: nobody may count on them afterwards.
    void acknowledgedSurvivesFailedSyncs()
    {
        const std::int64_t step = fullSize() ? 1 : 9;
        std::size_t images = 0;
        for (std::int64_t call = 1;; call += step) {
            const Fault fault{Fault::Error::Sync, call, false};
            const Recording recording = record(true, &fault);
            const bool failedSync = std::any_of(recording.events.begin(), recording.events.end(),
                                                [](const DiskEvent& event) { return event.kind == DiskEvent::Kind::FailedSync; });
            if (!failedSync)
                break; // there are fewer syncs than that
            const auto wrong = cutAgainAndAgain(recording, 10);
            images += 10;
            QVERIFY2(wrong.empty(), first(wrong));
        }
        qInfo("%zu images after a failed sync", images);
    }

    /// The harness itself: a store that does not sync before it acknowledges must be caught.
    void seededBugIsCaught()
    {
        const Recording recording = record(false);
        const auto wrong = cutAgainAndAgain(recording, 60);
        qInfo("synchronous=NORMAL: %zu broken promises in 60 images", wrong.size());
        QVERIFY(!wrong.empty());
    }
};

QTEST_APPLESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"
