// SPDX-License-Identifier: GPL-3.0-or-later
#include "export_client.h"

#include "ingest/proto/logs_service.pb.h"
#include "ingest/proto/metrics_service.pb.h"
#include "ingest/proto/rpc_status.pb.h"
#include "ingest/proto/trace_service.pb.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace whyglass::reliability {

namespace {

namespace collector = opentelemetry::proto::collector;
using Json = nlohmann::json;
using telemetry::Signal;

constexpr std::chrono::seconds kPatience{20};

const char* methodOf(Signal signal)
{
    switch (signal) {
    case Signal::Traces: return "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    case Signal::Logs: return "/opentelemetry.proto.collector.logs.v1.LogsService/Export";
    case Signal::Metrics: break;
    }
    return "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
}

template <typename Response, typename Rejected>
void readPartial(const std::string& bytes, Told& told, Rejected rejected)
{
    Response response;
    if (!response.ParseFromString(bytes)) {
        told.malformed = "the response is no export response";
        return;
    }
    told.rpc = 0;
    told.partial = response.has_partial_success();
    told.rejected = rejected(response.partial_success());
    told.message = response.partial_success().error_message();
}

void readSuccess(Signal signal, const std::string& bytes, Told& told)
{
    switch (signal) {
    case Signal::Traces:
        return readPartial<collector::trace::v1::ExportTraceServiceResponse>(bytes, told, [](const auto& partial) { return partial.rejected_spans(); });
    case Signal::Logs:
        return readPartial<collector::logs::v1::ExportLogsServiceResponse>(bytes, told, [](const auto& partial) { return partial.rejected_log_records(); });
    case Signal::Metrics: break;
    }
    readPartial<collector::metrics::v1::ExportMetricsServiceResponse>(bytes, told, [](const auto& partial) { return partial.rejected_data_points(); });
}

void readSuccessJson(Signal signal, const std::string& text, Told& told)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        told.malformed = "the response is no JSON object: " + text;
        return;
    }
    told.rpc = 0;
    const auto partial = json.find("partialSuccess");
    if (partial == json.end())
        return;
    told.partial = true;
    told.message = partial->value("errorMessage", "");
    const char* key = signal == Signal::Traces ? "rejectedSpans" : signal == Signal::Logs ? "rejectedLogRecords" : "rejectedDataPoints";
    const auto rejected = partial->find(key);
    if (rejected != partial->end() && !rejected->is_string())
        told.malformed = "a 64-bit count is a string in JSON";
    else if (rejected != partial->end())
        told.rejected = std::stoll(rejected->get<std::string>());
}

void readStatus(const std::string& bytes, Told& told)
{
    rpc::Status status;
    if (!status.ParseFromString(bytes)) {
        told.malformed = "the body is no google.rpc.Status";
        return;
    }
    told.rpc = status.code();
    told.message = status.message();
    for (const auto& detail : status.details()) {
        rpc::RetryInfo retry;
        rpc::BadRequest bad;
        if (detail.type_url() == "type.googleapis.com/google.rpc.RetryInfo" && retry.ParseFromString(detail.value()))
            told.retrySeconds = static_cast<int>(retry.retry_delay().seconds());
        else if (detail.type_url() == "type.googleapis.com/google.rpc.BadRequest" && bad.ParseFromString(detail.value()))
            told.badRequest = bad.field_violations_size() > 0;
        else
            told.malformed = "a detail is not what it says: " + detail.type_url();
    }
}

void readStatusJson(const std::string& text, Told& told)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("code") || !json["code"].is_number_integer() || !json.contains("message")) {
        told.malformed = "the body is no google.rpc.Status in JSON: " + text;
        return;
    }
    told.rpc = json["code"].get<int>();
    told.message = json["message"].get<std::string>();
    for (const Json& detail : json.value("details", Json::array())) {
        const std::string type = detail.value("@type", "");
        if (type == "type.googleapis.com/google.rpc.RetryInfo") {
            const std::string delay = detail.value("retryDelay", "");
            told.retrySeconds = delay.empty() || delay.back() != 's' ? -1 : std::stoi(delay);
        } else if (type == "type.googleapis.com/google.rpc.BadRequest") {
            told.badRequest = !detail.value("fieldViolations", Json::array()).empty();
        }
    }
}

std::string bytesOf(const grpc::ByteBuffer& buffer)
{
    grpc::Slice slice;
    return buffer.DumpToSingleSlice(&slice).ok() ? std::string(reinterpret_cast<const char*>(slice.begin()), slice.size()) : std::string();
}

std::string lower(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::string headerOf(const std::string& head, const std::string& name)
{
    const std::size_t at = lower(head).find("\r\n" + lower(name) + ":");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = head.find_first_not_of(' ', at + name.size() + 3);
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

class Socket {
public:
    explicit Socket(std::uint16_t port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval patience{kPatience.count(), 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_open = ::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Socket() { ::close(m_descriptor); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// Sends, then reads until the other side closes.
    std::string exchange(std::string_view bytes) const
    {
        while (m_open && !bytes.empty()) {
            const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        std::string answer;
        std::array<char, 16'384> chunk{};
        for (ssize_t got = 0; m_open && (got = ::recv(m_descriptor, chunk.data(), chunk.size(), 0)) > 0;)
            answer.append(chunk.data(), static_cast<std::size_t>(got));
        return answer;
    }

private:
    int m_descriptor;
    bool m_open = false;
};

std::string requestText(Transport transport, Signal signal, const Wire& wire)
{
    const std::string type = !wire.type.empty() ? wire.type : transport == Transport::Json ? "application/json" : "application/x-protobuf";
    const std::string path = !wire.path.empty() ? wire.path : "/v1/" + std::string(nameOf(signal));
    const std::string length = wire.length.empty() ? "Content-Length: " + std::to_string(wire.body.size()) + "\r\n" : wire.length == "none" ? "" : wire.length;
    return wire.method + " " + path + " HTTP/1.1\r\nHost: " + wire.host + "\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
        + (wire.token.empty() ? "" : "Authorization: Bearer " + wire.token + "\r\n") + wire.headers + length
        + "\r\n" + wire.body;
}

Told readHttp(Transport transport, Signal signal, const std::string& text)
{
    Told told;
    const std::size_t end = text.find("\r\n\r\n");
    if (text.rfind("HTTP/1.1 ", 0) != 0 || end == std::string::npos)
        return told;
    told.http = std::stoi(text.substr(9, 3));
    told.headers = text.substr(0, end + 2);
    told.closed = true;
    const std::string body = text.substr(end + 4);
    const std::string type = headerOf(told.headers, "Content-Type");
    const std::string after = headerOf(told.headers, "Retry-After");
    told.retryAfter = after.empty() ? 0 : std::stoi(after);
    const std::string own = transport == Transport::Json ? "application/json" : "application/x-protobuf";
    const bool good = told.http == 200;
    if (!good && type.rfind("text/plain", 0) == 0)
        told.message = body; // where the request's own encoding was not to be told
    else if (type != own)
        told.malformed = "the answer is of another media type: " + type;
    else if (transport == Transport::Json)
        good ? readSuccessJson(signal, body, told) : readStatusJson(body, told);
    else
        good ? readSuccess(signal, body, told) : readStatus(body, told);
    return told;
}

} // namespace

grpc::Status callRaw(const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context, const std::string& method, const std::string& bytes,
                     std::string* response)
{
    grpc::GenericStub stub(channel);
    const grpc::Slice slice(bytes);
    const grpc::ByteBuffer request(&slice, 1);
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareUnaryCall(&context, method, request, &queue);
    call->StartCall();
    grpc::ByteBuffer buffer;
    grpc::Status status;
    call->Finish(&buffer, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    if (response != nullptr && status.ok())
        *response = bytesOf(buffer);
    return status;
}

struct ExportClient::Channel {
    std::shared_ptr<grpc::Channel> channel;

    [[nodiscard]] Told send(Signal signal, const Wire& wire) const
    {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + kPatience);
        if (wire.host != "localhost")
            context.set_authority(wire.host);
        if (!wire.token.empty())
            context.AddMetadata("authorization", "Bearer " + wire.token);
        std::string response;
        const grpc::Status status = callRaw(channel, context, wire.path.empty() ? methodOf(signal) : wire.path, wire.body, &response);
        Told told;
        if (status.ok()) {
            readSuccess(signal, response, told);
        } else {
            if (!status.error_details().empty())
                readStatus(status.error_details(), told);
            if (told.rpc != -1 && told.rpc != static_cast<int>(status.error_code()))
                told.malformed = "the details name another code than the status";
            told.rpc = static_cast<int>(status.error_code());
            told.message = status.error_message();
        }
        return told;
    }
};

ExportClient::ExportClient(std::uint16_t grpcPort, std::uint16_t httpPort) : m_channel(std::make_unique<Channel>()), m_http(httpPort)
{
    grpc::ChannelArguments arguments;
    arguments.SetMaxSendMessageSize(-1);
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 50);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 200);
    m_channel->channel = grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(grpcPort), grpc::InsecureChannelCredentials(), arguments);
}

ExportClient::~ExportClient() = default;

Told ExportClient::send(Transport transport, Signal signal, const Wire& wire) const
{
    if (transport == Transport::Grpc)
        return m_channel->send(signal, wire);
    return readHttp(transport, signal, Socket(m_http).exchange(requestText(transport, signal, wire)));
}

const char* nameOf(Transport transport)
{
    return transport == Transport::Grpc ? "gRPC" : transport == Transport::Protobuf ? "HTTP/protobuf" : "HTTP/JSON";
}

} // namespace whyglass::reliability
