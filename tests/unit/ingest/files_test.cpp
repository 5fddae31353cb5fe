// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"
#include "workbench.h"

#include "ingest/sources/receivers.h"

#include <QDir>
#include <QTest>

#include <fstream>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

const std::atomic<bool> kNeverCancelled = false;

domain::Result<FileReport> import(kit::Workbench& bench, const std::string& path)
{
    return importFile(path, bench.pipeline(), {}, kNeverCancelled);
}

std::string write(const kit::Workbench& bench, const char* name, std::string_view bytes)
{
    const std::string path = bench.path(name);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

} // namespace

/// One capture of a real client in every form that the Collector writes, and what is wrong with files.
class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyForm_data();
    void everyForm();
    void allFormsHoldTheSame();
    void badLineIsLocated();
    void truncatedFilesKeepWhatIsWhole();
    void unknownFilesAreSaid();
    void missingFileIsAnError();
    void progressAndBytes();
    void cancelStops();
    void foldersAreExpanded();
    void largeFileInFlatMemory();
    void damageNeverCrashes();
};

void FilesTest::everyForm_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("spans");
    QTest::addColumn<int>("logs");
    QTest::addColumn<int>("points");
    const auto row = [](const char* file, const char* format, int spans, int logs, int points) {
        QTest::newRow(file) << QByteArray(file) << QByteArray(format) << spans << logs << points;
    };
    row("all.otlp.jsonl", "otlp-json-lines", 16, 7, 8);
    row("all.otlp.jsonl.gz", "otlp-json-lines", 16, 7, 8);
    row("all.otlp.jsonl.zst", "otlp-json-lines", 16, 7, 8);
    row("TracesData.pb", "otlp-protobuf", 16, 0, 0);
    row("LogsData.pb", "otlp-protobuf", 0, 7, 0);
    row("MetricsData.pb", "otlp-protobuf", 0, 0, 8);
    row("TracesData.pb.gz", "otlp-protobuf", 16, 0, 0);
    row("TracesData.pb.zst", "otlp-protobuf", 16, 0, 0);
    row("traces.lpproto", "otlp-lpproto", 16, 0, 0);
    row("traces.lpproto.gz", "otlp-lpproto", 16, 0, 0);
    row("traces.lpproto.zst", "otlp-lpproto", 16, 0, 0);
    row("fileexporter-proto-zstd-legacy.bin", "otlp-zstd-frames", 16, 0, 0);
    row("fileexporter-json-zstd-legacy.bin", "otlp-zstd-frames", 16, 7, 8);
}

void FilesTest::everyForm()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, format);
    QFETCH(int, spans);
    QFETCH(int, logs);
    QFETCH(int, points);
    kit::Workbench bench;
    const auto report = import(bench, kit::dataFile(file.constData()));
    QVERIFY(report.ok());
    QCOMPARE(report->format, format.toStdString());
    QCOMPARE(report->spans, std::int64_t{spans});
    QCOMPARE(report->logs, std::int64_t{logs});
    QCOMPARE(report->metricPoints, std::int64_t{points});
    QCOMPARE(report->rejectedCount, std::int64_t{0});
    QCOMPARE(report->duplicates, std::int64_t{0});

    const auto again = import(bench, kit::dataFile(file.constData()));
    QCOMPARE(again->spans + again->logs + again->metricPoints, std::int64_t{0});
    QCOMPARE(again->duplicates, std::int64_t{spans + logs + points});
}

void FilesTest::allFormsHoldTheSame()
{
    kit::Workbench bench;
    QCOMPARE(import(bench, kit::dataFile("TracesData.pb"))->spans, std::int64_t{16});
    for (const char* file : {"traces.lpproto", "TracesData.pb.gz", "fileexporter-proto-zstd-legacy.bin"})
        QCOMPARE(import(bench, kit::dataFile(file))->duplicates, std::int64_t{16});
}

void FilesTest::badLineIsLocated()
{
    kit::Workbench bench;
    const std::string good = kit::readFile(kit::dataFile("all.otlp.jsonl"));
    const std::string path = write(bench, "bad.jsonl", good + "{\"resourceSpans\": [\n{\"some\":\"json\"}\n" + good);
    const auto report = import(bench, path);
    QVERIFY(report.ok());
    QCOMPARE(report->spans, std::int64_t{16});
    QCOMPARE(report->duplicates, std::int64_t{16 + 7 + 8});
    QCOMPARE(report->rejectedCount, std::int64_t{2});
    QCOMPARE(report->rejected[0].record, std::int64_t{4});
    QCOMPARE(report->rejected[0].offset, static_cast<std::int64_t>(good.size()));
    QCOMPARE(report->rejected[0].reason, std::string("the line ends inside a JSON text"));
    QCOMPARE(report->rejected[1].record, std::int64_t{5});
    QVERIFY(report->rejected[1].reason.find("resourceSpans") != std::string::npos);
    QCOMPARE(bench.pipeline().counters().rejected, std::int64_t{2});
}

void FilesTest::truncatedFilesKeepWhatIsWhole()
{
    for (const char* name : {"all.otlp.jsonl", "all.otlp.jsonl.gz", "all.otlp.jsonl.zst", "TracesData.pb", "TracesData.pb.gz", "traces.lpproto"}) {
        kit::Workbench bench;
        const std::string whole = kit::readFile(kit::dataFile(name));
        const auto report = import(bench, write(bench, "cut", std::string_view(whole).substr(0, whole.size() - 30)));
        QVERIFY2(report.ok(), name);
        QVERIFY2(report->rejectedCount >= 1, name);
        QVERIFY2(!report->rejected.empty() && !report->rejected[0].reason.empty(), name);
    }
    kit::Workbench bench;
    const std::string trace = kit::readFile(kit::dataFile("TracesData.pb"));
    QCOMPARE(import(bench, write(bench, "cut", std::string_view(trace).substr(0, trace.size() - 30)))->spans, std::int64_t{15});
}

void FilesTest::unknownFilesAreSaid()
{
    kit::Workbench bench;
    auto report = import(bench, write(bench, "text", "just some words\n"));
    QVERIFY(report.ok());
    QCOMPARE(report->format, std::string("unknown"));
    QCOMPARE(report->rejectedCount, std::int64_t{1});
    report = import(bench, write(bench, "gz", kit::gzip("words")));
    QCOMPARE(report->format, std::string("unknown"));
    QCOMPARE(report->rejectedCount, std::int64_t{1});
    report = import(bench, bench.path("test.whyglass"));
    QVERIFY(report->rejected[0].reason.find("workspace") != std::string::npos);
    for (const char* blank : {"", "\n"}) {
        report = import(bench, write(bench, "empty", blank));
        QVERIFY(report.ok());
        QCOMPARE(report->rejectedCount, std::int64_t{0});
    }
}

void FilesTest::missingFileIsAnError()
{
    kit::Workbench bench;
    const auto report = import(bench, bench.path("nowhere"));
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, domain::ErrorCode::NotFound);
    QVERIFY(!import(bench, bench.path(".")).ok()); // a folder
}

void FilesTest::progressAndBytes()
{
    kit::Workbench bench;
    std::vector<FileProgress> seen;
    const std::string path = kit::dataFile("all.otlp.jsonl");
    const auto report = importFile(path, bench.pipeline(), [&](const FileProgress& progress) { seen.push_back(progress); }, kNeverCancelled);
    const auto size = static_cast<std::int64_t>(kit::readFile(path).size());
    QCOMPARE(report->bytes, size);
    QVERIFY(!seen.empty());
    QCOMPARE(seen.back().bytesRead, size);
    QCOMPARE(seen.back().bytesTotal, size);
    QCOMPARE(seen.back().spans, std::int64_t{16});
}

void FilesTest::cancelStops()
{
    kit::Workbench bench;
    std::string bytes;
    for (std::uint32_t i = 0; i < 64; ++i)
        bytes += kit::traceMessage(i, 100, 1'000);
    std::atomic<bool> cancel = false;
    const auto report = importFile(write(bench, "many.pb", bytes), bench.pipeline(), [&](const FileProgress&) { cancel = true; }, cancel);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, domain::ErrorCode::Cancelled);
    QVERIFY(bench.pipeline().counters().spans < 6'400);
    QVERIFY(bench.pipeline().counters().spans > 0);
}

void FilesTest::foldersAreExpanded()
{
    kit::Workbench bench;
    QDir folder(QString::fromStdString(bench.path(".")));
    QVERIFY(folder.mkpath(QStringLiteral("in/sub/.hidden")));
    for (const char* name : {"in/b.pb", "in/sub/a.pb", "in/.skip", "in/sub/.hidden/c.pb"})
        write(bench, name, "x");
    const auto files = expandPaths({bench.path("in"), "-", bench.path("missing")});
    QVERIFY(files.ok());
    QCOMPARE(*files, (std::vector<std::string>{bench.path("in/b.pb"), bench.path("in/sub/a.pb"), "-", bench.path("missing")}));
}

void FilesTest::largeFileInFlatMemory()
{
    kit::Workbench bench;
    const std::string path = bench.path("large.pb");
    {
        std::ofstream file(path, std::ios::binary);
        const std::string message = kit::traceMessage(7, 200, 1'000);
        for (int i = 0; i < 500; ++i) // 100 MB, all duplicates but the first
            file << message;
    }
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const auto report = import(bench, path);
    const std::size_t after = kit::peakMemory();
    QVERIFY(report.ok());
    QCOMPARE(report->spans + report->duplicates, std::int64_t{100'000});
    QCOMPARE(report->spans, std::int64_t{200});
    QVERIFY2(after < before + kit::allowance(192U << 20U), qPrintable(QString::number(after - before)));
}

void FilesTest::damageNeverCrashes()
{
    kit::Workbench bench;
    std::uint32_t state = 7;
    const auto random = [&state](std::size_t below) {
        state = state * 1'664'525U + 1'013'904'223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    for (const char* name : {"all.otlp.jsonl", "TracesData.pb", "LogsData.pb", "MetricsData.pb", "traces.lpproto", "TracesData.pb.zst",
                             "traces.lpproto.gz", "fileexporter-json-zstd-legacy.bin"}) {
        const std::string whole = kit::readFile(kit::dataFile(name));
        for (int i = 0; i < 40; ++i) {
            std::string bytes = whole;
            for (std::size_t hits = 1 + random(8); hits > 0; --hits)
                bytes[random(bytes.size())] = static_cast<char>(random(256));
            if (random(3) == 0)
                bytes.erase(random(bytes.size()), random(2'000));
            QVERIFY2(import(bench, write(bench, "damaged", bytes)).ok(), name);
        }
    }
    QCOMPARE(import(bench, kit::dataFile("TracesData.pb"))->rejectedCount, std::int64_t{0}); // still alive
}

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
