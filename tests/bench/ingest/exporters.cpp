// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ingest/exporters.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string_view>

namespace whyglass::bench {

namespace {

class HttpExporter final : public Exporter {
public:
    explicit HttpExporter(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~HttpExporter() override { ::close(m_socket); }
    HttpExporter(const HttpExporter&) = delete;
    HttpExporter& operator=(const HttpExporter&) = delete;

    bool send(const std::string& message) override
    {
        const std::string head = "POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-protobuf\r\nContent-Length: "
            + std::to_string(message.size()) + "\r\n\r\n";
        return m_connected && write(head) && write(message) && readAnswer();
    }

private:
    bool write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    bool readMore()
    {
        char buffer[4'096];
        const ssize_t size = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (size > 0)
            m_read.append(buffer, static_cast<std::size_t>(size));
        return size > 0;
    }

    bool readAnswer()
    {
        std::size_t end = 0;
        while ((end = m_read.find("\r\n\r\n")) == std::string::npos) {
            if (!readMore())
                return false;
        }
        const bool taken = m_read.compare(0, 12, "HTTP/1.1 200") == 0;
        std::size_t length = 0;
        for (const char* name : {"Content-Length: ", "content-length: "}) {
            if (const std::size_t at = m_read.find(name); at < end)
                length = std::strtoul(m_read.c_str() + at + 16, nullptr, 10);
        }
        while (m_read.size() < end + 4 + length) {
            if (!readMore())
                return false;
        }
        m_read.erase(0, end + 4 + length);
        return taken;
    }

    int m_socket;
    bool m_connected = false;
    std::string m_read;
};

class GrpcExporter final : public Exporter {
public:
    explicit GrpcExporter(std::uint16_t port)
    {
        grpc::ChannelArguments arguments;
        arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1); // a connection of its own
        m_stub = std::make_unique<grpc::GenericStub>(
            grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments));
    }

    bool send(const std::string& message) override
    {
        const grpc::Slice slice(message);
        const grpc::ByteBuffer request(&slice, 1);
        grpc::ByteBuffer response;
        grpc::ClientContext context;
        grpc::Status status;
        auto call = m_stub->PrepareUnaryCall(&context, "/opentelemetry.proto.collector.trace.v1.TraceService/Export", request, &m_queue);
        call->StartCall();
        call->Finish(&response, &status, this);
        void* tag = nullptr;
        bool ok = false;
        return m_queue.Next(&tag, &ok) && ok && status.ok();
    }

private:
    std::unique_ptr<grpc::GenericStub> m_stub;
    grpc::CompletionQueue m_queue;
};

} // namespace

std::unique_ptr<Exporter> httpExporter(std::uint16_t port) { return std::make_unique<HttpExporter>(port); }
std::unique_ptr<Exporter> grpcExporter(std::uint16_t port) { return std::make_unique<GrpcExporter>(port); }

} // namespace whyglass::bench
