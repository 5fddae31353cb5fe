// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include <QFile>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;

namespace {

constexpr std::int64_t kDay = 86'400 * kSecond;

/// 40 spans a day in one trace, of payloads that say which they are.
std::vector<Span> spansOf(std::uint16_t day)
{
    std::vector<Span> spans(40);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        spans[i].trace = day;
        spans[i].id = 100U * day + i + 1;
        spans[i].startNs = kStart + day * kDay;
        spans[i].session = "conversation-" + std::to_string(day);
        spans[i].payload = "secretof" + std::to_string(day) + " span=" + std::to_string(i) + " " + std::string(600, 'x');
    }
    return spans;
}

void compact(WorkspaceWriter& writer)
{
    CompactionProgress progress;
    for (int steps = 0; steps < 10'000; ++steps) {
        const auto more = writer.compactSlice(progress);
        QVERIFY2(more.ok(), more.ok() ? "" : more.error().text().c_str());
        if (!*more)
            return;
    }
    QFAIL("the compaction does not end");
}

PruneProgress prune(WorkspaceWriter& writer, const RetentionRule& rule, int mostSteps = 10'000)
{
    PruneProgress progress;
    for (int steps = 0; steps < mostSteps; ++steps) {
        const auto more = writer.pruneSlice(rule, progress);
        if (!more.ok())
            qWarning("%s", more.error().text().c_str());
        if (!more.ok() || !*more)
            break;
    }
    return progress;
}

QStringList payloads(WorkspaceReader& reader)
{
    QStringList found;
    const auto keys = reader.spanKeys({}, {SortKey::Start, false});
    if (!keys.ok())
        return {QString::fromStdString(keys.error().text())};
    for (const std::int64_t key : *keys) {
        const auto payload = reader.payload({key});
        found += payload.ok() ? QString::fromStdString(payload->span) : QString::fromStdString(payload.error().text());
    }
    return found;
}

bool fileHolds(const Workspace& workspace, const char* text)
{
    for (const char* suffix : {"", "-wal"}) {
        QFile file(QString::fromStdString(workspace.path().string() + suffix));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

} // namespace

class UpkeepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compactionKeepsEveryPayload()
    {
        Workspace workspace({60, true});
        for (std::uint16_t day = 1; day <= 5; ++day)
            workspace.commit(spansOf(day), {{day, 100U * day + 1U, "log of day " + std::to_string(day), kStart}});
        indexAll(workspace.writer());
        auto reader = workspace.reader();
        const QStringList before = payloads(*reader);
        QCOMPARE(before.size(), 200);
        compact(workspace.writer());
        QCOMPARE(payloads(*reader), before); // also a reader that keeps blocks of before
        QCOMPARE(payloads(*workspace.reader()), before);
        workspace.commit(spansOf(6));
        compact(workspace.writer()); // frames of before stay as they are
        QCOMPARE(payloads(*workspace.reader()).mid(0, 200), before);
        QCOMPARE(reader->traceKeys(filterOf({word("secretof3")}), {})->size(), std::size_t(1));
        QCOMPARE(reader->logKeys(filterOf({word("log")}), {})->size(), std::size_t(5));
        QVERIFY(reader->check()->empty());
    }

    void whatIsTooOldIsGone()
    {
        Workspace workspace({40, true});
        for (std::uint16_t day = 1; day <= 5; ++day)
            workspace.commit(spansOf(day));
        indexAll(workspace.writer());
        QVERIFY(workspace.writer().checkpointFully().ok());
        QVERIFY(fileHolds(workspace, "conversation-2"));

        const PruneProgress pruned = prune(workspace.writer(), {domain::Timestamp{kStart + 3 * kDay}, {}});
        QCOMPARE(pruned.removedSpans, std::int64_t(80));
        QVERIFY(workspace.writer().checkpointFully().ok());
        auto reader = workspace.reader();
        QCOMPARE(payloads(*reader).size(), 120);
        QCOMPARE(reader->traceKeys({}, {})->size(), std::size_t(3));
        QCOMPARE(reader->info()->spans, std::int64_t(120));
        QCOMPARE(reader->traceKeys(filterOf({word("secretof2")}), {})->size(), std::size_t(0));
        QVERIFY(reader->check()->empty());
        QVERIFY(!fileHolds(workspace, "conversation-2"));
        QVERIFY(!fileHolds(workspace, "secretof2"));
        QVERIFY(fileHolds(workspace, "conversation-4"));
    }

    void ingestGoesOnBetweenTheSteps()
    {
        Workspace workspace({40, true});
        for (std::uint16_t day = 1; day <= 3; ++day)
            workspace.commit(spansOf(day));
        const RetentionRule rule{domain::Timestamp{kStart + 10 * kDay}, {}};
        PruneProgress progress;
        std::uint16_t day = 20;
        for (bool more = true; more; ++day) {
            workspace.commit(spansOf(day)); // a new partition each, also after the last old one went
            const auto step = workspace.writer().pruneSlice(rule, progress);
            QVERIFY2(step.ok(), step.ok() ? "" : step.error().text().c_str());
            more = *step;
        }
        QCOMPARE(progress.removedSpans, std::int64_t(120));
        auto reader = workspace.reader();
        QCOMPARE(payloads(*reader).size(), 40 * (day - 20));
        QVERIFY(reader->check()->empty());
    }

    void anInterruptedRunIsTakenUpAgain()
    {
        const RetentionRule rule{domain::Timestamp{kStart + 3 * kDay}, {}};
        for (int steps = 1; steps < 14; ++steps) {
            Workspace workspace({40, true});
            for (std::uint16_t day = 1; day <= 4; ++day)
                workspace.commit(spansOf(day));
            prune(workspace.writer(), rule, steps);
            workspace.closeWriter();
            auto writer = WorkspaceWriter::open(workspace.path(), {40, true});
            QVERIFY(writer.ok());
            prune(**writer, rule);
            auto reader = workspace.reader();
            QCOMPARE(payloads(*reader).size(), 80);
            QCOMPARE(reader->traceKeys({}, {})->size(), std::size_t(2));
            QVERIFY(reader->check()->empty());
        }
    }

    void aTraceThatGoesOnKeepsItsYoungerSpans()
    {
        Workspace workspace({40, true});
        workspace.commit(spansOf(1));
        auto later = spansOf(5);
        for (Span& span : later)
            span.trace = 1;
        workspace.commit(later);
        prune(workspace.writer(), {domain::Timestamp{kStart + 3 * kDay}, {}});
        auto reader = workspace.reader();
        QCOMPARE(reader->trace(traceId(1))->spans, std::int64_t(40));
        QCOMPARE(reader->spansOfTrace(traceId(1))->rows.size(), std::size_t(40));
        auto more = spansOf(6);
        for (Span& span : more)
            span.trace = 1;
        workspace.commit(more);
        QCOMPARE(reader->trace(traceId(1))->spans, std::int64_t(80));
    }

    void theOldestGoBeyondASize()
    {
        Workspace workspace({40, true});
        for (std::uint16_t day = 1; day <= 6; ++day)
            workspace.commit(spansOf(day));
        const std::int64_t before = *workspace.writer().bytes();
        const PruneProgress pruned = prune(workspace.writer(), {{}, before / 2});
        QVERIFY(pruned.removedSpans > 0);
        QVERIFY(*workspace.writer().bytes() <= before / 2);
        QVERIFY(payloads(*workspace.reader()).last().startsWith(QStringLiteral("secretof6")));
        prune(workspace.writer(), {{}, 1});
        QCOMPARE(payloads(*workspace.reader()).size(), 40); // the partition that is written to stays
    }

    void anIndexOfAClosedPartitionIsGivenUpForSenders()
    {
        Workspace workspace({40'000, true});
        std::vector<Span> many(40'000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i].id = i + 1;
        workspace.commit(many);
        workspace.commit(spansOf(2));
        int asked = 0;
        const auto givenUp = workspace.writer().buildClosedIndex([&asked] { return ++asked > 1; });
        QVERIFY(!givenUp.ok());
        QCOMPARE(givenUp.error().code, domain::ErrorCode::Cancelled);
        workspace.commit(spansOf(3)); // nothing was lost in memory
        int built = 0;
        for (auto more = workspace.writer().buildClosedIndex([] { return false; }); more.ok() && *more; ++built)
            more = workspace.writer().buildClosedIndex([] { return false; });
        QCOMPARE(built, 4); // three indexes, and the note that all are there
        QVERIFY(workspace.reader()->check()->empty());
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "upkeep_test.moc"
