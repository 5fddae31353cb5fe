// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"

#include "ingest/proto/rpc_status.pb.h"
#include "ingest/sources/answer.h"
#include "ingest/sources/bounded_inflate.h"
#include "ingest/sources/endpoint.h"
#include "ingest/sources/http_checks.h"
#include "ingest/sources/receivers.h"

#include <QTest>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

HttpHead postTo(std::string_view path)
{
    HttpHead head;
    head.method = "POST";
    head.target = path;
    head.host = "127.0.0.1:4318";
    head.contentType = "application/x-protobuf";
    return head;
}

int statusOf(const HttpHead& head)
{
    const HttpVerdict verdict = checkHead(head);
    return verdict.kind == HttpVerdict::Kind::Refuse ? verdict.answer.http : 200;
}

} // namespace

/// The decision table of otlp.md A2, without a socket.
class AnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void receipts_data();
    void receipts();
    void refusals_data();
    void refusals();
    void partialSuccessSaysWhat();
    void statusCarriesItsDetails();
    void heads_data();
    void heads();
    void headsSayHowToRead();
    void endpoints();
    void inflatesWhatIsWhole();
    void refusesBombsInBoundedMemory();
};

void AnswerTest::receipts_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("rejected");
    QTest::addColumn<int>("repaired");
    QTest::addColumn<int>("rpc");
    QTest::addColumn<int>("http");
    QTest::addColumn<bool>("partial");
    QTest::addColumn<bool>("retry");
    const auto row = [](const char* name, Receipt::Outcome outcome, int rejected, int repaired, int rpc, int http, bool partial, bool retry) {
        QTest::newRow(name) << static_cast<int>(outcome) << rejected << repaired << rpc << http << partial << retry;
    };
    row("stored", Receipt::Outcome::Stored, 0, 0, 0, 200, false, false);
    row("stored, repaired", Receipt::Outcome::Stored, 0, 2, 0, 200, true, false);
    row("some rejected", Receipt::Outcome::Stored, 3, 0, 0, 200, true, false);
    row("undecodable", Receipt::Outcome::Undecodable, 1, 0, 3, 400, false, false);
    row("too large", Receipt::Outcome::TooLarge, 0, 0, 8, 413, false, false);
    row("retry", Receipt::Outcome::Retry, 0, 0, 14, 503, false, true);
}

void AnswerTest::receipts()
{
    QFETCH(int, outcome);
    QFETCH(int, rejected);
    QFETCH(int, repaired);
    Receipt receipt;
    receipt.outcome = static_cast<Receipt::Outcome>(outcome);
    receipt.rejected = rejected;
    receipt.repaired = repaired;
    receipt.retryAfterSeconds = 7;
    const Answer answer = answerTo(receipt);
    QTEST(static_cast<int>(answer.rpc), "rpc");
    QTEST(answer.http, "http");
    QTEST(answer.partial, "partial");
    QFETCH(bool, retry);
    QCOMPARE(answer.retryAfterSeconds, retry ? 7 : 0);
    if (answer.partial)
        QCOMPARE(answer.rejected, static_cast<std::int64_t>(rejected));
}

void AnswerTest::refusals_data()
{
    QTest::addColumn<int>("refusal");
    QTest::addColumn<int>("rpc");
    QTest::addColumn<int>("http");
    QTest::addColumn<bool>("retry");
    const auto row = [](const char* name, Refusal refusal, int rpc, int http, bool retry) {
        QTest::newRow(name) << static_cast<int>(refusal) << rpc << http << retry;
    };
    row("not decodable", Refusal::NotDecodable, 3, 400, false);
    row("over limit", Refusal::OverLimit, 8, 413, false);
    row("no room", Refusal::NoRoom, 14, 503, true);
    row("shutting down", Refusal::ShuttingDown, 14, 503, true);
    row("foreign peer", Refusal::ForeignPeer, 7, 403, false);
    row("unknown path", Refusal::UnknownPath, 12, 404, false);
    row("wrong method", Refusal::WrongMethod, 12, 405, false);
    row("wrong media type", Refusal::WrongMediaType, 12, 415, false);
    row("wrong encoding", Refusal::WrongEncoding, 12, 415, false);
    row("bad request", Refusal::BadRequest, 3, 400, false);
    row("header too large", Refusal::HeaderTooLarge, 8, 431, false);
}

void AnswerTest::refusals()
{
    QFETCH(int, refusal);
    QFETCH(bool, retry);
    const Answer answer = answerTo(static_cast<Refusal>(refusal), "why");
    QTEST(static_cast<int>(answer.rpc), "rpc");
    QTEST(answer.http, "http");
    QCOMPARE(answer.retryAfterSeconds > 0, retry);
    QCOMPARE(answer.message, std::string("why"));
}

void AnswerTest::partialSuccessSaysWhat()
{
    Answer answer;
    QCOMPARE(successBody(telemetry::Signal::Traces, answer, false), std::string());
    QCOMPARE(successBody(telemetry::Signal::Traces, answer, true), std::string("{}"));
    answer.partial = true;
    answer.rejected = 3;
    answer.message = "span \"x\"\xFF";
    opentelemetry::proto::collector::trace::v1::ExportTraceServiceResponse response;
    QVERIFY(response.ParseFromString(successBody(telemetry::Signal::Traces, answer, false)));
    QCOMPARE(response.partial_success().rejected_spans(), static_cast<std::int64_t>(3));
    QCOMPARE(response.partial_success().error_message(), answer.message);
    QCOMPARE(successBody(telemetry::Signal::Logs, answer, true),
             std::string("{\"partialSuccess\":{\"rejectedLogRecords\":\"3\",\"errorMessage\":\"span \\\"x\\\"\\u00ff\"}}"));
}

void AnswerTest::statusCarriesItsDetails()
{
    rpc::Status status;
    QVERIFY(status.ParseFromString(statusBody(answerTo(Refusal::NoRoom, "full"), false)));
    QCOMPARE(status.code(), 14);
    QCOMPARE(status.details(0).type_url(), std::string("type.googleapis.com/google.rpc.RetryInfo"));
    rpc::RetryInfo info;
    QVERIFY(info.ParseFromString(status.details(0).value()));
    QCOMPARE(info.retry_delay().seconds(), static_cast<std::int64_t>(1));

    QVERIFY(status.ParseFromString(statusBody(answerTo(Refusal::NotDecodable, "bad"), false)));
    QCOMPARE(status.details(0).type_url(), std::string("type.googleapis.com/google.rpc.BadRequest"));
    QVERIFY(status.ParseFromString(statusBody(answerTo(Refusal::OverLimit, "big"), false)));
    QCOMPARE(status.details_size(), 0); // a RetryInfo here would make clients send it again and again
}

void AnswerTest::heads_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* field, const char* value, int status) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(value) << status;
    };
    row("as it should be", "", "", 200);
    row("one trailing slash", "target", "/v1/logs/", 200);
    row("two trailing slashes", "target", "/v1/logs//", 404);
    row("base path doubled", "target", "/v1/traces/v1/traces", 404);
    row("the root", "target", "/", 404);
    row("profiles", "target", "/v1development/profiles", 404);
    row("GET", "method", "GET", 405);
    row("media type with parameter", "type", "application/json; charset=utf-8", 200);
    row("media type in capitals", "type", "Application/X-Protobuf", 200);
    row("text", "type", "text/plain", 415);
    row("no media type", "type", "", 415);
    row("gzip", "encoding", "gzip", 200);
    row("zstd", "encoding", "zstd", 200);
    row("deflate", "encoding", "deflate", 200);
    row("brotli", "encoding", "br", 415);
    row("localhost", "host", "localhost:4318", 200);
    row("v6 host", "host", "[::1]:4318", 200);
    row("rebound name", "host", "evil.example:4318", 403);
    row("name that begins well", "host", "127.0.0.1.evil.example", 403);
    row("page of this machine", "origin", "http://localhost:3000", 403);
    row("foreign page", "origin", "https://evil.example", 403);
    row("sandboxed page", "origin", "null", 403);
    row("cross-site fetch", "site", "cross-site", 403);
    row("same-site fetch", "site", "same-site", 403);
    row("the user's own doing", "site", "none", 200);
    row("host with a bad port", "host", "localhost:4318x", 403);
    row("host with a tail", "host", "[::1]evil", 403);
    row("no host name", "host", "", 403);
}

void AnswerTest::heads()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    HttpHead head = postTo("/v1/traces");
    const std::string_view text(value.constData(), static_cast<std::size_t>(value.size()));
    if (field == "target")
        head.target = text;
    else if (field == "method")
        head.method = text;
    else if (field == "type")
        head.contentType = text;
    else if (field == "encoding")
        head.contentEncoding = text;
    else if (field == "host")
        head.host = text;
    else if (field == "origin")
        head.origin = text;
    else if (field == "site")
        head.fetchSite = text;
    QTEST(statusOf(head), "status");
}

void AnswerTest::headsSayHowToRead()
{
    HttpHead head = postTo("/v1/metrics");
    head.contentType = "application/json";
    head.contentEncoding = "zstd";
    const HttpVerdict verdict = checkHead(head);
    QCOMPARE(verdict.kind, HttpVerdict::Kind::Export);
    QCOMPARE(verdict.signal, telemetry::Signal::Metrics);
    QVERIFY(verdict.json);
    QCOMPARE(verdict.encoding, Encoding::Zstd);

    head = postTo("/");
    head.method = "GET";
    QCOMPARE(checkHead(head).kind, HttpVerdict::Kind::About);
    head.host.reset();
    QCOMPARE(statusOf(head), 400);
    QVERIFY(checkHead(postTo("/elsewhere")).answer.message.find("/v1/traces") != std::string::npos);
}

void AnswerTest::endpoints()
{
    QCOMPARE(parseEndpoint("127.0.0.1:4317").value().text(), std::string("127.0.0.1:4317"));
    QCOMPARE(parseEndpoint("[::1]:0").value().text(), std::string("[::1]:0"));
    QCOMPARE(parseEndpoint("localhost:4318").value().host, std::string("localhost"));
    for (const char* bad : {"0.0.0.0:4317", "192.168.0.1:4317", "127.0.0.1", "127.0.0.1:70000", "127.0.0.1:x", "127.0.0.256:1", ":4317", ""})
        QVERIFY2(!parseEndpoint(bad).ok(), bad);
    QCOMPARE(listenAddresses(parseEndpoint("127.0.0.1:4318").value()).size(), std::size_t{2});
    QCOMPARE(listenAddresses(parseEndpoint("127.0.0.1:0").value()).size(), std::size_t{2});
    QCOMPARE(listenAddresses(parseEndpoint("[::1]:4318").value()).size(), std::size_t{1});
}

void AnswerTest::inflatesWhatIsWhole()
{
    const std::string text(300'000, 'x');
    QCOMPARE(inflateBounded(Encoding::Gzip, kit::gzip(text)).bytes, text);
    QCOMPARE(inflateBounded(Encoding::Deflate, kit::zlibDeflate(text)).bytes, text);
    QCOMPARE(inflateBounded(Encoding::Zstd, kit::zstd(text)).bytes, text);
    QVERIFY(inflateBounded(Encoding::Gzip, kit::gzip("")).bytes.empty());
    const auto stateOf = [](Encoding encoding, std::string_view bytes) { return inflateBounded(encoding, bytes).state; };
    std::string cut = kit::gzip(text);
    cut.resize(cut.size() - 9);
    QCOMPARE(stateOf(Encoding::Gzip, cut), Inflated::State::Damaged);
    QCOMPARE(stateOf(Encoding::Gzip, kit::gzip(text) + "tail"), Inflated::State::Damaged);
    QCOMPARE(stateOf(Encoding::Deflate, "no zlib at all"), Inflated::State::Damaged);
    cut = kit::zstd(text);
    cut.resize(cut.size() - 1);
    QCOMPARE(stateOf(Encoding::Zstd, cut), Inflated::State::Damaged);
}

void AnswerTest::refusesBombsInBoundedMemory()
{
    std::string bomb = kit::gzipOfZeros(512U << 20U);
    QVERIFY(bomb.size() < (2U << 20U));
    QCOMPARE(inflateBounded(Encoding::Gzip, bomb).state, Inflated::State::TooLarge); // it says so itself
    bomb[bomb.size() - 1] = '\0'; // a trailer that lies
    bomb[bomb.size() - 2] = '\1';
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    QCOMPARE(inflateBounded(Encoding::Gzip, bomb, 8U << 20U).state, Inflated::State::TooLarge);
    const std::size_t after = kit::peakMemory();
    QVERIFY2(after < before + kit::allowance(32U << 20U), qPrintable(QString::number(after - before)));
}

QTEST_GUILESS_MAIN(AnswerTest)
#include "answer_test.moc"
