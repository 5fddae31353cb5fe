// SPDX-License-Identifier: GPL-3.0-or-later
// Files that end too early, grow, are cancelled, truncated and rotated: every whole record is stored, once, and what is not whole
// is located. WHYGLASS_CUT_STEP=1 cuts at every byte (default: every 41st, and at every border of a record).
#include "file_recipe.h"
#include "ingest_kit.h"
#include "workbench.h"

#include "ingest/formats/byte_stream.h"
#include "ingest/formats/format_reader.h"
#include "ingest/sources/file_follower.h"
#include "ingest/sources/file_source.h"
#include "ingest/sources/rotation.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

namespace fs = std::filesystem;

const std::atomic<bool> kNeverCancelled = false;
constexpr std::uint32_t kRecords = 25;

std::size_t cutStep()
{
    const int asked = qEnvironmentVariableIntValue("WHYGLASS_CUT_STEP");
    return asked > 0 ? static_cast<std::size_t>(asked) : 41;
}

/// OTLP JSON of one span that no other number has; about 800 bytes.
std::string lineOf(std::uint32_t number)
{
    std::string line = kit::makeFile("line1");
    const auto put = [&line](std::string_view after, const std::string& digits) {
        const std::size_t at = line.find(after) + after.size();
        line.replace(at, digits.size(), digits);
    };
    std::string digits = std::to_string(number);
    digits.insert(0, 8 - digits.size(), '0');
    put("\"traceId\":\"", digits);
    put("\"spanId\":\"", digits);
    line.insert(line.find("\"name\":\"step"), "\"traceState\":\"" + std::string(500, 'x') + "\",");
    return line;
}

std::string messageOf(std::uint32_t number)
{
    return telemetry::JsonTranscoder().transcode(lineOf(number))->traces;
}

/// A file of kRecords records, and where each ends in the inflated bytes.
struct Made {
    std::string plain;
    std::vector<std::size_t> ends;
    std::size_t closing = 0; ///< bytes at the end of each record that may be missing
};

Made make(const std::function<std::string(std::uint32_t)>& record, std::size_t closing = 0)
{
    Made made;
    made.closing = closing;
    for (std::uint32_t i = 1; i <= kRecords; ++i) {
        made.plain += record(i);
        made.ends.push_back(made.plain.size());
    }
    return made;
}

Made makeForm(const QString& form)
{
    if (form == u"lines")
        return make([](std::uint32_t i) { return lineOf(i) + "\n"; }, 1);
    if (form == u"documents")
        return make([](std::uint32_t i) { return lineOf(i) + "   "; }, 3);
    if (form == u"frames")
        return make([](std::uint32_t i) { return kit::lengthPrefixed(messageOf(i)); });
    if (form == u"zstd frames")
        return make([](std::uint32_t i) { return kit::lengthPrefixed(kit::zstd(messageOf(i))); });
    if (form == u"zstd frames of JSON")
        return make([](std::uint32_t i) { return kit::lengthPrefixed(kit::zstd(lineOf(i))); });
    return make(messageOf);
}

struct Counted final : RecordSink {
    bool onRecord(const FileRecord&) override
    {
        ++records;
        return true;
    }
    void onRejected(std::int64_t, std::int64_t offset, std::string_view) override { rejected.push_back(offset); }
    void onCutShort(std::int64_t record, std::int64_t offset, std::string_view) override
    {
        cutRecord = record;
        cut.push_back(offset);
    }
    void onRepaired(std::int64_t, std::int64_t, std::string_view, std::string_view) override {}

    std::int64_t records = 0, cutRecord = 0;
    std::vector<std::int64_t> rejected, cut;
};

class TextSource final : public ByteSource {
public:
    explicit TextSource(std::string_view bytes) : m_bytes(bytes) {}
    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        const std::size_t now = m_bytes.copy(out, size);
        m_bytes.remove_prefix(now);
        m_taken += static_cast<std::int64_t>(now);
        return now;
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_taken; }

private:
    std::string_view m_bytes;
    std::int64_t m_taken = 0;
};

Counted readCut(std::string_view bytes, const FormatReader& format)
{
    ByteStream stream(std::make_unique<TextSource>(bytes));
    Counted counted;
    ReadContext context{stream, counted, telemetry::Signal::Traces};
    format.read(context);
    return counted;
}

const FormatReader& formatOf(std::string_view bytes)
{
    for (const FormatReader& format : formatRegistry()) {
        if (format.sniff(bytes))
            return format;
    }
    qFatal("no format");
}

void append(const std::string& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::app).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void write(const std::string& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string packed(std::string_view bytes, const QString& compression)
{
    return compression == u"gz" ? kit::gzip(bytes) : compression == u"zst" ? kit::zstd(bytes) : std::string(bytes);
}

/// A follower in a thread of its own, until it goes.
class Following {
public:
    Following(kit::Workbench& bench, std::vector<std::string> paths)
        : m_bench(bench), m_follower(std::move(paths), bench.pipeline(), {}), m_thread([this] { m_reports = m_follower.run(m_cancel); })
    {
    }
    ~Following() { stop(); }
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;
    std::vector<FileReport> stop()
    {
        m_cancel = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_reports;
    }
    [[nodiscard]] bool waitFor(std::int64_t spans) const
    {
        return QTest::qWaitFor([&] { return m_bench.pipeline().counters().spans >= spans; }, 20'000);
    }

private:
    kit::Workbench& m_bench;
    FileFollower m_follower;
    std::atomic<bool> m_cancel = false;
    std::vector<FileReport> m_reports;
    std::thread m_thread;
};

} // namespace

class ResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutAnywhereKeepsWhatIsWhole_data();
    void cutAnywhereKeepsWhatIsWhole();
    void growingFileIsReadOnce_data();
    void growingFileIsReadOnce();
    void cancelledImportGoesOn();
    void badRecordsAreCountedOnce();
    void cancelIsPrompt();
    void backupsAreInOrder();
    void followerReadsWhatIsAppended();
    void followerReadsOnAfterRotation();
    void followerReadsAfterTruncation();
    void followerSeesNewFilesOfFolder();
    void followerGoesOnAfterItsEnd();
};

void ResumeTest::cutAnywhereKeepsWhatIsWhole_data()
{
    QTest::addColumn<QString>("form");
    for (const char* form : {"lines", "documents", "frames", "zstd frames", "zstd frames of JSON"})
        QTest::newRow(form) << form;
}

void ResumeTest::cutAnywhereKeepsWhatIsWhole()
{
    QFETCH(QString, form);
    const Made made = makeForm(form);
    const FormatReader& format = formatOf(made.plain);
    std::size_t whole = 0;
    for (std::size_t cut = 1; cut < made.plain.size(); ++cut) {
        while (whole < made.ends.size() && made.ends[whole] - made.closing <= cut)
            ++whole;
        const std::size_t begin = whole == 0 ? 0 : made.ends[whole - 1];
        const bool nearBorder = cut < begin + 6 || (whole < made.ends.size() && cut + 6 > made.ends[whole] - made.closing);
        if (cut % cutStep() != 0 && !nearBorder)
            continue;
        const Counted read = readCut(std::string_view(made.plain).substr(0, cut), format);
        const QByteArray at = form.toUtf8() + " cut at " + QByteArray::number(cut);
        const auto wholeRecords = static_cast<std::int64_t>(whole);
        const bool lastIsClosed = form != u"documents"; // a span may be whole where its document is not
        QVERIFY2(read.records == wholeRecords || (!lastIsClosed && read.records == wholeRecords + 1), at);
        QVERIFY2(read.rejected.empty(), at);
        const bool inside = cut > begin;
        QVERIFY2(read.cut.size() == (inside ? 1U : 0U), at);
        if (inside && form != u"documents") { // those say the byte that is missing, not the document's first
            QVERIFY2(read.cut[0] == static_cast<std::int64_t>(begin), at);
            QVERIFY2(read.cutRecord == static_cast<std::int64_t>(whole) + 1, at);
        }
    }
}

void ResumeTest::growingFileIsReadOnce_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("compression");
    for (const char* form : {"lines", "documents", "frames", "zstd frames", "message"}) {
        for (const char* compression : {"", "gz", "zst"})
            QTest::addRow("%s %s", form, compression) << form << compression;
    }
}

/// Parts of a file arrive one after the other, cut anywhere: each record is stored once, none is rejected on the way.
void ResumeTest::growingFileIsReadOnce()
{
    QFETCH(QString, form);
    QFETCH(QString, compression);
    const std::string bytes = packed(makeForm(form).plain, compression);
    kit::Workbench bench;
    const std::string path = bench.path("growing");
    write(path, {});
    std::int64_t spans = 0, duplicates = 0;
    for (std::size_t at = 0, step = 1 + bytes.size() / 7; at < bytes.size(); at += step) {
        append(path, std::string_view(bytes).substr(at, step));
        const auto file = RegularFile::open(path);
        QVERIFY(file.ok());
        const auto part = importPart(*file, true, false, bench.pipeline(), {}, kNeverCancelled);
        QVERIFY2(part.ok(), part.ok() ? "" : part.error().message.c_str());
        QVERIFY2(part->rejectedCount == 0, part->rejected.empty() ? "" : part->rejected[0].reason.c_str());
        spans += part->spans;
        duplicates += part->duplicates;
    }
    QCOMPARE(spans, std::int64_t{kRecords});
    QCOMPARE(duplicates, std::int64_t{0});
}

void ResumeTest::cancelledImportGoesOn()
{
    for (const char* form : {"lines", "message", "frames"}) {
        kit::Workbench bench;
        std::string bytes;
        for (std::uint32_t i = 0; i < 60; ++i) { // about 12 MB
            const std::string message = kit::traceMessage(i, 100, 2'000);
            bytes += std::string_view(form) == "message" ? message : kit::lengthPrefixed(message);
        }
        if (std::string_view(form) == "lines") {
            bytes.clear();
            for (std::uint32_t i = 0; i < 6'000; ++i)
                bytes += lineOf(i) + "\n";
        }
        const std::string path = bench.path("large");
        write(path, bytes);
        std::atomic<bool> cancel = false;
        int calls = 0;
        const auto stopped = importFile(path, bench.pipeline(), [&](const FileProgress&) { cancel = ++calls >= 2; }, cancel);
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, domain::ErrorCode::Cancelled);
        const std::int64_t before = bench.pipeline().counters().spans;
        QVERIFY(before > 0 && before < 6'000);
        const auto report = importFile(path, bench.pipeline(), {}, kNeverCancelled);
        QVERIFY(report.ok());
        QVERIFY(report->resumedAt > 0);
        QCOMPARE(report->spans, 6'000 - before);
        QCOMPARE(report->duplicates, std::int64_t{0});
        QCOMPARE(report->rejectedCount, std::int64_t{0});
        const auto again = importFile(path, bench.pipeline(), {}, kNeverCancelled); // it was read to its end: all of it comes again
        QCOMPARE(again->duplicates, std::int64_t{6'000});
        QCOMPARE(again->resumedAt, std::int64_t{0});
    }
}

void ResumeTest::badRecordsAreCountedOnce()
{
    kit::Workbench bench;
    const std::string path = bench.path("bad.jsonl");
    write(path, lineOf(1) + "\n{\"broken\n" + lineOf(2) + "\n{\"also");
    const auto import = [&](bool last) { return importPart(*RegularFile::open(path), true, last, bench.pipeline(), {}, kNeverCancelled); };
    auto part = import(false);
    QCOMPARE(part->rejectedCount, std::int64_t{1});
    QCOMPARE(part->rejected[0].record, std::int64_t{2});
    QCOMPARE(import(false)->rejectedCount, std::int64_t{0});
    append(path, " broken\n" + lineOf(3) + "\n");
    part = import(true);
    QCOMPARE(part->spans, std::int64_t{1});
    QCOMPARE(part->rejectedCount, std::int64_t{1});
    QCOMPARE(part->rejected[0].record, std::int64_t{4});
    QCOMPARE(bench.pipeline().counters().rejected, std::int64_t{2});
}

/// A cancel is seen between two reads, also where no record is found for long.
void ResumeTest::cancelIsPrompt()
{
    kit::Workbench bench;
    const std::string path = bench.path("huge.jsonl");
    write(path, lineOf(1) + "\n");
    {
        std::ofstream file(path, std::ios::binary | std::ios::app);
        const std::string words(1U << 20U, 'w');
        for (int i = 0; i < 600; ++i)
            file << words; // one line, no JSON
    }
    std::atomic<bool> cancel = false;
    std::thread canceller([&] {
        while (bench.pipeline().counters().commits == 0 && !cancel)
            std::this_thread::yield();
    });
    cancel = true;
    canceller.join();
    const auto begin = std::chrono::steady_clock::now();
    const auto report = importFile(path, bench.pipeline(), {}, cancel);
    QVERIFY(!report.ok());
    QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    QCOMPARE(bench.pipeline().counters().rejected, std::int64_t{0});
}

void ResumeTest::backupsAreInOrder()
{
    std::vector<std::string> names = {"d/traces.jsonl", "d/traces-2026-03-02T00-00-00.000.jsonl", "d/traces-2026-03-01T10-00-00.500.jsonl.gz", "d/a.log",
                                      "d/a.log.1", "d/a.log.10.gz", "d/a.log.2", "d/b.jsonl-20260301", "d/b.jsonl", "d/run-2026.jsonl", "d/5"};
    sortByRotation(names);
    QCOMPARE(names, (std::vector<std::string>{"d/5", "d/a.log.10.gz", "d/a.log.2", "d/a.log.1", "d/a.log", "d/b.jsonl-20260301", "d/b.jsonl",
                                              "d/run-2026.jsonl", "d/traces-2026-03-01T10-00-00.500.jsonl.gz", "d/traces-2026-03-02T00-00-00.000.jsonl",
                                              "d/traces.jsonl"}));
}

void ResumeTest::followerReadsWhatIsAppended()
{
    kit::Workbench bench;
    const std::string path = bench.path("live.jsonl");
    write(path, lineOf(1) + "\n");
    Following following(bench, {path});
    QVERIFY(following.waitFor(1));
    append(path, lineOf(2).substr(0, 300)); // half a line: a writer's buffer
    append(path, lineOf(2).substr(300) + "\n" + lineOf(3) + "\n");
    QVERIFY(following.waitFor(3));
    const auto reports = following.stop();
    QCOMPARE(reports.size(), std::size_t{1});
    QCOMPARE(reports[0].spans, std::int64_t{3});
    QCOMPARE(reports[0].duplicates, std::int64_t{0});
    QCOMPARE(reports[0].rejectedCount, std::int64_t{0});
}

void ResumeTest::followerReadsOnAfterRotation()
{
    kit::Workbench bench;
    const std::string path = bench.path("live.jsonl");
    write(path, lineOf(1) + "\n");
    Following following(bench, {path});
    QVERIFY(following.waitFor(1));
    append(path, lineOf(2) + "\n");
    fs::rename(path, bench.path("live-2026-03-01T00-00-00.000.jsonl"));
    write(path, lineOf(3) + "\n");
    fs::rename(path, bench.path("live-2026-03-01T00-00-01.000.jsonl")); // again, before anyone looked
    write(path, lineOf(4) + "\n");
    append(bench.path("live-2026-03-01T00-00-00.000.jsonl"), lineOf(5) + "\n"); // a writer that noticed late
    QVERIFY(following.waitFor(5));
    append(path, lineOf(6) + "\n");
    QVERIFY(following.waitFor(6));
    std::int64_t duplicates = 0;
    for (const FileReport& report : following.stop())
        duplicates += report.duplicates;
    QCOMPARE(duplicates, std::int64_t{0});
}

void ResumeTest::followerReadsAfterTruncation()
{
    kit::Workbench bench;
    const std::string path = bench.path("live.jsonl");
    write(path, lineOf(1) + "\n" + lineOf(2) + "\n");
    Following following(bench, {path});
    QVERIFY(following.waitFor(2));
    write(path, lineOf(3) + "\n"); // shorter, other content, the same file
    QVERIFY(following.waitFor(3));
    append(path, lineOf(4) + "\n");
    QVERIFY(following.waitFor(4));
    QCOMPARE(following.stop()[0].duplicates, std::int64_t{0});
}

void ResumeTest::followerSeesNewFilesOfFolder()
{
    kit::Workbench bench;
    fs::create_directory(bench.path("in"));
    Following following(bench, {bench.path("in"), bench.path("later.jsonl")});
    write(bench.path("in/a.jsonl"), lineOf(1) + "\n");
    QVERIFY(following.waitFor(1));
    write(bench.path("in/b.frames"), kit::lengthPrefixed(messageOf(2)) + kit::lengthPrefixed(messageOf(3)));
    fs::rename(bench.path("in/a.jsonl"), bench.path("in/a.jsonl.1"));
    write(bench.path("in/a.jsonl"), lineOf(4) + "\n");
    write(bench.path("later.jsonl"), lineOf(5) + "\n");
    QVERIFY(following.waitFor(5));
    for (const FileReport& report : following.stop())
        QCOMPARE(report.duplicates, std::int64_t{0});
}

void ResumeTest::followerGoesOnAfterItsEnd()
{
    kit::Workbench bench;
    const std::string path = bench.path("live.jsonl");
    write(path, lineOf(1) + "\n" + lineOf(2) + "\n" + lineOf(3).substr(0, 100));
    {
        Following following(bench, {path});
        QVERIFY(following.waitFor(2));
    }
    append(path, lineOf(3).substr(100) + "\n");
    fs::rename(path, bench.path("live-2026-03-01T00-00-00.000.jsonl")); // while nobody looked
    write(path, lineOf(4) + "\n");
    Following following(bench, {path});
    QVERIFY(following.waitFor(4));
    for (const FileReport& report : following.stop()) {
        QCOMPARE(report.duplicates, std::int64_t{0});
        QCOMPARE(report.rejectedCount, std::int64_t{0});
    }
}

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
