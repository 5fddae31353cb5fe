// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include "models/store/database.h"
#include "models/store/payload_codec.h"

#include <QFile>

#include <csignal>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;

namespace {

std::vector<Span> plainSpans(std::uint8_t trace, std::uint64_t firstId, std::size_t count)
{
    std::vector<Span> spans(count);
    for (std::size_t i = 0; i < count; ++i) {
        spans[i].trace = trace;
        spans[i].id = firstId + i;
        spans[i].parent = firstId + i > 1 ? 1 : 0;
        spans[i].startNs = kStart + static_cast<std::int64_t>(firstId + i) * 1000;
    }
    return spans;
}

/// The row of a span as "column=value" pairs, texts of the dictionary instead of their ids.
std::string rowOf(const std::filesystem::path& workspace, std::uint64_t span)
{
    Database db = Database::openForReading(workspace);
    Statement names = db.prepare("SELECT name FROM pragma_table_info('span_1')");
    std::string sql = "SELECT 0";
    std::vector<std::string> columns;
    const std::vector<std::string> texts = {"name", "op", "model", "provider", "tier", "tool", "agent", "session", "dialect"};
    while (names.step()) {
        const std::string& column = columns.emplace_back(names.text(0));
        const bool isText = std::find(texts.begin(), texts.end(), column) != texts.end();
        sql += isText ? ", (SELECT s FROM dict WHERE id=span_1." + column + ")" : ", " + column;
    }
    Statement row = db.prepare(sql + " FROM span_1 WHERE span_id=?1");
    row.bind(1, static_cast<std::int64_t>(span));
    if (!row.step())
        return "no such span";
    std::string text;
    for (int column = 1; const std::string& name : columns) {
        text += name + "=" + (row.isNull(column) ? "NULL" : std::string(row.text(column))) + " ";
        ++column;
    }
    return text;
}

} // namespace

class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksComeBack()
    {
        BlockBuilder builder;
        std::vector<std::string> records;
        for (int i = 0; i < 200; ++i)
            records.push_back(std::string(static_cast<std::size_t>(i * 7), static_cast<char>('a' + i % 20)));
        for (const std::string& record : records) {
            QVERIFY(builder.fits(record));
            builder.add(record);
        }
        const BlockRecord block = builder.finish();
        QVERIFY(builder.empty());
        const auto raw = inflateBlock(block.codec, block.rawBytes, block.data);
        QVERIFY(raw.ok());
        const auto offsets = unpackDirectory(packDirectory(block.offsets, block.rawBytes));
        for (std::size_t i = 0; i < records.size(); ++i)
            QCOMPARE(recordOf(*raw, offsets, i), std::string_view(records[i]));
        QCOMPARE(recordOf(*raw, offsets, 200), std::string_view());
    }

    void damagedBlockIsRefused()
    {
        BlockBuilder builder;
        builder.add(std::string(1000, 'x'));
        BlockRecord block = builder.finish();
        block.data[block.data.size() / 2] = static_cast<char>(~block.data[block.data.size() / 2]);
        const auto raw = inflateBlock(block.codec, block.rawBytes + 1, block.data);
        QVERIFY(!raw.ok());
        QCOMPARE(raw.error().code, domain::ErrorCode::Corrupt);
    }

    void everyColumnHasItsOwnValue()
    {
        Workspace workspace;
        workspace.commit(plainSpans(1, 1, 3)); // another trace, resource and block before it
        Span full;
        full.trace = 2;
        full.id = 77;
        full.parent = 66;
        full.step = domain::StepKind::Generation;
        full.input = 501;
        full.output = 502;
        full.nano = 506;
        full.response = 71;
        full.service = "other";
        full.flags = static_cast<std::uint32_t>(SpanFlag::HasEvents);
        IngestBatch batch = batchOf({full});
        SpanRecord& record = batch.spans.front();
        record.duration = {9};
        record.kind = domain::SpanKind::Client;
        record.status = domain::SpanStatus::Error;
        record.name = "a name";
        record.operation = "chat";
        record.model = "a model";
        record.provider = "a provider";
        record.tier = "a tier";
        record.tool = "a tool";
        record.agent = "an agent";
        record.session = "a session";
        record.dialect = "a dialect";
        record.tokens.cacheRead = 503;
        record.tokens.reasoning = 505;
        record.payloadHash = 41;
        QVERIFY(workspace.writer().commit({&batch, 1}).ok());
        QCOMPARE(QString::fromStdString(rowOf(workspace.path(), 77)),
                 QStringLiteral("id=4 trace=2 span_id=77 parent=66 start_ns=1773756000000000000 dur_ns=9 name=a name res=2 kind=3 status=2 step=3 op=chat "
                                "model=a model provider=a provider tier=a tier tool=a tool agent=an agent session=a session dialect=a dialect "
                                "in_tok=501 out_tok=502 cr_tok=503 cw_tok=NULL rs_tok=505 cost=506 flags=50196 hash=41 response=71 blk=2 slot=0 "));
    }

    void resendingChangesNothing()
    {
        Workspace workspace;
        const std::vector<Span> spans = plainSpans(1, 1, 5);
        const std::vector<Log> logs = {{1, 2, "log line", kStart}};
        const BatchOutcome first = workspace.commit(spans, logs);
        QCOMPARE(first.spans, qint64(5));
        QCOMPARE(first.logs, qint64(1));
        const auto before = workspace.writer().generation();
        const BatchOutcome again = workspace.commit(spans, logs);
        QCOMPARE(again.spans, qint64(0));
        QCOMPARE(again.logs, qint64(0));
        QCOMPARE(again.duplicates, qint64(6));
        QCOMPARE(workspace.writer().generation(), before);
        const WorkspaceInfo info = workspace.reader()->info().value();
        QCOMPARE(info.spans, qint64(5));
        QCOMPARE(info.duplicates, qint64(6));
        QCOMPARE(workspace.reader()->trace(traceId(1))->spans, qint64(5));
    }

    void resendingAfterReopeningChangesNothing()
    {
        Workspace workspace;
        workspace.commit(plainSpans(1, 1, 5));
        workspace.closeWriter();
        auto writer = WorkspaceWriter::open(workspace.path()).value();
        IngestBatch batch = batchOf(plainSpans(1, 1, 6));
        const BatchOutcome outcome = writer->commit({&batch, 1})->at(0);
        QCOMPARE(outcome.duplicates, qint64(5));
        QCOMPARE(outcome.spans, qint64(1));
    }

    void sameIdsOtherContentIsKeptTwice()
    {
        Workspace workspace;
        Span span;
        workspace.commit({span});
        span.payload = "other content";
        const BatchOutcome outcome = workspace.commit({span});
        QCOMPARE(outcome.spans, qint64(1));
        QCOMPARE(outcome.collisions, qint64(1));
        QCOMPARE(workspace.commit({span}).duplicates, qint64(1));
        const SpanRows rows = workspace.reader()->spansOfTrace(traceId(1)).value();
        QCOMPARE(rows.rows.size(), std::size_t(2));
        QVERIFY(!rows.rows[0].has(SpanFlag::Collision));
        QVERIFY(rows.rows[1].has(SpanFlag::Collision));
        const auto issues = workspace.reader()->issues().value();
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues[0].code, std::string("id-collision"));
    }

    void issuesOfOneKindAreCountedTogether()
    {
        Workspace workspace;
        for (int i = 0; i < 3; ++i) {
            IngestBatch batch;
            batch.rejected = 2;
            batch.issues.push_back({"bad-json", domain::Severity::Medium, "a.jsonl", 17 + i, 100, 2, "{"});
            QVERIFY(workspace.writer().commit({&batch, 1}).ok());
        }
        const auto issues = workspace.reader()->issues().value();
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues[0].count, qint64(6));
        QCOMPARE(issues[0].record, qint64(17));
        QCOMPARE(workspace.reader()->info()->rejected, qint64(6));
    }

    void readingsOfACounterAreNotAddedUp()
    {
        Workspace workspace;
        const auto read = [&workspace](std::uint64_t counter, std::int64_t reading, const char* sample) {
            IngestBatch batch;
            domain::ImportIssue issue;
            issue.code = "sender-lost-spans";
            issue.source = "metrics";
            issue.service = "agent";
            issue.count = reading;
            issue.counter = counter;
            issue.sample = sample;
            batch.issues.push_back(issue);
            QVERIFY(workspace.writer().commit({&batch, 1}).ok());
        };
        read(7, 10, "queue full");
        read(7, 25, "queue full");
        read(7, 25, "queue full"); // sent again
        read(7, 12, "queue full"); // late
        read(1'000, 3, "queue full"); // another start of the same sender
        read(2'000, 4, "timeout");
        const auto issues = workspace.reader()->issues().value();
        QCOMPARE(issues.size(), std::size_t(2));
        QCOMPARE(issues[0].count, qint64(28));
        QCOMPARE(issues[0].sample, std::string("queue full"));
        QVERIFY(!issues[0].alone);
        QCOMPARE(issues[1].count, qint64(4));
    }

    void gapBetweenRunsIsToldToWhomItConcerns()
    {
        Workspace workspace;
        const auto at = [](std::int64_t seconds) { return domain::Timestamp{kStart + seconds * kSecond}; };
        auto sends = [&workspace, number = std::uint16_t{0}](const char* service, std::int64_t second) mutable {
            Span span;
            span.trace = ++number;
            span.service = service;
            span.startNs = kStart + second * kSecond;
            workspace.commit({span});
        };
        sends("steady", 90);
        sends("ended before", 90);
        sends("long before", -900);
        sends("meanwhile", 95);
        QVERIFY(workspace.writer().noteRun(at(0), at(50)).ok());
        QVERIFY(workspace.writer().noteRun(at(0), at(100)).ok());
        QVERIFY(workspace.reader()->issues()->empty()); // it may go on
        QVERIFY(workspace.writer().noteRun(at(130), at(131)).ok());
        QVERIFY(workspace.writer().noteRun(at(131), at(200)).ok()); // started again at once: every SDK tries again
        QVERIFY(workspace.reader()->issues()->empty()); // nobody is known to have sent meanwhile
        sends("steady", 135);
        sends("long before", 135);
        sends("meanwhile", 110);
        sends("new", 110);
        const auto issues = workspace.reader()->issues().value();
        QCOMPARE(issues.size(), std::size_t(2));
        for (const domain::ImportIssue& issue : issues) {
            QCOMPARE(issue.code, std::string("recorder-down"));
            QVERIFY(issue.service == "steady" || issue.service == "meanwhile");
            QCOMPARE(issue.firstSeen, at(100));
            QCOMPARE(issue.lastSeen, at(130));
            QCOMPARE(issue.severity, domain::Severity::High);
        }
    }

    void gapThatSendersBridgeIsOfLittleConcern()
    {
        Workspace workspace;
        const auto at = [](std::int64_t seconds) { return domain::Timestamp{kStart + seconds * kSecond}; };
        QVERIFY(workspace.writer().noteRun(at(0), at(100)).ok());
        QVERIFY(workspace.writer().noteRun(at(104), at(200)).ok());
        Span before, after;
        before.startNs = at(99).ns;
        after.trace = 2;
        after.startNs = at(105).ns;
        workspace.commit({before, after});
        const auto issues = workspace.reader()->issues().value();
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues[0].severity, domain::Severity::Low);
    }

    void partitionsAreOneWorkspace()
    {
        Workspace workspace({10, true});
        for (std::uint64_t i = 0; i < 6; ++i)
            workspace.commit(plainSpans(1, 1 + i * 7, 7));
        auto reader = workspace.reader();
        QVERIFY(reader->info()->partitions >= 3);
        QCOMPARE(reader->spansOfTrace(traceId(1))->rows.size(), std::size_t(42));
        QCOMPARE(workspace.commit(plainSpans(1, 1, 42)).duplicates, qint64(42));
        const auto keys = reader->spanKeys({}, {SortKey::Start, false}).value();
        QCOMPARE(keys.size(), std::size_t(42));
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QCOMPARE(reader->payload({keys[30]})->span, std::string("payload 1/31"));
        indexAll(workspace.writer());
        QCOMPARE(reader->info()->indexedUpto, reader->info()->lastSpan);
    }

    void metricsFormSeries()
    {
        Workspace workspace;
        for (int i = 0; i < 3; ++i) {
            IngestBatch batch = batchOf({Span{}});
            batch.spans.clear();
            BlockBuilder builder;
            MetricPointRecord& point = batch.metricPoints.emplace_back();
            point.name = "tokens";
            point.unit = "{token}";
            point.kind = "sum";
            point.time = {kStart + std::min(i, 1) * kSecond}; // the third is the second once more
            point.value = std::min(i, 1) * 10.0;
            point.payloadHash = static_cast<std::uint64_t>(1 + std::min(i, 1));
            builder.add("point");
            batch.metricBlocks.push_back(builder.finish());
            const BatchOutcome outcome = workspace.writer().commit({&batch, 1})->at(0);
            QCOMPARE(outcome.metricPoints, qint64(i < 2 ? 1 : 0));
            QCOMPARE(outcome.duplicates, qint64(i < 2 ? 0 : 1));
        }
        const auto metrics = workspace.reader()->metrics({}).value();
        QCOMPARE(metrics.size(), std::size_t(1));
        QCOMPARE(metrics[0].points, qint64(2));
        QCOMPARE(metrics[0].lastValue, 10.0);
    }

    void fileIsPrivate()
    {
        Workspace workspace;
        workspace.commit({Span{}});
        for (const char* ending : {"", "-wal"}) {
            struct stat status = {};
            QCOMPARE(::stat((workspace.path().string() + ending).c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777U, mode_t(0600));
        }
    }

    void newerFileIsRefused()
    {
        Workspace workspace;
        workspace.closeWriter();
        QFile file(QString::fromStdString(workspace.path().string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60)); // user_version in the header of an SQLite file
        file.write(QByteArray::fromHex("00000063"));
        file.close();
        const auto writer = WorkspaceWriter::open(workspace.path());
        QVERIFY(!writer.ok());
        QCOMPARE(writer.error().code, domain::ErrorCode::Unsupported);
        QVERIFY(writer.error().text().find("99") != std::string::npos);
        QCOMPARE(WorkspaceReader::open(workspace.path()).error().code, domain::ErrorCode::Unsupported);
    }

    void foreignFileIsRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("notes.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QCOMPARE(WorkspaceWriter::open(path.toStdString()).error().code, domain::ErrorCode::Corrupt);
        QCOMPARE(WorkspaceReader::open(path.toStdString()).error().code, domain::ErrorCode::Corrupt);
        QCOMPARE(WorkspaceReader::open(folder.filePath(QStringLiteral("none")).toStdString()).error().code, domain::ErrorCode::NotFound);
    }

    void oneIdForAllSpansStaysFast()
    {
        Workspace workspace({3'000'000, false});
        std::vector<Span> spans = plainSpans(1, 1, 20'000);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            spans[i].payload = "payload " + std::to_string(i);
            spans[i].id = 7;
            spans[i].parent = 7;
            spans[i].step = domain::StepKind::Tool;
            spans[i].tool = "get_po";
        }
        QCOMPARE(workspace.commit(spans).collisions, qint64(19'999));
        QCOMPARE(workspace.commit(spans).duplicates, qint64(20'000));
    }

    void fullDiskKeepsWhatWasThere()
    {
        Workspace workspace;
        workspace.commit(plainSpans(1, 1, 10));
        workspace.closeWriter();
        // In a child, because the limit on file sizes is the process's.
        const pid_t child = ::fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            auto writer = WorkspaceWriter::open(workspace.path()).value();
            const auto size = std::filesystem::file_size(workspace.path());
            const rlimit limit{size + 524'288, size + 524'288};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            std::vector<Span> large = plainSpans(2, 1, 100);
            std::mt19937 random(1);
            for (Span& span : large) {
                for (int i = 0; i < 50'000; ++i)
                    span.payload += static_cast<char>(random() & 0xFFU);
            }
            IngestBatch batch = batchOf(large);
            const auto failed = writer->commit({&batch, 1});
            IngestBatch small = batchOf(plainSpans(1, 11, 1));
            const auto next = writer->commit({&small, 1});
            ::_exit(failed.ok() ? 1 : !next.ok() ? 2 : next->at(0).spans == 1 ? 0 : 3);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
        QCOMPARE(workspace.reader()->info()->spans, qint64(11));
        QCOMPARE(workspace.reader()->info()->traces, qint64(1));
    }

    void readOnlyFolderStillOpens()
    {
        QTemporaryDir folder;
        const std::filesystem::path inside = folder.filePath(QStringLiteral("evidence")).toStdString();
        std::filesystem::create_directory(inside);
        const std::filesystem::path path = inside / "case.whyglass";
        {
            auto writer = WorkspaceWriter::open(path).value();
            IngestBatch batch = batchOf(plainSpans(1, 1, 10));
            QVERIFY(writer->commit({&batch, 1}).ok());
        }
        std::filesystem::remove(path.string() + "-wal");
        std::filesystem::remove(path.string() + "-shm");
        using std::filesystem::perms;
        constexpr perms kSearchable = perms::owner_read | perms::owner_exec | perms::group_read | perms::group_exec | perms::others_read | perms::others_exec;
        std::filesystem::permissions(path, perms::owner_read | perms::group_read | perms::others_read);
        std::filesystem::permissions(inside, kSearchable);
        std::filesystem::permissions(folder.path().toStdString(), kSearchable | perms::owner_write);
        const pid_t child = ::fork();
        if (child == 0) {
            constexpr uid_t kNobody = 65'534;
            if (::geteuid() == 0 && ::setuid(kNobody) != 0) // root may write anywhere
                ::_exit(2);
            auto reader = WorkspaceReader::open(path);
            ::_exit(reader.ok() && reader.value()->info()->spans == 10 ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        std::filesystem::permissions(inside, perms::owner_all);
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void acknowledgedSurvivesKill()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("killed.whyglass")).toStdString();
        int acknowledged[2] = {};
        QCOMPARE(::pipe(acknowledged), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto writer = WorkspaceWriter::open(path).value();
            for (std::uint8_t number = 1; number < 250; ++number) {
                IngestBatch batch = batchOf(plainSpans(number, 1, 20));
                if (!writer->commit({&batch, 1}).ok() || ::write(acknowledged[1], &number, 1) != 1)
                    ::_exit(1);
            }
            ::pause();
        }
        std::uint8_t last = 0;
        while (last < 100)
            QCOMPARE(::read(acknowledged[0], &last, 1), ssize_t(1));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(acknowledged[1]);
        while (::read(acknowledged[0], &last, 1) == 1) {
        }
        ::close(acknowledged[0]);
        auto writer = WorkspaceWriter::open(path).value();
        auto reader = WorkspaceReader::open(path).value();
        for (std::uint8_t number = 1; number <= last; ++number)
            QCOMPARE(reader->trace(traceId(number))->spans, qint64(20));
        const std::int64_t spans = reader->info()->spans;
        QCOMPARE(std::int64_t(reader->spanKeys({}, {})->size()), spans);
        QVERIFY(spans == last * 20 || spans == (last + 1) * 20);
    }
};

QTEST_APPLESS_MAIN(WriterTest)
#include "writer_test.moc"
