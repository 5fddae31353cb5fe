// SPDX-License-Identifier: GPL-3.0-or-later
// What receivers turn away is counted by reason and kept among the issues.
#include "ingest_kit.h"
#include "workbench.h"
#include "tests/reliability/export_client.h"
#include "tests/reliability/otlp_messages.h"

#include "ingest/sources/receivers.h"
#include "ingest/sources/refusal_log.h"
#include "models/store/workspace_reader.h"

#include <QTest>

#include <grpcpp/grpcpp.h>

#include <csignal>
#include <functional>
#include <map>

#include <sys/resource.h>

using namespace whyglass;
using namespace whyglass::ingest;
using reliability::Transport;
using reliability::Wire;
using telemetry::Signal;

namespace {

const std::string kToken = "0123456789abcdef0123456789abcdef";

using Counts = std::map<std::string, std::int64_t>; ///< "source code" → how often

Counts countsOf(const std::vector<domain::ImportIssue>& issues)
{
    Counts counts;
    for (const domain::ImportIssue& issue : issues)
        counts[issue.source + " " + issue.code] += issue.count;
    return counts;
}

/// Both receivers, counting, in front of one pipeline.
struct Server {
    explicit Server(const std::string& token = {}, PipelineOptions pipeline = {}) : bench(pipeline)
    {
        ReceiverOptions options;
        options.access.token = token;
        options.refusals = refusals;
        http = HttpReceiver::start({"127.0.0.1", 0}, bench.pipeline(), options).value();
        grpc = GrpcReceiver::start({"127.0.0.1", 0}, bench.pipeline(), options).value();
        client = std::make_unique<reliability::ExportClient>(grpc->bound().port, http->bound().port);
    }
    void send(Transport transport, const std::function<void(Wire&)>& change = {}) const
    {
        Wire wire;
        wire.body = reliability::message(Signal::Traces, reliability::encodingOf(transport), 2, 9);
        if (change)
            change(wire);
        static_cast<void>(client->send(transport, Signal::Traces, wire));
    }
    std::vector<domain::ImportIssue> stored()
    {
        storeRefusals(refusals, bench.pipeline());
        std::promise<void> done; // tasks run in order
        bench.pipeline().post([&done](store::WorkspaceWriter&) { done.set_value(); });
        done.get_future().wait();
        return store::WorkspaceReader::open(bench.path("test.whyglass")).value()->issues().value();
    }

    std::shared_ptr<RefusalLog> refusals = std::make_shared<RefusalLog>();
    kit::Workbench bench;
    std::unique_ptr<HttpReceiver> http;
    std::unique_ptr<GrpcReceiver> grpc;
    std::unique_ptr<reliability::ExportClient> client;
};

/// A call of gRPC's own client.
struct Call {
    std::string method = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    std::string body;
    grpc::ClientContext context;
};

/// As senders do, it calls again where the connection has gone: the library ends some after a refusal, when the next call may be on its way.
grpc::Status answerTo(const std::shared_ptr<grpc::Channel>& channel, const std::function<void(Call&)>& change, std::uint32_t number)
{
    constexpr int kAttempts = 5;
    grpc::Status answer;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        Call call;
        call.body = reliability::message(Signal::Traces, reliability::encodingOf(Transport::Grpc), 2, 9 + number);
        call.context.set_wait_for_ready(true);
        change(call);
        answer = reliability::callRaw(channel, call.context, call.method, call.body);
        if (answer.error_code() != grpc::StatusCode::UNAVAILABLE)
            break;
    }
    return answer;
}

std::function<void(Wire&)> header(const char* line)
{
    return [line](Wire& wire) { wire.headers = line; };
}

} // namespace

template <>
char* QTest::toString(const Counts& counts)
{
    std::string text;
    for (const auto& [what, count] : counts)
        text += what + ": " + std::to_string(count) + "; ";
    return qstrdup(text.c_str());
}

class RefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reasonsOfHttp_data()
    {
        QTest::addColumn<std::function<void(Wire&)>>("change");
        QTest::addColumn<std::string>("code");
        using Change = std::function<void(Wire&)>;
        QTest::newRow("taken") << Change() << std::string();
        QTest::newRow("foreign host") << Change([](Wire& wire) { wire.host = "evil.example"; }) << std::string("refused-foreign");
        QTest::newRow("web page") << header("Origin: https://evil.example\r\n") << std::string("refused-foreign");
        QTest::newRow("path") << Change([](Wire& wire) { wire.path = "/v1/spans"; }) << std::string("refused-path");
        QTest::newRow("method") << Change([](Wire& wire) { wire.method = "PUT"; }) << std::string("refused-method");
        QTest::newRow("media type") << Change([](Wire& wire) { wire.type = "text/plain"; }) << std::string("refused-media-type");
        QTest::newRow("encoding") << header("Content-Encoding: br\r\n") << std::string("refused-encoding");
        QTest::newRow("damaged") << header("Content-Encoding: gzip\r\n") << std::string("refused-unreadable");
        QTest::newRow("too large") << Change([](Wire& wire) { wire.length = "Content-Length: 67108880\r\n"; }) << std::string("refused-too-large");
        QTest::newRow("two lengths") << header("Content-Length: 3\r\n") << std::string("refused-malformed");
        QTest::newRow("header") << Change([](Wire& wire) { wire.headers = "X-Long: " + std::string(9'000, 'x') + "\r\n"; }) << std::string("refused-header");
        QTest::newRow("only looked") << Change([](Wire& wire) { wire.method = "GET", wire.path = "/favicon.ico", wire.body.clear(); }) << std::string();
        QTest::newRow("the pipeline says it itself") << Change([](Wire& wire) { wire.body = "\x0A\x7F{nothing"; }) << std::string();
    }

    void reasonsOfHttp()
    {
        QFETCH(std::function<void(Wire&)>, change);
        QFETCH(std::string, code);
        Server server;
        server.send(Transport::Protobuf, change);
        server.send(Transport::Protobuf, change);
        QCOMPARE(countsOf(server.refusals->take()), code.empty() ? Counts() : Counts({{"http " + code, 2}}));
    }

    void reasonsOfGrpc()
    {
        Server server;
        server.send(Transport::Grpc);
        QVERIFY(server.refusals->empty());
        server.send(Transport::Grpc, [](Wire& wire) { wire.host = "evil.example"; });
        server.send(Transport::Grpc, [](Wire& wire) { wire.body = "\x1F\x8B\x08 no gzip at all"; });
        server.send(Transport::Grpc, [](Wire& wire) { wire.body = std::string("\x28\xB5\x2F\xFD zstd"); });
        server.send(Transport::Grpc, [](Wire& wire) { wire.body = kit::gzipOfZeros(80U << 20U); });
        QCOMPARE(countsOf(server.refusals->take()), Counts({{"grpc refused-foreign", 1}, {"grpc refused-unreadable", 2}, {"grpc refused-too-large", 1}}));
        kit::exchange(server.grpc->bound().port, "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(countsOf(server.refusals->take()), Counts({{"grpc closed-connection", 1}}));
    }

    void callsThatTheLibraryRefuses_data()
    {
        QTest::addColumn<std::function<void(Call&)>>("change");
        QTest::addColumn<int>("status");
        QTest::addColumn<std::string>("code");
        using Change = std::function<void(Call&)>;
        QTest::newRow("taken") << Change([](Call&) {}) << 0 << std::string();
        QTest::newRow("profiles") << Change([](Call& call) { call.method = "/opentelemetry.proto.collector.profiles.v1development.ProfilesService/Export"; })
                                  << 12 << std::string("refused-path");
        QTest::newRow("no service") << Change([](Call& call) { call.method = "/grpc.health.v1.Health/Check"; }) << 12 << std::string("refused-path");
        QTest::newRow("too large") << Change([](Call& call) { call.body.resize(65U << 20U, 'x'); }) << 8 << std::string("refused-too-large");
        QTest::newRow("deflate") << Change([](Call& call) { call.context.set_compression_algorithm(GRPC_COMPRESS_DEFLATE); })
                                 << 0 << std::string();
        QTest::newRow("too many headers") << Change([](Call& call) {
            for (int i = 0; i < 450; ++i)
                call.context.AddMetadata("h" + std::to_string(i), "v");
        }) << 8 << std::string("refused-header");
    }

    void callsThatTheLibraryRefuses()
    {
        QFETCH(std::function<void(Call&)>, change);
        QFETCH(int, status);
        QFETCH(std::string, code);
        Server server;
        grpc::ChannelArguments arguments;
        arguments.SetMaxSendMessageSize(-1);
        const auto channel = grpc::CreateCustomChannel(server.grpc->bound().text(), grpc::InsecureChannelCredentials(), arguments);
        for (std::uint32_t i = 0; i < 2; ++i) { // the second one may find a connection that knows the first one's headers
            const grpc::Status answer = answerTo(channel, change, i);
            QVERIFY2(answer.error_code() == status, answer.error_message().c_str());
        }
        QCOMPARE(countsOf(server.refusals->take()), code.empty() ? Counts() : Counts({{"grpc " + code, 2}}));
    }

    void missingTokenIsKeptAmongTheIssues()
    {
        Server server(kToken);
        server.send(Transport::Protobuf);
        server.send(Transport::Json);
        server.send(Transport::Grpc);
        QCOMPARE(countsOf(server.stored()), Counts({{"http refused-token", 2}, {"grpc refused-token", 1}}));
        server.send(Transport::Json);
        const auto issues = server.stored();
        QCOMPARE(countsOf(issues), Counts({{"http refused-token", 3}, {"grpc refused-token", 1}}));
        for (const domain::ImportIssue& issue : issues) {
            QCOMPARE(issue.severity, domain::Severity::High);
            QVERIFY(issue.sample.find("token") != std::string::npos);
            QVERIFY(issue.firstSeen.known() && issue.lastSeen >= issue.firstSeen);
            QVERIFY(issue.sample.find(kToken) == std::string::npos);
        }
    }

    void fullQueueIsCounted()
    {
        PipelineOptions options;
        options.bytesInFlight = 1'000;
        Server server({}, options);
        {
            kit::WriterBlock block(server.bench.pipeline());
            server.bench.pipeline().trySubmit([] {
                IngestRequest request;
                request.bytes = kit::traceMessage(1, 10);
                return request;
            }());
            server.send(Transport::Protobuf);
            server.send(Transport::Grpc);
        }
        QCOMPARE(countsOf(server.stored()), Counts({{"http refused-busy", 1}, {"grpc refused-busy", 1}}));
    }

    void whatCannotBeStoredIsCountedOn()
    {
        Server server;
        server.send(Transport::Json, [](Wire& wire) { wire.path = "/v1/spans"; });
        std::signal(SIGXFSZ, SIG_IGN);
        ::rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const ::rlimit none{0, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
        const auto whileFull = server.stored();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(whileFull.empty());
        QVERIFY(!server.refusals->empty());
        server.send(Transport::Json, [](Wire& wire) { wire.path = "/v1/spans"; });
        QCOMPARE(countsOf(server.stored()), Counts({{"http refused-path", 2}}));
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
