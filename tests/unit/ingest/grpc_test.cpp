// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"
#include "tests/reliability/export_client.h"
#include "workbench.h"

#include "ingest/proto/logs_service.grpc.pb.h"
#include "ingest/proto/metrics_service.grpc.pb.h"
#include "ingest/proto/rpc_status.pb.h"
#include "ingest/proto/trace_service.grpc.pb.h"
#include "ingest/sources/receivers.h"

#include <QTest>

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace whyglass;
using namespace whyglass::ingest;
namespace collector = opentelemetry::proto::collector;

namespace {

constexpr const char* kTraceMethod = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

struct Server {
    explicit Server(PipelineOptions options = {}) : bench(options)
    {
        auto started = GrpcReceiver::start(parseEndpoint("127.0.0.1:0").value(), bench.pipeline());
        if (!started.ok())
            throw std::runtime_error(started.error().text());
        receiver = std::move(*started);
        grpc::ChannelArguments arguments;
        arguments.SetMaxSendMessageSize(-1);
        channel = grpc::CreateCustomChannel(receiver->bound().text(), grpc::InsecureChannelCredentials(), arguments);
    }

    struct Reply {
        grpc::Status status;
        collector::trace::v1::ExportTraceServiceResponse response;
    };
    Reply send(const kit::TraceRequest& request, grpc_compression_algorithm compression = GRPC_COMPRESS_NONE) const
    {
        const auto stub = collector::trace::v1::TraceService::NewStub(channel);
        grpc::ClientContext context;
        context.set_compression_algorithm(compression);
        Reply reply;
        reply.status = stub->Export(&context, request, &reply.response);
        return reply;
    }

    /// Any bytes, as the message of a call.
    grpc::Status sendRaw(const std::string& bytes, const char* method = kTraceMethod) const
    {
        grpc::ClientContext context;
        return reliability::callRaw(channel, context, method, bytes);
    }

    kit::Workbench bench;
    std::unique_ptr<GrpcReceiver> receiver;
    std::shared_ptr<grpc::Channel> channel;
};

} // namespace

/// The gRPC side of otlp.md A1 to A3, with a real client.
class GrpcTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storesBeforeItAnswers();
    void logsAndMetrics();
    void gzipOfTheLibraryAndOfOurs();
    void deflateAndZstd();
    void partialSuccess();
    void refusals();
    void bombsAreRefused();
    void fullQueueSaysRetry();
    void takenPortIsNamed();
    void shutdownUnderLoadKeepsItsWord();
};

void GrpcTest::storesBeforeItAnswers()
{
    Server server;
    const auto reply = server.send(kit::traceRequest(1, 600, 500));
    QVERIFY2(reply.status.ok(), reply.status.error_message().c_str());
    QVERIFY(!reply.response.has_partial_success());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{600});
    QVERIFY(server.send(kit::traceRequest(1, 600, 500)).status.ok());
    QCOMPARE(server.bench.pipeline().counters().duplicates, std::int64_t{600});
    QVERIFY(server.send({}).status.ok()); // an empty request
}

void GrpcTest::logsAndMetrics()
{
    Server server;
    collector::logs::v1::ExportLogsServiceRequest logs;
    QVERIFY(logs.ParseFromString(kit::readFile(kit::dataFile("LogsData.pb"))));
    collector::logs::v1::ExportLogsServiceResponse logsResponse;
    grpc::ClientContext logsContext;
    QVERIFY(collector::logs::v1::LogsService::NewStub(server.channel)->Export(&logsContext, logs, &logsResponse).ok());

    collector::metrics::v1::ExportMetricsServiceRequest metrics;
    QVERIFY(metrics.ParseFromString(kit::readFile(kit::dataFile("MetricsData.pb"))));
    collector::metrics::v1::ExportMetricsServiceResponse metricsResponse;
    grpc::ClientContext metricsContext;
    QVERIFY(collector::metrics::v1::MetricsService::NewStub(server.channel)->Export(&metricsContext, metrics, &metricsResponse).ok());

    QCOMPARE(server.bench.pipeline().counters().logs, std::int64_t{7});
    QCOMPARE(server.bench.pipeline().counters().metricPoints, std::int64_t{8});
}

void GrpcTest::gzipOfTheLibraryAndOfOurs()
{
    Server server;
    QVERIFY(server.send(kit::traceRequest(1, 50, 500), GRPC_COMPRESS_GZIP).status.ok());
    QVERIFY(server.sendRaw(kit::gzip(kit::traceMessage(2, 50))).ok());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{100});
}

/// No receiver must take them, but SDKs and the Collector can send them.
void GrpcTest::deflateAndZstd()
{
    Server server;
    QVERIFY(server.send(kit::traceRequest(1, 50, 500), GRPC_COMPRESS_DEFLATE).status.ok());
    QVERIFY(server.sendRaw(kit::zstd(kit::traceMessage(2, 50))).ok());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{100});
}

void GrpcTest::partialSuccess()
{
    Server server;
    QVERIFY(server.sendRaw(kit::messageWithBrokenSpan(1)).ok());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{2});

    kit::TraceRequest request = kit::traceRequest(2, 2);
    request.mutable_resource_spans(0)->mutable_scope_spans(0)->mutable_spans(0)->set_span_id("");
    const auto reply = server.send(request);
    QVERIFY(reply.status.ok());
    QCOMPARE(reply.response.partial_success().rejected_spans(), std::int64_t{0});
    QVERIFY(!reply.response.partial_success().error_message().empty());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{4});
}

void GrpcTest::refusals()
{
    Server server;
    QCOMPARE(server.sendRaw("\x0A\x7F nothing").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    for (const char* damaged : {"\x1F\x8B nothing", "\x28\xB5\x2F\xFD nothing", "\x78\x9C nothing"}) { // gzip, zstd, zlib
        const grpc::Status status = server.sendRaw(damaged);
        QCOMPARE(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(status.error_message(), std::string("the compressed data is damaged"));
    }
    QCOMPARE(server.sendRaw("", "/opentelemetry.proto.collector.profiles.v1development.ProfilesService/Export").error_code(), grpc::StatusCode::UNIMPLEMENTED);
    QCOMPARE(server.sendRaw(std::string((64U << 20U) + 10, 'x')).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    rpc::Status details;
    QVERIFY(details.ParseFromString(server.sendRaw("\x0A\x7F nothing").error_details()));
    QCOMPARE(details.details(0).type_url(), std::string("type.googleapis.com/google.rpc.BadRequest"));
    QVERIFY(server.send(kit::traceRequest(1, 1)).status.ok());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{1});
}

void GrpcTest::bombsAreRefused()
{
    Server server;
    const std::string bomb = kit::gzipOfZeros(512U << 20U);
    kit::resetPeakMemory();
    const std::size_t before = kit::peakMemory();
    const grpc::Status status = server.sendRaw(bomb);
    const std::size_t after = kit::peakMemory();
    QCOMPARE(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    QVERIFY(status.error_details().find("RetryInfo") == std::string::npos);
    QVERIFY2(after < before + kit::allowance(32U << 20U), qPrintable(QString::number(after - before)));
}

void GrpcTest::fullQueueSaysRetry()
{
    PipelineOptions options;
    options.bytesInFlight = 100'000;
    Server server(options);
    {
        kit::WriterBlock block(server.bench.pipeline());
        IngestRequest filler;
        filler.bytes = kit::traceMessage(1, 10, 10'000);
        QVERIFY(server.bench.pipeline().trySubmit(std::move(filler)));
        const auto reply = server.send(kit::traceRequest(2, 10));
        QCOMPARE(reply.status.error_code(), grpc::StatusCode::UNAVAILABLE);
        rpc::Status status;
        QVERIFY(status.ParseFromString(reply.status.error_details()));
        QCOMPARE(status.details(0).type_url(), std::string("type.googleapis.com/google.rpc.RetryInfo"));
    }
    server.bench.pipeline().flush();
    QVERIFY(server.send(kit::traceRequest(2, 10)).status.ok());
    QCOMPARE(server.bench.pipeline().counters().spans, std::int64_t{20});
}

void GrpcTest::takenPortIsNamed()
{
    Server server;
    const Endpoint bound = server.receiver->bound();
    QVERIFY(bound.port != 0);
    const auto second = GrpcReceiver::start(bound, server.bench.pipeline());
    QVERIFY(!second.ok());
    QVERIFY(second.error().message.find(std::to_string(bound.port)) != std::string::npos);
    QCOMPARE(second.error().code, domain::ErrorCode::Busy);
}

void GrpcTest::shutdownUnderLoadKeepsItsWord()
{
    Server server;
    std::atomic<int> acknowledged = 0;
    std::atomic<bool> down = false;
    std::promise<void> enough;
    std::vector<std::thread> senders;
    for (std::uint32_t s = 0; s < 4; ++s) {
        senders.emplace_back([&, s] {
            for (std::uint32_t i = 0; !down; ++i) {
                if (server.send(kit::traceRequest(s * 100'000 + i, 20)).status.ok() && ++acknowledged == 100)
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

QTEST_GUILESS_MAIN(GrpcTest)
#include "grpc_test.moc"
