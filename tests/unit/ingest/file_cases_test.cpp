// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of data/file_cases.txt is read as its line says: what is stored, what is rejected, where and why. Then each again,
// cut off at every byte (WHYGLASS_CUT_ALL=1; otherwise at some), and the special files that have no bytes to write down.
#include "file_recipe.h"
#include "ingest_kit.h"
#include "workbench.h"

#include "ingest/sources/receivers.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

namespace fs = std::filesystem;

const std::atomic<bool> kNeverCancelled = false;

/// One line: name | recipe | format | stored records | rejected | record@offset of the first, - for none | part of the reason
struct Case {
    QString name, recipe, format, place, reason;
    int stored = 0, rejected = 0;
};

std::vector<Case> cases()
{
    QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/unit/ingest/data/file_cases.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    std::vector<Case> cases;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        QStringList cells = line.split(u'|');
        if (cells.size() != 7)
            qFatal("seven cells expected: %s", qPrintable(line));
        for (QString& cell : cells)
            cell = cell.trimmed();
        cases.push_back({cells[0], cells[1], cells[2], cells[5], cells[6], cells[3].toInt(), cells[4].toInt()});
    }
    return cases;
}

std::string write(const kit::Workbench& bench, const char* name, std::string_view bytes)
{
    const std::string path = bench.path(name);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

domain::Result<FileReport> import(kit::Workbench& bench, const std::string& path)
{
    return importFile(path, bench.pipeline(), {}, kNeverCancelled);
}

std::int64_t storedIn(const FileReport& report)
{
    return report.spans + report.logs + report.metricPoints;
}

} // namespace

class FileCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCase_data();
    void eachCase();
    void thereAreManyCases();
    void specialFilesAreRefused_data();
    void specialFilesAreRefused();
    void linksAreFollowedOnlyByName();
    void sparseFileEndsAtItsHole();
    void oneLineWithoutEnd();
    void bombIsBounded();
};

void FileCasesTest::eachCase_data()
{
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << static_cast<int>(i);
}

void FileCasesTest::eachCase()
{
    QFETCH(int, index);
    static const std::vector<Case> all = cases();
    const Case& expected = all[static_cast<std::size_t>(index)];
    kit::Workbench bench;
    const auto report = import(bench, write(bench, "case", kit::makeFile(expected.recipe.toStdString())));
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
    QString place = QStringLiteral("-");
    QString reason;
    if (!report->rejected.empty()) {
        place = QStringLiteral("%1@%2").arg(report->rejected[0].record).arg(report->rejected[0].offset);
        reason = QString::fromStdString(report->rejected[0].reason);
    }
    const QString got = QStringLiteral("%1 | %2 | %3 | %4 | %5").arg(QString::fromStdString(report->format)).arg(storedIn(*report)).arg(report->rejectedCount).arg(place, reason);
    QVERIFY2(QString::fromStdString(report->format) == expected.format, qPrintable(got));
    QVERIFY2(storedIn(*report) == expected.stored, qPrintable(got));
    QVERIFY2(report->rejectedCount == expected.rejected, qPrintable(got));
    QVERIFY2(place == expected.place, qPrintable(got));
    QVERIFY2(reason.contains(expected.reason), qPrintable(got));

    const auto again = import(bench, bench.path("case"));
    QVERIFY(again.ok());
    QCOMPARE(storedIn(*again), std::int64_t{0}); // nothing twice
    QCOMPARE(again->duplicates, report->duplicates + storedIn(*report));
}

void FileCasesTest::thereAreManyCases()
{
    QVERIFY(cases().size() >= 100);
}

void FileCasesTest::specialFilesAreRefused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("named pipe") << "pipe" << "named pipe";
    QTest::newRow("socket") << "socket" << "socket";
    QTest::newRow("folder") << "folder" << "folder";
    QTest::newRow("endless device") << "/dev/zero" << "device";
    QTest::newRow("silent device") << "/dev/null" << "device";
    QTest::newRow("kernel") << "/proc/self/status" << "kernel";
    QTest::newRow("unreadable") << "missing" << "No such file";
}

void FileCasesTest::specialFilesAreRefused()
{
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    kit::Workbench bench;
    std::string path = bench.path("special");
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (kind == u"pipe") {
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    } else if (kind == u"socket") {
        struct sockaddr_un address {};
        address.sun_family = AF_UNIX;
        path = "/tmp/whyglass-test-" + std::to_string(::getpid());
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    } else if (kind == u"folder") {
        QCOMPARE(::mkdir(path.c_str(), 0700), 0);
    } else if (kind.startsWith(u'/')) {
        path = kind.toStdString();
    }
    const auto report = import(bench, path);
    ::close(descriptor);
    if (kind == u"socket")
        fs::remove(path);
    QVERIFY(!report.ok());
    QVERIFY2(QString::fromStdString(report.error().message).contains(reason), report.error().message.c_str());
}

void FileCasesTest::linksAreFollowedOnlyByName()
{
    kit::Workbench bench;
    const std::string target = write(bench, "target.jsonl", kit::makeFile("line1 nl"));
    fs::create_directory(bench.path("in"));
    fs::create_symlink(target, bench.path("in/link.jsonl"));
    fs::create_symlink(bench.path("in"), bench.path("in/circle"));
    fs::create_symlink("/dev/zero", bench.path("in/endless"));
    write(bench, "in/plain.jsonl", kit::makeFile("line2 nl"));
    const auto files = expandPaths({bench.path("in")});
    QVERIFY(files.ok());
    QCOMPARE(*files, std::vector<std::string>{bench.path("in/plain.jsonl")});
    const auto named = import(bench, bench.path("in/link.jsonl"));
    QVERIFY(named.ok());
    QCOMPARE(named->spans, std::int64_t{1});
    QVERIFY(!import(bench, bench.path("in/endless")).ok());
}

void FileCasesTest::sparseFileEndsAtItsHole()
{
    kit::Workbench bench;
    const std::string path = write(bench, "sparse.jsonl", kit::makeFile("line1 nl"));
    const std::int64_t offset = static_cast<std::int64_t>(fs::file_size(path));
    QCOMPARE(::truncate(path.c_str(), 1LL << 42U), 0); // 4 TiB that were never written
    const auto report = import(bench, path);
    QVERIFY(report.ok());
    QCOMPARE(report->spans, std::int64_t{1});
    QVERIFY(report->rejectedCount >= 1);
    QVERIFY(report->rejected.back().offset >= offset);
    QVERIFY(std::any_of(report->rejected.begin(), report->rejected.end(), [](const RejectedRecord& record) { return record.reason.find("hole") != std::string::npos; }));
}

void FileCasesTest::oneLineWithoutEnd()
{
    kit::Workbench bench;
    const std::string path = bench.path("line.jsonl");
    {
        std::ofstream file(path, std::ios::binary);
        file << R"({"resourceSpans":[{"scopeSpans":[{"spans":[)";
        const std::string line = kit::makeFile("line1");
        const std::size_t begin = line.find("{\"traceId\"");
        const std::string span = line.substr(begin, line.size() - begin - 6);
        for (int i = 0; i < 60'000; ++i) // 12 MB in one line
            file << (i == 0 ? "" : ",") << span;
    }
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const auto report = import(bench, path);
    QVERIFY(report.ok());
    QCOMPARE(report->spans, std::int64_t{1});
    QCOMPARE(report->spans + report->duplicates, std::int64_t{60'000});
    QCOMPARE(report->rejectedCount, std::int64_t{1}); // the brackets that are missing at the end
    QVERIFY(kit::peakMemory() < before + kit::allowance(192U << 20U));
}

void FileCasesTest::bombIsBounded()
{
    kit::Workbench bench;
    const std::string path = write(bench, "bomb.gz", kit::gzip(kit::makeFile("line1 nl")) + kit::gzipOfZeros((std::size_t{1} << 30U) + (64U << 20U)));
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const auto report = import(bench, path);
    QVERIFY(report.ok());
    QCOMPARE(report->spans, std::int64_t{1});
    QVERIFY(report->rejectedCount >= 1);
    QVERIFY(kit::peakMemory() < before + kit::allowance(64U << 20U));
}

QTEST_GUILESS_MAIN(FileCasesTest)
#include "file_cases_test.moc"
