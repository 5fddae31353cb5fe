// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"
#include "workbench.h"

#include "ingest/proto/rpc_status.pb.h"
#include "ingest/sources/receivers.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

struct HttpReply {
    int status = 0;
    std::string head, body;
    [[nodiscard]] bool has(const char* text) const { return head.find(text) != std::string::npos; }
};

HttpReply parse(const std::string& text)
{
    HttpReply reply;
    const std::size_t end = text.find("\r\n\r\n");
    if (text.rfind("HTTP/1.", 0) != 0 || end == std::string::npos)
        return reply;
    reply.status = std::stoi(text.substr(9, 3));
    reply.head = text.substr(0, end + 2);
    reply.body = text.substr(end + 4);
    return reply;
}

struct Request {
    std::string path = "/v1/traces";
    std::string type = "application/x-protobuf";
    std::string more; ///< further header lines
    std::string body;
    std::string method = "POST";
    std::string host = "127.0.0.1";

    [[nodiscard]] std::string text() const
    {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + (type.empty() ? "" : "Content-Type: " + type + "\r\n")
            + more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
};

/// A workbench that listens.
struct Server {
    explicit Server(PipelineOptions options = {}) : bench(options)
    {
        auto started = HttpReceiver::start(parseEndpoint("127.0.0.1:0").value(), bench.pipeline());
        if (!started.ok())
            throw std::runtime_error(started.error().text());
        receiver = std::move(*started);
        port = receiver->bound().port;
    }
    HttpReply send(const Request& request) const { return parse(kit::exchange(port, request.text())); }
    HttpReply raw(const std::string& text) const { return parse(kit::exchange(port, text)); }

    kit::Workbench bench;
    std::unique_ptr<HttpReceiver> receiver;
    std::uint16_t port = 0;
};

Request with(std::string body)
{
    Request request;
    request.body = std::move(body);
    return request;
}

const std::string kJsonSpan = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"5b8efff798038103d269b633813fc60c\","
                              "\"spanId\":\"eee19b7ec3c1b174\",\"name\":\"one\",\"startTimeUnixNano\":\"1544712660000000000\"}]}]}]}";

} // namespace

/// The HTTP side of otlp.md A1 to A3, over real sockets.
class HttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storesBeforeItAnswers();
    void jsonAndCompression_data();
    void jsonAndCompression();
    void chunkedAndContinue();
    void keepAliveAndPipelining();
    void emptyBodyIsFine();
    void resendIsDuplicates();
    void partialSuccess();
    void undecodable();
    void refusals_data();
    void refusals();
    void limits();
    void ambiguousLengths();
    void bombsAreRefused();
    void fullQueueSaysRetry();
    void saysWhatItIs();
    void takenPortIsNamed();
    void garbageDoesNotHurt();
    void shutdownUnderLoadKeepsItsWord();
};

void HttpTest::storesBeforeItAnswers()
{
    Server server;
    const HttpReply reply = server.send(with(kit::traceMessage(1, 5)));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.empty());
    QVERIFY(reply.has("Content-Type: application/x-protobuf"));
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{5});
}

void HttpTest::jsonAndCompression_data()
{
    QTest::addColumn<bool>("json");
    QTest::addColumn<QByteArray>("encoding");
    for (const bool json : {false, true}) {
        for (const char* encoding : {"", "gzip", "deflate", "zstd"})
            QTest::addRow("%s %s", json ? "json" : "protobuf", encoding) << json << QByteArray(encoding);
    }
}

void HttpTest::jsonAndCompression()
{
    QFETCH(bool, json);
    QFETCH(QByteArray, encoding);
    Server server;
    const std::string message = json ? kJsonSpan : kit::traceMessage(1, 400, 500); // also larger than what is inflated in place
    Request request;
    if (json)
        request.type = "application/json; charset=utf-8";
    request.body = encoding == "gzip" ? kit::gzip(message) : encoding == "deflate" ? kit::zlibDeflate(message) : encoding == "zstd" ? kit::zstd(message) : message;
    if (!encoding.isEmpty())
        request.more = "Content-Encoding: " + encoding.toStdString() + "\r\n";
    const HttpReply reply = server.send(request);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, std::string(json ? "{}" : ""));
    QVERIFY(reply.has(json ? "Content-Type: application/json" : "Content-Type: application/x-protobuf"));
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{json ? 1 : 400});
}

void HttpTest::chunkedAndContinue()
{
    Server server;
    const std::string message = kit::traceMessage(1, 3);
    std::string text = "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-protobuf\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n";
    for (std::size_t at = 0; at < message.size(); at += 16) {
        const std::string piece = message.substr(at, 16);
        text += QByteArray::number(static_cast<int>(piece.size()), 16).toStdString() + "\r\n" + piece + "\r\n";
    }
    QCOMPARE(server.raw(text + "0\r\n\r\n").status, 200);
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{3});

    Request request = with(kit::traceMessage(2, 3));
    request.more = "Expect: 100-continue\r\n";
    const std::string head = request.text().substr(0, request.text().size() - request.body.size());
    const std::string answer = kit::exchange(server.port, head, kit::Until::FirstResponse); // waits for the go-ahead instead of sending
    QVERIFY2(answer.rfind("HTTP/1.1 100", 0) == 0, answer.c_str());
}

void HttpTest::keepAliveAndPipelining()
{
    Server server;
    Request first = with(kit::traceMessage(1, 2));
    std::string text = first.text();
    text.replace(text.find("Connection: close\r\n"), 19, "");
    const std::string answers = kit::exchange(server.port, text + text + with(kit::traceMessage(2, 2)).text());
    QCOMPARE(QByteArray::fromStdString(answers).count("HTTP/1.1 200"), 3);
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{4});
    QCOMPARE(server.bench.pipeline().counters().duplicates, std::int64_t{2});
}

void HttpTest::emptyBodyIsFine()
{
    Server server;
    QCOMPARE(server.send(Request{}).status, 200);
    Request json;
    json.type = "application/json";
    QCOMPARE(server.send(json).body, std::string("{}"));
    QCOMPARE(server.raw("POST /v1/logs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n").status, 200);
}

void HttpTest::resendIsDuplicates()
{
    Server server;
    server.send(with(kit::traceMessage(1, 5)));
    const HttpReply reply = server.send(with(kit::traceMessage(1, 5)));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.empty()); // nothing to complain about
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{5});
    QCOMPARE(server.bench.pipeline().counters().duplicates, std::int64_t{5});
}

void HttpTest::partialSuccess()
{
    Server server;
    const HttpReply reply = server.send(with(kit::messageWithBrokenSpan(1)));
    QCOMPARE(reply.status, 200);
    opentelemetry::proto::collector::trace::v1::ExportTraceServiceResponse response;
    QVERIFY(response.ParseFromString(reply.body));
    QCOMPARE(response.partial_success().rejected_spans(), std::int64_t{1});
    QVERIFY(!response.partial_success().error_message().empty());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{2});

    kit::TraceRequest invalid = kit::traceRequest(2, 1);
    invalid.mutable_resource_spans(0)->mutable_scope_spans(0)->mutable_spans(0)->set_trace_id("short");
    QVERIFY(response.ParseFromString(server.send(with(invalid.SerializeAsString())).body));
    QCOMPARE(response.partial_success().rejected_spans(), std::int64_t{0});
    QVERIFY(!response.partial_success().error_message().empty());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{3}); // what could be stored was
}

void HttpTest::undecodable()
{
    Server server;
    HttpReply reply = server.send(with("\x0A\x7F nothing"));
    QCOMPARE(reply.status, 400);
    rpc::Status status;
    QVERIFY(status.ParseFromString(reply.body));
    QCOMPARE(status.code(), 3);

    Request json = with("{\"resourceSpans\":[");
    json.type = "application/json";
    reply = server.send(json);
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.find("\"code\":3") != std::string::npos);

    Request notGzip = with("no gzip");
    notGzip.more = "Content-Encoding: gzip\r\n";
    QCOMPARE(server.send(notGzip).status, 400);
    QCOMPARE(server.send(with(kit::traceMessage(1, 1))).status, 200);
}

void HttpTest::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contains");
    const auto row = [](const char* name, const char* method, const char* path, const char* type, const char* more, const char* host, int status, const char* contains) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(type) << QByteArray(more) << QByteArray(host) << status << QByteArray(contains);
    };
    const char* protobuf = "application/x-protobuf";
    row("path", "POST", "/", protobuf, "", "localhost", 404, "/v1/traces");
    row("path in JSON", "POST", "/v1/spans", "application/json", "", "localhost", 404, "\"code\":12");
    row("profiles", "POST", "/v1development/profiles", protobuf, "", "localhost", 404, "");
    row("method", "GET", "/v1/traces", "", "", "localhost", 405, "Allow: POST");
    row("media type", "POST", "/v1/traces", "text/plain", "", "localhost", 415, "");
    row("encoding", "POST", "/v1/traces", protobuf, "Content-Encoding: br\r\n", "localhost", 415, "Accept-Encoding: gzip, deflate, zstd");
    row("host", "POST", "/v1/traces", protobuf, "", "evil.example", 403, "");
    row("origin", "POST", "/v1/traces", protobuf, "Origin: https://evil.example\r\n", "localhost", 403, "");
    row("fetch", "POST", "/v1/traces", protobuf, "Sec-Fetch-Site: cross-site\r\n", "localhost", 403, "");
    row("origin of this machine", "POST", "/v1/traces", protobuf, "Origin: http://127.0.0.1:8080\r\n", "localhost", 403, "");
    row("preflight", "OPTIONS", "/v1/traces", protobuf, "Origin: http://127.0.0.1:8080\r\n", "localhost", 403, "");
    row("two hosts", "POST", "/v1/traces", protobuf, "Host: localhost\r\n", "localhost", 400, "");
}

void HttpTest::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    QFETCH(QByteArray, contains);
    Server server;
    const Request request{path.toStdString(), type.toStdString(), more.toStdString(), kit::traceMessage(1, 1), method.toStdString(), host.toStdString()};
    const std::string text = kit::exchange(server.port, request.text());
    QCOMPARE(parse(text).status, status);
    QVERIFY2(text.find(contains.toStdString()) != std::string::npos, text.c_str());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{status == 200 ? 1 : 0});
}

void HttpTest::limits()
{
    Server server;
    Request request = with(kit::traceMessage(1, 1));
    request.more = "X-Long: " + std::string(9'000, 'x') + "\r\n";
    QCOMPARE(server.send(request).status, 431);
    request.more.clear();
    for (int i = 0; i < 101; ++i)
        request.more += "X-" + std::to_string(i) + ": 1\r\n";
    QCOMPARE(server.send(request).status, 431);
    const std::string head = "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 67108865\r\n\r\n";
    const HttpReply reply = server.raw(head); // answered before the body is sent
    QCOMPARE(reply.status, 413);
    QVERIFY(reply.body.find("\"code\":8") != std::string::npos);
    QVERIFY(!reply.has("Retry-After"));
}

void HttpTest::ambiguousLengths()
{
    Server server;
    const std::string head = "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\n";
    QCOMPARE(server.raw(head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status, 400);
    QCOMPARE(server.raw(head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd").status, 400);
    QCOMPARE(server.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status, 400);
    QCOMPARE(server.raw("hello\r\n\r\n").status, 400);
}

void HttpTest::bombsAreRefused()
{
    Server server;
    Request request = with(kit::gzipOfZeros(512U << 20U));
    request.more = "Content-Encoding: gzip\r\n";
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const HttpReply reply = server.send(request);
    const std::size_t after = kit::peakMemory();
    QCOMPARE(reply.status, 413);
    QVERIFY(!reply.has("Retry-After"));
    QVERIFY2(after < before + kit::allowance(32U << 20U), qPrintable(QString::number(after - before)));
}

void HttpTest::fullQueueSaysRetry()
{
    PipelineOptions options;
    options.bytesInFlight = 100'000;
    Server server(options);
    std::promise<void> answered;
    {
        kit::WriterBlock block(server.bench.pipeline());
        IngestRequest filler;
        filler.bytes = kit::traceMessage(1, 10, 10'000);
        filler.done = [&](const Receipt&) { answered.set_value(); };
        QVERIFY(server.bench.pipeline().trySubmit(std::move(filler)));
        const HttpReply reply = server.send(with(kit::traceMessage(2, 10)));
        QCOMPARE(reply.status, 503);
        QVERIFY(reply.has("Retry-After: 1"));
        rpc::Status status;
        QVERIFY(status.ParseFromString(reply.body));
        QCOMPARE(status.code(), 14);
    }
    answered.get_future().wait();
    server.bench.pipeline().flush();
    QCOMPARE(server.send(with(kit::traceMessage(2, 10))).status, 200);
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{20});
}

void HttpTest::saysWhatItIs()
{
    Server server;
    const HttpReply reply = server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.find("Whyglass") != std::string::npos);
    QVERIFY(reply.has("text/plain"));
}

void HttpTest::takenPortIsNamed()
{
    Server server;
    const auto second = HttpReceiver::start(server.receiver->bound(), server.bench.pipeline());
    QVERIFY(!second.ok());
    QVERIFY(second.error().message.find(std::to_string(server.port)) != std::string::npos);
    QCOMPARE(second.error().code, domain::ErrorCode::Busy);
}

void HttpTest::garbageDoesNotHurt()
{
    Server server;
    std::uint32_t state = 1;
    for (int i = 0; i < 50; ++i) {
        std::string garbage(200, '\0');
        for (char& c : garbage) {
            state = state * 1'664'525U + 1'013'904'223U;
            c = static_cast<char>(state >> 24U);
        }
        kit::exchange(server.port, garbage + "\r\n\r\n");
    }
    QCOMPARE(server.send(with(kit::traceMessage(1, 1))).status, 200);
}

void HttpTest::shutdownUnderLoadKeepsItsWord()
{
    Server server;
    std::atomic<std::uint32_t> acknowledged = 0;
    std::atomic<bool> down = false;
    std::promise<void> enough;
    std::vector<std::thread> senders;
    for (std::uint32_t s = 0; s < 4; ++s) {
        senders.emplace_back([&, s] {
            for (std::uint32_t i = 0; !down; ++i) {
                if (server.send(with(kit::traceMessage(s * 100'000 + i, 20))).status == 200 && ++acknowledged == 40)
                    enough.set_value();
            }
        });
    }
    enough.get_future().wait();
    server.receiver.reset();
    down = true;
    for (std::thread& sender : senders)
        sender.join();
    server.bench.pipeline().flush();
    QVERIFY(server.bench.pipeline().counters().spans >= std::int64_t{acknowledged} * 20);
}

QTEST_GUILESS_MAIN(HttpTest)
#include "http_test.moc"
