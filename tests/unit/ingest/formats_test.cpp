// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"

#include "ingest/formats/format_reader.h"
#include "ingest/formats/json_scanner.h"
#include "ingest/pipeline/ingest_pipeline.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <functional>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

/// A source that gives what a function makes, in pieces of any size.
class MadeSource final : public ByteSource {
public:
    using Make = std::function<std::string()>; ///< the next piece; empty = the end
    explicit MadeSource(Make make) : m_make(std::move(make)) {}
    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        if (m_rest.empty())
            m_rest = m_make();
        const std::size_t now = std::min(size, m_rest.size());
        std::memcpy(out, m_rest.data(), now);
        m_rest.erase(0, now);
        m_taken += static_cast<std::int64_t>(now);
        return now;
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_taken; }

private:
    Make m_make;
    std::string m_rest;
    std::int64_t m_taken = 0;
};

std::unique_ptr<ByteSource> sourceOf(std::string bytes, std::size_t piece = 1'000)
{
    return std::make_unique<MadeSource>([bytes = std::move(bytes), piece]() mutable {
        std::string now = bytes.substr(0, piece);
        bytes.erase(0, now.size());
        return now;
    });
}

struct Collected final : RecordSink {
    bool onRecord(const FileRecord& record) override
    {
        texts.emplace_back(record.bytes.size() < 4'096 ? record.bytes : std::string_view{});
        bytes += record.bytes.size();
        offsets.push_back(record.offset);
        json = record.json;
        ++records;
        if (!record.json) {
            kit::TraceRequest request;
            if (request.ParseFromArray(record.bytes.data(), static_cast<int>(record.bytes.size()))) {
                for (const auto& resource : request.resource_spans()) {
                    for (const auto& scope : resource.scope_spans())
                        spans += scope.spans_size();
                    services += resource.resource().attributes_size() > 0 ? 1 : 0;
                }
            } else {
                ++unparseable;
            }
        }
        return true;
    }
    void onRejected(std::int64_t record, std::int64_t offset, std::string_view reason) override
    {
        rejected.push_back({record, offset, std::string(reason)});
    }
    void onRepaired(std::int64_t, std::int64_t, std::string_view code, std::string_view) override { repaired.emplace_back(code); }

    std::vector<std::string> texts;
    std::vector<std::int64_t> offsets;
    std::vector<RejectedRecord> rejected;
    std::vector<std::string> repaired;
    std::size_t bytes = 0;
    int records = 0, spans = 0, services = 0, unparseable = 0;
    bool json = false;
};

const FormatReader* formatOf(std::string_view head)
{
    for (const FormatReader& format : formatRegistry()) {
        if (format.sniff(head))
            return &format;
    }
    return nullptr;
}

std::string slugOf(std::string_view head)
{
    const FormatReader* format = formatOf(head);
    return std::string(format == nullptr ? "unknown" : format->slug);
}

Collected readAs(const char* slug, std::unique_ptr<ByteSource> source)
{
    ByteStream stream(std::move(source));
    Collected collected;
    ReadContext context{stream, collected, telemetry::Signal::Traces};
    for (const FormatReader& format : formatRegistry()) {
        if (format.slug == slug)
            format.read(context);
    }
    return collected;
}

const std::string kDocument = "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},"
                              "\"scopeSpans\":[{\"scope\":{\"name\":\"a }\\\" b\"},\"spans\":[{\"name\":\"one\"},{\"name\":\"two\"}]}]}]}";

} // namespace

class FormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sniffsByContent_data();
    void sniffsByContent();
    void linesAreRecords();
    void documentsMayFollowEachOther();
    void truncatedDocumentGivesWhatIsWhole();
    void brokenDocumentDoesNotHideTheNext();
    void framesAreRecords();
    void damagedFramesAreLocated();
    void zstdFrames();
    void bareMessageIsCutAtItsResources();
    void truncatedMessageGivesWhatIsWhole();
    void garbageIsRejected();
    void hugeMessageInFlatMemory();
    void hugeResourceInFlatMemory();
    void hugeDocumentInFlatMemory();
    void compressedStreams_data();
    void compressedStreams();
    void damagedStreamsSayWhere();
    void scannerFindsEnds();
};

void FormatsTest::sniffsByContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("slug");
    const auto row = [](const char* name, const std::string& head, const char* slug) {
        QTest::newRow(name) << QByteArray(head.data(), static_cast<int>(head.size())) << QByteArray(slug);
    };
    row("lines", kDocument + "\n" + kDocument + "\n", "otlp-json-lines");
    row("one document, newline", kDocument + "\n", "otlp-json-lines");
    row("one document", kDocument, "otlp-json");
    row("pretty", "{\n  \"resourceSpans\": [\n", "otlp-json");
    row("long first line", kDocument.substr(0, 60), "otlp-json-lines");
    row("broken first line", kDocument.substr(0, 60) + "\n" + kDocument + "\n", "otlp-json-lines");
    row("space before", "  \n" + kDocument + "\n", "otlp-json-lines");
    row("message", kit::traceMessage(1, 2), "otlp-protobuf");
    row("message of the length of a brace", std::string("\x0A\x7B\x0A\x22", 4) + std::string(100, 'x'), "otlp-protobuf");
    row("frames", kit::lengthPrefixed(kit::traceMessage(1, 2)), "otlp-lpproto");
    row("zstd frames", kit::lengthPrefixed(kit::zstd(kit::traceMessage(1, 2))), "otlp-zstd-frames");
    row("text", "2026-01-01 hello\n", "unknown");
    row("sqlite", "SQLite format 3", "unknown");
    row("newline first", "\nhello", "unknown");
    row("zeros", std::string(16, '\0'), "unknown");
}

void FormatsTest::sniffsByContent()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, slug);
    QCOMPARE(slugOf({head.constData(), static_cast<std::size_t>(head.size())}), slug.toStdString());
}

void FormatsTest::linesAreRecords()
{
    const Collected read = readAs("otlp-json-lines", sourceOf(kDocument + "\r\n\n{\"broken\n" + kDocument));
    QCOMPARE(read.records, 3);
    QVERIFY(read.json);
    QCOMPARE(read.texts[0], kDocument);
    QCOMPARE(read.texts[1], std::string("{\"broken"));
    QCOMPARE(read.texts[2], kDocument);
    QCOMPARE(read.offsets[2], static_cast<std::int64_t>(kDocument.size() + 2 + 1 + 9));
}

void FormatsTest::documentsMayFollowEachOther()
{
    const Collected read = readAs("otlp-json", sourceOf(kDocument + kDocument + " \n " + kDocument));
    QCOMPARE(read.records, 3);
    QVERIFY(read.rejected.empty());
    QVERIFY(std::all_of(read.texts.begin(), read.texts.end(), [](const std::string& text) { return text == kDocument; }));
}

void FormatsTest::truncatedDocumentGivesWhatIsWhole()
{
    const std::size_t cut = kDocument.find("\"two\"") + 3;
    const Collected read = readAs("otlp-json", sourceOf(kDocument.substr(0, cut)));
    QCOMPARE(read.records, 1);
    QVERIFY(read.texts[0].find("\"one\"") != std::string::npos);
    QVERIFY(read.texts[0].find("a }\\\" b") != std::string::npos); // the scope goes with each piece
    QVERIFY(read.texts[0].find("two") == std::string::npos);
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QCOMPARE(read.rejected[0].offset, static_cast<std::int64_t>(kDocument.find("{\"name\":\"two")));
    QCOMPARE(read.rejected[0].reason, std::string("the file ends inside a JSON text"));
}

void FormatsTest::brokenDocumentDoesNotHideTheNext()
{
    const Collected read = readAs("otlp-json", sourceOf("]]]\n" + kDocument + "\n"));
    QCOMPARE(read.records, 1);
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QCOMPARE(read.rejected[0].offset, std::int64_t{0});
}

void FormatsTest::framesAreRecords()
{
    const std::string first = kit::traceMessage(1, 3);
    const Collected read = readAs("otlp-lpproto", sourceOf(kit::lengthPrefixed(first) + kit::lengthPrefixed("") + kit::lengthPrefixed(kit::traceMessage(2, 4)), 7));
    QCOMPARE(read.records, 2);
    QCOMPARE(read.spans, 7);
    QCOMPARE(read.offsets[1], static_cast<std::int64_t>(4 + first.size() + 4 + 4));
    QVERIFY(read.rejected.empty());
}

void FormatsTest::damagedFramesAreLocated()
{
    const std::string good = kit::lengthPrefixed(kit::traceMessage(1, 3));
    Collected read = readAs("otlp-lpproto", sourceOf(good + good.substr(0, good.size() - 5)));
    QCOMPARE(read.spans, 3);
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QCOMPARE(read.rejected[0].record, std::int64_t{2});
    QCOMPARE(read.rejected[0].offset, static_cast<std::int64_t>(good.size()));

    read = readAs("otlp-lpproto", sourceOf(good + std::string(2, '\0')));
    QCOMPARE(read.rejected.size(), std::size_t{1});
    read = readAs("otlp-lpproto", sourceOf(good + "\x7F\xFF\xFF\xFFgarbage"));
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QVERIFY(read.rejected[0].reason.find("64 MiB") != std::string::npos);
}

void FormatsTest::zstdFrames()
{
    const Collected read = readAs("otlp-zstd-frames",
                                  sourceOf(kit::lengthPrefixed(kit::zstd(kit::traceMessage(1, 3))) + kit::lengthPrefixed("\x28\xB5\x2F\xFD no frame") + kit::lengthPrefixed(kit::zstd(kDocument))));
    QCOMPARE(read.records, 2);
    QCOMPARE(read.spans, 3);
    QVERIFY(read.json);
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QCOMPARE(read.rejected[0].record, std::int64_t{2});
}

void FormatsTest::bareMessageIsCutAtItsResources()
{
    std::string message;
    for (std::uint32_t i = 0; i < 40; ++i)
        message += kit::traceMessage(i, 50, 1'000);
    QVERIFY(message.size() > 2 * kPieceBytes - 200'000);
    const Collected read = readAs("otlp-protobuf", sourceOf(message, 10'000));
    QCOMPARE(read.spans, 2'000);
    QCOMPARE(read.services, 40);
    QCOMPARE(read.unparseable, 0);
    QVERIFY(read.records > 1);
    QCOMPARE(read.bytes, message.size());
}

void FormatsTest::truncatedMessageGivesWhatIsWhole()
{
    const std::string whole = kit::traceMessage(1, 10);
    const std::string message = whole + kit::traceMessage(2, 10);
    const Collected read = readAs("otlp-protobuf", sourceOf(message.substr(0, message.size() - 10)));
    QCOMPARE(read.unparseable, 0);
    QCOMPARE(read.spans, 19); // all but the last of the second
    QCOMPARE(read.services, 2);
    QCOMPARE(read.rejected.size(), std::size_t{1});
    QVERIFY(read.rejected[0].offset > static_cast<std::int64_t>(whole.size()));
}

void FormatsTest::garbageIsRejected()
{
    const Collected read = readAs("otlp-protobuf", sourceOf(kit::traceMessage(1, 2) + "\x0F\xFF\xFF rest"));
    QCOMPARE(read.spans, 2);
    QCOMPARE(read.rejected.size(), std::size_t{1});
}

void FormatsTest::hugeMessageInFlatMemory()
{
    const std::string resource = kit::traceMessage(1, 400, 1'000);
    int left = 500; // about 200 MB
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const Collected read = readAs("otlp-protobuf", std::make_unique<MadeSource>([&] { return left-- > 0 ? resource : std::string(); }));
    const std::size_t after = kit::peakMemory();
    QCOMPARE(read.spans, 200'000);
    QVERIFY2(after < before + kit::allowance(48U << 20U), qPrintable(QString::number(after - before)));
}

void FormatsTest::hugeResourceInFlatMemory()
{
    // One resource, one scope, many spans: the length is known beforehand, nothing else.
    const kit::TraceRequest request = kit::traceRequest(1, 1, 4'000);
    const std::string resource = request.resource_spans(0).resource().SerializeAsString();
    const std::string span = request.resource_spans(0).scope_spans(0).spans(0).SerializeAsString();
    const auto field = [](char tag, std::size_t size) {
        std::string head(1, tag);
        for (; size > 0x7F; size >>= 7U)
            head += static_cast<char>((size & 0x7FU) | 0x80U);
        return head + static_cast<char>(size);
    };
    constexpr std::size_t kSpans = 40'000; // about 160 MB
    const std::string one = field('\x12', span.size()) + span;
    const std::string scopeHead = field('\x12', one.size() * kSpans);
    const std::string resourcePart = field('\x0A', resource.size()) + resource;
    const std::string head = field('\x0A', resourcePart.size() + scopeHead.size() + one.size() * kSpans) + resourcePart + scopeHead;
    std::size_t given = 0;
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const Collected read = readAs("otlp-protobuf", std::make_unique<MadeSource>([&] {
        ++given;
        return given == 1 ? head : given <= kSpans + 1 ? one : std::string();
    }));
    const std::size_t after = kit::peakMemory();
    QCOMPARE(read.spans, static_cast<int>(kSpans));
    QCOMPARE(read.services, read.records); // every piece says whose it is
    QVERIFY(read.rejected.empty());
    QVERIFY2(after < before + kit::allowance(64U << 20U), qPrintable(QString::number(after - before)));
}

void FormatsTest::hugeDocumentInFlatMemory()
{
    const std::string span = "{\"name\":\"" + std::string(2'000, 'n') + "\"}";
    constexpr int kSpans = 50'000; // about 100 MB in one scope
    int given = -1;
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const Collected read = readAs("otlp-json", std::make_unique<MadeSource>([&]() -> std::string {
        ++given;
        if (given == 0)
            return "{\n\"resourceSpans\": [ {\"resource\":{\"x\":1},\"scopeSpans\":[{\"scope\":{},\"spans\":[" + span;
        if (given < kSpans)
            return "," + span;
        return given == kSpans ? "]}]}]}" : "";
    }));
    const std::size_t after = kit::peakMemory();
    QVERIFY(read.records > 50);
    QVERIFY(read.bytes > span.size() * kSpans);
    QVERIFY(read.rejected.empty());
    QVERIFY2(after < before + kit::allowance(64U << 20U), qPrintable(QString::number(after - before)));
}

void FormatsTest::compressedStreams_data()
{
    QTest::addColumn<bool>("isZstd");
    QTest::addColumn<int>("members");
    QTest::newRow("gzip") << false << 1;
    QTest::newRow("gzip members") << false << 3;
    QTest::newRow("zstd") << true << 1;
    QTest::newRow("zstd frames") << true << 3;
}

void FormatsTest::compressedStreams()
{
    QFETCH(bool, isZstd);
    QFETCH(int, members);
    std::string plain;
    std::string packed;
    for (int i = 0; i < members; ++i) {
        const std::string part = kit::traceMessage(static_cast<std::uint32_t>(i), 2'000);
        plain += part;
        packed += isZstd ? kit::zstd(part) : kit::gzip(part);
    }
    QCOMPARE(sniffCompression(packed), isZstd ? Compression::Zstd : Compression::Gzip);
    ByteStream stream(isZstd ? inflateZstd(sourceOf(packed, 100)) : inflateGzip(sourceOf(packed, 100)));
    QVERIFY(stream.peek(plain.size() + 1) == plain);
    QVERIFY(stream.ended());
    QVERIFY(!stream.damage());
}

void FormatsTest::damagedStreamsSayWhere()
{
    const std::string plain = kit::traceMessage(1, 5'000);
    for (const bool isZstd : {false, true}) {
        std::string packed = isZstd ? kit::zstd(plain) : kit::gzip(plain);
        packed.resize(packed.size() / 2);
        ByteStream stream(isZstd ? inflateZstd(sourceOf(packed)) : inflateGzip(sourceOf(packed)));
        const std::string_view got = stream.peek(plain.size());
        QVERIFY(got == std::string_view(plain).substr(0, got.size()));
        QVERIFY(isZstd || !got.empty());
        QVERIFY(stream.damage());
        QVERIFY(stream.damage()->message.find("ends early") != std::string::npos);
    }
}

void FormatsTest::scannerFindsEnds()
{
    const auto endOf = [](std::string_view text) { return JsonScanner().scan(text).value_or(0); };
    QCOMPARE(endOf("{\"a\":[1,\"}\\\"]\"]} x"), std::size_t{16});
    QCOMPARE(endOf("\"a\\\\\" "), std::size_t{5});
    QCOMPARE(endOf("12.5, "), std::size_t{4});
    QCOMPARE(endOf("true}"), std::size_t{4});
    QCOMPARE(endOf("{\"a\":1"), std::size_t{0});
    JsonScanner scanner;
    QVERIFY(!scanner.scan("{\"a\\"));
    QCOMPARE(scanner.scan("{\"a\\\"\"}").value_or(0), std::size_t{7});
}

QTEST_GUILESS_MAIN(FormatsTest)
#include "formats_test.moc"
