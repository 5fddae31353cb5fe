// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/answer.h"
#include "ingest/sources/bounded_inflate.h"
#include "ingest/sources/endpoint.h"
#include "ingest/sources/grpc_log.h"
#include "ingest/sources/receivers.h"

#include "ingest/proto/logs_service.grpc.pb.h"
#include "ingest/proto/metrics_service.grpc.pb.h"
#include "ingest/proto/trace_service.grpc.pb.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/resource_quota.h>

#include <chrono>
#include <exception>
#include <optional>
#include <system_error>

/// Raw buffers and our own inflate: the library would inflate everything before it looks at the limit (grpc-receive.md 1, 2).
namespace whyglass::ingest {

namespace {

namespace collector = opentelemetry::proto::collector;
using RawTraces = collector::trace::v1::TraceService::WithRawCallbackMethod_Export<collector::trace::v1::TraceService::Service>;
using RawLogs = collector::logs::v1::LogsService::WithRawCallbackMethod_Export<collector::logs::v1::LogsService::Service>;
using RawMetrics = collector::metrics::v1::MetricsService::WithRawCallbackMethod_Export<collector::metrics::v1::MetricsService::Service>;

// grpc-receive.md, recommended settings.
constexpr int kMaxReceiveBytes = 64 << 20;
constexpr std::size_t kQuotaBytes = 128U << 20U; // the only thing that bounds half-sent messages
constexpr int kMaxStreams = 100;
constexpr int kMaxMetadataBytes = 16 << 10;
constexpr int kMinPingIntervalMs = 10'000;
constexpr int kMaxPingStrikes = 2;
constexpr int kKeepaliveMs = 60'000;
constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kMaxIdleMs = 5 * 60'000;
constexpr int kHandshakeMs = 5'000;
constexpr std::chrono::seconds kShutdownTime{1};

grpc::Status statusOf(const Answer& answer)
{
    if (answer.rpc == RpcCode::Ok)
        return grpc::Status::OK;
    return {static_cast<grpc::StatusCode>(answer.rpc), answer.message, statusBody(answer, false)};
}

/// At least one slice, even an empty one: a buffer without any trips an assertion in old filters (grpc-receive.md 8).
grpc::ByteBuffer bufferOf(const std::string& bytes)
{
    const grpc::Slice slice(bytes);
    return {&slice, 1};
}

std::string bytesOf(const grpc::ByteBuffer& buffer)
{
    std::vector<grpc::Slice> slices;
    std::string bytes;
    if (!buffer.Dump(&slices).ok())
        return bytes;
    bytes.reserve(buffer.Length());
    for (const grpc::Slice& slice : slices)
        bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    return bytes;
}

/// "ipv4:127.0.0.1:40123" or "ipv6:%5B::1%5D:40123" → "127.0.0.1:40123", "[::1]:40123".
std::string peerAddress(const std::string& peer)
{
    std::string address = peer.substr(std::min(peer.size(), peer.find(':') + 1));
    for (const auto& [escaped, plain] : {std::pair{"%5B", "["}, std::pair{"%5D", "]"}}) {
        if (const std::size_t at = address.find(escaped); at != std::string::npos)
            address.replace(at, 3, plain);
    }
    return address;
}

std::optional<Encoding> sniffEncoding(std::string_view bytes)
{
    if (bytes.substr(0, 2) == "\x1F\x8B")
        return Encoding::Gzip;
    const bool otherCompression = bytes.substr(0, 4) == "\x28\xB5\x2F\xFD" || (bytes.size() > 2 && bytes.front() == '\x78' && (bytes[1] == '\x01' || bytes[1] == '\x5E' || bytes[1] == '\x9C' || bytes[1] == '\xDA'));
    return otherCompression ? std::nullopt : std::optional(Encoding::Identity);
}

/// Handles one call of any of the three services.
class Exporter {
public:
    explicit Exporter(IngestPipeline& pipeline) : m_pipeline(pipeline) {}

    grpc::ServerUnaryReactor* handle(telemetry::Signal signal, grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
                                     grpc::ByteBuffer& response)
    {
        grpc::ServerUnaryReactor* reactor = context.DefaultReactor();
        std::optional<Answer> answer;
        try {
            answer = accept(signal, peerAddress(context.peer()), request, [signal, reactor, &response](const Receipt& receipt) {
                finish(signal, *reactor, response, answerTo(receipt));
            });
        } catch (const std::exception& e) {
            answer = answerTo(Refusal::NoRoom, std::string("cannot take the request now: ") + e.what());
        }
        if (answer)
            finish(signal, *reactor, response, *answer);
        return reactor;
    }

private:
    /// An answer where the request does not reach the pipeline; `done` is then not called.
    std::optional<Answer> accept(telemetry::Signal signal, const std::string& peer, const grpc::ByteBuffer& request,
                                 std::function<void(const Receipt&)> done)
    {
        if (!isLoopbackHost(hostOf(peer)))
            return answerTo(Refusal::ForeignPeer, "only this machine may send");
        if (!request.Valid())
            return answerTo(Refusal::NotDecodable, "the request ended before its message was complete");
        if (!m_pipeline.hasRoom(request.Length()))
            return answerTo(Refusal::NoRoom, "the queue is full");
        IngestRequest ingest;
        ingest.bytes = bytesOf(request);
        const_cast<grpc::ByteBuffer&>(request).Clear(); // else the slices live until the call is done
        const auto encoding = sniffEncoding(ingest.bytes);
        if (!encoding)
            return answerTo(Refusal::WrongEncoding, "the message must be gzip-compressed or not compressed");
        if (*encoding == Encoding::Gzip) {
            Inflated inflated = inflateBounded(Encoding::Gzip, ingest.bytes);
            if (inflated.state == Inflated::State::TooLarge)
                return answerTo(Refusal::OverLimit, "the inflated message is over the limit of 64 MiB");
            if (inflated.state == Inflated::State::Damaged)
                return answerTo(Refusal::NotDecodable, "the gzip data is damaged");
            ingest.bytes = std::move(inflated.bytes);
        }
        if (ingest.bytes.empty())
            return Answer{};
        ingest.signal = signal;
        ingest.source = "grpc " + std::string(hostOf(peer)); // without the port: issues are counted by source
        ingest.done = std::move(done);
        if (!m_pipeline.trySubmit(std::move(ingest)))
            return answerTo(Refusal::NoRoom, "the queue is full");
        return std::nullopt;
    }

    /// Always finishes the call: one that is left open would keep the server from ever shutting down.
    static void finish(telemetry::Signal signal, grpc::ServerUnaryReactor& reactor, grpc::ByteBuffer& response, const Answer& answer)
    {
        grpc::Status status(grpc::StatusCode::UNAVAILABLE, "out of memory");
        try {
            if (answer.rpc == RpcCode::Ok)
                response = bufferOf(successBody(signal, answer, false));
            status = statusOf(answer);
        } catch (const std::exception&) {
            response.Clear();
        }
        reactor.Finish(status);
    }

    IngestPipeline& m_pipeline;
};

template <typename Base, telemetry::Signal kSignal>
class RawService final : public Base {
public:
    explicit RawService(Exporter& exporter) : m_exporter(exporter) {}

    grpc::ServerUnaryReactor* Export(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request, grpc::ByteBuffer* response) override
    {
        return m_exporter.handle(kSignal, *context, *request, *response);
    }

private:
    Exporter& m_exporter;
};

void applySettings(grpc::ServerBuilder& builder)
{
    builder.SetMaxReceiveMessageSize(kMaxReceiveBytes);
    builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
    builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
    builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_COMPRESSION, 0);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxStreams);
    builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinPingIntervalMs);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, kMaxPingStrikes);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kMaxIdleMs);
    builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMs);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0); // else another process could share the port unnoticed
    grpc::ResourceQuota quota("whyglass");
    quota.Resize(kQuotaBytes);
    builder.SetResourceQuota(quota);
}

domain::Error listenError(const Endpoint& endpoint, const std::error_code& code)
{
    const bool taken = code == std::errc::address_in_use;
    return {taken ? domain::ErrorCode::Busy : domain::ErrorCode::Io,
            "cannot listen on " + endpoint.text() + " for OTLP/gRPC: " + (taken ? "port " + std::to_string(endpoint.port) + " is in use" : code.message()),
            taken ? "end the program that has it, or choose another with --grpc HOST:PORT" : "choose another address with --grpc HOST:PORT"};
}

} // namespace

class GrpcReceiver::Impl {
public:
    explicit Impl(IngestPipeline& pipeline) : m_exporter(pipeline), m_traces(m_exporter), m_logs(m_exporter), m_metrics(m_exporter) {}
    ~Impl()
    {
        if (m_server) // returns once every call that reached the pipeline is answered
            m_server->Shutdown(std::chrono::system_clock::now() + kShutdownTime);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    bool start(const Endpoint& endpoint, const std::vector<std::string>& addresses)
    {
        grpc::ServerBuilder builder;
        applySettings(builder);
        std::vector<int> ports(addresses.size(), 0);
        for (std::size_t i = 0; i < addresses.size(); ++i)
            builder.AddListeningPort(Endpoint{addresses[i], endpoint.port}.text(), grpc::InsecureServerCredentials(), &ports[i]);
        builder.RegisterService(&m_traces);
        builder.RegisterService(&m_logs);
        builder.RegisterService(&m_metrics);
        m_server = builder.BuildAndStart();
        if (!m_server || ports.front() == 0)
            return false;
        m_bound = {endpoint.host, static_cast<std::uint16_t>(ports.front())};
        return true;
    }

    [[nodiscard]] Endpoint bound() const { return m_bound; }

private:
    Exporter m_exporter;
    RawService<RawTraces, telemetry::Signal::Traces> m_traces;
    RawService<RawLogs, telemetry::Signal::Logs> m_logs;
    RawService<RawMetrics, telemetry::Signal::Metrics> m_metrics;
    std::unique_ptr<grpc::Server> m_server;
    Endpoint m_bound;
};

GrpcReceiver::GrpcReceiver(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
GrpcReceiver::~GrpcReceiver() = default;

Endpoint GrpcReceiver::bound() const
{
    return m_impl->bound();
}

domain::Result<std::unique_ptr<GrpcReceiver>> GrpcReceiver::start(const Endpoint& endpoint, IngestPipeline& pipeline)
{
    tameGrpcLog();
    std::vector<std::string> addresses = listenAddresses(endpoint);
    if (endpoint.port == 0)
        addresses.resize(1); // the second address would get another port
    if (const std::error_code code = tryToListen(addresses.front(), endpoint.port))
        return listenError(endpoint, code);
    if (addresses.size() > 1 && tryToListen(addresses.back(), endpoint.port))
        addresses.pop_back(); // ::1 is best effort, and one bad address fails the whole server
    auto impl = std::make_unique<Impl>(pipeline);
    if (!impl->start(endpoint, addresses))
        return listenError(endpoint, std::make_error_code(std::errc::address_in_use));
    return std::unique_ptr<GrpcReceiver>(new GrpcReceiver(std::move(impl)));
}

} // namespace whyglass::ingest
