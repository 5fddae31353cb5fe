// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "otlp_messages.h"

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <memory>
#include <string>

namespace whyglass::reliability {

enum class Transport { Grpc, Protobuf, Json };

/// What a sender was told, read with the schema of its transport. A body that is not what it should be is `malformed`.
struct Told {
    int http = 0;          ///< 0 on gRPC, and where the connection ended without an answer
    int rpc = -1;          ///< status code; on HTTP that of the body
    bool partial = false;
    std::int64_t rejected = 0;
    std::string message;
    int retrySeconds = 0;    ///< RetryInfo
    int retryAfter = 0;      ///< HTTP header
    bool badRequest = false; ///< BadRequest detail
    bool closed = false;     ///< the connection ended after the answer
    std::string malformed;
    std::string headers;
};

/// A request as it goes out, beyond its body; what is not set is as an SDK has it.
struct Wire {
    std::string body;
    std::string method = "POST";
    std::string path;            ///< empty: that of the signal; on gRPC the method
    std::string type;            ///< empty: that of the transport
    std::string host = "localhost";
    std::string headers;         ///< further HTTP header lines
    std::string token;           ///< sent as a bearer token; empty: none
    std::string length;          ///< instead of Content-Length: …; "none" for no length at all
};

/// Any bytes as the message of one unary gRPC call; the response goes to `response`, where it is wanted.
grpc::Status callRaw(const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context, const std::string& method, const std::string& bytes,
                     std::string* response = nullptr);

/// Sends export requests to a receiver of this machine. Thread-safe.
class ExportClient {
public:
    ExportClient(std::uint16_t grpcPort, std::uint16_t httpPort);
    ~ExportClient();
    [[nodiscard]] Told send(Transport transport, telemetry::Signal signal, const Wire& wire) const;

private:
    struct Channel;
    std::unique_ptr<Channel> m_channel;
    std::uint16_t m_http;
};

inline Encoding encodingOf(Transport transport) { return transport == Transport::Json ? Encoding::Json : Encoding::Protobuf; }
const char* nameOf(Transport transport);

} // namespace whyglass::reliability
