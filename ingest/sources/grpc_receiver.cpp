// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/answer.h"
#include "ingest/sources/bounded_inflate.h"
#include "ingest/sources/grpc_log.h"
#include "ingest/sources/grpc_relay.h"
#include "ingest/sources/receivers.h"
#include "ingest/sources/refusal_log.h"

#include "ingest/proto/logs_service.grpc.pb.h"
#include "ingest/proto/metrics_service.grpc.pb.h"
#include "ingest/proto/trace_service.grpc.pb.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server_posix.h>

#include <chrono>
#include <exception>
#include <optional>

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

std::string_view toStd(grpc::string_ref text)
{
    return {text.data(), text.size()};
}

std::optional<std::string_view> headerOf(const grpc::CallbackServerContext& context, const char* name)
{
    const auto& all = context.client_metadata();
    const auto found = all.find(name);
    return found == all.end() ? std::nullopt : std::optional(toStd(found->second));
}

/// The library does not say which compression was named. The bytes do: a request that is not empty begins with the tag of its only field.
Encoding sniffEncoding(std::string_view bytes)
{
    if (bytes.substr(0, 2) == "\x1F\x8B")
        return Encoding::Gzip;
    if (bytes.substr(0, 4) == "\x28\xB5\x2F\xFD")
        return Encoding::Zstd;
    const bool zlib = bytes.size() > 2 && bytes[0] == '\x78' && (bytes[1] == '\x01' || bytes[1] == '\x5E' || bytes[1] == '\x9C' || bytes[1] == '\xDA');
    return zlib ? Encoding::Deflate : Encoding::Identity;
}

/// Handles one call of any of the three services.
class Exporter {
public:
    Exporter(RequestQueue& queue, const ReceiverOptions& options) : m_queue(queue), m_access(options.access), m_refusals(options.refusals) {}

    grpc::ServerUnaryReactor* handle(telemetry::Signal signal, grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
                                     grpc::ByteBuffer& response)
    {
        grpc::ServerUnaryReactor* reactor = context.DefaultReactor();
        std::optional<Answer> answer;
        try {
            answer = whyForeign(context);
            if (!answer) {
                answer = accept(signal, request, [this, signal, reactor, &response](const Receipt& receipt) {
                    finish(signal, *reactor, response, answerTo(receipt));
                });
            }
        } catch (const std::exception& e) {
            answer = answerTo(Refusal::NoRoom, std::string("cannot take the request now: ") + e.what());
        }
        if (answer)
            finish(signal, *reactor, response, *answer);
        return reactor;
    }

private:
    /// The relay has asked whose the connection is; what the call itself says is asked here.
    std::optional<Answer> whyForeign(const grpc::CallbackServerContext& context) const
    {
        if (!m_access.allowsAuthority(toStd(context.ExperimentalGetAuthority())))
            return answerTo(Refusal::ForeignPeer, "the authority does not name this machine's loopback interface");
        const auto origin = headerOf(context, "origin");
        if ((origin && !m_access.allowsOrigin(*origin)) || (!origin && headerOf(context, "sec-fetch-site")))
            return answerTo(Refusal::ForeignPeer, "web pages may not send");
        if (!m_access.allowsAuthorization(headerOf(context, "authorization")))
            return answerTo(Refusal::WrongToken, "the token is missing or wrong");
        return std::nullopt;
    }

    /// An answer where the request does not reach the pipeline; `done` is then not called.
    std::optional<Answer> accept(telemetry::Signal signal, const grpc::ByteBuffer& request, std::function<void(const Receipt&)> done)
    {
        if (!request.Valid())
            return answerTo(Refusal::NotDecodable, "the request ended before its message was complete");
        if (!m_queue.hasRoom(request.Length()))
            return answerTo(Refusal::NoRoom, "the queue is full");
        IngestRequest ingest;
        ingest.bytes = bytesOf(request);
        const_cast<grpc::ByteBuffer&>(request).Clear(); // else the slices live until the call is done
        if (const Encoding encoding = sniffEncoding(ingest.bytes); encoding != Encoding::Identity) {
            Inflated inflated = inflateBounded(encoding, ingest.bytes);
            if (inflated.state == Inflated::State::TooLarge)
                return answerTo(Refusal::OverLimit, "the inflated message is over the limit of 64 MiB, or compressed beyond belief");
            if (inflated.state == Inflated::State::Damaged)
                return answerTo(Refusal::NotDecodable, "the compressed data is damaged");
            ingest.bytes = std::move(inflated.bytes);
        }
        if (ingest.bytes.empty())
            return Answer{};
        ingest.signal = signal;
        ingest.source = "grpc"; // without the port: issues are counted by source
        ingest.done = std::move(done);
        if (!m_queue.trySubmit(std::move(ingest)))
            return answerTo(Refusal::NoRoom, "the queue is full");
        return std::nullopt;
    }

    /// Always finishes the call: one that is left open would keep the server from ever shutting down.
    void finish(telemetry::Signal signal, grpc::ServerUnaryReactor& reactor, grpc::ByteBuffer& response, const Answer& answer) const
    {
        if (answer.refusal && m_refusals)
            m_refusals->refused(RefusalLog::Transport::Grpc, *answer.refusal, answer.message);
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

    RequestQueue& m_queue;
    const AccessRules& m_access;
    const std::shared_ptr<RefusalLog> m_refusals;
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

/// Calls of anything that is not there: the library would refuse them as well, but without a count.
class UnknownService final : public grpc::CallbackGenericService {
public:
    explicit UnknownService(std::shared_ptr<RefusalLog> refusals) : m_refusals(std::move(refusals)) {}

    grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override
    {
        constexpr std::size_t kMostNameBytes = 120;
        const Answer answer = answerTo(Refusal::UnknownPath, "there is no " + context->method().substr(0, kMostNameBytes) + " here");
        if (m_refusals)
            m_refusals->refused(RefusalLog::Transport::Grpc, *answer.refusal, answer.message);
        return new Reactor(statusOf(answer));
    }

private:
    class Reactor final : public grpc::ServerGenericBidiReactor {
    public:
        explicit Reactor(const grpc::Status& status) { Finish(status); }
        void OnDone() override { delete this; }
    };

    const std::shared_ptr<RefusalLog> m_refusals;
};

void applySettings(grpc::ServerBuilder& builder)
{
    builder.SetMaxReceiveMessageSize(kMaxReceiveBytes);
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
    grpc::ResourceQuota quota("whyglass");
    quota.Resize(kQuotaBytes);
    builder.SetResourceQuota(quota);
}

} // namespace

class GrpcReceiver::Impl {
public:
    Impl(RequestQueue& queue, ReceiverOptions options)
        : m_options(std::move(options)), m_exporter(queue, m_options), m_traces(m_exporter), m_logs(m_exporter), m_metrics(m_exporter), m_unknown(m_options.refusals)
    {
    }
    ~Impl()
    {
        if (m_relay)
            m_relay->closeDoor();
        if (m_server) // returns once every call that reached the pipeline is answered; the relay carries the answers
            m_server->Shutdown(std::chrono::system_clock::now() + kShutdownTime);
        m_relay.reset();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    domain::Result<void> start(const Endpoint& endpoint)
    {
        auto relay = std::make_unique<GrpcRelay>(m_options, [this](int descriptor) { grpc::AddInsecureChannelFromFd(m_server.get(), descriptor); });
        const auto bound = relay->listen(endpoint);
        if (!bound)
            return bound.error();
        grpc::ServerBuilder builder; // without a port of its own: the relay hands it the connections
        applySettings(builder);
        builder.RegisterService(&m_traces);
        builder.RegisterService(&m_logs);
        builder.RegisterService(&m_metrics);
        builder.RegisterCallbackGenericService(&m_unknown);
        m_server = builder.BuildAndStart();
        if (!m_server)
            return domain::Error{domain::ErrorCode::Internal, "cannot start the gRPC server", "use OTLP/HTTP"};
        m_bound = *bound;
        m_relay = std::move(relay);
        m_relay->start();
        return {};
    }

    [[nodiscard]] Endpoint bound() const { return m_bound; }

private:
    const ReceiverOptions m_options;
    Exporter m_exporter;
    RawService<RawTraces, telemetry::Signal::Traces> m_traces;
    RawService<RawLogs, telemetry::Signal::Logs> m_logs;
    RawService<RawMetrics, telemetry::Signal::Metrics> m_metrics;
    UnknownService m_unknown;
    std::unique_ptr<grpc::Server> m_server;
    std::unique_ptr<GrpcRelay> m_relay;
    Endpoint m_bound;
};

GrpcReceiver::GrpcReceiver(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
GrpcReceiver::~GrpcReceiver() = default;

Endpoint GrpcReceiver::bound() const
{
    return m_impl->bound();
}

domain::Result<std::unique_ptr<GrpcReceiver>> GrpcReceiver::start(const Endpoint& endpoint, RequestQueue& queue, ReceiverOptions options)
{
    tameGrpcLog();
    auto impl = std::make_unique<Impl>(queue, std::move(options));
    if (auto started = impl->start(endpoint); !started.ok())
        return started.error();
    return std::unique_ptr<GrpcReceiver>(new GrpcReceiver(std::move(impl)));
}

} // namespace whyglass::ingest
